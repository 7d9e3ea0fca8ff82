"""Check 14: whether what is said with confidence is right as often as it says."""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from evals.agreement import Numbers
from evals.bench import FEWEST, Bench, Graded, figure_of
from evals.checks.tagging import tag_confidence
from evals.figures import Figure, Found, Note, at_most

BINS: Final = 10
Stated = tuple[float, bool]
"""A confidence (0-1) and whether what it was said of was right."""


def calibration(bench: Bench) -> Found:
    """Measure the expected calibration error of the levels' confidence, where one is stated, and of the tagger's."""
    for kind, graded in bench.kinds():
        stated = level_confidence(graded)
        if len(stated) < FEWEST:
            yield Note("14", kind, "not stated: these grades give no confidence beside a level")
        else:
            yield from _figure(kind, "expected calibration error of the levels", stated)
    stated = tag_confidence(bench.graded)
    if len(stated) >= FEWEST:
        yield from _figure("behavioral", "expected calibration error of the tags", stated)


def level_confidence(graded: Sequence[Graded]) -> list[Stated]:
    """Return the confidence of each level and whether the level is the one that the raters' mean rounds to."""
    found = []
    for one in graded:
        for dimension in one.grade.dimensions:
            rated, sure = one.case.rated(dimension.dimension), getattr(dimension, "confidence", None)
            if rated is not None and sure is not None and dimension.level is not None:
                found.append((float(sure), int(np.floor(rated + 0.5)) == dimension.level))
    return found


def binned(stated: Sequence[Stated]) -> Iterator[tuple[float, float, int]]:
    """Yield mean confidence, share right and count of each tenth that holds any."""
    places = np.minimum((np.array([sure for sure, _ in stated]) * BINS).astype(int), BINS - 1)
    for place in range(BINS):
        inside = [pair for pair, own in zip(stated, places, strict=True) if own == place]
        if inside:
            yield float(np.mean([sure for sure, _ in inside])), float(np.mean([right for _, right in inside])), len(inside)


def _figure(kind: str, name: str, stated: Sequence[Stated]) -> Iterator[Figure]:
    """The error is the mean distance of confidence and share right over the bins, weighted by count (Naeini 2015)."""
    sure, right = zip(*((sure, float(right)) for sure, right in stated), strict=True)
    estimate = figure_of(_calibration_error, sure, right)
    if estimate is not None:
        yield Figure("14", kind, name, estimate, "rated", at_most(0.1))


def _calibration_error(sure: Numbers, right: Numbers) -> Numbers:
    places = np.minimum((sure * BINS).astype(int), BINS - 1)
    error = np.zeros(sure.shape[:-1])
    for place in range(BINS):
        error = error + np.abs(((sure - right) * (places == place)).sum(axis=-1))
    return np.asarray(error / sure.shape[-1])
