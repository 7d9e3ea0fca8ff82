"""The tables of the ledger. Every row is owned; what is private stands in Content and Private* columns only."""

from datetime import datetime

from sqlalchemy import DDL, Index, UniqueConstraint, event, text
from sqlmodel import Column, Field, SQLModel

import storage.sealing  # noqa: F401  (lets every table below seal its private columns)
from storage.content import Content, Fingerprint, Json, PrivateBytes, PrivateText
from storage.moment import Moment

LOCAL_OWNER = "local"
"""The owner of everything while there is one person per installation."""

ACTIVE_RUN = "status in ('pending', 'running')"


class Document(SQLModel, table=True):
    """A CV as uploaded and as understood; `content` is the JSON of tools.cv.Cv."""

    __tablename__ = "documents"
    id: str = Field(primary_key=True)
    owner_id: str = Field(default=LOCAL_OWNER, index=True)
    filename: Json = Field(sa_column=Column(Content, nullable=False))
    content: Json = Field(sa_column=Column(Content, nullable=False))
    created_at: datetime = Field(sa_type=Moment)


class Advert(SQLModel, table=True):
    """A job advert; `content` is the JSON of tools.job.Job."""

    __tablename__ = "jobs"
    id: str = Field(primary_key=True)
    owner_id: str = Field(default=LOCAL_OWNER, index=True)
    content: Json = Field(sa_column=Column(Content, nullable=False))
    created_at: datetime = Field(sa_type=Moment)


class Interview(SQLModel, table=True):
    """One interview: what was asked for and where it stands."""

    __tablename__ = "interviews"
    __table_args__ = (Index("one_creation", "owner_id", "creation_key", unique=True),)
    id: str = Field(primary_key=True)
    owner_id: str = Field(default=LOCAL_OWNER, index=True)
    status: str
    interview_type: str
    industry: str
    role_level: str
    mode: str
    question_count: int
    language: str = "en"
    engine: str
    document_id: str | None = None
    job_id: str | None = None
    interview_on: str | None = None
    open_question_id: str | None = None
    setup: Json = Field(sa_column=Column(Content, nullable=False))
    analysis: Json | None = Field(default=None, sa_column=Column(Content))
    created_at: datetime = Field(sa_type=Moment)
    updated_at: datetime = Field(sa_type=Moment)
    ended_at: datetime | None = Field(default=None, sa_type=Moment)
    creation_key: str | None = Field(default=None, sa_type=Fingerprint)
    creation_hash: str | None = Field(default=None, sa_type=PrivateText)


class AskedQuestion(SQLModel, table=True):
    """A question as it was put to the candidate; follow-ups carry the number of their main question."""

    __tablename__ = "questions"
    interview_id: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    owner_id: str = Field(default=LOCAL_OWNER)
    number: int
    follow_up: int = 0
    kind: str
    competency: str
    bank_id: str
    persona_id: str
    status: str = "open"
    content: Json = Field(sa_column=Column(Content, nullable=False))
    asked_at: datetime = Field(sa_type=Moment)


class Submission(SQLModel, table=True):
    """What the candidate did with a question; inserted before anything is acknowledged."""

    __tablename__ = "submissions"
    __table_args__ = (
        UniqueConstraint("interview_id", "question_id", "attempt"),
        UniqueConstraint("interview_id", "idempotency_key"),
    )
    id: str = Field(primary_key=True)
    owner_id: str = Field(default=LOCAL_OWNER)
    interview_id: str = Field(index=True)
    question_id: str
    attempt: int = 1
    action: str
    source: str = "typed"
    idempotency_key: str = Field(sa_type=Fingerprint)
    body_hash: str = Field(sa_type=PrivateText)
    answer: Json = Field(sa_column=Column(Content, nullable=False))
    run_id: str
    admitted_at: datetime = Field(sa_type=Moment)


class Run(SQLModel, table=True):
    """One drive of the graph, claimed by lease; at most one is active per interview."""

    __tablename__ = "runs"
    __table_args__ = (
        Index("one_active_run", "interview_id", unique=True, sqlite_where=text(ACTIVE_RUN), postgresql_where=text(ACTIVE_RUN)),
    )
    id: str = Field(primary_key=True)
    owner_id: str = Field(default=LOCAL_OWNER)
    interview_id: str = Field(index=True)
    kind: str
    status: str = "pending"
    claims: int = 0
    lease_owner: str | None = None
    leased_until: datetime | None = Field(default=None, sa_type=Moment)
    error: str | None = Field(default=None, sa_type=PrivateText)
    created_at: datetime = Field(sa_type=Moment)
    finished_at: datetime | None = Field(default=None, sa_type=Moment)


class RunEvent(SQLModel, table=True):
    """A public event. `seq` counts from 1 within the interview without a gap."""

    __tablename__ = "run_events"
    interview_id: str = Field(primary_key=True)
    seq: int = Field(primary_key=True)
    owner_id: str = Field(default=LOCAL_OWNER)
    type: str
    content: Json = Field(sa_column=Column(Content, nullable=False))
    at: datetime = Field(sa_type=Moment)


class Step(SQLModel, table=True):
    """The outcome of one node in one turn, kept so that a node is not asked twice after a crash."""

    __tablename__ = "steps"
    interview_id: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    owner_id: str = Field(default=LOCAL_OWNER)
    update: Json = Field(sa_column=Column(Content, nullable=False))


class GradeRow(SQLModel, table=True):
    """The grade of one answer, and what was found in the CV for it."""

    __tablename__ = "grades"
    interview_id: str = Field(primary_key=True)
    question_id: str = Field(primary_key=True)
    attempt: int = Field(default=1, primary_key=True)
    owner_id: str = Field(default=LOCAL_OWNER)
    overall: float | None = None
    grade: Json | None = Field(default=None, sa_column=Column(Content))
    examples: Json | None = Field(default=None, sa_column=Column(Content))


class OwnPersona(SQLModel, table=True):
    """An interviewer whom the candidate wrote; `content` has the shape of content.bank.Persona."""

    __tablename__ = "personas"
    id: str = Field(primary_key=True)
    owner_id: str = Field(default=LOCAL_OWNER, index=True)
    content: Json = Field(sa_column=Column(Content, nullable=False))
    created_at: datetime = Field(sa_type=Moment)


class StudyPlan(SQLModel, table=True):
    """What to practise until the day, made from one interview."""

    __tablename__ = "study_plans"
    id: str = Field(primary_key=True)
    owner_id: str = Field(default=LOCAL_OWNER, index=True)
    interview_id: str = Field(index=True, unique=True)
    content: Json = Field(sa_column=Column(Content, nullable=False))
    created_at: datetime = Field(sa_type=Moment)


class Recording(SQLModel, table=True):
    """What somebody said, as the browser recorded it, and how it sounded; `measures` is the JSON of tools.speech_delivery."""

    __tablename__ = "recordings"
    __table_args__ = (UniqueConstraint("interview_id", "question_id", "attempt"),)
    id: str = Field(primary_key=True)
    owner_id: str = Field(default=LOCAL_OWNER, index=True)
    interview_id: str = Field(index=True)
    question_id: str
    attempt: int = 1
    content_type: str
    audio: bytes = Field(sa_column=Column(PrivateBytes, nullable=False))
    measures: Json = Field(sa_column=Column(Content, nullable=False))
    created_at: datetime = Field(sa_type=Moment)


class Consent(SQLModel, table=True):
    """That somebody agreed to something: to which words, when, and when they took it back."""

    __tablename__ = "consents"
    id: str = Field(primary_key=True)
    owner_id: str = Field(default=LOCAL_OWNER, index=True)
    kind: str
    version: int
    content: Json = Field(sa_column=Column(Content, nullable=False))
    created_at: datetime = Field(sa_type=Moment)
    withdrawn_at: datetime | None = Field(default=None, sa_type=Moment)


class AuditEntry(SQLModel, table=True):
    """That something was done with private data: when, by whom, to which id. Never what stood in it."""

    __tablename__ = "audit"
    id: int | None = Field(default=None, primary_key=True)
    owner_id: str = Field(default=LOCAL_OWNER, index=True)
    at: datetime = Field(sa_type=Moment)
    action: str
    subject_id: str | None = None


NEVER_CHANGED = """
CREATE TRIGGER audit_never_changes BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END
"""
REMOVED_BY_ERASURE_ALONE = """
CREATE TRIGGER audit_removed_by_erasure_alone BEFORE DELETE ON audit
WHEN NOT EXISTS (SELECT 1 FROM audit WHERE owner_id = OLD.owner_id AND action = 'erase' AND id > OLD.id)
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END
"""
"""An entry goes only where a later entry of the same owner says that everything was erased; that one stays."""

for rule in (NEVER_CHANGED, REMOVED_BY_ERASURE_ALONE):
    event.listen(SQLModel.metadata.tables["audit"], "after_create", DDL(rule).execute_if(dialect="sqlite"))  # type: ignore[no-untyped-call]
