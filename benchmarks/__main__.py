"""`python -m benchmarks [--short]`: measure what the README promises; exit code 1 where a promise is broken."""

import argparse
import asyncio
import sys

from rich.console import Console
from rich.table import Table

from benchmarks.interviews import measure_interviews
from benchmarks.measures import Measure
from benchmarks.server import measure_help, measure_server


def main() -> int:
    """Measure, print a table, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure speed, memory and bytes written.")
    parser.add_argument("--short", action="store_true", help="fewer repetitions, for CI")
    short = parser.parse_args().short
    measures = [
        *asyncio.run(measure_interviews(1 if short else 5)),
        *measure_help(3 if short else 9),
        *measure_server(),
    ]
    Console(width=100).print(_table(measures))
    return 0 if all(measure.kept for measure in measures) else 1


def _table(measures: list[Measure]) -> Table:
    table = Table("measured", "n", "figure", "at most", "", title="Offline engine, this machine")
    for measure in measures:
        verdict = "[green]kept[/]" if measure.kept else "[red]broken[/]"
        figure, limit = f"{measure.value:.3g} {measure.unit}", f"{measure.limit:g} {measure.unit}"
        table.add_row(measure.name, str(measure.count), figure, limit, verdict)
    return table


if __name__ == "__main__":
    sys.exit(main())
