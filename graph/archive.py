"""The archive in which an owner's data leave one Greenroom and come into another: a zip of JSON, one file for each thing.

    manifest.json               the format, its version, when it was made, how much there is
    documents/ID.json           a CV as it was understood
    jobs/ID.json                an advert as it was understood
    personas/ID.json            an interviewer of one's own
    interviews/ID.json          an interview with its questions, answers, grades, events, runs, steps and study plan
    recordings/ID.json          an answer as it was spoken, the sound in base64, and how it sounded
    consents/ID.json            what was agreed to, when, and when it was taken back
    audit.json                  what was done with the data, ids only

In each file stands, under the name of every table, the list of its rows. Moments are ISO 8601 with their zone. Vectors and
checkpoints are not in it: both are made anew from what is.
"""

from base64 import b64encode
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final, get_args

from pydantic import BaseModel, ConfigDict, Field, JsonValue, TypeAdapter
from sqlmodel import SQLModel

from content.bank import Persona
from content.consents import ConsentKind
from content.vocabulary import Action, Industry, InterviewType, Mode, QuestionKind, RoleLevel, Source, Status
from graph.events import EventType
from graph.state import InterviewState, Setup
from storage.content import Json
from storage.tables import (
    Advert,
    AskedQuestion,
    Consent,
    Document,
    GradeRow,
    Interview,
    OwnPersona,
    Recording,
    Run,
    RunEvent,
    Step,
    StudyPlan,
    Submission,
)
from tools.answer_grade import Grade
from tools.cv import Cv
from tools.job import Job
from tools.speech_delivery import Delivery
from tools.speech_kind import MEDIA_TYPES

FORMAT: Final = "greenroom"
VERSION: Final = 2
"""2 brought recordings and consents."""
MANIFEST: Final = "manifest.json"
AUDIT: Final = "audit.json"

TABLES: Final[Mapping[str, tuple[type[SQLModel], ...]]] = {
    "documents": (Document,),
    "jobs": (Advert,),
    "personas": (OwnPersona,),
    "interviews": (Interview, AskedQuestion, Submission, GradeRow, Run, RunEvent, Step, StudyPlan),
    "recordings": (Recording,),
    "consents": (Consent,),
}
"""What stands in the files of a folder; the first has exactly one row. Those that others refer to come first."""

LEFT_OUT: Final = frozenset(
    {"owner_id", "creation_key", "creation_hash", "idempotency_key", "body_hash", "lease_owner", "leased_until", "claims"}
)
"""Columns that mean something in one installation only."""


class Manifest(BaseModel):
    """What an archive says of itself. It is written last, so that an archive that breaks off has none."""

    model_config = ConfigDict(extra="ignore")

    format: str
    version: int
    created_at: datetime
    counts: dict[str, int] = Field(default_factory=dict)
    damaged: list[str] = Field(default_factory=list)


class QuestionContent(BaseModel):
    """What the ledger holds of a question."""

    model_config = ConfigDict(extra="allow")

    text: str
    why: str | None = None
    spoken: str | None = None
    line_id: str | None = None
    persona: dict[str, JsonValue] | None = None


class AnswerContent(BaseModel):
    """What the ledger holds of an answer."""

    model_config = ConfigDict(extra="allow")

    text: str = ""


class Lines(BaseModel):
    """What the ledger holds of the CV lines for a question."""

    model_config = ConfigDict(extra="allow")

    lines: list[dict[str, JsonValue]] = Field(default_factory=list)


class Agreed(BaseModel):
    """What the ledger holds of a consent."""

    text: list[str]


class Filename(BaseModel):
    """What the ledger holds of a file's name."""

    name: str | None


ANYTHING: Final[TypeAdapter[Any]] = TypeAdapter(dict[str, JsonValue])
SHAPES: Final[Mapping[tuple[str, str], TypeAdapter[Any]]] = {
    ("documents", "filename"): TypeAdapter(Filename),
    ("documents", "content"): TypeAdapter(Cv),
    ("jobs", "content"): TypeAdapter(Job),
    ("personas", "content"): TypeAdapter(Persona),
    ("interviews", "setup"): TypeAdapter(Setup),
    ("questions", "content"): TypeAdapter(QuestionContent),
    ("submissions", "answer"): TypeAdapter(AnswerContent),
    ("grades", "grade"): TypeAdapter(Grade),
    ("grades", "examples"): TypeAdapter(Lines),
    ("steps", "update"): TypeAdapter(InterviewState),
    ("recordings", "measures"): TypeAdapter(Delivery),
    ("consents", "content"): TypeAdapter(Agreed),
}
"""What JSON must look like, by table and column; elsewhere it may be any object."""

WORDS: Final[Mapping[tuple[str, str], frozenset[str]]] = {
    ("interviews", "status"): frozenset(get_args(Status)),
    ("interviews", "interview_type"): frozenset(get_args(InterviewType)),
    ("interviews", "industry"): frozenset(get_args(Industry)),
    ("interviews", "role_level"): frozenset(get_args(RoleLevel)),
    ("interviews", "mode"): frozenset(get_args(Mode)),
    ("questions", "kind"): frozenset(get_args(QuestionKind)),
    ("questions", "status"): frozenset({"planned", "open", "answered", "skipped"}),
    ("submissions", "action"): frozenset(get_args(Action)),
    ("submissions", "source"): frozenset(get_args(Source)),
    ("runs", "status"): frozenset({"pending", "running", "finished", "failed", "dead"}),
    ("run_events", "type"): frozenset(get_args(EventType)),
    ("recordings", "content_type"): frozenset(MEDIA_TYPES.values()),
    ("consents", "kind"): frozenset(get_args(ConsentKind)),
}
"""Columns that hold a word of a closed list."""


def row_as_json(row: SQLModel) -> Json:
    """Return a row as it stands in the archive."""
    kept = {name: getattr(row, name) for name in type(row).model_fields if name not in LEFT_OUT}
    return {name: _as_json(value) for name, value in kept.items()}


def _as_json(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat()
    return b64encode(value).decode() if isinstance(value, bytes) else value
