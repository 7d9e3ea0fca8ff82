"""Cut the stream of a turn after every event, resume it, and hold what was read against the log."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import httpx

from benchmarks.measures import Measure
from tests.crash.contract import LAST, Contract, Part, parts
from tests.crash.scripts import ANSWERS
from tests.crash.server import Server

SETUP: Final = {"industry": "technology", "roleLevel": "mid", "interviewType": "behavioral", "questionCount": 10}
STREAM: Final = {"Accept": "text/event-stream"}


@dataclass
class Cuts:
    """What came of cutting."""

    cuts: int = 0
    turns: int = 0
    deepest: int = 0
    broken: list[str] = field(default_factory=list)

    def measures(self) -> list[Measure]:
        """Return the figures."""
        return [Measure("gaps, repeats or other bytes after a cut", len(self.broken), 0, "faults", self.cuts)]


async def cut_everywhere(*, killing: bool, told: Callable[[Cuts], None]) -> Cuts:
    """Cut a streamed turn after its first event, its second, and so on to the end; `killing` kills the server at each cut."""
    found = Cuts()
    with TemporaryDirectory(prefix="greenroom-cuts-") as folder, Server(Path(folder)) as server:
        await server.ready()
        async with httpx.AsyncClient(base_url=server.address, timeout=30) as client:
            await _cut_turns(Contract(client), server if killing else None, found, told)
    return found


async def _cut_turns(contract: Contract, server: Server | None, found: Cuts, told: Callable[[Cuts], None]) -> None:
    """Answer questions, cutting each turn one event later than the one before, until one is read to its end."""
    interview: dict[str, Any] = {}
    question, after, number = None, 1, 0
    while True:
        if question is None:
            number += 1
            interview = (await contract.send("begin", "POST", "/api/interviews", json=SETUP)).json()
            question = interview["currentQuestion"]
        before = await _log_of(contract, interview["id"])
        read, whole = await _read_until_cut(contract, interview["id"], question["id"], found.turns, after)
        if server is not None and not whole:
            server.kill()
            server.launch()
            await server.ready()
        found.turns += 1
        found.deepest = max(found.deepest, len(read))
        question = await _resume(contract, interview["id"], read, before, found)
        told(found)
        if whole:
            return
        after += 1


async def _read_until_cut(
    contract: Contract, interview_id: str, question_id: str, turn: int, after: int
) -> tuple[list[Part], bool]:
    """Stream an answer's turn and hang up after so many events, live pieces included; say whether it was the whole turn."""
    said = ANSWERS["behavioral"]
    body = {"questionId": question_id, "answer": said[turn % len(said)]}
    read: list[Part] = []
    url = f"/api/interviews/{interview_id}/answer"
    async with contract.client.stream("POST", url, json=body, headers=STREAM | {"Idempotency-Key": question_id}) as reply:
        async for part in parts(reply):
            read.append(part)
            if part.type in LAST:
                return read, True
            if len(read) == after:
                break
    return read, False


async def _resume(
    contract: Contract, interview_id: str, read: list[Part], before: list[Part], found: Cuts
) -> dict[str, Any] | None:
    """Resume after the last event that was read, by number and by the key, and return what is open then."""
    kept = [part for part in read if part.seq is not None]
    position = kept[-1].seq if kept else len(before)
    rest = await _follow_to_end(contract, interview_id, position or 0)
    log = await _log_of(contract, interview_id)
    ours = [part.raw for part in [*before, *kept, *rest]]
    found.cuts += 1
    if ours != [part.raw for part in log]:
        found.broken.append(f"cut after {len(read)} events: read {len(ours)} events, kept are {len(log)}")
    if [part.seq for part in log] != list(range(1, len(log) + 1)):
        found.broken.append(f"cut after {len(read)} events: the log has a gap")
    standing = (await contract.send("see", "GET", f"/api/interviews/{interview_id}")).json()
    open_now: dict[str, Any] | None = standing["currentQuestion"]
    return open_now


async def _follow_to_end(contract: Contract, interview_id: str, position: int) -> list[Part]:
    """Follow the log after a position to the end of the run; nothing where it is read already."""
    log = await _log_of(contract, interview_id)
    if log and log[-1].type in LAST and log[-1].seq == position:
        return []
    rest: list[Part] = []
    headers = {"Last-Event-ID": str(position)}
    async with asyncio.timeout(30), contract.client.stream("GET", _events(interview_id), headers=headers) as reply:
        async for part in parts(reply):
            if part.seq is not None:
                rest.append(part)
            if part.type in LAST:
                break
    return rest


async def _log_of(contract: Contract, interview_id: str) -> list[Part]:
    """Return what the log holds now."""
    async with contract.client.stream("GET", _events(interview_id), params={"once": True}) as reply:
        return [part async for part in parts(reply)]


def _events(interview_id: str) -> str:
    return f"/api/interviews/{interview_id}/events"
