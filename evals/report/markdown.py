"""The report as Markdown, for docs/grading_figures.md."""

from collections.abc import Iterator

from evals.checks.registry import CHECKS
from evals.figures import SOURCES, Figure
from evals.report.outcome import Outcome, number

STATES = {True: "reached", False: "**missed**", None: ""}


def markdown(outcome: Outcome) -> str:
    """Return the whole report. It holds no date and no time, so the same grades give the same text."""
    return "\n".join(_lines(outcome)) + "\n"


def _lines(outcome: Outcome) -> Iterator[str]:
    yield "# How well Greenroom grades: the figures"
    yield ""
    yield f"Engine `{outcome.engine}`, {len(outcome.graded)} answers of `{outcome.cases}` (SHA-256 {outcome.sha256[:12]})."
    yield "Written by `python -m evals grading --markdown FILE`; [grading.md](grading.md) explains it."
    yield "Every figure stands with its bootstrap 95 % interval; *length only* is what a grader that counts words would get."
    yield ""
    yield from (f"* {line}" for line in outcome.summaries())
    general = [note for note in outcome.notes if (note.check, note.kind) == ("1", "all")]
    yield from (f"* **{note.text}**" for note in general)
    for check in dict.fromkeys(check.id for check in CHECKS if check.id != "time"):
        names = " and ".join(one.name for one in CHECKS if one.id == check)
        figures = outcome.of(check, detail=False)
        notes = [note for note in outcome.notes if note.check == check and note not in general]
        if figures or notes:
            yield from ("", f"## Check {check}: {names}", "")
        if figures:
            yield from _table(figures)
        yield from (f"* {note.kind}: {note.text}" for note in notes)
    if outcome.missed:
        yield from ("", "## What missed its target, with examples", "")
        for figure in outcome.missed:
            yield f"* check {figure.key}: {number(figure.estimate.mean)}, wanted {figure.target}"
            yield from (f"  * `{failure.replace('`', ' ')}`" for failure in figure.failures)


def _table(figures: list[Figure]) -> Iterator[str]:
    for source in dict.fromkeys(figure.source for figure in figures):
        yield f"Truth: {SOURCES[source]}."
        yield ""
        yield "| kind | figure | n | value | 95 % interval | length only | target | |"
        yield "|---|---|--:|--:|--:|--:|--:|---|"
        for figure in figures:
            if figure.source == source:
                yield _row(figure)
        yield ""


def _row(figure: Figure) -> str:
    found = figure.estimate
    alone = "" if figure.baseline is None else number(figure.baseline)
    interval = f"[{number(found.low)}, {number(found.high)}]"
    target = "" if figure.target is None else str(figure.target)
    return (
        f"| {figure.kind} | {figure.name} | {found.n} | {number(found.mean)} | {interval} | {alone} | {target} "
        f"| {STATES[figure.passed]} |"
    )
