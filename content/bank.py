"""What is asked and by whom: one typed reader for questions, probes, personas, tips, competencies and conditions."""

import json
import re
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Literal, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from content.vocabulary import Competency, Difficulty, Gap, GeneralTopic, Industry, QuestionKind, RoleFamily, RoleLevel, Style


class ContentError(ValueError):
    """A content file holds something that it may not. Names the file and the line."""


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class FollowUp(_Entry):
    """A question to ask again with, when the answer left a gap open."""

    when: Gap
    text: str = Field(min_length=10)


class LooksLike(_Entry):
    """What a weak and a strong answer look like, in a sentence each."""

    weak: str = Field(min_length=10)
    strong: str = Field(min_length=10)


class Question(_Entry):
    """One question of the bank with all that is known about good answers to it."""

    id: str = Field(pattern=r"^(beh|gen|tec|cas|dis|neg|sce)-\d{4}$")
    type: QuestionKind
    industries: tuple[Industry, ...] = Field(min_length=1)
    roles: tuple[RoleFamily, ...] = Field(min_length=1)
    levels: tuple[RoleLevel, ...] = Field(min_length=1)
    difficulty: Difficulty
    competency: Competency | GeneralTopic
    text: str = Field(min_length=20, max_length=500)
    evidence_hint: str = Field(min_length=20)
    follow_ups: tuple[FollowUp, ...] = Field(min_length=1)
    key_points: tuple[str, ...] = Field(min_length=2)
    looks_like: LooksLike
    sample_answer: str = Field(min_length=200)
    tip: str = Field(min_length=20)


class Probe(Question):
    """What an interviewer asks straight after naming a line of the CV ("At Initech you ..."). Has no sample answer."""

    id: str = Field(pattern=r"^prb-\d{4}$")
    sample_answer: Literal[""] = ""  # an answer to a probe is about the candidate's own line


class Voice(_Entry):
    """How a persona sounds; rate and pitch are factors around 1."""

    language: str
    gender: Literal["female", "male", "neutral"]
    rate: float = Field(ge=0.5, le=2)
    pitch: float = Field(ge=0.5, le=2)


class Persona(_Entry):
    """An interviewer: who they are, what they care for and how they speak."""

    id: str
    name: str
    role: str
    organisation_kind: str
    types: tuple[QuestionKind, ...]
    industries: tuple[Industry, ...]
    style: Style
    focus: tuple[Competency, ...]
    background: str
    greeting: str
    transitions: tuple[str, ...] = Field(min_length=2)
    follow_up_openers: tuple[str, ...] = Field(min_length=2)
    challenge_lines: tuple[str, ...] = Field(min_length=2)
    closing: str
    voice: Voice


class Tip(_Entry):
    """A piece of advice and the reason for it; `scope` says when it applies ("type:case", "stage:before", ...)."""

    id: str
    scope: str
    text: str
    why: str


class CompetencyGuide(_Entry):
    """What a competency is, how it shows, and drills that train it."""

    id: Competency
    name: str
    definition: str
    signals: tuple[str, ...]
    cv_signals: tuple[str, ...]
    drills: tuple[str, ...] = Field(min_length=1)
    reading_free: str


Need = Literal[
    "advert",
    "advert_salary",
    "company_known",
    "employed_now",
    "had_manager",
    "changes_field",
    "cv_gap",
    "short_post",
    "away_from_field",
    "salary_named",
]
"""What must be known before some questions may be asked; `salary_named` holds once the candidate has named a figure."""


class Conditions(_Entry):
    """When a question may be asked and what may lead over to it; ids of the bank.

    `no_lead`: no sentence about the CV or the advert before it; `no_cv_lead`, `no_advert_lead`: not the one or the other.
    `sensitive`: about a mistake or harm, never after a line that tells of a success. `general_statement`: opens with one and
    sounds better without a lead. `cv_signals`: regular expressions, case ignored, that show a competency in what is said of a
    CV line; `any_line`: probes that can follow a line in which none of them is found.
    """

    no_lead: frozenset[str]
    no_cv_lead: frozenset[str]
    no_advert_lead: frozenset[str]
    sensitive: frozenset[str]
    general_statement: frozenset[str]
    needs: dict[str, Need]
    any_line: frozenset[str]
    cv_signals: dict[Competency, tuple[str, ...]]

    @property
    def ids(self) -> frozenset[str]:
        """Return every question that a condition is about."""
        leads = self.no_lead | self.no_cv_lead | self.no_advert_lead
        return leads | self.sensitive | self.general_statement | frozenset(self.needs)

    @field_validator("cv_signals")
    @classmethod
    def _compile(cls, signals: dict[Competency, tuple[str, ...]]) -> dict[Competency, tuple[str, ...]]:
        for competency, patterns in signals.items():
            for pattern in patterns:
                try:
                    re.compile(pattern, re.IGNORECASE)
                except re.error as error:
                    raise ValueError(f"{competency}: {pattern!r} is no regular expression: {error}") from error
        return signals


class Bank(_Entry):
    """Everything that can be asked, looked up by id."""

    questions: dict[str, Question]
    probes: dict[str, Probe]
    conditions: Conditions
    personas: dict[str, Persona]
    tips: tuple[Tip, ...]
    competencies: dict[Competency, CompetencyGuide]

    def of_kind(self, *kinds: QuestionKind) -> tuple[Question, ...]:
        """Return the questions of these kinds in the order of the files."""
        return tuple(question for question in self.questions.values() if question.type in kinds)

    def question(self, question_id: str) -> Question | Probe:
        """Return a question of the bank or a probe into a CV. Raises KeyError."""
        return self.questions.get(question_id) or self.probes[question_id]

    def guide(self, competency: str) -> CompetencyGuide | None:
        """Return what is known of a competency; None for the topic of a general question."""
        return next((guide for guide in self.competencies.values() if guide.id == competency), None)

    @model_validator(mode="after")
    def _conditions_are_about_questions(self) -> Self:
        unknown = sorted((self.conditions.ids - set(self.questions)) | (self.conditions.any_line - set(self.probes)))
        if unknown:
            raise ValueError(f"conditions.json names questions that the bank lacks: {', '.join(unknown)}")
        return self


def load_bank() -> Bank:
    """Read and validate all of the content. Takes about 30 ms; raises ContentError naming file and line."""
    folder = files("content")
    questions = [
        question
        for file in sorted(folder.joinpath("bank").iterdir(), key=lambda entry: entry.name)
        if file.name.endswith(".jsonl")
        for question in _lines(file, Question)
    ]
    personas = [Persona.model_validate(entry) for entry in _array(folder.joinpath("personas.json"))]
    tips = tuple(Tip.model_validate(entry) for entry in _array(folder.joinpath("tips.json")))
    guides = [CompetencyGuide.model_validate(entry) for entry in _array(folder.joinpath("competencies.json"))]
    return Bank(
        questions={question.id: question for question in questions},
        probes={probe.id: probe for probe in _lines(folder.joinpath("probes.jsonl"), Probe)},
        conditions=Conditions.model_validate_json(folder.joinpath("conditions.json").read_text(encoding="utf-8")),
        personas={persona.id: persona for persona in personas},
        tips=tips,
        competencies={guide.id: guide for guide in guides},
    )


Asked = TypeVar("Asked", Question, Probe)


def _lines(file: Traversable, kind: type[Asked]) -> Iterator[Asked]:
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            yield kind.model_validate_json(line)
        except ValidationError as error:
            raise ContentError(f"{file.name}, line {number}: {error}") from error


def _array(file: Traversable) -> list[object]:
    loaded = json.loads(file.read_text(encoding="utf-8"))
    if not isinstance(loaded, list):
        raise ContentError(f"{file.name}: an array was expected")
    return loaded
