"""`python -m tests.crash [--short] [--kills N] [--minutes M] [kills monkey cuts states ...]`: break it, and see what is lost.

Exit code 1 where an invariant is broken.
"""

import argparse
import asyncio
import json
import os
import platform
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from benchmarks.measures import Measure
from tests.crash.cuts import cut_everywhere
from tests.crash.monkey import KILL_EVERY_SECONDS, keep_killing
from tests.crash.random_kills import kill_at_random
from tests.crash.state_machine import run_machine

Found = tuple[list[Measure], list[str]]
Advance = Callable[[float, str], None]

SEED: Final = 20261120
GROUP: Final = 8
CANDIDATES: Final = 8


@dataclass(frozen=True)
class Wish:
    """How much is to be broken."""

    kills: int
    minutes: float
    examples: int
    steps: int
    at_once: int
    group: int
    seed: int = SEED


LONG: Final = Wish(kills=500, minutes=5, examples=150, steps=40, at_once=2, group=GROUP)
SHORT: Final = Wish(kills=10, minutes=1 / 3, examples=8, steps=20, at_once=1, group=4)


def kills(wish: Wish, advance: Advance) -> Found:
    """Kill at random moments; transcripts must be those of the uninterrupted interviews."""
    tally = asyncio.run(
        kill_at_random(
            wish.kills,
            group=wish.group,
            seed=wish.seed,
            at_once=wish.at_once,
            told=lambda tally: advance(
                tally.kills / wish.kills, f"{tally.kills} kills, {tally.interviews} interviews, {len(tally.broken)} broken"
            ),
        )
    )
    return tally.measures(), tally.broken


def monkey(wish: Wish, advance: Advance) -> Found:
    """Kill every 20 seconds while candidates go on."""
    seconds = 60 * wish.minutes
    every = min(KILL_EVERY_SECONDS, seconds / 2)
    rounds = round(seconds / every)
    season = asyncio.run(
        keep_killing(
            seconds,
            candidates=CANDIDATES,
            seed=wish.seed,
            every=every,
            told=lambda season: advance(
                season.kills / rounds, f"{season.kills} kills, {len(season.operations)} operations, {len(season.failed)} failed"
            ),
        )
    )
    late = [f"{one.name} took {one.seconds:.1f} s in {one.tries} tries" for one in season.failed]
    return season.measures(), [*season.broken, *late]


def cuts(wish: Wish, advance: Advance) -> Found:
    """Cut a stream after each of its events, by hanging up and by killing the server."""
    measures, broken = [], []
    for killing in (False,) if wish.group == SHORT.group else (False, True):
        name = "killing the server" if killing else "hanging up"
        found = asyncio.run(
            cut_everywhere(killing=killing, told=lambda found: advance(min(1.0, found.turns / 20), f"{found.turns} cuts"))
        )
        measures += [Measure(f"{one.name} ({name})", one.value, one.limit, one.unit, one.count) for one in found.measures()]
        broken += found.broken
    return measures, broken


def states(wish: Wish, advance: Advance) -> Found:
    """Do anything in any order, against a model of what must be true."""
    advance(0.0, f"{wish.examples} sequences of up to {wish.steps} steps")
    broken = []
    try:
        run_machine(wish.examples, wish.steps)
    except AssertionError as error:
        broken.append(f"the model is contradicted: {error}")
    return [Measure("sequences that contradict the model", len(broken), 0, "sequences", wish.examples)], broken


PARTS: Final = {"kills": kills, "monkey": monkey, "cuts": cuts, "states": states}


def main() -> int:
    """Break what is asked for, print what held, and return the exit code."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that no server is left behind
    asked = _arguments()
    wish = SHORT if asked.short else LONG
    wish = replace(wish, kills=asked.kills or wish.kills, minutes=asked.minutes or wish.minutes, seed=asked.seed)
    console = Console(width=120)
    began, results = time.time(), dict[str, Found]()
    for name in asked.only or PARTS:
        with _progress(console) as progress:
            results[name] = PARTS[name](wish, _bar(progress, name))
        for line in results[name][1][:20]:
            console.print(f"[red]{name}:[/] {line}", highlight=False, markup=False)
    console.print(_table(results))
    if asked.json:
        _write(asked.json, results, time.time() - began)
    return 0 if all(_held(found) for found in results.values()) else 1


def _held(found: Found) -> bool:
    return not found[1] and all(measure.kept for measure in found[0])


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.crash", description=__doc__)
    parser.add_argument("only", nargs="*", choices=[*PARTS, []], help="which parts; all without")
    parser.add_argument("--short", action="store_true", help="a small form, for CI")
    parser.add_argument("--kills", type=int, help="random kills in all")
    parser.add_argument("--minutes", type=float, help="how long the monkey may play")
    parser.add_argument("--seed", type=int, default=SEED, help="another one kills at other moments and plays other interviews")
    parser.add_argument("--json", type=Path, help="write the figures here")
    return parser.parse_args()


def _bar(progress: Progress, name: str) -> Advance:
    """Return what moves a bar forward and says beside it where things stand."""
    bar = progress.add_task(name, total=100, state="")
    return lambda share, state: progress.update(bar, completed=100 * share, state=state)


def _progress(console: Console) -> Progress:
    columns = (TextColumn("{task.description:8}"), BarColumn(), TextColumn("{task.fields[state]}"), TimeElapsedColumn())
    return Progress(*columns, console=console)


def _table(results: dict[str, Found]) -> Table:
    table = Table("", "measured", "n", "figure", "at most", "", title=f"{os.cpu_count()} processors, {platform.machine()}")
    for name, (measures, _) in results.items():
        for measure in measures:
            verdict = "[green]kept[/]" if measure.kept else "[red]broken[/]"
            figure, limit = f"{measure.value:.3g} {measure.unit}", f"{measure.limit:g} {measure.unit}"
            table.add_row(name, measure.name, str(measure.count), figure, limit, verdict)
    return table


def _write(path: Path, results: dict[str, Found], seconds: float) -> None:
    found = {
        name: {"measures": [asdict(measure) | {"kept": measure.kept} for measure in measures], "broken": broken}
        for name, (measures, broken) in results.items()
    }
    path.write_text(json.dumps({"seconds": round(seconds), "processors": os.cpu_count()} | found, indent=2), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
