"""Which question was asked which time, told from its row: a question that is retried keeps its row and counts its attempts."""

from collections.abc import Mapping
from typing import Any, Final

from graph.backstage import open_question
from graph.state import OpenQuestion
from storage.content import Json
from storage.tables import AskedQuestion, Submission

NO_QUESTION: Final = ""
"""Stands in submissions that answer no question: a retry, a pause, ... They count their own attempts."""


def attempt_of(row: AskedQuestion) -> int:
    """Return as which attempt this question was asked last, from 1."""
    return int(row.content.get("attempt", 1))


def spoken(row: AskedQuestion, attempt: int | None = None) -> str | None:
    """Return the interviewer's whole words when they asked this question the last time, or for an attempt."""
    asked = str(attempt_of(row) if attempt is None else asking_of(row, attempt))
    words: str | None = row.content.get("again", {}).get(asked, row.content.get("spoken"))
    return words


def asked_as(row: AskedQuestion) -> OpenQuestion:
    """Return a question as it stands in the state."""
    return {**open_question(row), "attempt": attempt_of(row)}


def place(question: Mapping[str, Any]) -> tuple[str, int]:
    """Return what tells one asking of a question from another."""
    return question["id"], question.get("attempt", 1)


def asking_of(row: AskedQuestion, attempt: int) -> int:
    """Return as which attempt the question was asked when this attempt was made: after a turn that failed they differ."""
    return max([1, *(asked for asked in map(int, row.content.get("again", {})) if asked <= attempt)])


def is_retry(question: Mapping[str, Any]) -> bool:
    """Return whether a question is being asked once more."""
    return place(question)[1] > 1


def as_retry(question_id: str, attempt: int) -> Json:
    """Return what a submission holds that asks for a retry."""
    return {"question_id": question_id, "attempt": attempt}


def about(submission: Submission) -> tuple[str, int]:
    """Return the question that a submission is about, and the attempt that it makes or asks for."""
    if submission.question_id != NO_QUESTION:
        return submission.question_id, submission.attempt
    return submission.answer["question_id"], submission.answer["attempt"]
