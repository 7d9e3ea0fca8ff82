"""Which questions could be asked of this candidate for this job, and what each could be tied to."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from content.bank import Bank, Probe, Question
from content.vocabulary import Competency
from tools.cv import Example
from tools.lead_in import clause, lead_in
from tools.question_choice import Anchor, Candidate

Matrix = NDArray[np.float32]

NEAR_PHRASE: Final[Mapping[str, float]] = {
    "behavioral": 0.38,
    "technical": 0.36,
    "client_discovery": 0.2,
    "rate_negotiation": 0.2,
}
"""Cosine from which an advert's phrase may lead over to a question of a kind; chosen by reading pairs, not fitted. Elsewhere
any phrase may: a case-setter names the job, and the case need not be about it. A client need be little nearer to it."""
NEAR_LINE: Final[Mapping[str, float]] = {"technical": 0.38, "case": 0.30, "client_discovery": 0.2, "rate_negotiation": 0.2}
"""Cosine (hint and line) from which a CV line may lead over to a question of the bank."""
NAMED: Final = ("technical",)
"""Kinds in which nearness alone misleads ("pricing work" and an overspent project): a telling word must be shared as well."""
TELLING: Final = 0.05
"""Share of a kind's questions in which a word may stand and still be telling."""
WORD: Final = re.compile(r"[a-z]{4,}")
GENERAL: Final = frozenset(
    """ability able across better combining experience experienced five first good have knowledge more next other over strong
    support supporting team teams technical three time understanding using with work working year years your""".split()
)
"""Words of adverts that say nothing of the subject."""
TENURE: Final = re.compile(r"\byears?\b", re.IGNORECASE)
"""How long somebody has worked is nothing that a question can be about."""
MOST_PHRASES: Final = 3
MOST_LINES: Final = 2
SIGNAL_WORTH: Final = 0.25
"""What a word of the competency in the CV line adds to its similarity."""
ROLE_WORTH: Final = 0.3
"""What it adds to a question that it is written for this kind of role."""
MISHAP: Final = re.compile(
    r"\b(?:crash|underquot|overran|over-?order|mistake|bug\b|fault|failed|fell out|lost|missed|wrong|unpaid|dispute|complain)",
    re.I,
)
"""Something that went wrong: a story to tell, and no way to lead over to a case or to a client who has read of it."""
SPOKEN_SECTIONS: Final = ("work", "volunteer", "project")


@dataclass(frozen=True)
class Wanted:
    """What the interview calls for, and what the candidate was asked and weak at before."""

    recent: frozenset[str]
    weak: frozenset[str]
    families: frozenset[str]
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
    """Return the questions as candidates, each as it stands and once for every phrase or line that may lead over to it.

    `vectors` has one unit vector per question (text and hint together). A question that bears no lead-in comes only as it is.
    """
    fits = _fit(vectors, material.phrase_vectors)
    telling = _telling(questions)
    return [
        _candidate(question, float(fits[place]), anchor, anchor_fit, wanted)
        for place, question in enumerate(questions)
        for anchor, anchor_fit in _anchors(question, vectors[place], material, bank)
        if anchor is None or question.type not in NAMED or telling[question.id] & _stems(anchor["phrase"])
    ]


def _telling(questions: Sequence[Question]) -> dict[str, set[str]]:
    """Return the words of each question, its hint and its key points that few of the others have."""
    said = {one.id: _stems(" ".join((one.text, one.evidence_hint, *one.key_points))) for one in questions}
    counts = Counter(stem for stems in said.values() for stem in stems)
    most = max(2.0, TELLING * len(questions))
    return {question_id: {stem for stem in stems if counts[stem] <= most} for question_id, stems in said.items()}


def _stems(text: str) -> set[str]:
    return {word[:6] for word in WORD.findall(text.lower()) if word not in GENERAL}


def probe_candidates(
    hints: Mapping[Competency, Matrix], material: Material, bank: Bank, wanted: Wanted, level: str
) -> list[Candidate]:
    """Return one probe for each CV line that can be spoken of, with the competency that the line shows most.

    `hints` has the vectors of the bank's evidence hints by competency, shapes (questions, d).
    """
    fits = _fit(material.line_vectors, material.phrase_vectors)
    candidates = []
    for place, line in enumerate(material.lines):
        spoken = lead_in(line, place) if line.section in SPOKEN_SECTIONS else None
        if spoken is None:
            continue
        probe, strength = _probe(line, _near(hints, material.line_vectors[place]), bank, wanted, level)
        anchor = Anchor(id=line.id, source="cv", phrase=spoken)
        candidates.append(_candidate(probe, float(fits[place]), anchor, strength, wanted))
    return candidates


def _near(hints: Mapping[Competency, Matrix], vector: NDArray[np.float32]) -> dict[Competency, float]:
    """Return how near a CV line is to each competency: the mean of its two nearest hints."""
    return {competency: float(np.sort(rows @ vector)[-2:].mean()) for competency, rows in hints.items() if len(rows)}


def _probe(line: Example, near: Mapping[Competency, float], bank: Bank, wanted: Wanted, level: str) -> tuple[Probe, float]:
    """Return what to ask about a CV line, and how sure it is that the line shows the probe's competency.

    Words decide which competencies a line shows, nearness to the hints of the bank which of these most. Nearness alone was
    wrong for about half of the lines without such a word: they get a probe that fits any line.
    """
    said = clause(line.text)
    told = [competency for competency, patterns in bank.conditions.cv_signals.items() if said and _any(patterns, said.text)]
    if told:
        best = max(told, key=lambda competency: near.get(competency, 0.0))
        fitting = [probe for probe in bank.probes.values() if probe.competency == best and level in probe.levels]
        return _pick(fitting, wanted.seed, line.id), near.get(best, 0.0) + SIGNAL_WORTH
    return _pick([bank.probes[probe_id] for probe_id in sorted(bank.conditions.any_line)], wanted.seed, line.id), 0.0


def _pick(probes: Sequence[Probe], seed: str, line_id: str) -> Probe:
    return probes[_draw(seed, line_id) % len(probes)]


def _any(patterns: Iterable[str], text: str) -> bool:
    return any(re.search(pattern, text, re.IGNORECASE) for pattern in patterns)


def _anchors(
    question: Question, vector: NDArray[np.float32], material: Material, bank: Bank
) -> Iterator[tuple[Anchor | None, float]]:
    """Yield nothing to lead over with, and then the nearest phrases of the advert and lines of the CV that may."""
    yield None, 0.0
    conditions = bank.conditions
    if question.id in conditions.no_lead or question.id in conditions.general_statement:
        return
    if len(material.phrases) and question.id not in conditions.no_advert_lead:
        near = material.phrase_vectors @ vector
        for place in np.argsort(-near)[:MOST_PHRASES]:
            tenure = question.type in NEAR_PHRASE and TENURE.search(material.phrases[int(place)]["phrase"])
            if near[place] >= NEAR_PHRASE.get(question.type, -1.0) and not tenure:
                yield material.phrases[int(place)], float(near[place])
    # Behavioural questions are tied to a CV by probes, which dig into the very line.
    spoken_of = question.type != "behavioral" and question.id not in conditions.no_cv_lead | conditions.sensitive
    if len(material.lines) and spoken_of:
        near = material.line_vectors @ vector
        for place in np.argsort(-near)[:MOST_LINES]:
            line = material.lines[int(place)]
            if question.type != "technical" and MISHAP.search(line.text):
                continue
            spoken = lead_in(line, int(place)) if line.section in SPOKEN_SECTIONS else None
            if spoken and near[place] >= NEAR_LINE.get(question.type, -1.0):
                yield Anchor(id=line.id, source="cv", phrase=spoken), float(near[place])


def _fit(vectors: Matrix, phrases: Matrix) -> NDArray[np.float32]:
    """Return how well each vector fits the job: the mean of its three nearest phrases; zeros without an advert."""
    if not len(phrases) or not len(vectors):
        return np.zeros(len(vectors), dtype=np.float32)
    near = np.sort(vectors @ phrases.T, axis=1)[:, -3:]
    return near.mean(axis=1)  # type: ignore[no-any-return]


def _candidate(question: Question | Probe, fit: float, anchor: Anchor | None, anchor_fit: float, wanted: Wanted) -> Candidate:
    return Candidate(
        id=question.id,
        kind=question.type,
        competency=question.competency,
        difficulty=question.difficulty,
        text=question.text,
        fit=fit + ROLE_WORTH * bool(wanted.families & set(question.roles)),
        recent=question.id in wanted.recent,
        weak=question.competency in wanted.weak,
        anchor=anchor,
        anchor_fit=anchor_fit,
    )


def _draw(seed: str, text: str) -> int:
    """Return a number that depends on the interview and the text alone."""
    return int.from_bytes(hashlib.blake2b(f"{seed}:{text}".encode(), digest_size=4).digest())
