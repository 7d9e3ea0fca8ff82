"""One figure and the promise it is held against."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Measure:
    """What was measured, how often, and the most that the README promises. `value` and `limit` are in `unit`."""

    name: str
    value: float
    limit: float
    unit: str
    count: int

    @property
    def kept(self) -> bool:
        """Whether the promise holds."""
        return self.value <= self.limit


def median(name: str, values: Sequence[float], limit: float, unit: str) -> Measure:
    """Return the median of several values as a measure."""
    return Measure(name, statistics.median(values), limit, unit, len(values))
