"""Fit the levels of stories: ridge on features, ridge on the vectors of parts, kernel models; then calibration and gates."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from content.grader_story import StoryFit
from tools.fitted_features import EVIDENCE, OF_A_PART, TOLD
from tools.fitted_levels import DIMENSIONS, GATED, TOTAL, Features, presence_features, raw_levels, standardised
from tools.fitted_question import MEASURES
from tools.fitted_vectors import LAYERS, SIZE, Numbers

RIDGE: Final = 100.0
PARTS_RIDGE: Final = 0.5
KERNEL: Final = (3.0, 0.15, 0.3)
"""C, epsilon and the width of the support vector regressions."""

SHARES: Final = ((0.25, 0.25, 0.5), (0.34, 0.33, 0.33))
"""What ridge, part vectors and kernel count, for levels and for the total."""

MOST_STRETCH: Final = 1.35
OTHER: Final = 0.5
"""What features of other parts count beside those of the dimension's own part."""


@dataclass(frozen=True)
class Rated:
    """An answer's features and what raters gave: nine levels and the total, 0-4."""

    author: str
    features: Features
    target: Numbers


def fit_models(fit: StoryFit, rated: Sequence[Rated]) -> StoryFit:
    """Return the fit with its models, not yet calibrated."""
    measured = np.stack([one.features.measured for one in rated])
    target = np.stack([one.target for one in rated])
    fit = replace(fit, means=measured.mean(axis=0), scales=measured.std(axis=0) + 1e-9)
    shares = np.stack([*(SHARES[0] for _ in DIMENSIONS), SHARES[1]], axis=1)
    fit = _fit_linear(replace(fit, shares=shares), standardised(fit, measured), target)
    fit = _fit_parts(fit, np.stack([one.features.vectors for one in rated]), target)
    return _fit_kernel(fit, standardised(fit, measured), target)


def calibrate(fit: StoryFit, raw: Numbers, target: Numbers) -> StoryFit:
    """Return the fit with its stretch: `raw` are levels of answers that the models had not seen, `target` what raters gave."""
    stretch = np.minimum(MOST_STRETCH, target.std(axis=0) / raw.std(axis=0))
    return replace(fit, centre_in=raw.mean(axis=0), centre_out=target.mean(axis=0), stretch=stretch)


def unseen_levels(fit: StoryFit, rated: Sequence[Rated]) -> Numbers:
    """Return for every answer the uncalibrated levels by models that saw nothing of its author."""
    found = np.zeros((len(rated), TOTAL + 1))
    for author in sorted({one.author for one in rated}):
        models = fit_models(fit, [one for one in rated if one.author != author])
        for place, one in enumerate(rated):
            if one.author == author:
                found[place] = raw_levels(models, one.features)
    return found


def fit_gates(fit: StoryFit, chances: Sequence[Numbers], told: Sequence[Sequence[bool]], target: Numbers) -> StoryFit:
    """Return the fit with its gates: `told` says for each answer which of S T A R F it tells, `target` what the whole ones got.

    `chances` may go on beyond `target`: answers from which a part was taken out.
    """
    from sklearn.linear_model import LogisticRegression

    weights, bias, absent = [], [], []
    for part, column in enumerate(GATED):
        given = np.stack([presence_features(chance[:, part]) for chance in chances])
        there = np.array([one[part] for one in told])
        model = LogisticRegression(C=1.0, max_iter=1000).fit(given, there)
        weights.append(model.coef_[0])
        bias.append(model.intercept_[0])
        absent.append(target[~there[: len(target)], column].mean())
    return replace(fit, gate_weights=np.stack(weights), gate_bias=np.array(bias), absent=np.array(absent))


def _fit_linear(fit: StoryFit, scaled: Numbers, target: Numbers) -> StoryFit:
    from sklearn.linear_model import Ridge

    linear = np.zeros((scaled.shape[1], TOTAL + 1))
    bias = np.zeros(TOTAL + 1)
    for column in range(TOTAL + 1):
        weighed = importance(column)
        used = weighed > 0
        model = Ridge(RIDGE).fit(scaled[:, used] * weighed[used], target[:, column])
        linear[used, column], bias[column] = model.coef_ * weighed[used], model.intercept_
    return replace(fit, linear=linear, linear_bias=bias)


def _fit_parts(fit: StoryFit, vectors: Numbers, target: Numbers) -> StoryFit:
    """Ridge in its dual form: there are far fewer answers than columns."""
    weights = np.zeros((vectors.shape[1], TOTAL + 1))
    bias = np.zeros(TOTAL + 1)
    for column in range(TOTAL + 1):
        weighed = np.repeat(_part_importance(column), LAYERS * SIZE)
        mean, middle = (vectors * weighed).mean(axis=0), target[:, column].mean()
        rows = vectors * weighed - mean
        dual = np.linalg.solve(rows @ rows.T + PARTS_RIDGE * np.eye(len(rows)), target[:, column] - middle)
        primal = rows.T @ dual
        weights[:, column], bias[column] = primal * weighed, middle - mean @ primal
    return replace(fit, part_weights=weights, part_bias=bias)


def _fit_kernel(fit: StoryFit, scaled: Numbers, target: Numbers) -> StoryFit:
    from sklearn.svm import SVR

    stiffness, slack, width = KERNEL
    weights = np.zeros((len(scaled), TOTAL + 1))
    bias, widths = np.zeros(TOTAL + 1), np.zeros((scaled.shape[1], TOTAL + 1))
    for column in range(TOTAL + 1):
        weighed = importance(column)
        gamma = width / (weighed**2).sum()
        model = SVR(C=stiffness, epsilon=slack, gamma=gamma).fit(scaled * weighed, target[:, column])
        weights[model.support_, column] = model.dual_coef_[0]
        bias[column], widths[:, column] = model.intercept_[0], gamma * weighed**2
    return replace(fit, support=scaled, support_weights=weights, support_bias=bias, widths=widths)


def importance(column: int) -> Numbers:
    """Return what each feature counts for a column before fitting: its own part most, the form only for delivery."""
    kept, every = len(EVIDENCE) - 1, len(EVIDENCE)
    name = (*DIMENSIONS, "total")[column]
    parts, whole, question, form = np.full(TOLD, OTHER), 0.6, 0.3, 0.0
    if column in GATED:
        parts[GATED.index(column)] = 1.0
    if name == "relevance":
        parts[:], parts[2], question = 0.6, 1.0, 3.0
    if name in ("specificity", "ownership"):
        whole = 1.0
    if name == "delivery":
        form = 1.0
    if name == "total":
        parts[:], whole, question = 0.8, 1.0, 1.0
    blocks = ((2 * kept + TOLD, whole), (MEASURES, question), (2 * every + 4, form))
    return np.concatenate([np.repeat(parts, OF_A_PART), *(np.full(size, value) for size, value in blocks)])


def _part_importance(column: int) -> Numbers:
    """Return what the vector of each part, and that of all that is told, counts for a column."""
    if column in GATED:
        weighed = np.array([0.3] * TOLD + [0.6])
        weighed[GATED.index(column)] = 1.0
        return weighed
    weighed = np.full(TOLD + 1, 0.7)
    if DIMENSIONS[column : column + 1] and DIMENSIONS[column] in ("relevance", "ownership"):
        weighed[2] = 1.0
    return weighed
