"""Every sentence that the product itself says to the candidate, by language."""

import json
from importlib.resources import files
from typing import Literal

from pydantic import BaseModel, ConfigDict

from content.vocabulary import Gap, InterviewType, QuestionKind

AdvertKind = Literal["requirement", "responsibility", "context"]


class Phrases(BaseModel):
    """The sentences of one language. Lists hold wordings to vary between; braces hold what is filled in."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    any_role: str
    opening_lead: tuple[str, ...]
    opening_lead_role: tuple[str, ...]
    advert: dict[InterviewType, dict[AdvertKind, tuple[str, ...]]]
    cv: dict[InterviewType, tuple[str, ...]]
    why: dict[str, str]
    next: tuple[str, ...]
    handover: tuple[str, ...]
    handback: tuple[str, ...]
    skipped: tuple[str, ...]
    again: tuple[str, ...]
    back: tuple[str, ...]
    back_unchanged: tuple[str, ...]
    quoted: tuple[str, ...]
    stuck: tuple[str, ...]
    stuck_task: tuple[str, ...]
    evasions: tuple[str, ...]
    scene: dict[QuestionKind, tuple[str, ...]]
    gap: dict[Gap, tuple[str, ...]]
    metric_names: dict[str, str]


def load_phrases(language: str = "en") -> Phrases:
    """Return the catalogue of a language. Raises KeyError for one that has none."""
    catalogue = json.loads(files("content").joinpath("phrases.json").read_text(encoding="utf-8"))
    return Phrases.model_validate(catalogue[language])
