"""Follow an interview: replay its log after a position, then go on live."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Sequence
from typing import Final

from sqlmodel import Session

from graph.events import Event
from graph.hub import Hub
from storage import events
from storage.database import Database
from storage.tables import Interview, RunEvent

WATCH_SECONDS: Final = 1.0
"""How often it is asked whether another process wrote to the ledger: it may be driving the interview."""
MOST_AT_ONCE: Final = 100
LARGEST_AT_ONCE: Final = 48_000
"""Events and characters read from the log in one go: they stay in memory for as long as a client takes to read them."""

log = logging.getLogger(__name__)


async def follow(database: Database, hub: Hub, interview_id: str, after: int = 0) -> AsyncGenerator[Event, None]:
    """Yield every event after `after` in order and then whatever comes, until the interview is deleted.

    Live events have no number. Who comes in the middle of a message first hears what was said of it so far. What this process
    keeps is handed over by the hub; the log is read where something is missing.
    """

    async def watch() -> None:
        await _ring_for_others(database, hub)

    position, said = after, ""
    with hub.following(interview_id, watch) as follower:
        while True:
            while follower.behind:
                follower.behind = False
                read = await database.read(lambda session, seq=position: _read_on(session, interview_id, seq))  # type: ignore[misc]
                if read is None:
                    return
                rows, more = read
                for row in rows:
                    position, said = row.seq, _completed(as_event(row)) or said
                    yield as_event(row)
                follower.behind = follower.behind or more
            for event in follower.take():
                if event.seq is None:
                    if event.data["messageId"] != said:  # else the log has brought the whole message meanwhile
                        yield event
                elif event.seq == position + 1:
                    position, said = event.seq, _completed(event) or said
                    yield event
                elif event.seq > position:
                    follower.behind = True
                    break
            await follower.wait()


def _read_on(session: Session, interview_id: str, position: int) -> tuple[Sequence[RunEvent], bool] | None:
    """Return the next events of the log and whether there are more; None where there is no such interview any more."""
    rows, more = events.batch(session, interview_id, position, MOST_AT_ONCE, LARGEST_AT_ONCE)
    return (rows, more) if rows or session.get(Interview, interview_id) is not None else None


def _completed(event: Event) -> str:
    return str(event.data["messageId"]) if event.type == "message.completed" else ""


async def _ring_for_others(database: Database, hub: Hub) -> None:
    """Ring for everybody whenever another process has written to the ledger."""
    while True:
        await asyncio.sleep(WATCH_SECONDS)
        try:
            if await database.changed_elsewhere():
                hub.ring_all()
        except Exception:
            log.exception("looking for what other processes wrote failed; trying again")


def as_event(row: RunEvent) -> Event:
    """Return an event of the log as it is published."""
    return Event(row.type, row.content, row.seq)  # type: ignore[arg-type]
