"""The event log of an interview: appended in order, read after a position, never changed."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, func, select

from storage.content import Json
from storage.tables import RunEvent


def append(session: Session, interview_id: str, events: Sequence[tuple[str, Json]], at: datetime) -> list[RunEvent]:
    """Append events and return them with their numbers, which go on from the last without a gap."""
    last = session.exec(select(func.max(RunEvent.seq)).where(RunEvent.interview_id == interview_id)).one() or 0
    rows = [
        RunEvent(interview_id=interview_id, seq=seq, type=kind, content=data, at=at)
        for seq, (kind, data) in enumerate(events, start=last + 1)
    ]
    session.add_all(rows)
    return rows


def after(session: Session, interview_id: str, seq: int, limit: int = 500) -> Sequence[RunEvent]:
    """Return the events with numbers above `seq`, in order, `limit` at most."""
    later = select(RunEvent).where(RunEvent.interview_id == interview_id, col(RunEvent.seq) > seq)
    return session.exec(later.order_by(col(RunEvent.seq)).limit(limit)).all()
