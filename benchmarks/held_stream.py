"""One held stream of events, read with as little work as possible: a thousand of them share a processor with the server."""

import asyncio
import time
from collections.abc import Callable
from typing import Final, cast

END: Final = b"\n\n"
Heard = Callable[[str, int | None, bytes, float], None]
"""Told of every event: its type, its number in the log, its data, and when it was read (time.perf_counter)."""


class HeldStream(asyncio.Protocol):
    """Follows one interview over a socket of its own; says when it is connected and how it ended."""

    def __init__(self, host: str, path: str, heard: Heard) -> None:
        """Bind what is followed and who is told."""
        self._request = f"GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept: text/event-stream\r\n\r\n".encode()
        self._heard = heard
        self._wire = b""
        self._text = b""
        self._begun = False
        self.open = asyncio.get_running_loop().create_future()
        self.lost = False
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask for the stream."""
        self._transport = cast(asyncio.Transport, transport)  # uvloop's is one in all but name
        self._transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        """Read what came: the head of the answer first, then chunk by chunk."""
        now = time.perf_counter()
        self._wire += data
        if not self._begun:
            head, found, rest = self._wire.partition(b"\r\n\r\n")
            if not found:
                return
            self._begun, self._wire = True, rest
            self.open.set_result(head.startswith(b"HTTP/1.1 200"))
        self._unwrap()
        while (end := self._text.find(END)) >= 0:
            block, self._text = self._text[:end], self._text[end + len(END) :]
            self._tell(block, now)

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002  (asyncio's own)
        """Note that the stream ended; nobody asked for that before `close`."""
        self.lost = True
        if not self.open.done():
            self.open.set_result(False)

    def close(self) -> None:
        """Hang up."""
        if self._transport is not None:
            self._transport.close()

    def _unwrap(self) -> None:
        """Move whole chunks from the wire to the text."""
        while (line := self._wire.find(b"\r\n")) >= 0:
            size = int(self._wire[:line], 16)
            begin, end = line + 2, line + 2 + size
            if len(self._wire) < end + 2:
                return
            self._text += self._wire[begin:end]
            self._wire = self._wire[end + 2 :]

    def _tell(self, block: bytes, now: float) -> None:
        kind, number, body = "", None, b""
        for line in block.split(b"\n"):
            if line.startswith(b"event: "):
                kind = line[7:].decode()
            elif line.startswith(b"id: "):
                number = int(line[4:])
            elif line.startswith(b"data: "):
                body = line[6:]
        if kind:
            self._heard(kind, number, body, now)
