"""Everything that belongs to one owner: found, counted, removed. Functions take a session and never commit."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final, TypeVar

from sqlalchemy import Table, delete
from sqlmodel import Session, SQLModel, col, func, select
from sqlmodel import delete as sqlmodel_delete

from storage import audit, interviews
from storage.tables import Advert, AuditEntry, Consent, Document, Interview, OwnPersona, Recording

NOUNS: Final[Mapping[str, type[Document | Advert | Interview | OwnPersona | Recording | Consent]]] = {
    "documents": Document,
    "jobs": Advert,
    "personas": OwnPersona,
    "interviews": Interview,
    "recordings": Recording,
    "consents": Consent,
}
"""What an owner has. All else belongs to an interview, as recordings do too, but for the audit log."""
Source = TypeVar("Source", Document, Advert)


def counts(session: Session, owner_id: str) -> dict[str, int]:
    """Return how many of each noun an owner has."""
    return {
        noun: session.exec(select(func.count()).select_from(table).where(col(table.owner_id) == owner_id)).one()
        for noun, table in NOUNS.items()
    }


def ids(session: Session, owner_id: str, noun: str) -> Sequence[str]:
    """Return the ids of an owner's things of one noun, oldest first."""
    table = NOUNS[noun]
    mine = select(col(table.id)).where(col(table.owner_id) == owner_id)
    return session.exec(mine.order_by(col(table.created_at), col(table.id))).all()


def owns(session: Session, owner_id: str, noun: str, thing_id: str) -> bool:
    """Return whether a thing is the owner's. Reads nothing private, so that what is damaged can still be deleted."""
    table = NOUNS[noun]
    return session.exec(select(col(table.owner_id)).where(col(table.id) == thing_id)).first() == owner_id


def remove(session: Session, noun: str, thing_id: str) -> None:
    """Delete a thing with everything that belongs to it."""
    if noun == "interviews":
        interviews.remove(session, thing_id)
    else:
        table = NOUNS[noun]
        session.exec(sqlmodel_delete(table).where(col(table.id) == thing_id))


def erase(session: Session, owner_id: str, at: datetime) -> Sequence[str]:
    """Remove everything of an owner and return the ids of their interviews. The log then says only that it happened."""
    gone = ids(session, owner_id, "interviews")
    for interview_id in gone:
        interviews.remove(session, interview_id)
    for table in SQLModel.metadata.sorted_tables:
        if table.name != AuditEntry.__tablename__ and "interview_id" not in table.columns:
            session.execute(delete(table).where(table.c.owner_id == owner_id))
    for table in of_interviews():
        session.execute(delete(table).where(table.c.interview_id.not_in(select(Interview.id))))
    audit.erased(session, owner_id, at)
    return gone


def of_interviews() -> list[Table]:
    """Return the tables whose rows belong to an interview."""
    return [table for table in SQLModel.metadata.sorted_tables if "interview_id" in table.columns]


def left_behind(session: Session, before: datetime) -> Sequence[Interview]:
    """Return interviews of any owner that nobody has touched since a moment."""
    return session.exec(select(Interview).where(col(Interview.updated_at) < before)).all()


def unused(session: Session, noun: type[Source], before: datetime) -> Sequence[Source]:
    """Return CVs or adverts of any owner that came before a moment and that no interview refers to."""
    held = set(session.exec(select(Interview.document_id if noun is Document else Interview.job_id)).all())
    rows = session.exec(select(noun).where(col(noun.created_at) < before)).all()
    return [row for row in rows if row.id not in held]


def withdrawn(session: Session, before: datetime) -> Sequence[Consent]:
    """Return consents of any owner that were taken back before a moment."""
    return session.exec(select(Consent).where(col(Consent.withdrawn_at) < before)).all()
