"""Grade an answer without a model: read it, tag it, find its levels, add up."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from content.rubrics import Rubric
from content.vocabulary import AnswerFlag
from tools import cues
from tools.answer_grade import Grade, GradeFlag
from tools.answer_levels import levels_of
from tools.answer_marks import Mark
from tools.answer_reading import Reading, read
from tools.meaning import Meaning
from tools.scoring import grade
from tools.star_tagging import Tagged
from tools.story import tell

NOTHING: Final[frozenset[AnswerFlag]] = frozenset({"blank", "gibberish", "question_echo"})
"""Flags of what says nothing: there is no meaning to be looked for."""


@dataclass(frozen=True)
class Read:
    """Everything that is found in an answer before it is scored. Made once and shared by all that grade it."""

    reading: Reading
    marks: tuple[Mark, ...]
    tagged: tuple[Tagged, ...]

    @property
    def gradable(self) -> bool:
        """Whether there is an answer to grade at all, so that a model would have something to read."""
        return not NOTHING & set(self.reading.flags)

    @property
    def hedges(self) -> float:
        """Return the hedges per hundred words."""
        return round(100 * len(cues.HEDGE.findall(self.reading.text)) / max(1, self.reading.length), 1)


def read_answer(
    rubric: Rubric,
    question: str,
    answer: str,
    key_points: Sequence[str] = (),
    *,
    meaning: Meaning | None = None,
) -> Read:
    """Read an answer once: what counts in it, its levels, and for stories the part that each sentence tells.

    `meaning` turns sentences into vectors for the fitted grader; without it the rules grade. Raises what `meaning` raises.
    """
    reading = read(rubric.rubric, question, answer, tuple(key_points), meaning)
    meaning = None if NOTHING & set(reading.flags) else meaning
    told = tell(reading, meaning) if rubric.rubric == "behavioral" else None
    reading = told.story.reading if told else reading
    marks = levels_of(rubric.rubric, reading, key_points, told=told, meaning=meaning)
    if any("off_topic" in mark.conditions for mark in marks) and "off_topic" not in reading.flags:
        reading = replace(reading, flags=(*reading.flags, "off_topic"))
    return Read(reading, tuple(marks), told.story.tagged if told else ())


def grade_read(rubric: Rubric, question_id: str, found: Read) -> Grade:
    """Return the offline grade of an answer that has been read."""
    return grade_marks(rubric, question_id, found, found.marks)


def grade_marks(
    rubric: Rubric,
    question_id: str,
    found: Read,
    marks: Sequence[Mark],
    *,
    conditions: Sequence[str] = (),
    extra: Sequence[GradeFlag] = (),
    engine: str = "offline",
    degraded: bool = False,
) -> Grade:
    """Return the grade of an answer that has been read and marked, by these rules or by a model."""
    flags: list[GradeFlag] = [*found.reading.flags, *dict.fromkeys(extra)]
    correctness = next((mark for mark in marks if mark.dimension == "correctness"), None)
    if correctness is not None and found.gradable and correctness in found.marks:
        flags.append("correctness_unknown" if correctness.level is None else "correctness_by_words")
    return grade(
        rubric,
        marks,
        question_id=question_id,
        answer=found.reading.answer,
        tagged=found.tagged,
        flags=flags,
        conditions=conditions,
        hedges=None if "blank" in found.reading.flags else found.hedges,
        engine=engine,
        degraded=degraded,
    )
