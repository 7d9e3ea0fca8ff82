"""The arithmetic of a grade: exact hundredths, so that the parts shown add up to the total shown."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from content.rubrics import Cap, Dimension, Rubric
from tools.answer_feedback import coach
from tools.answer_grade import CapGrade, Completeness, DimensionGrade, Feedback, Grade, GradeFlag, QuotedSpan, StripPart
from tools.answer_marks import NEEDS_WORDS, Mark
from tools.star_tagging import Tagged

UNITS: Final = 2500
"""Weights are counted in 1/2500: one level of one unit is exactly one hundredth of a point (25 x 1/2500 = 0.01)."""

TOP: Final = 4
STORY_PARTS: Final = ("situation", "task", "action", "result")


@dataclass(frozen=True)
class Sum:
    """Hundredths of points: what the dimensions bring, what a cap takes, what is left."""

    parts: Mapping[str, int]
    taken: int
    cap: Cap | None

    @property
    def total(self) -> int:
        """Return the total in hundredths of points."""
        return sum(self.parts.values()) - self.taken


def weights(rubric: Rubric, scored: Collection[str]) -> dict[str, int]:
    """Return the weights in units; those of dimensions that were not scored are shared out among the others in proportion.

    What rounding leaves over goes to the largest remainders, so that the units always sum to UNITS.
    """
    base = {dimension.dimension: round(dimension.weight * UNITS) for dimension in rubric.dimensions}
    whole = sum(units for name, units in base.items() if name in scored)
    if not whole:
        return dict.fromkeys(base, 0)
    shares = {name: units * UNITS / whole if name in scored else 0.0 for name, units in base.items()}
    given = {name: int(share) for name, share in shares.items()}
    left = UNITS - sum(given.values())
    for name in sorted(shares, key=lambda name: given[name] - shares[name])[:left]:
        given[name] += 1
    return given


def add_up(rubric: Rubric, levels: Mapping[str, int], conditions: Collection[str]) -> Sum:
    """Add up the points of the levels and apply the lowest cap that holds."""
    units = weights(rubric, levels)
    parts = {name: units[name] * levels.get(name, 0) for name in units}
    holding = [cap for cap in rubric.caps if cap.condition in conditions or levels.get(cap.dimension or "") == 0]
    lowest = min(holding, key=lambda cap: cap.limit, default=None)
    taken = max(0, sum(parts.values()) - 100 * lowest.limit) if lowest else 0
    return Sum(parts, taken, lowest if taken else None)


def gain(rubric: Rubric, levels: Mapping[str, int], conditions: Collection[str], name: str, steps: int = 1) -> float:
    """Return the points that some levels more on a dimension would add to the total, caps considered."""
    higher = {**levels, name: min(TOP, levels[name] + steps)}
    return (add_up(rubric, higher, conditions).total - add_up(rubric, levels, conditions).total) / 100


def grade(
    rubric: Rubric,
    marks: Sequence[Mark],
    *,
    question_id: str,
    answer: str,
    tagged: Sequence[Tagged] = (),
    flags: Sequence[GradeFlag] = (),
    conditions: Sequence[str] = (),
    hedges: float | None = None,
    engine: str = "offline",
    degraded: bool = False,
) -> Grade:
    """Turn marks into a grade. Flags that are conditions of caps apply them; the answer only varies the wording."""
    held = {*flags, *conditions, *(condition for mark in marks for condition in mark.conditions)} & _known(rubric)
    shown = tuple(_dimension(rubric.of(mark.dimension), mark, question_id) for mark in _ordered(rubric, marks))
    strip = tuple(StripPart(question_id=question_id, part=tag.part, start=tag.start, end=tag.end) for tag in tagged)
    empty = Grade(
        question_id=question_id,
        rubric=rubric.rubric,
        status="not_scored",
        overall=None,
        score10=None,
        dimensions=shown,
        star=strip,
        flags=tuple(flags),
        conditions=tuple(sorted(held)),
        hedges=hedges,
        engine=engine,
        degraded=degraded,
    )
    return figured(rubric, empty, answer)


def figured(rubric: Rubric, bare: Grade, key: str) -> Grade:
    """Return the grade with its figures and feedback worked out anew from its levels and conditions.

    `key` varies the wording: the same text always gets the same.
    """
    levels = bare.levels
    if not levels:
        return bare.model_copy(
            update={"status": "not_scored", "overall": None, "score10": None, "cap": None, "feedback": Feedback()}
        )
    total, units = add_up(rubric, levels, bare.conditions), weights(rubric, levels)
    dimensions = tuple(
        dimension.model_copy(
            update={
                "weight": units[dimension.dimension] / UNITS,
                "points": total.parts[dimension.dimension] / 100,
                "max_points": units[dimension.dimension] * TOP / 100,
                "gain": gain(rubric, levels, bare.conditions, dimension.dimension) if dimension.dimension in levels else 0.0,
            }
        )
        for dimension in bare.dimensions
    )
    rooms = {name: gain(rubric, levels, bare.conditions, name, steps=TOP) for name in levels}
    return bare.model_copy(
        update={
            "status": "scored",
            "overall": total.total / 100,
            "score10": round(total.total / 1000, 1),
            "dimensions": dimensions,
            "cap": total.cap and CapGrade(reason=total.cap.reason, limit=total.cap.limit, points=-total.taken / 100),
            "completeness": _completeness(levels),
            "feedback": coach(rubric, dimensions, rooms, total.cap, unsure=_unsure(bare.flags), key=key),
        }
    )


def _unsure(flags: Collection[GradeFlag]) -> tuple[str, ...]:
    """Return the dimensions that stand and fall with being right, where nobody has judged that."""
    by_words = "correctness_by_words" in flags or "correctness_unknown" in flags
    return ("correctness", "depth", "trade_offs", "approach") if by_words else ()


def _completeness(levels: Mapping[str, int]) -> Completeness | None:
    """Return which parts of a story are told; None for rubrics that ask for none."""
    if not all(part in levels for part in STORY_PARTS):
        return None
    present = tuple(part for part in STORY_PARTS if levels[part] >= NEEDS_WORDS)
    missing = tuple(part for part in STORY_PARTS if part not in present)
    return Completeness(present=present, missing=missing, share=len(present) / len(STORY_PARTS))


def _dimension(dimension: Dimension, mark: Mark, question_id: str) -> DimensionGrade:
    level = mark.level
    return DimensionGrade(
        dimension=mark.dimension,
        name=dimension.name,
        level=level,
        weight=0.0,
        points=0.0,
        max_points=0.0,
        anchor=None if level is None else dimension.anchors[level],
        next_anchor=None if level is None or level == TOP else dimension.anchors[level + 1],
        gain=0.0,
        spans=tuple(QuotedSpan(question_id=question_id, start=s.start, end=s.end, quote=s.quote) for s in mark.spans),
        about=mark.about,
        point=mark.point,
        confidence=mark.confidence,
    )


def _ordered(rubric: Rubric, marks: Sequence[Mark]) -> list[Mark]:
    """Return one mark for each dimension of the rubric, in its order; what nobody marked is not scored."""
    by_name = {mark.dimension: mark for mark in marks}
    return [by_name.get(name, Mark(name, None)) for name in rubric.names]


def _known(rubric: Rubric) -> set[str]:
    return {cap.condition for cap in rubric.caps if cap.condition is not None}
