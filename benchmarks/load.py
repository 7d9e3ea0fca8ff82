"""`python -m benchmarks.load [--short] [--interviews N] [--think SECONDS]`: many interviews at once, each with a held stream.

Open loop: answers are due by the clock, whether or not the server keeps up, and latency counts from when they were due. The
client runs in a process of its own and watches itself: where it was late, the figures say nothing and the run is invalid.
"""

import argparse
import asyncio
import json
import os
import random
import sys
import time
from dataclasses import asdict, dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import httpx
import uvloop
from rich.console import Console

from benchmarks.answers import load_answers
from benchmarks.measures import Measure, table
from benchmarks.process import GREENROOM, Served, serving
from benchmarks.rehearsal import Rehearsal, Turn
from content.vocabulary import INDUSTRIES, INTERVIEW_TYPES, ROLE_LEVELS

BEGIN_A_SECOND: Final = 15.0
ROUNDS: Final = 3
PEOPLE: Final = 14
CLIENT_LATE_SECONDS: Final = 0.05
TICK_SECONDS: Final = 0.01


@dataclass
class Load:
    """What was asked for and what came of it."""

    interviews: int
    think: float
    burst: int
    turns: list[Turn] = field(default_factory=list)
    at_once: list[Turn] = field(default_factory=list)
    late: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    megabytes: float = 0.0
    processor_seconds: float = 0.0

    @property
    def client_kept_up(self) -> bool:
        """Return whether the client sent and listened in time."""
        return quantile(self.late, 0.99) <= CLIENT_LATE_SECONDS

    def measures(self) -> list[Measure]:
        """Return the figures."""
        count, burst = len(self.turns), len(self.at_once)
        first = [turn.first - turn.due for turn in self.turns if turn.first]
        words = [turn.words - turn.due for turn in self.turns if turn.words]
        done = [turn.done - turn.due for turn in self.turns if turn.done]
        burst_done = [turn.done - turn.due for turn in self.at_once if turn.done]
        return [
            Measure("first event of a turn, p95", quantile(first, 0.95), 0.3, "s", count),
            Measure("next question's first words, p95", quantile(words, 0.95), 0.3, "s", count),
            Measure("turn done, p95", quantile(done, 0.95), 0.5, "s", count),
            Measure("turn done, median", quantile(done, 0.5), 0.5, "s", count),
            Measure(f"{burst} answers at once: turn done, p99", quantile(burst_done, 0.99), 3, "s", burst),
            Measure("errors", len(self.errors), 0, "errors", count + burst),
            Measure("memory of the server", self.megabytes, 400, "MB", self.interviews),
            Measure("lateness of the client itself, p99", quantile(self.late, 0.99), CLIENT_LATE_SECONDS, "s", len(self.late)),
        ]


def quantile(values: list[float], share: float) -> float:
    """Return the smallest value that so many are at most; infinite where there is none."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))] if values else float("inf")


async def put_under_load(load: Load, served: Served, console: Console) -> None:
    """Begin all interviews, answer in them by the clock, then in many at once."""
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=100)
    async with httpx.AsyncClient(base_url=served.address, timeout=60, limits=limits) as client:
        papers = [await _papers(client, number) for number in range(PEOPLE)]
        answers = load_answers()
        rehearsals = [Rehearsal(client, served, number, answers) for number in range(load.interviews)]
        console.print(f"beginning {load.interviews} interviews ...")
        await _begin(rehearsals, papers)
        console.print(f"answering every {load.think:g} s in each for {ROUNDS * load.think:g} s ...")
        watching = asyncio.create_task(_watch(load, served))
        used, began = served.processor_seconds, time.perf_counter()
        await asyncio.gather(*(_answer_by_the_clock(one, load, began + 1) for one in rehearsals))
        load.processor_seconds = served.processor_seconds - used
        console.print(f"{load.burst} answers at once ...")
        due = time.perf_counter() + 1
        load.at_once = list(await asyncio.gather(*(one.answer(due) for one in rehearsals[: load.burst])))
        watching.cancel()
        for one in rehearsals:
            one.end()
            load.errors += one.errors


async def _begin(rehearsals: list[Rehearsal], papers: list[dict[str, str]]) -> None:
    """Begin the interviews at a pace that any machine keeps."""

    async def one(rehearsal: Rehearsal, after: float) -> None:
        await asyncio.sleep(after)
        await rehearsal.begin(_setup(rehearsal.number, papers))

    await asyncio.gather(*(one(rehearsal, rehearsal.number / BEGIN_A_SECOND) for rehearsal in rehearsals))


def _setup(number: int, papers: list[dict[str, str]]) -> dict[str, Any]:
    """Return what is asked for: every type, level and industry, half of them with a CV and an advert."""
    chance = random.Random(number)
    setup = {
        "interviewType": INTERVIEW_TYPES[number % len(INTERVIEW_TYPES)],
        "industry": chance.choice(INDUSTRIES),
        "roleLevel": chance.choice(ROLE_LEVELS),
        "questionCount": 10,
    }
    return setup | (papers[number % len(papers)] if chance.random() < 0.5 else {})


async def _answer_by_the_clock(rehearsal: Rehearsal, load: Load, begin: float) -> None:
    """Answer once in every think time, at a moment that is this interview's own."""
    phase = random.Random(rehearsal.number).uniform(0, load.think)
    for number in range(ROUNDS):
        load.turns.append(await rehearsal.answer(begin + phase + number * load.think))


async def _watch(load: Load, served: Served) -> None:
    """Note how late the client's own clock runs, and the most memory that the server holds."""
    ticks = 0
    while True:
        due = time.perf_counter() + TICK_SECONDS
        await asyncio.sleep(TICK_SECONDS)
        load.late.append(max(0.0, time.perf_counter() - due))
        ticks += 1
        if ticks % 100 == 0:
            load.megabytes = max(load.megabytes, served.megabytes)


async def _papers(client: httpx.AsyncClient, number: int) -> dict[str, str]:
    """Hand in the CV and the advert of one of the sample people."""
    people = files("content").joinpath("people")
    stem = sorted(entry.name.removesuffix(".cv.json") for entry in people.iterdir() if entry.name.endswith(".cv.json"))[number]
    cv, advert = people.joinpath(f"{stem}.cv.json"), people.joinpath(f"{stem}.job.txt")
    document = await client.post("/api/documents", files={"file": (cv.name, cv.read_bytes(), "application/json")})
    job = await client.post("/api/jobs", json={"text": advert.read_text(encoding="utf-8")})
    document.raise_for_status()
    job.raise_for_status()
    return {"cvId": document.json()["id"], "jobId": job.json()["id"]}


def main() -> int:
    """Put a server under load, print the figures, and return the exit code: 1 where one is broken, 2 for an invalid run."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.load", description=__doc__)
    parser.add_argument("--short", action="store_true", help="60 interviews, for CI")
    parser.add_argument("--interviews", type=int, help="how many at once (1,000)")
    parser.add_argument("--think", type=float, help="seconds between two answers of one candidate (30)")
    parser.add_argument("--burst", type=int, help="answers at once (200)")
    parser.add_argument("--json", type=Path, help="write the figures here")
    parser.add_argument("--command", nargs="+", default=GREENROOM, help="what serves, instead of greenroom")
    asked = parser.parse_args()
    interviews, think, burst = (60, 5.0, 20) if asked.short else (1000, 30.0, 200)
    load = Load(asked.interviews or interviews, asked.think or think, min(asked.burst or burst, asked.interviews or interviews))
    console = Console(width=110)
    with serving(tuple(asked.command)) as served:
        uvloop.run(put_under_load(load, served, console))
    measures = load.measures()
    rate = load.interviews / load.think
    console.print(table(measures, f"{load.interviews} interviews, {rate:.1f} turns/s, {os.cpu_count()} processors"))
    each = 1000 * load.processor_seconds / max(1, len(load.turns))
    console.print(f"The server used {each:.0f} ms of processor time a turn, its idle streams included.")
    for error in load.errors[:10]:
        console.print(error, style="red", markup=False)
    if asked.json:
        found = {"turnsPerSecond": rate, "measures": [asdict(measure) for measure in measures], "errors": load.errors[:100]}
        asked.json.write_text(json.dumps(found, indent=2), encoding="utf-8")
    if not load.client_kept_up:
        console.print("INVALID: the client itself was late, so these figures say nothing.", style="red")
        return 2
    return 0 if all(measure.kept for measure in measures) else 1


if __name__ == "__main__":
    sys.exit(main())
