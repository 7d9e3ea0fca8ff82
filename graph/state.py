"""What flows through the graph: plain JSON, ids and short text, never whole documents or secrets."""

import operator
from typing import Annotated, Any, Final, NotRequired

from pydantic import BaseModel, ConfigDict, Field
from typing_extensions import TypedDict

from content.vocabulary import (
    MAX_ANSWER_CHARACTERS,
    MAX_QUESTIONS,
    MIN_QUESTIONS,
    Action,
    Industry,
    InterviewType,
    Mode,
    RoleLevel,
    Source,
)

SCHEMA_VERSION: Final = 2
"""Counts the shapes of InterviewState that were ever released; a checkpoint says which one it holds."""


class Setup(BaseModel):
    """What an interview is to be. Everything has a default, so that a run can be started with nothing in Studio."""

    model_config = ConfigDict(extra="forbid")

    interview_type: InterviewType = "behavioral"
    industry: Industry = "any"
    role_level: RoleLevel = "mid"
    mode: Mode = "graded"
    question_count: int = Field(5, ge=MIN_QUESTIONS, le=MAX_QUESTIONS)
    duration_minutes: int | None = Field(None, description="15, 30 or 60; sets the number of questions where that is not said.")
    personas: list[str] = Field(default_factory=list, description="Ids of the interviewers; empty lets Greenroom choose.")
    cv_id: str | None = None
    job_id: str | None = None
    language: str = "en"
    interview_on: str | None = Field(None, description="Day of the real interview, ISO 8601; the study plan runs up to it.")


class AnswerIn(BaseModel):
    """What resumes a waiting interview."""

    action: Action = "answer"
    question_id: str | None = Field(None, description="The question that is answered: the open one; or the one to ask again.")
    text: str = Field("", max_length=MAX_ANSWER_CHARACTERS)
    source: Source = "typed"
    message_id: str | None = None
    attempt: int = Field(1, description="Which attempt at the question this is, or asks for.")


class Opening(BaseModel):
    """The input of the graph: a setup for a new interview, or a chat message as the answer to the open question."""

    setup: Setup = Field(default_factory=Setup)
    messages: list[Any] = Field(default_factory=list)


class OpenQuestion(TypedDict):
    """The question that waits for an answer."""

    id: str
    number: int
    follow_up: int
    kind: str
    competency: str
    bank_id: str
    persona_id: str
    text: str
    attempt: NotRequired[int]


class Graded(TypedDict):
    """What the end of the interview needs of a grade; the grade itself is in the ledger."""

    overall: float | None
    levels: dict[str, int]
    flags: list[str]


class TurnNote(TypedDict):
    """One turn, looked back on; the ledger has the rest."""

    id: str
    action: str
    overall: float | None


class InterviewState(TypedDict, total=False):
    """The state of one interview. `plan` holds ids of main questions, whose words are in the ledger.

    `graded`, `upcoming` and `answer` live for one turn only. `heard` is the submission that was taken up last, and `returns_to`
    are the questions that were left open for a retry, the next one last.
    """

    schema_version: int
    interview_id: str
    setup: dict[str, Any]
    messages: list[Any]
    plan: list[str]
    question: OpenQuestion | None
    answer: dict[str, Any] | None
    heard: str | None
    returns_to: list[str]
    graded: Graded | None
    upcoming: OpenQuestion | None
    turns: Annotated[list[TurnNote], operator.add]
    ended: bool
