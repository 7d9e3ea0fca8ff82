"""Pair what was asked with what was answered and graded: every attempt is kept, and one of them counts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise
from typing import Any

from graph.asking import asking_of
from storage.content import Json
from storage.tables import AskedQuestion, GradeRow, Submission
from tools.answer_grade import Grade


@dataclass(frozen=True)
class Attempt:
    """One answer to a question, with what was made of it."""

    number: int
    answer: str
    answered_at: datetime
    grade: Grade | None
    examples: list[Json]


@dataclass(frozen=True)
class Exchange:
    """One question and the attempts at it, oldest first; none where it was skipped or is open."""

    question: AskedQuestion
    attempts: tuple[Attempt, ...] = ()

    @property
    def counted(self) -> Attempt | None:
        """Return the attempt that counts: the latest that is graded; where none is, the latest."""
        return counted(self.attempts)

    @property
    def answer(self) -> str:
        """Return the answer that counts, "" where there is none."""
        return self.counted.answer if self.counted else ""


def exchanges(
    questions: Sequence[AskedQuestion], submissions: Sequence[Submission], grades: Sequence[GradeRow]
) -> list[Exchange]:
    """Return every question that was asked with the attempts at it, in the order of the questions."""
    graded = {(row.question_id, row.attempt): row for row in grades}
    return [Exchange(row, _attempts(row, submissions, graded)) for row in questions if row.status != "planned"]


def counted(attempts: Sequence[Attempt]) -> Attempt | None:
    """Return the latest attempt that is graded, else the latest."""
    graded = [attempt for attempt in attempts if attempt.grade is not None]
    return next(reversed(graded or [*attempts]), None)


def final_grades(talk: Sequence[Exchange]) -> dict[int, Grade]:
    """Return the grade that counts for each main question, by number: the one made last under it.

    The grade of a follow-up merges what came before it; a question that is retried is graded alone.
    """
    numbers = dict.fromkeys(exchange.question.number for exchange in talk)
    made = {number: history(of_number(number, talk)) for number in numbers}
    return {number: grades[-1] for number, grades in made.items() if grades}


def history(under: Sequence[Exchange]) -> list[Grade]:
    """Return the grades that counted one after the other for a main question: one more for each retry under it."""
    made = [(attempt, attempt is not exchange.attempts[0]) for exchange in under for attempt in exchange.attempts]
    grades: list[Grade] = []
    for attempt, retried in sorted(made, key=lambda pair: pair[0].answered_at):
        if attempt.grade is not None:
            grades = [*(grades if retried else grades[:-1]), attempt.grade]
    return grades


def rounds(under: Sequence[Exchange]) -> list[Attempt]:
    """Return the attempts at a main question, each with the last grade and CV lines made before the next one began."""
    main, later = under[0].attempts, [attempt for exchange in under[1:] for attempt in exchange.attempts]
    ends = [*(following.answered_at for _, following in pairwise(main)), None]
    return [_with_later(attempt, later, end) for attempt, end in zip(main, ends, strict=True)] if main else []


def change(grades: Sequence[Grade]) -> Json | None:
    """Return what the latest retry changed, None before one: the total and each level, before and after."""
    if len(grades) < 2:
        return None
    before, after = grades[-2], grades[-1]
    known = before.overall is not None and after.overall is not None
    difference = round((after.overall or 0.0) - (before.overall or 0.0), 2) if known else None
    names = [*before.levels, *(name for name in after.levels if name not in before.levels)]
    return {
        "overall": {"before": before.overall, "after": after.overall, "difference": difference},
        "levels": {name: {"before": before.levels.get(name), "after": after.levels.get(name)} for name in names},
    }


def of_number(number: int, talk: Sequence[Exchange]) -> list[Exchange]:
    """Return a main question and its follow-ups."""
    return [exchange for exchange in talk if exchange.question.number == number]


def _attempts(
    question: AskedQuestion, submissions: Sequence[Submission], graded: dict[tuple[str, int], GradeRow]
) -> tuple[Attempt, ...]:
    """Return one attempt for each time that the question was asked and answered: after a turn that failed, the last answer."""
    answers = [row for row in submissions if row.question_id == question.id and row.action == "answer"]
    latest = {asking_of(question, row.attempt): row for row in sorted(answers, key=lambda row: row.attempt)}
    return tuple(_attempt(row, graded.get((question.id, row.attempt))) for row in latest.values())


def _attempt(submission: Submission, row: GradeRow | None) -> Attempt:
    grade = Grade.model_validate(row.grade) if row and row.grade else None
    text = str(submission.answer.get("text", ""))
    return Attempt(submission.attempt, text, submission.admitted_at, grade, _lines(row.examples if row else None))


def _with_later(attempt: Attempt, later: Sequence[Attempt], end: datetime | None) -> Attempt:
    mine = [one for one in later if one.answered_at >= attempt.answered_at and (end is None or one.answered_at < end)]
    grades = [one.grade for one in mine if one.grade is not None]
    lines = [one.examples for one in mine if one.examples]
    return replace(attempt, grade=[attempt.grade, *grades][-1], examples=[attempt.examples, *lines][-1])


def _lines(examples: Json | None) -> list[Any]:
    lines = examples.get("lines") if examples else None
    return lines if isinstance(lines, list) else []
