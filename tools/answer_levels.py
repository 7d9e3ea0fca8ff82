"""Read the levels of an answer off its words: the offline grader, one function whatever the rubric."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from content.vocabulary import RubricName
from tools.answer_case import read_case
from tools.answer_discovery import read_discovery
from tools.answer_general import read_general
from tools.answer_marks import Mark
from tools.answer_negotiation import read_negotiation
from tools.answer_reading import Reading, read
from tools.answer_scenario import read_scenario
from tools.answer_technical import read_technical
from tools.sentences import split
from tools.star_form import delivery, relevance
from tools.star_levels import read_story
from tools.star_story import Story

A_WORD_OR_TWO: Final = 4
"""Words below which an answer says nothing that could be graded, however clear it is."""


def read_levels(
    rubric: RubricName,
    question: str,
    answer: str,
    key_points: Sequence[str] = (),
    *,
    competency: str = "",  # noqa: ARG001
    similarity: float | None = None,
) -> list[Mark]:
    """Return a mark for every dimension of the rubric. Pure: the same words always get the same levels.

    `similarity` is the cosine of question and answer, where an embedder is at hand. A level of 2 or more has exact words beside
    it. `competency` is not used by these rules; a fitted reader behind the same signature may.
    """
    return levels_of(rubric, read(rubric, question, answer, tuple(key_points), similarity), key_points)


def levels_of(
    rubric: RubricName, reading: Reading, key_points: Sequence[str] = (), *, story: Story | None = None
) -> list[Mark]:
    """Return the marks of an answer that has been read already; `story` is the reading tagged, if that is done as well.

    Words to the grader never help: not by what they say, and not by what is left when they are taken out.
    """
    marks = _marks(rubric, reading, key_points, story)
    if "blank" in reading.flags:
        return [replace(mark, level=None, spans=()) for mark in marks]
    if "gibberish" in reading.flags or "question_echo" in reading.flags:
        return [replace(mark, level=0 if mark.level is not None else None, spans=(), conditions=()) for mark in marks]
    if reading.length < A_WORD_OR_TWO:
        return [replace(mark, level=0, spans=()) if mark.level else mark for mark in marks]
    if "prompt_injection" in reading.flags:
        whole = replace(reading, plain=reading.answer, sentences=tuple(split(reading.answer)))
        return [_lower(mark, other) for mark, other in zip(marks, _marks(rubric, whole, key_points), strict=True)]
    return marks


def _lower(mark: Mark, other: Mark) -> Mark:
    """Return the mark with the lower of two levels."""
    return mark if mark.level is None or other.level is None else replace(mark, level=min(mark.level, other.level))


def _marks(rubric: RubricName, reading: Reading, key_points: Sequence[str], story: Story | None = None) -> list[Mark]:
    if rubric == "behavioral":
        return _story_marks(story or Story.of(reading))
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


def _story_marks(story: Story) -> list[Mark]:
    """Return the marks of a story in the rubric's order, in which relevance stands among the contents and delivery last."""
    *first, specificity, ownership, reflection = read_story(story)
    return [*first, relevance(story), specificity, ownership, reflection, delivery(story)]
