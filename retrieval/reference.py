"""The question bank as a measure: how a line of a CV scores over all its questions.

Some lines are near to every question ("hubs", Radovanović et al. 2010) and some share words with all of them. So each kind
of score counts in standard deviations from what the same line scores over the whole bank.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from content.bank import Question
from retrieval.bank_vectors import BankVectors, Side, digest
from retrieval.bank_words import BankWords
from retrieval.blas import use_one_thread
from retrieval.embedder import Vectors

FLAT: Final = np.float32(1e-6)
"""Keeps a line that scores the same everywhere (0 shared words, say) at 0 instead of dividing by nothing."""
FURTHEST: Final = 3.0
"""No side may decide alone: a rare word that a line shares with hardly any question would count ten deviations and more."""


@dataclass(frozen=True)
class Spread:
    """Mean and deviation of each line's scores over the bank: shapes (lines,)."""

    mean: Vectors
    deviation: Vectors

    @classmethod
    def of(cls, scores: Vectors) -> "Spread":
        """`scores` has shape (questions, lines)."""
        return cls(scores.mean(axis=0), scores.std(axis=0) + FLAT)

    def standard(self, scores: Vectors) -> Vectors:
        """Return scores of the lines in standard deviations, at most three."""
        standardised: Vectors = np.clip((scores - self.mean) / self.deviation, -FURTHEST, FURTHEST)
        return standardised


class Reference:
    """The bank's vectors, words and themes. Made in about 0.1 s, then only read."""

    def __init__(self, questions: Sequence[Question], vectors: BankVectors) -> None:
        """`vectors` must hold the rows of exactly these questions in this order (see `open_bank_vectors`)."""
        use_one_thread()
        self._sides = vectors.sides
        self._competencies = tuple(dict.fromkeys(question.competency for question in questions))
        self._words = BankWords(questions, self._competencies)
        place = {competency: row for row, competency in enumerate(self._competencies)}
        self._theme_of = np.array([place[question.competency] for question in questions])
        means = [self._sides["hint"][self._theme_of == row].mean(axis=0) for row in range(len(place))]
        self._themes: Vectors = np.array([mean / np.linalg.norm(mean) for mean in means], np.float32)
        self._rows = {(question.id, digest(question)): row for row, question in enumerate(questions)}

    def row(self, question: Question) -> int | None:
        """Return where a question stands in the bank; None where it is another, or has been reworded since."""
        return self._rows.get((question.id, digest(question)))

    def vector(self, side: Side, row: int) -> Vectors:
        """Return one side of one question: shape (dimension,)."""
        vector: Vectors = self._sides[side][row]
        return vector

    def meaning(self, side: Side, wanted: Vectors, lines: Vectors) -> Vectors:
        """Return how near lines are to a vector on one side: shape (lines,), standardised."""
        return Spread.of(self._sides[side] @ lines.T).standard(lines @ wanted)

    def words(self, wanted: str, lines: Sequence[str]) -> Vectors:
        """Return what rare words lines share with a text: shape (lines,), standardised."""
        return Spread.of(self._words.shared(lines)).standard(self._words.shared_with(wanted, lines))

    def theme(self, competency: str, lines: Vectors) -> Vectors | None:
        """Return how near lines are to what a competency's questions look for; None for an unknown competency."""
        return self._under(competency, self._themes @ lines.T)

    def theme_words(self, competency: str, lines: Sequence[str]) -> Vectors | None:
        """Return how telling the lines' words are of a competency; None for an unknown competency."""
        return self._under(competency, self._words.telling(lines))

    def _under(self, competency: str, scores: Vectors) -> Vectors | None:
        """Standardise the row of one competency; each competency weighs as often as the bank asks for it."""
        if competency not in self._competencies:
            return None
        return Spread.of(scores[self._theme_of]).standard(scores[self._competencies.index(competency)])
