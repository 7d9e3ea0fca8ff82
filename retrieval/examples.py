"""Lines of a CV that serve a question, best first.

A line is looked at from seven sides: whether it means and says what the question asks for (evidence, words), what the
question's competency is about (theme, theme words), and what good answers sound like (strong, points, sample). Each is taken
in standard deviations over the whole bank (see `reference`), and they are added with round weights.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from content.bank import Question
from retrieval.embedder import Embedder, Vectors
from retrieval.reference import Reference
from tools.cv import Section

Sounds = Literal["evidence", "strong", "points", "sample"]
"""The sides of a question that are vectors of its own."""
Arm = Literal["words", "theme", "theme_words"] | Sounds

WEIGHTS: Final[Mapping[Arm, float]] = {
    "evidence": 1.0,
    "words": 1.0,
    "theme": 0.5,
    "theme_words": 0.5,
    "strong": 0.5,
    "points": 0.5,
    "sample": 0.5,
}
"""Evidence counts in full by meaning and by words, the theme in full by both together, what answers sound like by half each.
Round, not fitted: on the dev set they give R@3 .72 and MRR .63; equal ones .71 and .60; the best of 729 weightings on seven
CVs gives .71 and .61 on the eighth. Without any one side MRR falls by 0 (points) to .05 (sample)."""
STORY: Final = frozenset({"work", "project", "volunteer", "award"})
NO_STORY: Final = 1.0
"""Standard deviations taken off a summary, skill or course, in which nothing happens that could be told."""
SLOPE: Final = 1.5
LEVEL: Final = -2.95
"""Logistic curve from the weighted mean to the share of dev lines that the gold calls best or usable."""


@dataclass(frozen=True)
class Line:
    """A line of a CV."""

    id: str
    text: str
    section: Section = "work"


@dataclass(frozen=True)
class Query:
    """What is asked, and what is known of good answers to it; what is not known stays empty."""

    text: str
    hint: str = ""
    strong: str = ""
    sample: str = ""
    points: tuple[str, ...] = ()
    competency: str = ""

    @property
    def evidence(self) -> str:
        """The question, and what a line that serves it would tell."""
        return f"{self.text} {self.hint}".strip()


@dataclass(frozen=True)
class Ranked:
    """A line and how well it serves the question.

    `score` (0-1) estimates the chance that a reader would call the line usable for it; `similarity` is the plain cosine of
    line and question (-1 to 1).
    """

    line: Line
    score: float
    similarity: float


def query_of(question: Question) -> Query:
    """Return what the bank knows of a question (or a probe)."""
    return Query(
        question.text,
        question.evidence_hint,
        question.looks_like.strong,
        question.sample_answer,
        question.key_points,
        question.competency,
    )


def rank(
    asked: Question | Query, lines: Sequence[Line], embedder: Embedder, reference: Reference, vectors: Vectors | None = None
) -> list[Ranked]:
    """Return every line, the one that serves the question best first.

    `vectors` are the lines' own, embedded here where they are not given. Takes some 5 ms for a question of the bank and 100 ms
    for any other, whose texts must be embedded. Raises RetrievalError.
    """
    if not lines:
        return []
    texts = [line.text for line in lines]
    vectors = embedder.embed(texts) if vectors is None else vectors
    query = query_of(asked) if isinstance(asked, Question) else asked
    sides = _sides(asked, query, embedder, reference)
    total = _total(query, sides, texts, vectors, reference)
    total -= np.array([0.0 if line.section in STORY else NO_STORY for line in lines], np.float32)
    chances = 1 / (1 + np.exp(-(SLOPE * total + LEVEL)))
    near = vectors @ sides["evidence"]
    order = sorted(range(len(lines)), key=lambda place: (-total[place], place))
    return [Ranked(lines[place], float(chances[place]), float(near[place])) for place in order]


def _sides(asked: Question | Query, query: Query, embedder: Embedder, reference: Reference) -> dict[Sounds, Vectors]:
    """Return the vectors of what is known of the question: the bank's, or embedded."""
    row = reference.row(asked) if isinstance(asked, Question) else None
    known: dict[Sounds, tuple[str, ...]] = {
        "evidence": (query.evidence,),
        "strong": (query.strong,),
        "points": query.points,
        "sample": (query.sample,),
    }
    if row is not None:
        return {side: reference.vector(side, row) for side in known if any(known[side])}
    wanted = {side: texts for side, texts in known.items() if any(texts)}
    embedded = iter(embedder.embed([text for texts in wanted.values() for text in texts]))
    return {side: np.mean([next(embedded) for _ in texts], axis=0) for side, texts in wanted.items()}


def _total(
    query: Query, sides: Mapping[Sounds, Vectors], texts: Sequence[str], vectors: Vectors, reference: Reference
) -> Vectors:
    """Return the weighted mean of the sides that are known: shape (lines,)."""
    arms: dict[Arm, Vectors | None] = {
        "words": reference.words(query.evidence, texts),
        "theme": reference.theme(query.competency, vectors),
        "theme_words": reference.theme_words(query.competency, texts),
    }
    for side, wanted in sides.items():
        arms[side] = reference.meaning(side, wanted, vectors)
    known = {arm: scores for arm, scores in arms.items() if scores is not None}
    total: Vectors = sum(
        (WEIGHTS[arm] * scores for arm, scores in known.items()), start=np.zeros(len(texts), np.float32)
    ) / sum(WEIGHTS[arm] for arm in known)
    return total
