"""Everything that a report tells: figures, notes, what was graded, with what, at what cost."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Final

from evals.bench import Graded
from evals.figures import SOURCES, Figure, Note

SUMMED: Final = {"overall Spearman": "Spearman", "mean of dimensions QWK": "mean QWK", "overall MAE": "MAE"}


@dataclass(frozen=True)
class Outcome:
    """A finished run. `cost` is the line about calls, tokens and money of a model; "" offline. `form` is "full" or "short"."""

    engine: str
    cases: str
    sha256: str
    form: str
    graded: Sequence[Graded]
    figures: Sequence[Figure]
    notes: Sequence[Note]
    seconds: float
    cost: str = ""

    @property
    def missed(self) -> list[Figure]:
        """Return the figures that do not reach their target."""
        return [figure for figure in self.figures if figure.passed is False]

    def of(self, check: str, *, detail: bool = True) -> list[Figure]:
        """Return the figures of a check."""
        return [figure for figure in self.figures if figure.check == check and (detail or not figure.detail)]

    def summaries(self) -> Iterator[str]:
        """Yield one line for each kind of question."""
        kinds = dict.fromkeys(one.case.rubric.rubric for one in self.graded)
        for kind in kinds:
            own = {figure.name: figure for figure in self.figures if figure.kind == kind and figure.check == "1"}
            count = sum(one.case.rubric.rubric == kind for one in self.graded)
            told = [_summary(short, own[name]) for name, short in SUMMED.items() if name in own]
            alone = own.get("overall Spearman")
            if alone is not None and alone.baseline is not None:
                told.append(f"length alone Spearman {number(alone.baseline)}")
            yield f"{kind}: {count} answers" + (", " + ", ".join(told) if told else ", agreement not measured")

    def as_json(self) -> dict[str, object]:
        """Return the report as data."""
        return {
            "eval": "grading",
            "engine": self.engine,
            "cases": {"file": self.cases, "sha256": self.sha256, "count": len(self.graded), "form": self.form},
            "sources": SOURCES,
            "summaries": list(self.summaries()),
            "figures": [figure_as_json(figure) for figure in self.figures],
            "notes": [asdict(note) for note in self.notes],
            "seconds": round(self.seconds, 1),
            "cost": self.cost,
        }


def figure_as_json(figure: Figure) -> dict[str, object]:
    """Return a figure as data."""
    return {
        "check": figure.check,
        "kind": figure.kind,
        "name": figure.name,
        "value": round(figure.estimate.mean, 4),
        "low": round(figure.estimate.low, 4),
        "high": round(figure.estimate.high, 4),
        "n": figure.estimate.n,
        "lengthOnly": None if figure.baseline is None else round(figure.baseline, 4),
        "target": None if figure.target is None else str(figure.target),
        "passed": figure.passed,
        "source": figure.source,
        "failures": list(figure.failures),
    }


def _summary(called: str, figure: Figure) -> str:
    found = figure.estimate
    return f"{called} {number(found.mean)} [{number(found.low)}, {number(found.high)}]"


def number(value: float) -> str:
    """Return a figure with as many digits as it deserves."""
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"
