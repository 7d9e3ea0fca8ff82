"""Whole levels that add up to the total: each rounded up or down so that their sum comes near to what was predicted."""

from itertools import product
from typing import Final

import numpy as np

from content.rubrics import Rubric
from tools.fitted_levels import DIMENSIONS, TOTAL
from tools.fitted_vectors import Numbers

SURE: Final = 0.2
"""A level nearer than this to a whole one is rounded to it: the total may only settle what is open."""

POINT: Final = 0.12
"""What a point of the total weighs against a squared level."""


def rounded(rubric: Rubric, predicted: Numbers) -> dict[str, int]:
    """Return the levels. `predicted` are the nine levels and the total (0-4)."""
    weights = np.array([rubric.of(name).weight for name in DIMENSIONS])
    caps = [(DIMENSIONS.index(cap.dimension), cap.limit) for cap in rubric.caps if cap.dimension in DIMENSIONS]
    choices = np.array(list(product(*(_choice(level) for level in predicted[:TOTAL]))), dtype=np.float64)
    totals = 25 * choices @ weights
    for column, limit in caps:
        totals = np.where(choices[:, column] == 0, np.minimum(totals, limit), totals)
    cost = ((choices - predicted[:TOTAL]) ** 2).sum(axis=1) + POINT * abs(totals - 25 * predicted[TOTAL])
    best = choices[int(np.argmin(np.round(cost, 6)))]
    return {name: int(level) for name, level in zip(DIMENSIONS, best, strict=True)}


def _choice(level: float) -> tuple[int, ...]:
    """Return the whole levels that come into question."""
    below = int(level)
    if level - below < SURE or below == 4:
        return (below,)
    return (below + 1,) if level - below > 1 - SURE else (below, below + 1)
