"""What an owner agreed to. Functions take a session and never commit."""

from datetime import datetime

from sqlmodel import Session, col, select

from storage.tables import Consent


def latest(session: Session, owner_id: str, kind: str) -> Consent | None:
    """Return what an owner last said to something: an older yes never goes before a later no."""
    mine = select(Consent).where(Consent.owner_id == owner_id, Consent.kind == kind)
    return session.exec(mine.order_by(col(Consent.created_at).desc(), col(Consent.id)).limit(1)).first()


def withdraw(session: Session, owner_id: str, kind: str, at: datetime) -> bool:
    """Enter that an owner takes it back; return whether there was anything to take back."""
    given = select(Consent).where(Consent.owner_id == owner_id, Consent.kind == kind, col(Consent.withdrawn_at).is_(None))
    rows = session.exec(given).all()
    for row in rows:
        row.withdrawn_at = at
        session.add(row)
    return bool(rows)
