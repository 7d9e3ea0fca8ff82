"""How near an answer is to its question: cosines, and how they stand among those of the bank's questions."""

import numpy as np

from content.grader_story import StoryFit
from tools.fitted_vectors import Numbers, unit

LAST = 2
MEASURES = 9
"""Four cosines, the same four in standard deviations over the pool, and the share of the pool that is farther away."""


def question_features(fit: StoryFit, question: Numbers, sentences: Numbers) -> Numbers:
    """Return how near the sentences are to the question; these are a stack of layers, the question (1, 384)."""
    asked = unit(question)
    said = unit(sentences[:, LAST])
    own, pool = _cosines(fit, asked, said)[0], _cosines(fit, fit.pool, said)
    spread = (own - pool.mean(axis=0)) / (pool.std(axis=0) + 1e-6)
    farther = (pool < own).mean(axis=0)
    return np.concatenate([own, spread, [farther[1] + farther[2]]])


def _cosines(fit: StoryFit, asked: Numbers, said: Numbers) -> Numbers:
    """Return for each question: the answer as a whole, the same without what all have in common, the best three, the best."""
    whole = unit(said.mean(axis=0))
    apart = unit(whole - fit.answer_mean) @ unit(asked - fit.pool_mean).T
    each = said @ asked.T
    return np.stack([whole @ asked.T, apart, np.sort(each, axis=0)[-3:].mean(axis=0), each.max(axis=0)], axis=1)
