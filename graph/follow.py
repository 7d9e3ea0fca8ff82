"""Follow an interview: replay its log after a position, then go on live."""

import asyncio
import logging
from collections.abc import AsyncGenerator
from typing import Final

from graph.events import Event
from graph.hub import Hub
from storage import events
from storage.database import Database
from storage.tables import RunEvent

WATCH_SECONDS: Final = 1.0
"""How often it is asked whether another process wrote to the ledger: it may be driving the interview."""
AT_ONCE: Final = 100
"""Events read from the log in one go."""

log = logging.getLogger(__name__)


async def follow(database: Database, hub: Hub, interview_id: str, after: int = 0) -> AsyncGenerator[Event, None]:
    """Yield every event after `after` in order and then whatever comes, without end. Live events have no number.

    What this process keeps is handed over by the hub; the log is read where something is missing.
    """

    async def watch() -> None:
        await _ring_for_others(database, hub)

    position = after
    with hub.following(interview_id, watch) as follower:
        while True:
            for event in follower.take():
                if event.seq is None:
                    yield event
                elif event.seq == position + 1 and not follower.behind:
                    position += 1
                    yield event
                elif event.seq > position:
                    follower.behind = True
            if follower.behind:
                follower.behind = False
                rows = await database.read(lambda session, seq=position: events.after(session, interview_id, seq, AT_ONCE))  # type: ignore[misc]
                for row in rows:
                    position = row.seq
                    yield as_event(row)
                follower.behind = follower.behind or len(rows) == AT_ONCE
            await follower.wait()


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
