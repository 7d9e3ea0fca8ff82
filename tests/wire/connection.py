"""HTTP/1.1 by hand, as little as is needed to break off at every point."""

import asyncio
import json
import socket
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tests.wire.answers import Answer

PARTS = 20
REASONS = {200: "OK", 400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 429: "Too Many Requests"}


@dataclass(frozen=True)
class Request:
    """One request; header names in small letters."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes


async def read_request(reader: asyncio.StreamReader) -> Request | None:
    """Read one request; None if the client left without one."""
    try:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    except asyncio.IncompleteReadError:
        return None
    first, *lines = head.strip().split("\r\n")
    headers = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    method, path, _ = first.split(" ")
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    return Request(method, path.partition("?")[0], headers, body)


class Sender:
    """Sends one response and ends the connection the way the answer says."""

    def __init__(self, writer: asyncio.StreamWriter) -> None:
        self._writer = writer

    async def error(self, status: int, error: Mapping[str, object], headers: Mapping[str, str] | None = None) -> None:
        """Send an error the way OpenAI does."""
        body = json.dumps({"error": {"type": "invalid_request_error", "param": None, **error}}).encode()
        self._head({"Content-Type": "application/json", "Content-Length": str(len(body)), **(headers or {})}, status)
        await self._write(body)

    async def json(self, body: object) -> None:
        """Send a plain JSON body."""
        await self.raw(json.dumps(body).encode(), {"Content-Type": "application/json"}, Answer())

    async def raw(self, body: bytes, headers: Mapping[str, str], answer: Answer) -> None:
        """Send a body, in parts if the answer drips or breaks off. A clean end announces no more than it sends."""
        size = max(len(body) // PARTS, 1)
        parts = [body[start : start + size] for start in range(0, len(body), size)]
        sent = parts if answer.parts is None else parts[: answer.parts]
        announced = sum(map(len, sent)) if answer.ending == "clean" else len(body)
        if sent or answer.ending != "reset":
            self._head({**headers, "Content-Length": str(announced)})
        for part in sent:
            await self._write(part)
            await asyncio.sleep(answer.drip)
        self._end(answer)

    async def stream(self, chunks: Sequence[Mapping[str, object]], answer: Answer) -> None:
        """Send server-sent events. Only a stream that was sent whole says [DONE]."""
        sent = chunks if answer.parts is None else chunks[: answer.parts]
        if sent or answer.ending != "reset":
            self._head({"Content-Type": "text/event-stream", "Transfer-Encoding": "chunked"})
        for chunk in sent:
            await self._event(json.dumps(chunk))
            await asyncio.sleep(answer.drip)
        if answer.stream_error:
            await self._event(
                json.dumps({"error": {"message": answer.stream_error, "type": "server_error", "code": "server_error"}})
            )
        if answer.ending == "clean":
            if answer.parts is None:
                await self._event("[DONE]")
            await self._write(b"0\r\n\r\n")
        self._end(answer)

    async def _event(self, text: str) -> None:
        event = f"data: {text}\n\n".encode()
        await self._write(b"%x\r\n%b\r\n" % (len(event), event))

    async def _write(self, part: bytes) -> None:
        self._writer.write(part)
        await self._writer.drain()

    def _head(self, headers: Mapping[str, str], status: int = 200) -> None:
        lines = [f"HTTP/1.1 {status} {REASONS.get(status, 'Error')}", "Connection: close"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        self._writer.write("\r\n".join([*lines, "\r\n"]).encode())

    def _end(self, answer: Answer) -> None:
        if answer.ending == "reset":
            # Lingering for zero seconds makes the kernel send RST in place of FIN.
            handle: socket.socket = self._writer.get_extra_info("socket")
            handle.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self._writer.transport.abort()
