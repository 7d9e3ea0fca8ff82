"""Levels of an answer to a client's request: questions, listening, scope, constraints, warning signs, next step."""

from typing import Final

from tools import cues, cues_talk
from tools.answer_evidence import count, holding, joined
from tools.answer_marks import Mark, mark
from tools.answer_reading import Reading
from tools.answer_words import stems
from tools.sentences import Sentence

HEAP: Final = 8
"""Questions at once from which they are a heap; a strong answer written as one turn asks up to seven."""


def read_discovery(reading: Reading) -> list[Mark]:
    """Return the marks of an answer to a client, in the rubric's order."""
    asked = tuple(s for s in reading.sentences if "?" in s.text or cues_talk.INVITE.search(s.text))
    return [
        questions(reading, asked),
        listening(reading, asked),
        scope(reading, asked),
        constraints(reading, asked),
        red_flags(reading),
        next_step(reading),
    ]


def pitches_first(reading: Reading, asked: tuple[Sentence, ...]) -> bool:
    """Say whether the speaker sells before asking: nothing asked at all, or two selling sentences before the first question."""
    first = asked[0].start if asked else len(reading.answer)
    sold = [sentence for sentence in holding(cues_talk.PITCH, reading.sentences) if sentence.start < first]
    return len(sold) >= 2


def questions(reading: Reading, asked: tuple[Sentence, ...]) -> Mark:
    """How many questions, and whether they open something."""
    opened = tuple(s for s in asked if cues_talk.OPEN_QUESTION.search(s.text) or cues_talk.INVITE.search(s.text))
    pitched = pitches_first(reading, asked)
    level = (
        0 if not asked else 1 if not opened else 2 + (len(opened) >= 2) + (len(opened) >= 3 and 2 * len(opened) >= len(asked))
    )
    closed = tuple(sentence for sentence in asked if sentence not in opened)
    if reading.text.count("?") > HEAP or len(closed) > len(opened) + 2:
        level = min(level, 2)
    if pitched:
        level = min(level, 1)
    return mark(
        reading.answer,
        "questions",
        level,
        opened or asked,
        about=joined(closed[:1]),
        conditions=["pitch_first"] if pitched else [],
    )


def listening(reading: Reading, asked: tuple[Sentence, ...]) -> Mark:
    """Whether the client's own words are taken up and asked behind."""
    theirs = stems(reading.question)
    echoed = tuple(sentence for sentence in reading.sentences if len(stems(sentence.text) & theirs) >= 2)
    taken = holding(cues_talk.TAKEN_UP, reading.sentences)
    behind = any(sentence in asked for sentence in (*echoed, *taken))
    level = bool(echoed) + bool(taken) + (len(taken) >= 2 or (bool(taken) and len(echoed) >= 2)) + (behind and bool(taken))
    if pitches_first(reading, asked):
        level = min(level, 1)
    return mark(reading.answer, "listening", level, taken or echoed)


def scope(reading: Reading, asked: tuple[Sentence, ...]) -> Mark:
    """Whether the goal is asked for, and how success would show."""
    aims = holding(cues_talk.PURPOSE, asked)
    leaner = holding(cues_talk.PURPOSE, [sentence for sentence in reading.sentences if sentence not in asked])
    level = (
        (2 + (count(cues_talk.PURPOSE, aims) >= 2 or bool(leaner)) + (len(aims) >= 1 and bool(leaner)))
        if aims
        else 1
        if asked
        else 0
    )
    return mark(reading.answer, "scope", level, aims or leaner)


def constraints(reading: Reading, asked: tuple[Sentence, ...]) -> Mark:
    """Which of money, date and decider are asked about."""
    kinds = (cues_talk.MONEY, cues_talk.WHEN, cues_talk.WHO)
    found = [holding(kind, asked) for kind in kinds]
    met = sum(1 for sentences in found if sentences)
    places = [sentence for sentences in found for sentence in sentences]
    return mark(reading.answer, "constraints", (0, 2, 3, 4)[met] if found[0] or found[2] else met, places)


def red_flags(reading: Reading) -> Mark:
    """Whether a doubt about the request is said, with a reason and another way."""
    doubts = holding(cues_talk.DOUBT, reading.sentences)
    reasoned = holding(cues.REASON, doubts)
    found = count(cues_talk.DOUBT, doubts)
    level = bool(doubts) + (found >= 2) + (found >= 2 and bool(reasoned)) + (found >= 4)
    if len(holding(cues_talk.PITCH, reading.sentences)) > len(doubts):
        level = min(level, 1)
    return mark(reading.answer, "red_flags", level, reasoned or doubts)


def next_step(reading: Reading) -> Mark:
    """A small step with a day, or a contract pushed forward."""
    steps = holding(cues_talk.SMALL_STEP, reading.sentences[-4:])
    dated = holding(cues_talk.DAY, steps)
    pushed = bool(holding(cues_talk.PUSHED, steps))
    level = (2 + bool(dated) + (bool(dated) and not pushed)) if steps else 0
    return mark(reading.answer, "next_step", min(level, 2) if pushed else level, dated or steps)
