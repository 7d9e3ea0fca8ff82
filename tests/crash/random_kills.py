"""Kill the server at random moments and hold every interview against the same one that nothing happened to."""

import asyncio
import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import httpx

from benchmarks.measures import Measure
from tests.crash.candidate import Played, begin
from tests.crash.contract import Contract, GaveUp
from tests.crash.oracle import SETTLING_SECONDS, Transcript, may_be_killed, rows, transcript, unsettled
from tests.crash.scripts import PEOPLE, Script, person_of, scripts
from tests.crash.server import Server

LONGEST_LIFE: Final = 2.0
"""Seconds after ready within which a server is killed."""
USUAL_START: Final = 2.5
GROUP_SECONDS: Final = 300
"""What a group may take; one that stands still is reported."""
MOST_IN_GROUP: Final = 25
PATIENCE: Final = 120.0


@dataclass
class Tally:
    """What was found over all groups."""

    kills: int = 0
    interviews: int = 0
    acknowledged: int = 0
    cuts: int = 0
    restarts: list[float] = field(default_factory=list)
    settled: list[float] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    late: list[str] = field(default_factory=list)
    settling: float = SETTLING_SECONDS
    other: list[str] = field(default_factory=list)

    @property
    def broken(self) -> list[str]:
        """Return everything that must not be."""
        return [*self.lost, *self.doubled, *self.changed, *self.late, *self.other]

    def measures(self) -> list[Measure]:
        """Return the figures."""
        return [
            Measure("acknowledged answers lost", len(self.lost), 0, "answers", self.acknowledged),
            Measure("interviews with too many or too few rows", len(self.doubled), 0, "interviews", self.interviews),
            Measure("transcripts that differ from the uninterrupted ones", len(self.changed), 0, "parts", self.interviews),
            Measure(
                f"turns open for more than {self.settling:g} s after a restart", len(self.late), 0, "turns", len(self.settled)
            ),
            Measure("other faults (gaps, failed runs, refusals)", len(self.other), 0, "faults", self.kills),
            Measure("slowest settling of a turn after a restart", max(self.settled, default=0.0), 5, "s", len(self.settled)),
        ]


@dataclass(frozen=True)
class Rehearsed:
    """One group of interviews on one data folder, read back."""

    played: list[Played]
    transcripts: list[Transcript]
    rows: dict[str, dict[str, int]]


async def kill_at_random(
    kills: int, *, group: int, seed: int, at_once: int, told: Callable[[Tally], None], settling: float = SETTLING_SECONDS
) -> Tally:
    """Kill servers under groups of interviews until so many kills are done; `at_once` groups run side by side."""
    tally, number = Tally(settling=settling), 0

    async def work() -> None:
        nonlocal number
        while tally.kills < kills:
            number += 1
            await _rehearse_twice(
                scripts((seed % 1000 + number) * group, group), random.Random(seed + number), kills, tally, told
            )

    await asyncio.gather(*(work() for _ in range(at_once)))
    return tally


async def _rehearse_twice(
    group: list[Script], chance: random.Random, kills: int, tally: Tally, told: Callable[[Tally], None]
) -> None:
    """Play a group undisturbed, then under kills, and compare."""
    with TemporaryDirectory(prefix="greenroom-chaos-") as folder:
        with Server(Path(folder) / "quiet") as quiet:
            expected = await _rehearse(quiet, group, None)
        noisy = Server(Path(folder) / "noisy")

        def killed() -> bool:
            tally.kills += 1
            told(tally)
            return tally.kills < kills and noisy.kills < MOST_IN_GROUP

        try:
            with noisy:
                found = await _rehearse(noisy, group, _Killing(noisy, chance, killed))
        except (GaveUp, RuntimeError, TimeoutError) as error:
            tally.other.append(f"scripts {group[0].number}-{group[-1].number}: {error!r}\n{noisy.tail()}")
            return
        finally:
            tally.restarts += noisy.restarts
        _compare(found, expected, noisy, tally)
        told(tally)


@dataclass
class _Killing:
    """Kills one server: while it starts, soon after, or at any moment of a longer life; never a turn on its last try.

    A turn that took the process down three times is given up, as it should be (R28); here that would be our doing.
    """

    server: Server
    chance: random.Random
    goes_on: Callable[[], bool]

    async def run(self) -> None:
        """Kill and restart until told to stop; the server is up afterwards."""
        while True:
            await self._live()
            await self._spare_last_tries()
            self.server.kill()
            goes_on = self.goes_on()
            await asyncio.sleep(self.chance.uniform(0, 0.05))
            self.server.launch()
            if not goes_on:
                break
        await self.server.ready()

    async def _spare_last_tries(self) -> None:
        ledger = self.server.data / "greenroom.sqlite"
        self.server.freeze()
        while not may_be_killed(ledger):
            self.server.thaw()
            await asyncio.sleep(0.05)
            self.server.freeze()

    async def _live(self) -> None:
        kind = self.chance.random()
        if kind < 0.15:
            await asyncio.sleep(self.chance.uniform(0, USUAL_START))
        elif kind < 0.35:
            await self.server.ready()
            await asyncio.sleep(self.chance.uniform(0, 0.2))
        else:
            await self.server.ready()
            # On a machine that is slow today a life is longer, else nothing would ever be done in one.
            await asyncio.sleep(self.chance.uniform(0, max(LONGEST_LIFE, *self.server.restarts[-3:], 0.0)))


async def _rehearse(server: Server, group: list[Script], killing: _Killing | None) -> Rehearsed:
    """Play a group of interviews on a server of their own and read them back when all are over."""
    await server.ready()
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=20)
    async with httpx.AsyncClient(base_url=server.address, limits=limits) as client:
        contract = Contract(client, patience=PATIENCE)
        papers = await _papers(contract, person_of(group[0].number // len(group)))
        # Handed in undisturbed: a second try would make a second CV. The monkey uploads under kills.
        disturbing = asyncio.create_task(killing.run()) if killing else None
        try:
            # One after the other, because a plan takes into account what was asked in interviews before it.
            candidates = [await begin(contract, script, papers) for script in group]
            async with asyncio.timeout(GROUP_SECONDS):
                await asyncio.gather(*(candidate.rehearse() for candidate in candidates))
        finally:
            if disturbing is not None:
                await _end(disturbing, server)
        played = [candidate.played for candidate in candidates]
        read = [await transcript(contract, one) for one in played]
    server.stop()
    return Rehearsed(played, read, rows(server.data / "greenroom.sqlite"))


async def _end(disturbing: "asyncio.Task[None]", server: Server) -> None:
    """Stop killing; a server that lies dead is started again."""
    disturbing.cancel()
    await asyncio.wait([disturbing])
    if server.process is None:
        server.launch()
    if server.lives[-1].ready is None:
        await server.ready()


async def _papers(contract: Contract, person: str) -> dict[str, str]:
    """Hand in the CV and the advert of a person."""
    cv, advert = PEOPLE / f"{person}.cv.json", PEOPLE / f"{person}.job.txt"
    file = {"file": (cv.name, cv.read_bytes(), "application/json")}
    document = await contract.send("upload", "POST", "/api/documents", files=file)
    job = await contract.send("advert", "POST", "/api/jobs", json={"text": advert.read_text(encoding="utf-8")})
    return {"cvId": document.json()["id"], "jobId": job.json()["id"]}


def _compare(found: Rehearsed, expected: Rehearsed, server: Server, tally: Tally) -> None:
    tally.interviews += len(found.played)
    tally.acknowledged += sum(len(played.taken) for played in found.played)
    tally.cuts += sum(played.cuts for played in found.played)
    for ours, theirs in zip(found.transcripts, expected.transcripts, strict=True):
        tally.changed += ours.differs_from(theirs)
        tally.other += [f"undisturbed: {fault}" for fault in theirs.faults]
        tally.lost += [fault for fault in ours.faults if "is lost" in fault]
        tally.other += [fault for fault in ours.faults if "is lost" not in fault]
    for interview_id, counts in expected.rows.items():
        if found.rows.get(interview_id) != counts:
            tally.doubled.append(f"{interview_id}: {found.rows.get(interview_id)} rows instead of {counts}")
    strangers = found.rows.keys() - expected.rows.keys()
    tally.doubled += [f"{interview_id}: nobody asked for it" for interview_id in sorted(strangers)]
    took, late = unsettled(server.data / "greenroom.sqlite", server.lives, tally.settling)
    tally.settled += took
    tally.late += late
    with closing(sqlite3.connect(server.data / "checkpoints.sqlite")) as connection:
        [[verdict]] = connection.execute("PRAGMA integrity_check").fetchall()
    tally.other += [] if verdict == "ok" else [f"checkpoints.sqlite: {verdict}"]
