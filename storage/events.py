"""The event log of an interview: appended in order, read after a position, never changed."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, func, select

from storage.content import Json
from storage.tables import RunEvent


def append(session: Session, interview_id: str, events: Sequence[tuple[str, Json]], at: datetime) -> list[RunEvent]:
    """Append events and return them with their numbers, which go on from the last without a gap."""
    rows = [
        RunEvent(interview_id=interview_id, seq=seq, type=kind, content=data, at=at)
        for seq, (kind, data) in enumerate(events, start=last(session, interview_id) + 1)
    ]
    session.add_all(rows)
    return rows


def after(session: Session, interview_id: str, seq: int, limit: int = 100) -> Sequence[RunEvent]:
    """Return the events with numbers above `seq`, in order, `limit` at most."""
    later = select(RunEvent).where(RunEvent.interview_id == interview_id, col(RunEvent.seq) > seq)
    return session.exec(later.order_by(col(RunEvent.seq)).limit(limit)).all()


def last(session: Session, interview_id: str) -> int:
    """Return the number of the newest event of an interview, 0 where there is none."""
    return session.exec(select(func.max(RunEvent.seq)).where(RunEvent.interview_id == interview_id)).one() or 0
