"""Levels of an answer to a business case: framing, structure, analysis, assumptions, recommendation, risks."""

from tools import cues, cues_talk
from tools.answer_evidence import count, holding, most_particular, particulars
from tools.answer_marks import Mark, mark
from tools.answer_reading import Reading
from tools.answer_words import shared, stems


def read_case(reading: Reading) -> list[Mark]:
    """Return the marks of an answer to a case, in the rubric's order."""
    return [
        framing(reading),
        structure(reading),
        analysis(reading),
        assumptions(reading),
        recommendation(reading),
        risks(reading),
    ]


def framing(reading: Reading) -> Mark:
    """Whether the opening takes up the problem, sizes it or asks what decides it."""
    opening = reading.sentences[:3]
    taken = shared(stems(reading.question), stems(" ".join(sentence.text for sentence in opening)))
    sized = bool(holding(cues.DIGITS, opening))
    asks = any("?" in sentence.text or cues.REASON.search(sentence.text) for sentence in opening) or bool(
        holding(cues_talk.ASSUME, opening)
    )
    level = (taken >= 0.1) + (taken >= 0.2) + sized + asks
    best = tuple(sentence for sentence in opening if "?" in sentence.text) or holding(cues.DIGITS, opening) or opening
    return mark(reading.answer, "framing", level, best, about=opening[0].text if opening else "")


def structure(reading: Reading) -> Mark:
    """Whether the problem is taken apart, and in an order."""
    parts = holding(cues_talk.SPLIT, reading.sentences)
    found = count(cues_talk.SPLIT, parts)
    level = (found >= 1) + (found >= 2) + (found >= 3 and _sums(reading) >= 1) + (found >= 4 and _sums(reading) >= 3)
    if holding(cues_talk.FRAMEWORK, reading.sentences) and _sums(reading) < 2:
        level = min(level, 2)
    return mark(reading.answer, "structure", level, parts)


def analysis(reading: Reading) -> Mark:
    """Sums that lead somewhere, then reasoning, then opinion."""
    sums = holding(cues_talk.SUM, reading.sentences)
    reasons = holding(cues.REASON, reading.sentences)
    figures = particulars(reading.text)
    level = 1 if reasons else 0
    if figures >= 4 and sums:
        level = 2 + (len(sums) >= 2 and figures >= 8) + (len(sums) >= 4 and figures >= 12)
    elif len(reasons) >= 2:
        level = 1
    return mark(reading.answer, "analysis", level, most_particular(sums or reasons), about=reasons[0].text if reasons else "")


def assumptions(reading: Reading) -> Mark:
    """What is taken for granted and said to be."""
    stated = holding(cues_talk.ASSUME, reading.sentences)
    sized = tuple(sentence for sentence in stated if particulars(sentence.text))
    level = bool(stated) + (len(sized) >= 1) + (len(sized) >= 2) + (len(sized) >= 3 and len(stated) >= 5)
    return mark(reading.answer, "assumptions", level, sized or stated)


def recommendation(reading: Reading) -> Mark:
    """Whether the speaker comes down on a side, with its worth and a first step."""
    advice = holding(cues_talk.ADVISE, reading.sentences)
    sized = tuple(sentence for sentence in advice if particulars(sentence.text))
    level = (
        bool(advice)
        + (len(advice) >= 2 and _sums(reading) >= 1)
        + (len(sized) >= 1 and _sums(reading) >= 1)
        + (len(sized) >= 2)
    )
    return mark(reading.answer, "recommendation", level, most_particular(advice))


def risks(reading: Reading) -> Mark:
    """What could sink it, and what would be watched."""
    named = holding(cues_talk.RISK, reading.sentences)
    found = count(cues_talk.RISK, named)
    sized = any(particulars(sentence.text) for sentence in named)
    level = (found >= 1) + (found >= 2 or (found >= 1 and sized)) + (found >= 2 and sized) + (found >= 4 and sized)
    return mark(reading.answer, "risks", level, most_particular(named))


def _sums(reading: Reading) -> int:
    """Return in how many sentences something is calculated."""
    return len(holding(cues_talk.SUM, reading.sentences))
