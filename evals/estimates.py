"""Figures with their uncertainty."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

REPEATS: Final = 2000
LEVEL: Final = 0.95


@dataclass(frozen=True)
class Estimate:
    """A mean over n cases with its percentile bootstrap interval (Efron 1979)."""

    mean: float
    low: float
    high: float
    n: int

    def __str__(self) -> str:
        return f"{self.mean:.3f} [{self.low:.3f}, {self.high:.3f}]"


def estimate(values: Sequence[float], random: np.random.Generator) -> Estimate | None:
    """Return the mean with its 95 % interval, from 2,000 resamples of the cases; None where there is no case."""
    if not values:
        return None
    sample = np.asarray(values, float)
    means = sample[random.integers(0, len(sample), (REPEATS, len(sample)))].mean(axis=1)
    low, high = np.quantile(means, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return Estimate(float(sample.mean()), float(low), float(high), len(sample))
