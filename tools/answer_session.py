"""The figures of a whole session: a mean over what was graded, and four metrics."""

from collections.abc import Mapping, Sequence
from statistics import fmean
from typing import Final, Literal

from content.rubrics import Metric, Rubric
from content.vocabulary import RubricName
from tools.answer_grade import Grade, _Shown

ENOUGH: Final = 3
"""Graded answers below which a mean says too little."""

HEDGED: Final = 8.0
"""Hedges per hundred words at which no confidence is left to show; 2 are usual in dictated answers."""


class SessionScore(_Shown):
    """The figures of a session, 0-100 each; None where there is nothing to take a mean of. Confidence is style, not content."""

    status: Literal["scored", "too_few"]
    overall: float | None
    score10: float | None
    graded: int
    answered: int
    metrics: dict[Metric, float | None]


def session_score(
    grades: Sequence[Grade], rubrics: Mapping[RubricName, Rubric], follow_ups: tuple[int, int] = (0, 0)
) -> SessionScore:
    """Return the figures of a session; grades that were not scored enter no mean. `follow_ups`: how many answered, asked."""
    scored = [grade for grade in grades if grade.overall is not None]
    enough = len(scored) >= ENOUGH
    overall = round(fmean(grade.overall or 0.0 for grade in scored), 2) if enough else None
    found = {metric: _levels(scored, rubrics, metric) for metric in ("content_quality", "communication")}
    hedges = [max(0.0, 100 - 100 * grade.hedges / HEDGED) for grade in scored if grade.hedges is not None]
    answered, asked = follow_ups
    metrics: dict[Metric, float | None] = {
        "content_quality": _mean(found["content_quality"]),
        "communication": _mean(found["communication"]),
        "confidence": _mean([*_levels(scored, rubrics, "confidence"), *hedges]),
        "responsiveness": _mean([*_levels(scored, rubrics, "responsiveness"), *([100 * answered / asked] if asked else [])]),
    }
    return SessionScore(
        status="scored" if enough else "too_few",
        overall=overall,
        score10=None if overall is None else round(overall / 10, 1),
        graded=len(scored),
        answered=len(grades),
        metrics=metrics if enough else dict.fromkeys(metrics),
    )


def _levels(grades: Sequence[Grade], rubrics: Mapping[RubricName, Rubric], metric: Metric) -> list[float]:
    """Return 25 x level of the dimensions that make up a metric, over all of the answers."""
    return [
        25.0 * grade.levels[name] for grade in grades for name in rubrics[grade.rubric].metrics[metric] if name in grade.levels
    ]


def _mean(values: Sequence[float]) -> float | None:
    return round(fmean(values), 1) if values else None
