"""A monkey that kills the server every 20 seconds, and candidates who go on as well as they can."""

import asyncio
import random
import statistics
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import httpx

from benchmarks.measures import Measure
from tests.crash.candidate import begin
from tests.crash.contract import Contract, GaveUp, Operation
from tests.crash.oracle import SETTLING_SECONDS, transcript, unsettled
from tests.crash.scripts import PEOPLE, person_of, scripts
from tests.crash.server import Server

WITHIN_SECONDS: Final = 30.0
KILL_EVERY_SECONDS: Final = 20.0
THINK_SECONDS: Final = 0.5


@dataclass
class Season:
    """What came of the monkey's season."""

    operations: list[Operation] = field(default_factory=list)
    restarts: list[float] = field(default_factory=list)
    kills: int = 0
    interviews: int = 0
    broken: list[str] = field(default_factory=list)

    @property
    def failed(self) -> list[Operation]:
        """Return what did not succeed within half a minute."""
        return [one for one in self.operations if not one.succeeded or one.seconds > WITHIN_SECONDS]

    def measures(self) -> list[Measure]:
        """Return the figures."""
        took = [one.seconds for one in self.operations]
        share = 100 * len(self.failed) / len(took) if took else 100.0
        return [
            Measure("operations not done within 30 s", share, 0.5, "%", len(took)),
            Measure("slowest operation", max(took, default=0.0), WITHIN_SECONDS, "s", len(took)),
            Measure("restart to ready, median", statistics.median(self.restarts or [0.0]), 3, "s", len(self.restarts)),
            Measure("restart to ready, p95", quantile(self.restarts, 0.95), 3, "s", len(self.restarts)),
            Measure("restart to ready, slowest", max(self.restarts, default=0.0), 3, "s", len(self.restarts)),
            Measure("invariants broken", len(self.broken), 0, "faults", self.interviews),
        ]


async def keep_killing(
    seconds: float,
    *,
    candidates: int,
    seed: int,
    every: float = KILL_EVERY_SECONDS,
    told: Callable[[Season], None],
    settling: float = SETTLING_SECONDS,
) -> Season:
    """Let candidates rehearse for so long while the server is killed over and over."""
    season = Season()
    with TemporaryDirectory(prefix="greenroom-monkey-") as folder, Server(Path(folder), executed=True) as server:
        await server.ready()
        async with httpx.AsyncClient(base_url=server.address, limits=httpx.Limits(max_connections=None)) as client:
            contract = Contract(client, patience=2 * WITHIN_SECONDS, noted=season.operations.append)
            over = asyncio.Event()
            people = [asyncio.create_task(_rehearse_on(contract, seed + 1000 * n, over, season)) for n in range(candidates)]
            await _kill_for(server, seconds, every, season, told)
            over.set()
            await asyncio.gather(*people)
        server.stop()
        season.restarts = server.restarts
        season.broken += unsettled(server.data / "greenroom.sqlite", server.lives, settling)[1]
    return season


def quantile(values: list[float], share: float) -> float:
    """Return the smallest value that so many are at most."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))] if values else 0.0


async def _kill_for(server: Server, seconds: float, every: float, season: Season, told: Callable[[Season], None]) -> None:
    """Kill the server at every tick for so long; it is up afterwards."""
    for _ in range(round(seconds / every)):
        await asyncio.sleep(every)
        server.kill()
        server.launch()
        season.kills = server.kills
        told(season)
    await server.ready()


async def _rehearse_on(contract: Contract, first: int, over: asyncio.Event, season: Season) -> None:
    """Rehearse one interview after another until told to stop, looking around between them."""
    chance = random.Random(first)
    contract = replace(contract, think=lambda: chance.uniform(0, THINK_SECONDS))
    for script in scripts(first, 1000):
        try:
            papers = await _papers(contract, script.number) if script.with_papers else {}
            candidate = await begin(contract, script, papers)
            await candidate.rehearse()
            read = await transcript(contract, candidate.played)
            await _look_around(contract)
        except (GaveUp, TimeoutError) as error:
            season.broken.append(f"script {script.number}: {error!r}")
        else:
            season.broken += read.faults
        season.interviews += 1
        if over.is_set():
            return


async def _look_around(contract: Contract) -> None:
    """Do what people do between interviews."""
    for name, path in (("list", "/api/interviews"), ("study plan", "/api/study-plan"), ("tips", "/api/tips")):
        await contract.send(name, "GET", path)


async def _papers(contract: Contract, number: int) -> dict[str, str]:
    """Hand in a CV."""
    cv = PEOPLE / f"{person_of(number)}.cv.json"
    reply = await contract.send(
        "upload", "POST", "/api/documents", files={"file": (cv.name, cv.read_bytes(), "application/json")}
    )
    return {"cvId": str(reply.json()["id"])}
