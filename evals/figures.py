"""A figure of the report: what was measured, over what, against what it is held."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from evals.estimates import Estimate

Source = Literal["rated", "people", "constructed", "counted"]
"""Where the truth comes from: raters (language models), people, the way an answer was constructed, or plain counting."""

SOURCES: Final[dict[Source, str]] = {
    "rated": "rated by independent language-model raters",
    "people": "rated by people, through the annotation sheet",
    "constructed": "constructed: the truth is ordinal, by the way the answers were made",
    "counted": "counted on the grader's own output",
}


@dataclass(frozen=True)
class Target:
    """What a figure must reach: at least or at most a limit, or no further than it from zero."""

    sign: Literal[">=", "<=", "within"]
    limit: float

    def holds(self, value: float) -> bool:
        """Say whether a value reaches it. A hair's breadth is forgiven: 0.95 in floating point may be 0.9499999."""
        if self.sign == ">=":
            return value >= self.limit - 1e-9
        return (abs(value) if self.sign == "within" else value) <= self.limit + 1e-9

    def worse(self, value: float, low: float, high: float) -> bool:
        """Say whether a value lies on the wrong side of an earlier figure's interval."""
        if self.sign == ">=":
            return value < low - 1e-9
        if self.sign == "<=":
            return value > high + 1e-9
        return abs(value) > max(abs(low), abs(high), self.limit) + 1e-9

    def __str__(self) -> str:
        return f"{'±' if self.sign == 'within' else self.sign} {self.limit:g}"


def at_least(limit: float) -> Target:
    """Return a target for figures of which more is better."""
    return Target(">=", limit)


def at_most(limit: float) -> Target:
    """Return a target for figures of which less is better."""
    return Target("<=", limit)


def within(limit: float) -> Target:
    """Return a target for shifts, which should be zero."""
    return Target("within", limit)


@dataclass(frozen=True)
class Figure:
    """One measured figure.

    `kind` is the rubric, or "all". `baseline` is what a grader that only counts words would get. `detail` figures stand in the
    files, not in the terminal. `failures` name some cases in which it went wrong.
    """

    check: str
    kind: str
    name: str
    estimate: Estimate
    source: Source
    target: Target | None = None
    baseline: float | None = None
    detail: bool = False
    failures: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Return what names this figure in a baseline."""
        return f"{self.check} {self.kind}: {self.name}"

    @property
    def passed(self) -> bool | None:
        """Say whether the target is reached; None without one."""
        return None if self.target is None else self.target.holds(self.estimate.mean)


@dataclass(frozen=True)
class Note:
    """A check that gives no figure here, and why."""

    check: str
    kind: str
    text: str


Found: TypeAlias = Iterator[Figure | Note]


@dataclass(frozen=True)
class Check:
    """One of the checks of docs/grading.md. `regrades` says that it grades answers that it constructs."""

    id: str
    name: str
    run: Callable[..., Found]
    regrades: bool


def some(failures: Sequence[str], most: int = 5) -> tuple[str, ...]:
    """Return a few failures to look at."""
    return tuple(failures[:most])
