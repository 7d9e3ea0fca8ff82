"""What the grader reads of a sentence: how it is built (early layers of the local model) and what it is about (the last)."""

from collections.abc import Sequence
from typing import Final

from retrieval.embedder import Vectors
from retrieval.minilm import MiniLm

LAYERS: Final = (2, 4, 6)
"""Which part of a story a sentence tells shows in the early layers: macro F1 .78 there, .72 in the last (unseen authors)."""


class SentenceVectors:
    """Always of the local model, whatever embedder the index uses: the grader is fitted to it."""

    def __init__(self, model: MiniLm | None = None) -> None:
        """Use a model that is open already, or one of its own. Costs nothing until it is called."""
        self._model = model or MiniLm()

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """Return the texts' vectors, shape (n, 3, 384). Blocks. Raises ModelMissing or ModelDamaged."""
        return self._model.layers(texts, LAYERS)
