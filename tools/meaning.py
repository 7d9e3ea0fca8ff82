"""What turns sentences into vectors for the grader. Made outside: tools read no model."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Meaning(Protocol):
    """Sentences in, vectors out: shape (n, 3, 384), an early, a middle and the last layer of the local model."""

    def __call__(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        """Return the vectors of the texts, in order. Blocks."""

    def known(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        """Return the last layer alone, shape (n, 384), of texts that come together again and again: a question and its points.

        They may be remembered. Blocks.
        """
