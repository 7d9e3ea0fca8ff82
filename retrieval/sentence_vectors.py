"""What the grader reads of a sentence: how it is built (early layers of the local model) and what it is about (the last)."""

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock
from typing import Final

from retrieval.embedder import Vectors
from retrieval.minilm import MiniLm

LAYERS: Final = (2, 4, 6)
"""Which part of a story a sentence tells shows in the early layers: macro F1 .78 there, .72 in the last (unseen authors)."""


REMEMBERED: Final = 512
"""Groups of texts whose vectors are kept, a question with its key points each: at most 5 MB. Answers never come again."""


class SentenceVectors:
    """Always of the local model, whatever embedder the index uses: the grader is fitted to it.

    May be called from any thread.
    """

    def __init__(self, model: MiniLm | None = None) -> None:
        """Use a model that is open already, or one of its own. Costs nothing until it is called."""
        self._model = model or MiniLm()
        self._remembered: OrderedDict[tuple[str, ...], Vectors] = OrderedDict()
        self._lock = Lock()

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """Return the texts' vectors, shape (n, 3, 384). Blocks. Raises ModelMissing or ModelDamaged."""
        return self._model.layers(texts, LAYERS)

    def known(self, texts: Sequence[str]) -> Vectors:
        """Return the texts' last layer, shape (n, 384), remembered for the same texts together. Blocks and raises likewise.

        They always go through together and with nothing else, so the last bits are always the same.
        """
        key = tuple(texts)
        with self._lock:
            found = self._remembered.get(key)
            if found is not None:
                self._remembered.move_to_end(key)
                return found
        made: Vectors = self._model.layers(texts, LAYERS[-1:])[:, 0]
        with self._lock:
            self._remembered[key] = made
            while len(self._remembered) > REMEMBERED:
                self._remembered.popitem(last=False)
        return made
