"""A mark: the level an answer reaches on one dimension, with the words that earned it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

NEEDS_WORDS: Final = 2
"""Levels from here on stand only with words of the answer beside them."""

MOST_SPANS: Final = 3


class Place(Protocol):
    """A stretch of an answer, such as a sentence."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


@dataclass(frozen=True)
class Span:
    """Words of an answer: `answer[start:end] == quote`."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True)
class Mark:
    """The level (0-4) on one dimension; None where it could not be graded.

    `conditions` name caps that hold. `about` are words of the answer that advice may take up, `point` a key point it lacks.
    `confidence` (0-1) is how often a level given like this is right, where the grader states it.
    """

    dimension: str
    level: int | None
    spans: tuple[Span, ...] = ()
    conditions: tuple[str, ...] = ()
    about: str = ""
    point: str = ""
    confidence: float | None = None


def mark(
    answer: str,
    dimension: str,
    level: int,
    places: Iterable[Place],
    *,
    about: str = "",
    conditions: Sequence[str] = (),
    point: str = "",
) -> Mark:
    """Return a mark with the words of `places`, the most telling first; without any, the level stays below NEEDS_WORDS."""
    chosen = list(dict.fromkeys((place.start, place.end) for place in places))[:MOST_SPANS]
    spans = tuple(Span(start, end, answer[start:end]) for start, end in chosen if answer[start:end].strip())
    reached = max(0, min(4, level)) if spans else max(0, min(NEEDS_WORDS - 1, level))
    return Mark(dimension, reached, spans, tuple(conditions), about, point)


def not_scored(dimension: str) -> Mark:
    """Return the mark of a dimension that could not be graded."""
    return Mark(dimension, None)
