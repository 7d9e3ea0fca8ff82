"""Levels and total of a story from its features: linear and kernel models averaged, calibrated, gated by what is told."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from content.grader_story import StoryFit
from tools.fitted_features import TOLD
from tools.fitted_vectors import Numbers

DIMENSIONS: Final = (
    "situation",
    "task",
    "action",
    "result",
    "relevance",
    "specificity",
    "ownership",
    "reflection",
    "delivery",
)
TOTAL: Final = len(DIMENSIONS)
"""The column of the total, on the scale of the levels (0-4)."""

GATED: Final = (0, 1, 2, 3, 7)
"""The columns of the dimensions that stand for the parts S T A R F."""

CLEAR: Final = 0.6
"""Probability from which a part counts as told."""

FARTHEST: Final = 4.0
"""Standard deviations at which a feature is cut off: nothing stranger was fitted on."""


@dataclass(frozen=True)
class Features:
    """What the levels are read from: measured features, and the vectors of the parts; `chances` of the tagger beside them."""

    measured: Numbers
    vectors: Numbers
    chances: Numbers


def predict(fit: StoryFit, given: Features) -> Numbers:
    """Return the nine levels in the order of DIMENSIONS and the total, all 0-4 and not whole."""
    raw = raw_levels(fit, given)
    return gate(fit, np.clip(fit.centre_out + (raw - fit.centre_in) * fit.stretch, 0, 4), given.chances)


def raw_levels(fit: StoryFit, given: Features) -> Numbers:
    """Return the average of the models before calibration."""
    scaled = standardised(fit, given.measured)
    linear = scaled @ fit.linear + fit.linear_bias
    parts = given.vectors @ fit.part_weights + fit.part_bias
    apart = ((fit.support - scaled) ** 2) @ fit.widths
    kernel = (np.exp(-apart) * fit.support_weights).sum(axis=0) + fit.support_bias
    average: Numbers = fit.shares[0] * linear + fit.shares[1] * parts + fit.shares[2] * kernel
    return np.clip(average, 0, 4)


def standardised(fit: StoryFit, measured: Numbers) -> Numbers:
    """Return features in standard deviations."""
    scaled: Numbers = (measured - fit.means) / fit.scales
    return np.clip(scaled, -FARTHEST, FARTHEST)


def gate(fit: StoryFit, levels: Numbers, chances: Numbers) -> Numbers:
    """Lower the level of a part towards what absent parts get, where hardly a sentence tells it."""
    gated = levels.copy()
    for part, column in enumerate(GATED):
        told = 1 / (1 + np.exp(-(presence_features(chances[:, part]) @ fit.gate_weights[part] + fit.gate_bias[part])))
        share = min(1.0, told / CLEAR)
        gated[column] = min(levels[column], fit.absent[part] * (1 - share) + levels[column] * share)
    return np.round(gated, 6)


def presence_features(chance: Numbers) -> Numbers:
    """Return what tells whether a part is told at all: the two likeliest sentences and how many there are."""
    best = np.sort(np.concatenate([chance, np.zeros(2)]))[::-1]
    odds = np.log((best[:2] + 0.02) / (1 - best[:2] + 0.02))
    return np.array([*odds, best.sum(), -np.log(1 - np.minimum(best, 0.98)).sum()])


assert len(GATED) == TOLD
