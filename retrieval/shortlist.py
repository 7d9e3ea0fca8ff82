"""Which questions could be asked of this candidate for this job, and what each could be tied to."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from content.bank import Bank, Question
from content.vocabulary import Competency
from tools.cv import Example
from tools.lead_in import lead_in
from tools.question_choice import Anchor, Candidate

Matrix = NDArray[np.float32]

NEAR_PHRASE: Final = 0.30
"""Cosine from which an advert's phrase may lead over to a question; chosen by reading 200 pairs, not fitted."""
NEAR_LINE: Final = 0.38
"""Cosine (hint and line) from which a CV line may lead over to a question of the bank."""
SIGNAL_WORTH: Final = 0.25
"""What a word of the competency in the CV line adds to its similarity."""
SPOKEN_SECTIONS: Final = ("work", "volunteer", "project")


@dataclass(frozen=True)
class Wanted:
    """What the interview calls for, and what the candidate was asked and weak at before."""

    recent: frozenset[str]
    weak: frozenset[str]
    seed: str


@dataclass(frozen=True)
class Material:
    """CV lines and advert phrases, each with its unit vectors: shapes (lines, d) and (phrases, d)."""

    lines: Sequence[Example]
    line_vectors: Matrix
    phrases: Sequence[Anchor]
    phrase_vectors: Matrix


def bank_candidates(
    questions: Sequence[Question], vectors: Matrix, material: Material, bank: Bank, wanted: Wanted
) -> list[Candidate]:
    """Return the questions as candidates, each with its nearest phrase or line where one is near enough.

    `vectors` has one unit vector per question (text and hint together). A question that does not bear a lead-in has no anchor.
    """
    fits = _fit(vectors, material.phrase_vectors)
    candidates = []
    for place, question in enumerate(questions):
        anchor, anchor_fit = _anchor(question, vectors[place], material, bank)
        candidates.append(_candidate(question, float(fits[place]), anchor, anchor_fit, wanted))
    return candidates


def probe_candidates(
    hints: Mapping[Competency, Matrix], material: Material, bank: Bank, wanted: Wanted, level: str
) -> list[Candidate]:
    """Return one probe for each CV line that can be spoken of, with the competency that the line shows most.

    `hints` has the vectors of the bank's evidence hints by competency, shapes (questions, d).
    """
    signals = {
        competency: [re.compile(pattern, re.I) for pattern in found] for competency, found in bank.conditions.cv_signals.items()
    }
    fits = _fit(material.line_vectors, material.phrase_vectors)
    candidates = []
    for place, line in enumerate(material.lines):
        spoken = lead_in(line, place) if line.section in SPOKEN_SECTIONS else None
        if spoken is None:
            continue
        competency, strength = _competency(line.text, material.line_vectors[place], hints, signals)
        fitting = [probe for probe in bank.probes.values() if probe.competency == competency and level in probe.levels]
        if not fitting:
            continue
        probe = fitting[_draw(wanted.seed, line.id) % len(fitting)]
        anchor = Anchor(id=line.id, source="cv", phrase=spoken)
        candidates.append(_candidate(probe, float(fits[place]), anchor, strength, wanted))
    return candidates


def _anchor(question: Question, vector: NDArray[np.float32], material: Material, bank: Bank) -> tuple[Anchor | None, float]:
    """Return the nearest phrase of the advert or line of the CV that this question may follow, and how near it is."""
    conditions = bank.conditions
    if question.id in conditions.no_lead or question.id in conditions.general_statement:
        return None, 0.0
    found: list[tuple[float, Anchor]] = []
    if len(material.phrases) and question.id not in conditions.no_advert_lead:
        near = material.phrase_vectors @ vector
        if near.max() >= NEAR_PHRASE:
            found.append((float(near.max()) + 0.05, material.phrases[int(near.argmax())]))
    # Behavioural questions are tied to a CV by probes, which dig into the very line.
    spoken_of = question.type != "behavioral" and question.id not in conditions.no_cv_lead | conditions.sensitive
    if len(material.lines) and spoken_of:
        near = material.line_vectors @ vector
        line = material.lines[int(near.argmax())]
        spoken = lead_in(line, len(found)) if line.section in SPOKEN_SECTIONS else None
        if near.max() >= NEAR_LINE and spoken:
            found.append((float(near.max()), Anchor(id=line.id, source="cv", phrase=spoken)))
    if not found:
        return None, 0.0
    strength, anchor = max(found, key=lambda pair: pair[0])
    return anchor, strength


def _competency(
    text: str,
    vector: NDArray[np.float32],
    hints: Mapping[Competency, Matrix],
    signals: Mapping[Competency, Sequence[re.Pattern[str]]],
) -> tuple[Competency, float]:
    """Return the competency that a CV line shows most: nearness to the hints of its questions, and its own words."""

    def strength(competency: Competency) -> float:
        near = np.sort(hints[competency] @ vector)[-2:].mean() if len(hints[competency]) else 0.0
        told = any(pattern.search(text) for pattern in signals.get(competency, ()))
        return float(near) + SIGNAL_WORTH * told

    best = max(hints, key=strength)
    return best, strength(best)


def _fit(vectors: Matrix, phrases: Matrix) -> NDArray[np.float32]:
    """Return how well each vector fits the job: the mean of its three nearest phrases; zeros without an advert."""
    if not len(phrases) or not len(vectors):
        return np.zeros(len(vectors), dtype=np.float32)
    near = np.sort(vectors @ phrases.T, axis=1)[:, -3:]
    return near.mean(axis=1)  # type: ignore[no-any-return]


def _candidate(question: Question, fit: float, anchor: Anchor | None, anchor_fit: float, wanted: Wanted) -> Candidate:
    return Candidate(
        id=question.id,
        kind=question.type,
        competency=question.competency,
        difficulty=question.difficulty,
        text=question.text,
        fit=fit,
        recent=question.id in wanted.recent,
        weak=question.competency in wanted.weak,
        anchor=anchor,
        anchor_fit=anchor_fit,
    )


def _draw(seed: str, text: str) -> int:
    """Return a number that depends on the interview and the text alone."""
    return int.from_bytes(hashlib.blake2b(f"{seed}:{text}".encode(), digest_size=4).digest())
