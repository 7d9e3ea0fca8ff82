"""One interview of the load: a held stream, and answers sent when they are due, whether or not the server keeps up."""

import asyncio
import json
import random
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import httpx

from benchmarks.held_stream import HeldStream
from benchmarks.process import Served

PATIENCE_SECONDS: Final = 60.0
WORDS: Final = ("message.delta", "message.completed")


@dataclass
class Turn:
    """When an answer was due, when it was sent, and when what came of it was read (time.perf_counter, seconds)."""

    due: float
    sent: float = 0.0
    taken: float | None = None
    first: float | None = None
    words: float | None = None
    done: float | None = None


@dataclass
class Rehearsal:
    """One interview as its client sees it."""

    client: httpx.AsyncClient
    served: Served
    number: int
    answers: Mapping[str, Sequence[str]]
    id: str = ""
    question_id: str = ""
    kind: str = "general"
    position: int = 0
    turn: Turn | None = None
    turns: list[Turn] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    stream: HeldStream | None = None
    settled: asyncio.Event = field(default_factory=asyncio.Event)

    async def begin(self, setup: dict[str, Any]) -> None:
        """Begin the interview, follow it, and wait for the first question."""
        reply = await self.client.post("/api/interviews", json=setup, headers={"Prefer": "respond-async"})
        if reply.status_code != 202:
            self.errors.append(f"begin: {reply.status_code} {reply.text[:200]}")
            return
        self.id, self.kind = reply.json()["id"], setup["interviewType"]
        host, port = self.served.host.split(":")
        path = f"/api/interviews/{self.id}/events"
        loop = asyncio.get_running_loop()
        _, self.stream = await loop.create_connection(lambda: HeldStream(self.served.host, path, self._hear), host, int(port))
        if not await asyncio.wait_for(self.stream.open, PATIENCE_SECONDS):
            self.errors.append("the stream was refused")
        await self._wait("the first question")

    async def answer(self, due: float) -> Turn:
        """Send an answer at its time and wait until its turn was read to the end. What is late counts from when it was due."""
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        await self._wait("the question before")
        self.settled.clear()
        turn = self.turn = Turn(due, sent=time.perf_counter())
        self.turns.append(turn)
        body = {"questionId": self.question_id, "answer": self._said()}
        try:
            reply = await self.client.post(
                f"/api/interviews/{self.id}/answer",
                json=body,
                headers={"Prefer": "respond-async", "Idempotency-Key": self.question_id},
            )
        except httpx.HTTPError as error:
            self.errors.append(f"answer: {error!r}")
            return turn
        turn.taken = time.perf_counter()
        if reply.status_code != 202:
            self.errors.append(f"answer: {reply.status_code} {reply.text[:200]}")
            self.settled.set()
        await self._wait("the turn")
        return turn

    def end(self) -> None:
        """Hang up; a stream that was lost before is an error."""
        if self.stream is not None:
            if self.stream.lost:
                self.errors.append("the stream was lost")
            self.stream.close()

    def _said(self) -> str:
        """Return an answer that suits, chosen by the place of the question."""
        kind = "general" if self.question_id == "q1" else self.kind
        return random.Random(f"{self.number}:{self.question_id}").choice(self.answers[kind])

    def _hear(self, kind: str, number: int | None, body: bytes, now: float) -> None:
        if number is not None:
            if number != self.position + 1:
                self.errors.append(f"after event {self.position} came {number}")
            self.position = number
        turn = self.turn
        if turn is not None and turn.done is None:
            turn.first = turn.first or now
            if kind in WORDS:
                turn.words = turn.words or now
        if kind == "answer.required":
            self.question_id = json.loads(body)["questionId"]
        elif kind in ("run.finished", "run.failed"):
            if turn is not None:
                turn.done = now
            if kind == "run.failed":
                self.errors.append("a run failed")
            self.settled.set()

    async def _wait(self, what: str) -> None:
        try:
            await asyncio.wait_for(self.settled.wait(), PATIENCE_SECONDS)
        except TimeoutError:
            self.errors.append(f"{what} did not come within {PATIENCE_SECONDS:g} s")
            self.settled.set()
