"""The report in the terminal."""

from collections.abc import Sequence
from typing import Final

from rich.console import Console
from rich.table import Table

from evals.checks.registry import CHECKS
from evals.figures import Figure
from evals.report.outcome import Outcome, number

WIDE: Final = 140
"""Columns where the output is a file or a pipe, which would else be taken to be narrow."""

STATES = {True: "[green]ok[/]", False: "[red]missed[/]", None: ""}


def show(outcome: Outcome, console: Console) -> None:
    """Print the table, what was left out, and one line for each kind."""
    if not console.is_terminal:
        console = Console(file=console.file, width=WIDE)
    titles = {check.id: check.name for check in CHECKS}
    table = Table(box=None, pad_edge=False, show_edge=False, header_style="bold")
    for name, justify in (("check", "left"), ("kind", "left"), ("figure", "left"), ("n", "right"), ("value", "right")):
        table.add_column(name, justify=justify, no_wrap=True)  # type: ignore[arg-type]
    for name in ("95 % interval", "length only", "target", ""):
        table.add_column(name, justify="right", no_wrap=True)
    for check in titles:
        _add(table, check, outcome.of(check, detail=False))
    if outcome.figures:
        console.print(table)
    for note in outcome.notes:
        console.print(f"check {note.check}, {note.kind}: {note.text}", highlight=False)
    console.print()
    for line in outcome.summaries():
        console.print(line, highlight=False)
    console.print(_ending(outcome), highlight=False)


def _add(table: Table, check: str, figures: Sequence[Figure]) -> None:
    for figure in figures:
        table.add_row(
            check,
            figure.kind,
            figure.name,
            str(figure.estimate.n),
            number(figure.estimate.mean),
            f"[{number(figure.estimate.low)}, {number(figure.estimate.high)}]".replace("[", "\\["),
            "" if figure.baseline is None else number(figure.baseline),
            "" if figure.target is None else str(figure.target),
            STATES[figure.passed],
        )


def _ending(outcome: Outcome) -> str:
    targets = [figure for figure in outcome.figures if figure.target is not None]
    reached = f"{len(targets) - len(outcome.missed)} of {len(targets)} targets reached" if targets else "no targets measured"
    cost = f"; {outcome.cost}" if outcome.cost else ""
    return f"{outcome.engine}: {len(outcome.graded)} answers, {reached}, {outcome.seconds:.0f} s{cost}"
