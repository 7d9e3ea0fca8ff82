"""The one place that speaks server-sent events."""

import logging
from collections.abc import AsyncGenerator, AsyncIterator
from typing import Final

import anyio
from sse_starlette import EventSourceResponse, JSONServerSentEvent, ServerSentEvent
from sse_starlette.sse import SendTimeoutError
from starlette.types import Message, Receive, Scope, Send

from graph.events import Event

log = logging.getLogger(__name__)

PING_SECONDS: Final = 15
RECONNECT_MILLISECONDS: Final = 1000
SEND_SECONDS: Final = 30.0
"""How long a client may leave us waiting before its connection is dropped; the log has everything for its next one."""
LAST_WORD: Final = f"retry: {RECONNECT_MILLISECONDS}\n: the server stops; reconnect to go on where this ended\n\n".encode()
LAST_WORD_SECONDS: Final = 1.0
HEADERS: Final = {"Cache-Control": "no-cache", "X-Accel-Buffering": "no"}


class Stream(EventSourceResponse):
    """A stream that ends properly when the server stops, and gives up on a client that reads nothing.

    Neither is anybody's error, so neither leaves the trace of one in the server's log.
    """

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the events until they end, the client leaves, the server stops, or nothing was read for too long."""
        ended = False

        async def noting(message: Message) -> None:
            nonlocal ended
            await send(message)
            ended = message["type"] == "http.response.body" and not message.get("more_body", False)

        try:
            await super().__call__(scope, receive, noting)
        except SendTimeoutError:
            log.info("a client read nothing for %s s; its stream is dropped", SEND_SECONDS)
            return
        if not ended:
            with anyio.move_on_after(LAST_WORD_SECONDS):
                await send({"type": "http.response.body", "body": LAST_WORD, "more_body": False})


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
