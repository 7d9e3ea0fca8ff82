"""The questions that could be asked in an interview, gathered for the planner."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from agents.planner import ToPlan
from content.bank import Bank, Probe, Question
from content.vocabulary import Competency, QuestionKind, RoleFamily
from retrieval.shortlist import Material, Matrix, Wanted, bank_candidates, probe_candidates
from tools.question_choice import Anchor, Candidate

CLOSING_FROM: Final = 8
"""Number of questions from which an interview has time for "what would you ask us?"."""
SCENARIO_FROM: Final = 7
"""Number of questions from which a behavioural interview may hold one scene of a meeting or a presentation."""
TECHNICAL_PER_PROBE: Final = 3
"""A technical interview holds one question into the CV for so many: with more it would be a behavioural one."""
MOST_CANDIDATES: Final = 60
HOME_WORTH: Final = 0.3
"""What it adds to a question that it is about the industry, or about any."""
PROBED: Final = ("behavioral", "technical")
EMPLOYED: Final = frozenset({"employed_now", "had_manager"})
"""Conditions that mean nothing to somebody who works for clients."""

Vectors = Callable[[Sequence[Question]], Matrix]


@dataclass(frozen=True)
class Brief:
    """What the interview is to be, as far as choosing questions goes."""

    interview_type: QuestionKind
    industry: str
    level: str
    count: int
    families: tuple[RoleFamily, ...]
    role_title: str
    company: str
    conditions: frozenset[str]


def gather(brief: Brief, bank: Bank, material: Material, wanted: Wanted, vectors: Vectors) -> ToPlan:
    """Return what the planner chooses from: openings and closings, and the best candidates of the body."""
    pool = _fitting(bank.of_kind(brief.interview_type), brief)
    body = _at_home(bank_candidates(pool, vectors(pool), material, bank, wanted), bank, brief)
    if brief.interview_type in PROBED and len(material.lines):
        probes = probe_candidates(_hints(bank, vectors), material, bank, wanted, brief.level)
        body += probes if brief.interview_type == "behavioral" else _best(probes, max(1, brief.count // TECHNICAL_PER_PROBE))
    if brief.interview_type == "behavioral" and brief.count >= SCENARIO_FROM:
        scenes = _fitting(bank.of_kind("meeting", "presentation"), brief)
        body += _best(bank_candidates(scenes, vectors(scenes), material, bank, wanted), 1)
    return ToPlan(
        interview_type=brief.interview_type,
        role_level=brief.level,
        role_title=brief.role_title,
        company=brief.company,
        count=brief.count,
        seed=wanted.seed,
        openings=_general(("introduction", "motivation"), brief, bank, wanted),
        candidates=_best(body, MOST_CANDIDATES),
        closings=_general(("questions_for_us",), brief, bank, wanted) if brief.count >= CLOSING_FROM else [],
    )


def _fitting(questions: Iterable[Question], brief: Brief) -> list[Question]:
    """Return the questions for this level, industry and role; the role and then the industry give way if they are few.

    Where the industry or the role is not known, what suits everybody comes first: nobody is asked about a ward by chance.
    """
    home, kinds = {"any", brief.industry}, {"any", *brief.families}
    of_level = [question for question in questions if brief.level in question.levels]
    of_industry = [question for question in of_level if home & set(question.industries)]
    of_role = [question for question in of_industry if kinds & set(question.roles)]
    enough = 2 * brief.count
    by_role = [question for question in of_level if set(brief.families) & set(question.roles)]
    for found in (of_role, [*of_role, *(question for question in by_role if question not in of_role)], of_industry, of_level):
        if len(found) >= enough:
            return found
    return list(questions) or of_level


def _at_home(candidates: list[Candidate], bank: Bank, brief: Brief) -> list[Candidate]:
    """Return the candidates, those about the industry worth more: the level alone lets in what is far from the job.

    What is written for freelancers too has its home with them.
    """
    home = {"any", brief.industry}

    def fits(question: Question | Probe) -> bool:
        return bool(home & set(question.industries)) and (
            brief.industry == "freelance" or "freelance" not in question.industries
        )

    return [
        {**candidate, "fit": candidate["fit"] + HOME_WORTH} if fits(bank.question(candidate["id"])) else candidate
        for candidate in candidates
    ]


def _general(topics: Sequence[str], brief: Brief, bank: Bank, wanted: Wanted) -> list[Candidate]:
    """Return general questions on these topics that may be asked here, tied to the role where it is known."""
    role = Anchor(id="role", source="role", phrase=brief.role_title) if brief.role_title else None
    independent = brief.industry == "freelance" or brief.interview_type == "client_discovery"
    met = brief.conditions - (EMPLOYED if independent else frozenset())
    found = []
    for question in bank.of_kind("general"):
        needs = bank.conditions.needs.get(question.id)
        if question.competency in topics and brief.level in question.levels and (needs is None or needs in met):
            found.append(
                Candidate(
                    id=question.id,
                    kind=question.type,
                    competency=question.competency,
                    difficulty=question.difficulty,
                    text=question.text,
                    fit=0.0,
                    recent=question.id in wanted.recent,
                    weak=False,
                    anchor=role if "introduction" in topics else None,
                    anchor_fit=0.0,
                )
            )
    return found


def _hints(bank: Bank, vectors: Vectors) -> dict[Competency, Matrix]:
    """Return the vectors of the behavioural questions by competency."""
    by_competency: defaultdict[str, list[Question]] = defaultdict(list)
    for question in bank.of_kind("behavioral"):
        by_competency[question.competency].append(question)
    return {competency: vectors(by_competency[competency]) for competency in bank.competencies}


def _best(candidates: list[Candidate], most: int) -> list[Candidate]:
    """Return the candidates that fit best, those with an anchor before those without."""
    return sorted(candidates, key=lambda candidate: -(candidate["fit"] + candidate["anchor_fit"] + 0.3 * candidate["weak"]))[
        :most
    ]


def weak_competencies(past: Iterable[tuple[str, float]], below: float) -> frozenset[str]:
    """Return the competencies whose mean grade was below a mark."""
    grades: defaultdict[str, list[float]] = defaultdict(list)
    for competency, overall in past:
        grades[competency].append(overall)
    return frozenset(competency for competency, found in grades.items() if np.mean(found) < below)
