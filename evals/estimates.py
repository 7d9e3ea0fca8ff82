"""Figures with their uncertainty."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

REPEATS: Final = 2000
LEVEL: Final = 0.95

Numbers: TypeAlias = NDArray[np.float64]
Statistic: TypeAlias = Callable[..., Numbers]
"""Takes arrays whose last axis counts the cases and returns one number for each row of them."""


@dataclass(frozen=True)
class Estimate:
    """A figure over n cases with its percentile bootstrap interval (Efron 1979)."""

    mean: float
    low: float
    high: float
    n: int

    def __str__(self) -> str:
        return f"{self.mean:.3f} [{self.low:.3f}, {self.high:.3f}]"


def estimate(values: Sequence[float], random: np.random.Generator) -> Estimate | None:
    """Return the mean with its 95 % interval, from 2,000 resamples of the cases; None where there is no case."""
    return estimate_of(_mean, (values,), random)


def estimate_of(
    statistic: Statistic, columns: Sequence[Sequence[float] | Numbers], random: np.random.Generator
) -> Estimate | None:
    """Return a statistic of columns of equal length with its 95 % interval, whole cases resampled; None without a case."""
    sample = [np.asarray(column, float) for column in columns]
    count = len(sample[0])
    if not count:
        return None
    rows = random.integers(0, count, (REPEATS, count))
    return _around(float(statistic(*sample)), statistic(*(column[rows] for column in sample)), count)


def estimate_grouped(values: Sequence[float], groups: Sequence[str], random: np.random.Generator) -> Estimate | None:
    """Return the mean of values that come in groups (the variants of one answer), whole groups resampled; n counts values."""
    if not values:
        return None
    names, place = np.unique(np.asarray(groups), return_inverse=True)
    sums, sizes = np.bincount(place, np.asarray(values, float)), np.bincount(place).astype(float)
    rows = random.integers(0, len(names), (REPEATS, len(names)))
    return _around(float(sums.sum() / sizes.sum()), sums[rows].sum(axis=1) / sizes[rows].sum(axis=1), len(values))


def _mean(values: Numbers) -> Numbers:
    return np.asarray(values.mean(axis=-1))


def _around(value: float, resampled: Numbers, count: int) -> Estimate:
    low, high = np.quantile(resampled, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return Estimate(value, float(low), float(high), count)
