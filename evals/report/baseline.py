"""Compare with figures that were measured before: a fall out of their interval is a regression."""

import json
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict, ValidationError

from evals.figures import Figure, Target, at_least, at_most
from evals.records import InputError, described, read_text, write_text
from evals.report.outcome import Outcome

UNSTEADY: Final = ("time",)
"""Checks that depend on the machine and are never compared."""

MORE: Final = ("Spearman", "Pearson", "QWK", "F1")


class Measured(BaseModel):
    """One figure as it was."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    value: float
    low: float
    high: float


class Run(BaseModel):
    """The figures of one engine on one file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    engine: str
    cases: str
    sha256: str
    form: str
    figures: dict[str, Measured]


class Baseline(BaseModel):
    """`baseline.json`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    grading: list[Run]


def default_baseline() -> Path:
    """Return where our own baseline lies."""
    return Path(str(files("evals") / "baseline.json"))


def read_baseline(path: Path) -> Baseline:
    """Return a baseline. Raises InputError."""
    try:
        return Baseline.model_validate(json.loads(read_text(path)))
    except json.JSONDecodeError as error:
        raise InputError(f"{path}: is not JSON ({error.msg}). Write it with --update-baseline.") from error
    except ValidationError as error:
        raise InputError(f"{path}: is no baseline: {described(error)} Write it with --update-baseline.") from error


def compare(outcome: Outcome, baseline: Baseline) -> tuple[list[str], str]:
    """Return the regressions in words, and a line about what was compared."""
    for run in baseline.grading:
        if (run.engine, run.sha256, run.form) == (outcome.engine, outcome.sha256, outcome.form):
            fallen = _fallen(outcome, run.figures)
            told = sum(figure.key in run.figures for figure in outcome.figures)
            return fallen, f"baseline: {told} figures compared, {len(fallen)} fell out of their interval"
    return [], "baseline: none for this engine and these cases"


def _fallen(outcome: Outcome, before: Mapping[str, Measured]) -> list[str]:
    fallen = []
    for figure in outcome.figures:
        was, wanted = before.get(figure.key), _direction(figure)
        if was is None or wanted is None or not wanted.worse(figure.estimate.mean, was.low, was.high):
            continue
        fallen.append(
            f"check {figure.key} is {figure.estimate.mean:.3f}; it was {was.value:.3f} [{was.low:.3f}, {was.high:.3f}]"
        )
    return fallen


def _direction(figure: Figure) -> Target | None:
    """Return which way is better; None for figures that are neither."""
    if figure.check in UNSTEADY or "among themselves" in figure.name:
        return None
    if figure.target is not None:
        return figure.target
    if figure.check in ("1", "4"):
        return at_least(0) if any(word in figure.name for word in MORE) else at_most(0) if "MAE" in figure.name else None
    return None


def update(path: Path, outcome: Outcome) -> None:
    """Write the figures of this run into a baseline, in place of those of the same kind. Raises InputError."""
    kept = read_baseline(path).grading if path.exists() else []
    figures = {
        figure.key: Measured(
            value=round(figure.estimate.mean, 4), low=round(figure.estimate.low, 4), high=round(figure.estimate.high, 4)
        )
        for figure in outcome.figures
        if figure.check not in UNSTEADY
    }
    new = Run(engine=outcome.engine, cases=outcome.cases, sha256=outcome.sha256, form=outcome.form, figures=figures)
    name = (new.engine, new.cases, new.form)
    runs = [*(run for run in kept if (run.engine, run.cases, run.form) != name), new]
    runs.sort(key=lambda run: (run.engine, run.cases, run.form))
    write_text(path, Baseline(grading=runs).model_dump_json(indent=1) + "\n")
