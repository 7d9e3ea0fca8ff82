"""The audit log: that private data were handed out, taken in or removed. Ids only; entries are appended and never changed."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from sqlmodel import Session, col, delete, select

from storage.tables import AuditEntry

Action = Literal[
    "key.created",
    "encrypted",
    "export",
    "import",
    "erase",
    "interview.deleted",
    "document.deleted",
    "job.deleted",
    "persona.deleted",
    "consent.given",
    "consent.withdrawn",
    "recording.kept",
    "recording.deleted",
    "retention.consent",
    "retention.interview",
    "retention.document",
    "retention.job",
]


def note(session: Session, owner_id: str, action: Action, at: datetime, subject_id: str | None = None) -> None:
    """Enter that something was done, and to which id."""
    session.add(AuditEntry(owner_id=owner_id, at=at, action=action, subject_id=subject_id))


def entries(session: Session, owner_id: str) -> Sequence[AuditEntry]:
    """Return what was noted for an owner, oldest first."""
    return session.exec(select(AuditEntry).where(AuditEntry.owner_id == owner_id).order_by(col(AuditEntry.id))).all()


def erased(session: Session, owner_id: str, at: datetime) -> None:
    """Enter that everything was erased, and remove all earlier entries; this one stays and names nothing."""
    last = AuditEntry(owner_id=owner_id, at=at, action="erase")
    session.add(last)
    session.flush()
    session.exec(delete(AuditEntry).where(col(AuditEntry.owner_id) == owner_id, col(AuditEntry.id) < last.id))
