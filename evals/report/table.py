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
    console = _wide(console)
    figures = [figure for check in dict.fromkeys(check.id for check in CHECKS) for figure in outcome.of(check, detail=False)]
    if figures:
        show_figures(figures, console)
    for note in outcome.notes:
        console.print(f"check {note.check}, {note.kind}: {note.text}", highlight=False, markup=False)
    console.print()
    for line in (*outcome.summaries(), _ending(outcome)):
        console.print(line, highlight=False, markup=False)


def show_figures(figures: Sequence[Figure], console: Console) -> None:
    """Print a table of figures."""
    table = Table(box=None, pad_edge=False, show_edge=False, header_style="bold")
    for name in ("check", "kind", "figure"):
        table.add_column(name, no_wrap=True)
    for name in ("n", "value", "95 % interval", "length only", "target", ""):
        table.add_column(name, justify="right", no_wrap=True)
    for figure in figures:
        _add(table, figure)
    _wide(console).print(table)


def _wide(console: Console) -> Console:
    return console if console.is_terminal else Console(file=console.file, width=WIDE)


def _add(table: Table, figure: Figure) -> None:
    found = figure.estimate
    table.add_row(
        figure.check,
        figure.kind,
        figure.name,
        str(found.n),
        number(found.mean),
        f"\\[{number(found.low)}, {number(found.high)}]",
        "" if figure.baseline is None else number(figure.baseline),
        "" if figure.target is None else str(figure.target),
        STATES[figure.passed],
    )


def _ending(outcome: Outcome) -> str:
    targets = [figure for figure in outcome.figures if figure.target is not None]
    reached = f"{len(targets) - len(outcome.missed)} of {len(targets)} targets reached" if targets else "no targets measured"
    cost = f"; {outcome.cost}" if outcome.cost else ""
    return f"{outcome.engine}: {len(outcome.graded)} answers, {reached}, {outcome.seconds:.0f} s{cost}"
