"""The one place that speaks server-sent events."""

import logging
from collections.abc import AsyncGenerator, AsyncIterator
from typing import Final

from sse_starlette import EventSourceResponse, JSONServerSentEvent, ServerSentEvent
from sse_starlette.sse import SendTimeoutError
from starlette.types import Receive, Scope, Send

from graph.events import Event

log = logging.getLogger(__name__)

PING_SECONDS: Final = 15
RECONNECT_MILLISECONDS: Final = 1000
SEND_SECONDS: Final = 30.0
"""How long a client may leave us waiting before its connection is dropped; the log has everything for its next one."""
HEADERS: Final = {"Cache-Control": "no-cache", "X-Accel-Buffering": "no"}


class Stream(EventSourceResponse):
    """A stream that gives up on a client that reads nothing. That is nobody's error, so it leaves no trace of one."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the events until they end, the client leaves, or it has read nothing for too long."""
        try:
            await super().__call__(scope, receive, send)
        except SendTimeoutError:
            log.info("a client read nothing for %s s; its stream is dropped", SEND_SECONDS)


def sse(events: AsyncIterator[Event]) -> Stream:
    """Return events as a stream. What is in the log carries its number as `id`; deltas are live only and carry none."""
    return Stream(_written(events), headers=HEADERS, ping=PING_SECONDS, send_timeout=SEND_SECONDS, sep="\n")


async def _written(events: AsyncIterator[Event]) -> AsyncGenerator[ServerSentEvent, None]:
    # The first line is sent at once, so that a client knows that it is connected before anything happens.
    yield ServerSentEvent(retry=RECONNECT_MILLISECONDS, sep="\n")
    try:
        async for event in events:
            number = None if event.seq is None else str(event.seq)
            yield JSONServerSentEvent(event.as_json(), event=event.type, id=number, sep="\n")
    finally:
        await let_go(events)


async def until(events: AsyncIterator[Event], last: int, position: int) -> AsyncGenerator[Event, None]:
    """Yield the events of the log after `position` up to number `last` and end."""
    try:
        while position < last:
            event = await anext(events)
            if event.seq is not None:
                position = event.seq
                yield event
    finally:
        await let_go(events)


async def let_go(events: AsyncIterator[Event]) -> None:
    """Stop following now, not when the garbage collector gets to it."""
    if isinstance(events, AsyncGenerator):
        await events.aclose()
