"""Fit the tagger of stories: a balanced logistic regression, and how often one part follows another."""

from collections.abc import Sequence
from dataclasses import fields, replace

import numpy as np

from content.grader_story import StoryFit
from evals.fit_rows import Row
from tools.fitted_tagger import cue_features, tag_features
from tools.fitted_vectors import Numbers, unit
from tools.star_tagging import PARTS

HELD_BACK = 0.3
"""C of the regression: smaller holds the weights back more. .15 to .6 differ by less than .005 in F1."""


def blank() -> StoryFit:
    """Return a fit with nothing in it yet."""
    return StoryFit(**{field.name: np.zeros(0) for field in fields(StoryFit)})


def fit_tagger(rows: Sequence[Row], pool: Numbers) -> StoryFit:
    """Return a fit that holds the tagger and what questions are compared with; `pool` are vectors of the bank's questions."""
    from sklearn.linear_model import LogisticRegression

    whole = np.concatenate([row.stack for row in rows])
    measured = [cue_features(row.texts) for row in rows]
    votes, cues = (np.concatenate([one[kind] for one in measured]) for kind in (0, 1))
    asked = unit(pool)
    fit = replace(
        blank(),
        layer_means=_as_stored(whole.mean(axis=0)),
        vote_means=votes.mean(axis=0),
        vote_scales=votes.std(axis=0) + 1e-9,
        cue_means=cues.mean(axis=0),
        cue_scales=cues.std(axis=0) + 1e-9,
        transitions=_transitions(rows),
        pool=_as_stored(asked),
        pool_mean=_as_stored(asked.mean(axis=0)),
        answer_mean=_as_stored(np.mean([unit(unit(row.stack[:, 2]).mean(axis=0)) for row in rows], axis=0)),
    )
    given = np.concatenate([tag_features(fit, row.texts, row.stack) for row in rows])
    told = [PARTS.index(part) for row in rows for part in row.parts]
    model = LogisticRegression(C=HELD_BACK, max_iter=1000, class_weight="balanced", tol=1e-3).fit(given, told)
    return replace(fit, tag_weights=_as_stored(model.coef_.T), tag_bias=_as_stored(model.intercept_))


def _transitions(rows: Sequence[Row]) -> Numbers:
    """Return the logarithm of how much likelier a part is after another than anywhere."""
    counts = np.ones((len(PARTS), len(PARTS)))
    alone = np.ones(len(PARTS))
    for row in rows:
        places = [PARTS.index(part) for part in row.parts]
        np.add.at(alone, places, 1)
        np.add.at(counts, (places[:-1], places[1:]), 1)
    ways: Numbers = np.log(counts / counts.sum(axis=1, keepdims=True)) - np.log(alone / alone.sum())
    return ways


def _as_stored(numbers: Numbers) -> Numbers:
    """Return the numbers as exactly as the file keeps them."""
    return numbers.astype(np.float32).astype(np.float64)
