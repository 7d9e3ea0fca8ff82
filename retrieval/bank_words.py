"""Words of the question bank: how far a line's words speak of each question, and of each competency."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from content.bank import Question
from retrieval.embedder import Vectors
from retrieval.lexical import rarities, terms

SMOOTHING: Final = 4.0
"""Questions' worth of doubt about how often a competency uses a word; 2 to 8 make no difference on the dev set."""


class BankWords:
    """Which words stand in which questions, and which are telling of a competency. Made in about 0.1 s, then only read."""

    def __init__(self, questions: Sequence[Question], competencies: Sequence[str]) -> None:
        """Count the words of the questions; `competencies` names the columns of `telling`."""
        asked = [set(terms(f"{question.text} {question.evidence_hint}")) for question in questions]
        told = [{*words, *terms(question.sample_answer)} for words, question in zip(asked, questions, strict=True)]
        self._count = len(questions)
        self._rarities = rarities(told)
        self._rarest = max(self._rarities.values(), default=0.0)
        self._standing = _postings(asked)
        everything = [{*words, *terms(_answers(question))} for words, question in zip(told, questions, strict=True)]
        self._column = {term: column for column, term in enumerate(sorted(set().union(*everything)))}
        self._telling = self._log_odds(everything, [competencies.index(question.competency) for question in questions])

    def shared(self, lines: Sequence[str]) -> Vectors:
        """Return the summed rarity of the words that each question shares with each line: shape (questions, lines)."""
        scores = np.zeros((self._count, len(lines)), np.float32)
        for column, line in enumerate(lines):
            for term in set(terms(line)) & self._standing.keys():
                scores[self._standing[term], column] += self._rarities[term]
        return scores

    def shared_with(self, wanted: str, lines: Sequence[str]) -> Vectors:
        """Return the same for one text, which need not be of the bank: shape (lines,)."""
        asked = set(terms(wanted))
        sums = [sum(self._rarities.get(term, self._rarest) for term in asked & set(terms(line))) for line in lines]
        return np.array(sums, np.float32)

    def telling(self, lines: Sequence[str]) -> Vectors:
        """Return how telling each line's words are of each competency, as summed log odds: shape (competencies, lines)."""
        sums = np.zeros((self._telling.shape[0], len(lines)), np.float32)
        for place, line in enumerate(lines):
            columns = [self._column[term] for term in set(terms(line)) & self._column.keys()]
            sums[:, place] = self._telling[:, columns].sum(axis=1)
        return sums

    def _log_odds(self, texts: Sequence[set[str]], groups: Sequence[int]) -> Vectors:
        """Return the log odds of every term in every group of texts against all texts, drawn towards 0 where there are few."""
        standing = np.zeros((len(texts), len(self._column)), np.float32)
        for row, words in enumerate(texts):
            standing[row, [self._column[term] for term in words]] = 1
        share = standing.mean(axis=0)
        member = np.equal.outer(np.arange(max(groups, default=-1) + 1), groups).astype(np.float32)
        often = (member @ standing + SMOOTHING * share) / (member.sum(axis=1, keepdims=True) + SMOOTHING)
        odds: Vectors = np.log(often / share)
        return odds


def _postings(texts: Sequence[set[str]]) -> dict[str, NDArray[np.intp]]:
    """Return in which texts each term stands."""
    standing: defaultdict[str, list[int]] = defaultdict(list)
    for row, words in enumerate(texts):
        for term in words:
            standing[term].append(row)
    return {term: np.array(rows) for term, rows in standing.items()}


def _answers(question: Question) -> str:
    return " ".join((question.looks_like.strong, *question.key_points))
