"""Levels of a technical answer: key points covered, mechanism, steps, trade-offs, examples, clarity."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tools import cues, cues_deeds, cues_talk
from tools.answer_evidence import count, holding, joined, looseness, most_particular, particulars
from tools.answer_marks import Mark, mark, not_scored
from tools.answer_reading import Reading
from tools.answer_words import shared, stems
from tools.sentences import Sentence

TOUCHED: Final = 0.3
COVERED: Final = 0.45
"""Shares of a key point's words from which it counts as touched and as covered: chosen on the gold set, where answers in the
speaker's own words share about a third of the wording of a point that raters found covered."""

WINDOW: Final = 3
"""Sentences that may cover a point together."""


@dataclass(frozen=True)
class Point:
    """A key point, how far it is covered (0-1 of its words), and by which sentences."""

    text: str
    share: float
    sentences: tuple[Sentence, ...]


def read_technical(reading: Reading, key_points: Sequence[str]) -> list[Mark]:
    """Return the marks of a technical answer, in the rubric's order. Without key points correctness is not scored."""
    points = cover(reading, key_points)
    first = correctness(reading, points) if points else not_scored("correctness")
    return [first, depth(reading, points), approach(reading), trade_offs(reading), clarity(reading), examples(reading)]


def cover(reading: Reading, key_points: Sequence[str]) -> list[Point]:
    """Return each key point with the stretch of the answer that shares most of its words."""
    asked = stems(reading.question)
    spoken = [stems(sentence.text) for sentence in reading.sentences]
    points = []
    for text in key_points:
        wanted = stems(text)
        wanted = wanted - asked or wanted
        best, place = 0.0, 0
        for start in range(len(spoken)):
            share = shared(wanted, frozenset().union(*spoken[start : start + WINDOW]))
            if share > best:
                best, place = share, start
        window = reading.sentences[place : place + WINDOW]
        ranked = sorted(window, key=lambda sentence: -shared(wanted, stems(sentence.text)))
        points.append(Point(text, best, tuple(ranked[:1])))
    return points


def correctness(reading: Reading, points: Sequence[Point]) -> Mark:
    """How many of the key points can be found in the words, between 1 and 3 only.

    Words can show neither that a point is wrong (0) nor that its limits are understood (4): found and rated points agree at an
    AUC of .70 on the gold set, and a fluent wrong answer uses the right words.
    """
    reached = sum(1.0 if point.share >= COVERED else 0.5 if point.share >= TOUCHED else 0.0 for point in points) / len(points)
    level = 1 if reached < 0.2 else 2 if reached < 0.5 else 3
    touched = sorted((point for point in points if point.share >= TOUCHED), key=lambda point: -point.share)
    missing = next((point.text for point in points if point.share < TOUCHED), "")
    places = [sentence for point in touched for sentence in point.sentences]
    return mark(reading.answer, "correctness", level, places, point=missing)


def depth(reading: Reading, points: Sequence[Point]) -> Mark:
    """How it works and what follows: what happens before what, because of what, and what goes wrong."""
    reasons = holding(cues_talk.MECHANISM, reading.sentences)
    order, failure = count(cues.ORDER, reading.sentences), count(cues_deeds.STAKES, reading.sentences)
    links = len(reasons) + order + failure
    level = (links >= 3) + (links >= 6) + (links >= 10) + (links >= 14 and order >= 3)
    if points and not any(point.share >= TOUCHED for point in points):
        level = min(level, 2)
    longest = sorted(reasons, key=lambda sentence: -len(cues_talk.MECHANISM.findall(sentence.text)))
    return mark(reading.answer, "depth", level, longest, about=longest[0].text if longest else "")


def approach(reading: Reading) -> Mark:
    """What the speaker would do, and whether in an order."""
    steps = holding(cues_talk.STEP, reading.sentences)
    ordered = count(cues.ORDER, reading.sentences)
    level = (len(steps) >= 1) + (len(steps) >= 2) + (len(steps) >= 2 and ordered >= 3) + (len(steps) >= 3 and ordered >= 6)
    return mark(reading.answer, "approach", level, steps, about=steps[0].text if steps else "")


def trade_offs(reading: Reading) -> Mark:
    """What the choice costs, what goes wrong without it and when another would be better."""
    weighed = holding(cues_talk.TRADE_OFF, reading.sentences)
    found = count(cues_talk.TRADE_OFF, weighed)
    limits = count(cues_deeds.STAKES, reading.sentences)
    level = (found >= 1) + (found >= 2 and limits >= 2) + (found >= 3 and limits >= 4) + (found >= 5 and limits >= 7)
    return mark(reading.answer, "trade_offs", level, weighed, about=weighed[0].text if weighed else "")


def examples(reading: Reading) -> Mark:
    """An example, a particular one, one of the speaker's own."""
    cases, shown = holding(cues_talk.OWN_CASE, reading.sentences), holding(cues_talk.EXAMPLE, reading.sentences)
    exact = particulars(joined(cases or shown))
    level = (3 + (exact >= 3)) if cases and exact else 2 if cases or (shown and exact >= 2) else 1 if shown else 0
    return mark(reading.answer, "examples", level, most_particular(cases or shown), about=joined(shown[:1]))


def clarity(reading: Reading) -> Mark:
    """Whether it can be followed: length, side tracks, fillers."""
    if not reading.sentences:
        return mark(reading.answer, "clarity", 0, ())
    longest = max(len(sentence.text.split()) for sentence in reading.sentences)
    loose = looseness(reading.text)
    level = 4 - (loose > 1) - (loose > 5) - (longest > 45) - (reading.length > 200)
    return mark(reading.answer, "clarity", max(1, level), reading.sentences[:1])
