"""`python -m benchmarks [--short]`: measure what the README promises; exit code 1 where a promise is broken."""

import argparse
import asyncio
import sys

from rich.console import Console

from benchmarks.interviews import measure_interviews
from benchmarks.measures import table
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
    Console(width=100).print(table(measures, "Offline engine, this machine"))
    return 0 if all(measure.kept for measure in measures) else 1


if __name__ == "__main__":
    sys.exit(main())
