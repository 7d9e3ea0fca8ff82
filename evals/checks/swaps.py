"""Check 6b: a good answer to another question is no answer to this one."""

from typing import Final

from evals.bench import Bench, mean_of
from evals.cases import Case
from evals.figures import Figure, Found, at_least, some

MEETING: Final = {"behavioral": "relevance", "general": "directness", "technical": "correctness", "case": "framing"}
"""The dimension that says whether the question was met. Negotiations and discoveries are all alike: nothing to swap there."""

MET: Final = 2.5
"""Raters' level from which the answer meets its own question."""


def question_swap(bench: Bench) -> Found:
    """Put a question about something else to an answer: the dimension that meets the question falls to 1 or less."""
    for kind, graded in bench.kinds():
        name = MEETING.get(kind)
        meeting = [one for one in graded if name and (one.case.rated(name) or 0) >= MET]
        if name is None or len(meeting) < 2:
            continue
        chance = bench.chance(f"swap {kind}")
        chosen = bench.sample(meeting, f"swap {kind}")
        swapped = [_under_another(one.case, [other.case for other in graded], chance.random()) for one in chosen]
        grades = bench.judge([case for case in swapped if case], f"check 6b, {kind}")
        pairs = [(case, grade.levels.get(name)) for case, grade in zip(filter(None, swapped), grades, strict=True)]
        low = [float(level is not None and level <= 1) for _, level in pairs]
        bad = [f"{case.id}: {level} under {case.question!r}" for case, level in pairs if level is None or level > 1]
        if found := mean_of(low):
            yield Figure("6b", kind, f"{name} at most 1 after a swap", found, "constructed", at_least(0.9), failures=some(bad))


def _under_another(case: Case, others: "list[Case]", place: float) -> Case | None:
    """Return the answer under a question about another competency."""
    choice = [other for other in others if other.competency != case.competency and other.question != case.question]
    if not choice:
        return None
    other = choice[int(place * len(choice))]
    asked = {"question": other.question, "competency": other.competency, "key_points": other.key_points}
    return case.model_copy(update=asked)
