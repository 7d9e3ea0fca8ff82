"""The fitted numbers of the grader of stories, as data with one typed reader. Made by `python -m evals fit`."""

from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

FILE: Final = "grader_story.npz"


@dataclass(frozen=True)
class StoryFit:
    """What was fitted. Each field is an array of the file; evals/fit.py says how it was found."""

    layer_means: "Numbers"
    """Mean sentence vector of each layer (3, 384)."""

    vote_means: "Numbers"
    vote_scales: "Numbers"
    cue_means: "Numbers"
    cue_scales: "Numbers"
    tag_weights: "Numbers"
    tag_bias: "Numbers"
    transitions: "Numbers"
    """The tagger: votes and cues of the rules standardised, a linear model, and how one part leads to the next."""

    pool: "Numbers"
    pool_mean: "Numbers"
    answer_mean: "Numbers"
    """Questions that an answer's own question is compared with, as unit vectors of the last layer, and means to take away."""

    means: "Numbers"
    scales: "Numbers"
    linear: "Numbers"
    linear_bias: "Numbers"
    """Linear models on the standardised features: nine levels and the total, one column each."""

    part_weights: "Numbers"
    part_bias: "Numbers"
    """Linear models on the mean vectors of the parts."""

    support: "Numbers"
    support_weights: "Numbers"
    support_bias: "Numbers"
    widths: "Numbers"
    """Kernel models: the standardised features of the answers fitted on, and their weights."""

    shares: "Numbers"
    """What each of the three kinds of model counts, for each column."""

    centre_in: "Numbers"
    centre_out: "Numbers"
    stretch: "Numbers"
    """Calibration: the average of models shrinks towards the middle."""

    gate_weights: "Numbers"
    gate_bias: "Numbers"
    """Whether a part is told at all, for each of S T A R F."""

    absent: "Numbers"
    """Level that raters gave on average where a part is not told."""


class FitError(ValueError):
    """The file of fitted numbers lacks something. Says what."""


@cache  # the file is part of the program and never changes while it runs
def load_story_fit() -> StoryFit:
    """Return the fitted numbers. Raises FitError."""
    import numpy as np

    with files("content").joinpath(FILE).open("rb") as file, np.load(file) as stored:
        missing = [field.name for field in fields(StoryFit) if field.name not in stored]
        if missing:
            raise FitError(f"{FILE} lacks {', '.join(missing)}. Make it anew: .venv/bin/python -m evals fit")
        return StoryFit(**{field.name: stored[field.name].astype(np.float64) for field in fields(StoryFit)})
