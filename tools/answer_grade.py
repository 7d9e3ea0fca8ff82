"""A grade as it is shown and stored: levels, points that add up, words, one strength, one change."""

from typing import Literal

from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel

from content.vocabulary import AnswerFlag, RubricName, StarPart

GradeFlag = AnswerFlag | Literal["correctness_unknown", "correctness_by_words"]
"""What is wrong with an answer, and what the grader could not judge: technical correctness without key points is not scored,
and offline it is only looked for in the words."""


class _Shown(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=to_camel, populate_by_name=True)


class QuotedSpan(_Shown):
    """Words of the answer to one question: `answer[start:end] == quote`."""

    question_id: str
    start: int
    end: int
    quote: str


class DimensionGrade(_Shown):
    """One dimension. `points` = weight x level x 25; `level` is None and all points 0 where it was not scored.

    `gain` is what one level more would add to the total, caps considered. `about` are words of the answer that advice can take
    up, `point` a key point that was not found. `confidence` (0-1) stands there only where the grader states one.
    """

    dimension: str
    name: str
    level: int | None
    weight: float
    points: float
    max_points: float
    anchor: str | None
    next_anchor: str | None
    gain: float
    spans: tuple[QuotedSpan, ...] = ()
    about: str = ""
    point: str = ""
    confidence: float | None = None


class CapGrade(_Shown):
    """A cap that lowers the total: `points` (negative) is its line in the sum."""

    reason: str
    limit: int
    points: float


class Completeness(_Shown):
    """Which parts of a story are told (level 2 or more). Shown beside the quality, never mixed into it."""

    present: tuple[str, ...]
    missing: tuple[str, ...]
    share: float


class StripPart(_Shown):
    """A sentence of the strip that shows the parts of a story."""

    question_id: str
    part: StarPart
    start: int
    end: int


class Strength(_Shown):
    """What was good, with the words that show it."""

    text: str
    quote: str
    dimension: str


class Change(_Shown):
    """The one thing to change, and the points that one level more would bring."""

    text: str
    dimension: str
    gain: float


class Feedback(_Shown):
    """What a coach would say first. Either half may be missing: no praise for nothing, nothing to change where all is said."""

    strength: Strength | None = None
    change: Change | None = None


class Grade(_Shown):
    """The grade of an answer. The points of the dimensions and of the cap add up to `overall`, to the hundredth.

    `status` "not_scored" has no figures: it is neither 0 nor part of any mean. `hedges` are "maybe", "sort of", ... per hundred
    words, shown as style and never part of the points.
    """

    question_id: str
    rubric: RubricName
    status: Literal["scored", "not_scored"]
    overall: float | None
    score10: float | None
    dimensions: tuple[DimensionGrade, ...]
    cap: CapGrade | None = None
    completeness: Completeness | None = None
    star: tuple[StripPart, ...] = ()
    flags: tuple[GradeFlag, ...] = ()
    conditions: tuple[str, ...] = ()
    hedges: float | None = None
    feedback: Feedback = Feedback()
    engine: str = "offline"
    degraded: bool = False

    @property
    def levels(self) -> dict[str, int]:
        """Return the levels of the dimensions that were scored."""
        return {dimension.dimension: dimension.level for dimension in self.dimensions if dimension.level is not None}
