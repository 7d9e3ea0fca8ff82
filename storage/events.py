"""The event log of an interview: appended in order, read after a position, never changed."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlmodel import Session, col, func, insert, select

from storage.content import Content, Json
from storage.sealing import place
from storage.tables import RunEvent

INSERT: Final = insert(RunEvent)


def append(
    session: Session, interview_id: str, events: Sequence[tuple[str, Json]], at: datetime, after: int | None = None
) -> list[RunEvent]:
    """Append events and return them with their numbers, which go on from the last without a gap.

    `after` is the number of the last, where the transaction has looked it up already.
    """
    start = (last(session, interview_id) if after is None else after) + 1
    rows = [
        RunEvent(interview_id=interview_id, seq=seq, type=kind, content=data, at=at)
        for seq, (kind, data) in enumerate(events, start)
    ]
    if rows:
        # Straight into the table: the log is written more often than all else, and its rows never change.
        session.connection().execute(INSERT, [_sealable(row) for row in rows])
    return rows


def _sealable(row: RunEvent) -> Json:
    """Return the values of a row, its content marked with its place."""
    where = place("run_events", "content", row.interview_id, row.seq)
    return row.model_dump(exclude={"content"}) | {"content": Content.placed(row.content, where)}


def batch(session: Session, interview_id: str, seq: int, limit: int, size: int) -> tuple[Sequence[RunEvent], bool]:
    """Return the next events after number `seq`, in order, and whether there are more.

    At most `limit` of them, and no more than fit into `size` characters as they are stored; but always one.
    """
    later = (RunEvent.interview_id == interview_id, col(RunEvent.seq) > seq)
    lengths = select(RunEvent.seq, func.length(col(RunEvent.content))).where(*later)
    known = session.exec(lengths.order_by(col(RunEvent.seq)).limit(limit)).all()
    last = _last_that_fits(known, size)
    if last is None:
        return [], False
    rows = select(RunEvent).where(*later, col(RunEvent.seq) <= last).order_by(col(RunEvent.seq))
    return session.exec(rows).all(), len(known) == limit or last < known[-1][0]


def _last_that_fits(lengths: Sequence[tuple[int, int]], size: int) -> int | None:
    last = None
    for seq, length in lengths:
        size -= length
        if last is not None and size < 0:
            break
        last = seq
    return last


def last(session: Session, interview_id: str) -> int:
    """Return the number of the newest event of an interview, 0 where there is none."""
    return session.exec(select(func.max(RunEvent.seq)).where(RunEvent.interview_id == interview_id)).one() or 0
