"""How answers are graded: dimensions, anchors, weights and caps, as data with one typed reader."""

from functools import cache
from importlib.resources import files
from typing import Final, Literal, Self, get_args

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator

from content.vocabulary import QuestionKind, RubricName

LEVELS: Final = 5
"""Levels 0-4, each with its anchor."""


Metric = Literal["content_quality", "communication", "confidence", "responsiveness"]
"""The four figures of a session."""


class RubricError(ValueError):
    """`rubrics.json` or `examples_graded.json` holds something that it may not. Says what."""


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Dimension(_Entry):
    """One thing an answer is graded on. `weight` is its share (0-1) of the total.

    `form` marks dimensions of how it is said; a follow-up does not raise them. `praise` and `changes` are wordings to vary
    between, by the lowest level they fit; `{quote}` stands for words of the answer, `{point}` for a key point it lacks.
    """

    dimension: str
    name: str
    weight: float = Field(gt=0, lt=1)
    anchors: tuple[str, ...] = Field(min_length=LEVELS, max_length=LEVELS)
    form: bool = False
    praise: dict[int, tuple[str, ...]]
    changes: dict[int, tuple[str, ...]]


class Cap(_Entry):
    """The most an answer can score while a dimension is at level 0 or a condition holds.

    `seen_in` is the dimension whose grader sees whether the condition holds; `advice` says the way out.
    """

    dimension: str | None = None
    condition: str | None = None
    limit: int = Field(ge=0, le=100)
    reason: str
    seen_in: str | None = None
    advice: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _names_one_cause(self) -> Self:
        if (self.dimension is None) == (self.condition is None):
            raise ValueError("a cap needs either a dimension or a condition")
        return self


class Rubric(_Entry):
    """The dimensions of one kind of question.

    `groups` are graded in one call each by a model. `metrics` name the dimensions of which the session's four figures are made.
    """

    rubric: RubricName
    name: str
    about: str
    origin: str
    dimensions: tuple[Dimension, ...] = Field(min_length=2)
    caps: tuple[Cap, ...]
    groups: tuple[tuple[str, ...], ...]
    metrics: dict[Metric, tuple[str, ...]]

    @property
    def names(self) -> tuple[str, ...]:
        """Return the dimensions in the order in which they are shown."""
        return tuple(dimension.dimension for dimension in self.dimensions)

    def of(self, name: str) -> Dimension:
        """Return a dimension. Raises KeyError for one that the rubric lacks."""
        for dimension in self.dimensions:
            if dimension.dimension == name:
                return dimension
        raise KeyError(name)

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        """Check that the weights are whole per cents that sum to 1 and that caps and groups name the dimensions."""
        hundredths = [round(dimension.weight * 100, 6) for dimension in self.dimensions]
        if sum(hundredths) != 100 or any(share != int(share) for share in hundredths):
            raise ValueError(f"the weights of {self.rubric} must be whole per cents that sum to 1")
        if sorted(name for group in self.groups for name in group) != sorted(self.names):
            raise ValueError(f"the groups of {self.rubric} must hold every dimension once")
        named = {name for cap in self.caps for name in (cap.dimension, cap.seen_in) if name is not None}
        if not named <= set(self.names):
            raise ValueError(f"a cap of {self.rubric} names no dimension of it")
        return self


class GradedExample(_Entry):
    """An answer with the levels that raters gave it, for the prompt of a model that grades."""

    question: str
    answer: str
    marks: dict[str, int]
    evidence: dict[str, str]


class _Book(_Entry):
    """The whole of `rubrics.json`."""

    language: str
    leads: tuple[str, ...] = Field(min_length=1)
    kinds: dict[QuestionKind, RubricName]
    rubrics: dict[RubricName, Rubric]

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        """Check that every kind of question has a rubric and every rubric its own name."""
        if set(self.kinds) != set(get_args(QuestionKind)) or set(self.rubrics) != set(get_args(RubricName)):
            raise ValueError("every question kind and every rubric of the vocabulary must be there")
        if any(name != rubric.rubric for name, rubric in self.rubrics.items()):
            raise ValueError("a rubric stands under another's name")
        return self


def load_rubrics() -> dict[RubricName, Rubric]:
    """Return every rubric by its name. Raises RubricError."""
    return _book().rubrics


def load_kinds() -> dict[QuestionKind, RubricName]:
    """Return which rubric grades which kind of question. Raises RubricError."""
    return _book().kinds


def load_leads() -> tuple[str, ...]:
    """Return the wordings that lead over to a piece of advice; `{name}` is the dimension, `{text}` the advice."""
    return _book().leads


@cache  # the files are part of the program and never change while it runs
def load_examples() -> dict[RubricName, tuple[tuple[GradedExample, ...], ...]]:
    """Return, for each rubric's groups in order, three graded examples: low, middle, high. Raises RubricError."""
    shape = TypeAdapter(dict[RubricName, tuple[tuple[GradedExample, ...], ...]])
    try:
        return shape.validate_json(_text("examples_graded.json"))
    except ValidationError as error:
        raise RubricError(f"examples_graded.json: {error}") from error


@cache
def _book() -> _Book:
    try:
        return _Book.model_validate_json(_text("rubrics.json"))
    except ValidationError as error:
        raise RubricError(f"rubrics.json: {error}") from error


def _text(name: str) -> str:
    return files("content").joinpath(name).read_text(encoding="utf-8")
