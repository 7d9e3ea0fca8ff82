"""Read the levels of an answer off its words: the offline grader, one function whatever the rubric."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from content.rubrics import load_rubrics
from content.vocabulary import RubricName
from tools.answer_case import read_case
from tools.answer_discovery import read_discovery
from tools.answer_general import read_general
from tools.answer_marks import Mark
from tools.answer_negotiation import read_negotiation
from tools.answer_reading import Reading, read
from tools.answer_scenario import read_scenario
from tools.answer_technical import read_technical
from tools.meaning import Meaning
from tools.sentences import split
from tools.story import Told, story_marks, tell

A_WORD_OR_TWO: Final = 4
"""Words below which an answer says nothing that could be graded, however clear it is."""


def read_levels(
    rubric: RubricName,
    question: str,
    answer: str,
    key_points: Sequence[str] = (),
    *,
    meaning: Meaning | None = None,
) -> list[Mark]:
    """Return a mark for every dimension of the rubric. Pure: the same words always get the same levels.

    `meaning` turns sentences into vectors; without it the rules grade. A level of 2 or more has exact words beside it.
    Raises what `meaning` raises.
    """
    reading = read(rubric, question, answer, tuple(key_points), meaning)
    told = tell(reading, meaning) if rubric == "behavioral" else None
    return levels_of(rubric, told.story.reading if told else reading, key_points, told=told, meaning=meaning)


def levels_of(
    rubric: RubricName,
    reading: Reading,
    key_points: Sequence[str] = (),
    *,
    told: Told | None = None,
    meaning: Meaning | None = None,
) -> list[Mark]:
    """Return the marks of an answer that has been read already; `told` is the story in it, if that is read as well.

    Words to the grader never help: not by what they say, and not by what is left when they are taken out.
    """
    marks = _marks(rubric, reading, key_points, told, meaning)
    if "blank" in reading.flags:
        return [replace(mark, level=None, spans=()) for mark in marks]
    if "gibberish" in reading.flags or "question_echo" in reading.flags:
        return [replace(mark, level=0 if mark.level is not None else None, spans=(), conditions=()) for mark in marks]
    if reading.length < A_WORD_OR_TWO:
        return [replace(mark, level=0, spans=()) if mark.level else mark for mark in marks]
    if "prompt_injection" in reading.flags:
        whole = replace(reading, plain=reading.answer, sentences=tuple(split(reading.answer)))
        others = _marks(rubric, whole, key_points, tell(whole, meaning) if told else None, meaning)
        return [_lower(mark, other) for mark, other in zip(marks, others, strict=True)]
    return marks


def _lower(mark: Mark, other: Mark) -> Mark:
    """Return the mark with the lower of two levels."""
    return mark if mark.level is None or other.level is None else replace(mark, level=min(mark.level, other.level))


def _marks(
    rubric: RubricName, reading: Reading, key_points: Sequence[str], told: Told | None, meaning: Meaning | None
) -> list[Mark]:
    if rubric == "behavioral":
        return story_marks(told or tell(reading, None))
    by_rule = _by_rule(rubric, reading, key_points)
    if meaning is None or not reading.sentences:
        return by_rule
    from tools.kind_levels import fitted_marks  # numpy is loaded only where something is graded

    return fitted_marks(load_rubrics()[rubric], reading, key_points, by_rule, meaning)


def _by_rule(rubric: RubricName, reading: Reading, key_points: Sequence[str]) -> list[Mark]:
    if rubric == "technical":
        return read_technical(reading, key_points)
    readers: dict[RubricName, Callable[[Reading], list[Mark]]] = {
        "general": read_general,
        "case": read_case,
        "rate_negotiation": read_negotiation,
        "client_discovery": read_discovery,
        "scenario": read_scenario,
    }
    return readers[rubric](reading)
