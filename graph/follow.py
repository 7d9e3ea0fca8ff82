"""Follow an interview: replay its log after a position, then go on live."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator
from typing import Final

from graph.events import Event
from graph.hub import Hub
from storage import events
from storage.database import Database
from storage.tables import RunEvent

POLL_SECONDS: Final = 1.0
"""How often the log is read without a bell: another process may be driving the interview."""


async def follow(database: Database, hub: Hub, interview_id: str, after: int = 0) -> AsyncGenerator[Event, None]:
    """Yield every event after `after` in order and then whatever comes, without end. Live events have no number."""
    with hub.following(interview_id) as follower:
        position = after
        while True:
            follower.bell.clear()
            while not follower.live.empty():
                yield follower.live.get_nowait()
            rows = await database.read(lambda session, seq=position: events.after(session, interview_id, seq))  # type: ignore[misc]
            for row in rows:
                yield as_event(row)
                position = row.seq
            if not rows and follower.live.empty():
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(follower.bell.wait(), POLL_SECONDS)


def as_event(row: RunEvent) -> Event:
    """Return an event of the log as it is published."""
    return Event(row.type, row.content, row.seq)  # type: ignore[arg-type]
