"""A client that keeps the contract: it sends again under the same key until it is answered, and resumes streams by number."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any, Final

import httpx

PAUSE_SECONDS: Final = 0.05
LONGEST_PAUSE: Final = 0.25
"""Retry-After is honoured up to here: the harness has less patience than a person."""
LAST: Final = ("run.finished", "run.failed")
ATTEMPT: Final = httpx.Timeout(15, connect=2)

Json = dict[str, Any]


class GaveUp(Exception):
    """Something was not answered within the patience of the client."""


@dataclass(frozen=True)
class Operation:
    """One thing that a client wanted: how long it took, first try to last, and in how many tries."""

    name: str
    seconds: float
    tries: int
    succeeded: bool


@dataclass(frozen=True)
class Part:
    """One server-sent event with its exact bytes."""

    raw: str
    type: str
    seq: int | None
    data: Json


@dataclass
class Contract:
    """Sends requests until they are answered for good.

    `noted` is told of every operation; `think` says for how many seconds a person thinks before each.
    """

    client: httpx.AsyncClient
    patience: float = 60.0
    noted: Callable[[Operation], None] = lambda operation: None
    think: Callable[[], float] = lambda: 0.0

    async def send(self, name: str, method: str, path: str, **options: Any) -> httpx.Response:  # noqa: ANN401  (httpx's own)
        """Return the first answer that does not ask to come back. Raises GaveUp."""
        await asyncio.sleep(self.think())
        began, tries, last = time.monotonic(), 0, "nothing was tried"
        while time.monotonic() - began < self.patience:
            tries += 1
            pause = PAUSE_SECONDS
            try:
                reply = await self.client.request(method, path, timeout=ATTEMPT, **options)
            except httpx.TransportError as error:
                last = repr(error)
            else:
                if not _comes_back(reply):
                    self.noted(Operation(name, time.monotonic() - began, tries, succeeded=True))
                    return reply
                last = f"{reply.status_code} {reply.text[:300]}"
                pause = min(LONGEST_PAUSE, float(reply.headers.get("Retry-After", PAUSE_SECONDS)))
            await asyncio.sleep(pause)
        self.noted(Operation(name, time.monotonic() - began, tries, succeeded=False))
        raise GaveUp(f"{name} ({method} {path}) was not answered in {self.patience:g} s; last: {last}")


@dataclass
class Follower:
    """Keeps a stream of events open over every cut, and notices what is missing or comes twice."""

    client: httpx.AsyncClient
    interview_id: str
    position: int = 0
    read: dict[int, str] = field(default_factory=dict)
    cuts: int = 0
    faults: list[str] = field(default_factory=list)
    over: set[str] = field(default_factory=set)
    failed: bool = False

    async def follow(self) -> None:
        """Follow until cancelled."""
        while True:
            was_open = False
            try:
                headers = {"Last-Event-ID": str(self.position)}
                url = f"/api/interviews/{self.interview_id}/events"
                async with self.client.stream("GET", url, headers=headers, timeout=httpx.Timeout(30, connect=2)) as reply:
                    was_open = reply.status_code == 200
                    if was_open:
                        async for part in parts(reply):
                            self.take(part)
            except httpx.TransportError:
                self.cuts += was_open
            await asyncio.sleep(PAUSE_SECONDS)

    def take(self, part: Part) -> None:
        """Keep an event of the log; live pieces have no number and are not kept."""
        if part.seq is None:
            return
        if part.seq != self.position + 1:
            self.faults.append(f"{self.interview_id}: after event {self.position} came {part.seq}")
        self.position = part.seq
        self.read[part.seq] = part.raw
        self.failed = part.type == "run.failed"
        if part.type in LAST:
            self.over.add(part.data["runId"])

    async def until_over(self, run_id: str, patience: float) -> None:
        """Wait until the end of a run was read. Raises GaveUp."""
        began = time.monotonic()
        while run_id not in self.over:
            if time.monotonic() - began > patience:
                raise GaveUp(f"run {run_id} of {self.interview_id} was not over in {patience:g} s")
            await asyncio.sleep(PAUSE_SECONDS)


async def parts(reply: httpx.Response) -> AsyncIterator[Part]:
    """Read the events of a stream as they come; one that is cut off in the middle is not read."""
    lines: list[str] = []
    async for line in reply.aiter_lines():
        if line:
            lines.append(line)
            continue
        part = part_of(lines)
        if part is not None:
            yield part
        lines = []


def part_of(lines: list[str]) -> Part | None:
    """Return the event that these lines spell; None for a comment or a retry line."""
    fields = dict(entry.split(": ", 1) for entry in lines if not entry.startswith(":"))
    if "data" not in fields:
        return None
    number = fields.get("id")
    return Part("\n".join(lines), fields["event"], int(number) if number else None, json.loads(fields["data"]))


def code_of(reply: httpx.Response) -> str:
    """Return the code of a problem, "" where it is none."""
    return str(reply.json().get("code", "")) if "problem+json" in reply.headers.get("content-type", "") else ""


def _comes_back(reply: httpx.Response) -> bool:
    """Return whether the server says that the same may be sent again and will be answered then."""
    return reply.status_code in (429, 502, 503, 504) or (reply.status_code == 409 and "Retry-After" in reply.headers)
