"""Measures of agreement, each over many resamples at once: arrays of shape (..., n) in, (...) out."""

from collections.abc import Callable
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

Numbers: TypeAlias = NDArray[np.float64]
Measure: TypeAlias = Callable[[Numbers, Numbers], Numbers]
"""Takes what the raters said and what was found."""

BANDS: Final = 10


def kappa(rated: Numbers, found: Numbers) -> Numbers:
    """Return the quadratic weighted kappa of two raters (Cohen 1968): 1 - observed / expected squared distance.

    The squared distance that chance would give is var(a) + var(b) + (mean(a) - mean(b))**2, so no table is needed. For whole
    levels it equals scikit-learn's. Two raters who both use one and the same level get 0: nothing varies.
    """
    observed = np.square(rated - found).mean(axis=-1)
    expected = rated.var(axis=-1) + found.var(axis=-1) + np.square(rated.mean(axis=-1) - found.mean(axis=-1))
    ratio: Numbers = np.divide(observed, expected, out=np.ones_like(observed), where=expected > 0)
    return 1 - ratio


def level_kappa(rated: Numbers, found: Numbers) -> Numbers:
    """Return the kappa of levels, means of raters rounded to the nearest level, halves up."""
    return kappa(np.floor(rated + 0.5), np.floor(found + 0.5))


def band_kappa(rated: Numbers, found: Numbers) -> Numbers:
    """Return the kappa of scores of 0-100 in ten bands of equal width; 100 is in the highest."""
    return kappa(_band(rated), _band(found))


def _band(scores: Numbers) -> Numbers:
    return np.asarray(np.clip(np.floor(scores * BANDS / 100), 0, BANDS - 1))


def pearson(rated: Numbers, found: Numbers) -> Numbers:
    """Return the linear correlation; 0 where one of the two does not vary."""
    one, other = _centred(rated), _centred(found)
    size = np.sqrt(np.square(one).sum(axis=-1) * np.square(other).sum(axis=-1))
    return _ratio((one * other).sum(axis=-1), size)


def spearman(rated: Numbers, found: Numbers) -> Numbers:
    """Return the rank correlation, ties at their mean rank."""
    return pearson(_ranks(rated), _ranks(found))


def error(rated: Numbers, found: Numbers) -> Numbers:
    """Return the mean absolute difference."""
    return np.asarray(np.abs(found - rated).mean(axis=-1))


def bias(rated: Numbers, found: Numbers) -> Numbers:
    """Return the mean difference; above 0 the grader is milder than the raters."""
    return np.asarray((found - rated).mean(axis=-1))


def partial(found: Numbers, other: Numbers, held: Numbers) -> Numbers:
    """Return the correlation of `found` and `other` once what `held` explains of both is taken out."""
    r_fo, r_fh, r_oh = pearson(found, other), pearson(found, held), pearson(other, held)
    rest = np.sqrt(np.clip((1 - np.square(r_fh)) * (1 - np.square(r_oh)), 0, None))
    return _ratio(r_fo - r_fh * r_oh, rest)


def by_length(rated: Numbers, words: Numbers) -> Numbers:
    """Return what a straight line over log words says of each case.

    The baseline beside every figure: a grader that only counts words. It is fitted on these very cases, which flatters it.
    """
    logs = _centred(np.log(np.maximum(words, 1)))
    slope = _ratio(np.asarray((logs * rated).sum()), np.asarray(np.square(logs).sum()))
    return np.asarray(rated.mean() + slope * logs)


def _ratio(part: Numbers, whole: Numbers) -> Numbers:
    """Divide, giving 0 where there is nothing to divide by."""
    ratio: Numbers = np.divide(part, whole, out=np.zeros_like(whole), where=whole > 1e-9)
    return ratio


def _centred(values: Numbers) -> Numbers:
    centred: Numbers = values - values.mean(axis=-1, keepdims=True)
    return centred


def _ranks(values: Numbers) -> Numbers:
    from scipy.stats import rankdata

    ranks: Numbers = rankdata(values, axis=-1)
    return ranks
