"""Vectors of sentences as the fitted grader takes them, and the small algebra on them."""

from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

Numbers: TypeAlias = NDArray[np.float64]
LAYERS: Final = 3
SIZE: Final = 384


def vectors(meaning: Callable[[Sequence[str]], NDArray[np.float32]], texts: Sequence[str]) -> Numbers:
    """Return the vectors, rounded: their last bits differ from one processor to the next."""
    if not texts:
        return np.zeros((0, LAYERS, SIZE))
    found: Numbers = np.asarray(meaning(texts), dtype=np.float64)
    return np.round(found, 4)


def unit(rows: Numbers) -> Numbers:
    """Return the rows at length 1; a row of noughts stays."""
    lengths = np.linalg.norm(rows, axis=-1, keepdims=True)
    scaled: Numbers = rows / np.maximum(lengths, 1e-9)
    return scaled


def centred(stack: Numbers, means: Numbers, layers: Sequence[int]) -> Numbers:
    """Return the layers side by side, each without what all sentences have in common, at length 1."""
    return np.concatenate([unit(stack[:, layer] - means[layer]) for layer in layers], axis=1)


def neighbours(rows: Numbers) -> tuple[Numbers, Numbers]:
    """Return for every row the one before and the one after; noughts at the ends."""
    before, after = np.zeros_like(rows), np.zeros_like(rows)
    before[1:], after[:-1] = rows[:-1], rows[1:]
    return before, after
