"""Read the levels of an answer off its words: the offline grader, one function whatever the rubric."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from content.vocabulary import RubricName
from tools.answer_case import read_case
from tools.answer_discovery import read_discovery
from tools.answer_general import read_general
from tools.answer_marks import Mark
from tools.answer_negotiation import read_negotiation
from tools.answer_reading import Reading, read
from tools.answer_scenario import read_scenario
from tools.answer_technical import read_technical
from tools.star_form import delivery, relevance
from tools.star_levels import read_story
from tools.star_story import Story


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
    """Return the marks of an answer that has been read already; `story` is the reading tagged, if that is done as well."""
    story = Story.of(reading) if rubric == "behavioral" and story is None else story
    marks = _story_marks(story) if story is not None else _marks(rubric, reading, key_points)
    if "blank" in reading.flags:
        return [replace(mark, level=None, spans=()) for mark in marks]
    if "gibberish" in reading.flags or "question_echo" in reading.flags:
        return [replace(mark, level=0 if mark.level is not None else None, spans=(), conditions=()) for mark in marks]
    return marks


def _marks(rubric: RubricName, reading: Reading, key_points: Sequence[str]) -> list[Mark]:
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
