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


def asked_as(row: AskedQuestion) -> OpenQuestion:
    """Return a question as it stands in the state."""
    return {**open_question(row), "attempt": attempt_of(row)}


def place(question: Mapping[str, Any]) -> tuple[str, int]:
    """Return what tells one asking of a question from another."""
    return question["id"], question.get("attempt", 1)


def as_retry(question_id: str, attempt: int) -> Json:
    """Return what a submission holds that asks for a retry."""
    return {"question_id": question_id, "attempt": attempt}


def about(submission: Submission) -> tuple[str, int]:
    """Return the question that a submission is about, and the attempt that it makes or asks for."""
    if submission.question_id != NO_QUESTION:
        return submission.question_id, submission.attempt
    return submission.answer["question_id"], submission.answer["attempt"]
