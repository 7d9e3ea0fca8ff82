"""Finding by shared words: BM25 over the lines of one CV (Robertson & Zaragoza 2009)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from math import log
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tools.answer_words import EMPTY, words

K1: Final = 1.2
B: Final = 0.75
HEAD: Final = 6
"""Letters by which words are compared: "migrated" and "migration" agree. Did as well as two suffix strippers on the dev set."""


def terms(text: str) -> list[str]:
    """Return the first letters of the content words, in order and with repetitions."""
    return [word[:HEAD] for word in words(text) if word not in EMPTY and (len(word) > 1 or word.isdigit())]


def rarity(containing: int, documents: int) -> float:
    """Return the weight of a term that stands in `containing` of `documents` texts; never negative."""
    return log(1 + (documents - containing + 0.5) / (containing + 0.5))


def rarities(documents: Sequence[Iterable[str]]) -> dict[str, float]:
    """Return the weight of every term that stands in any of the documents."""
    containing = Counter(term for document in documents for term in set(document))
    return {term: rarity(count, len(documents)) for term, count in containing.items()}


class Bm25:
    """Scores of a few texts for a query, by shared words alone."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Count the terms of the texts."""
        self._counts = [Counter(terms(text)) for text in texts]
        self._rarities = rarities(self._counts)
        lengths = [counts.total() for counts in self._counts]
        mean = sum(lengths) / max(len(lengths), 1) or 1.0
        self._damping = [K1 * (1 - B + B * length / mean) for length in lengths]

    def scores(self, query: str) -> NDArray[np.float32]:
        """Return one score a text, 0 where it shares no word with the query."""
        wanted = set(terms(query))
        return np.array(
            [
                sum(self._rarities[term] * counts[term] * (K1 + 1) / (counts[term] + damping) for term in wanted & set(counts))
                for counts, damping in zip(self._counts, self._damping, strict=True)
            ],
            dtype=np.float32,
        )
