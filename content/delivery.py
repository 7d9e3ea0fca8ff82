"""How an answer sounds best: coaching advice in numbers and words, by language. None of it is a grade."""

import json
from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import BaseModel, ConfigDict

AdviceCode = Literal["faster", "slower", "long_pause", "late_start", "fillers", "good"]


class Norms(BaseModel):
    """What is easy to follow. Paces are words a minute of speaking time, all else is seconds but for the fillers."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    pace_slow: float
    pace_fast: float
    pace_tolerance: float
    """How far outside one may be before it is worth a word."""
    pace_believable: tuple[float, float]
    """Outside this the text is not what was said: it was typed, cleaned or cut, and no pace is told."""
    pause_counts_from: float
    pause_long: float
    thinking_until: float
    """Thinking up to here is never spoken of."""
    fillers_many: float
    """For each hundred words."""
    words_needed: int
    speaking_needed: float
    """With less than these there is nothing to say about pace and fillers."""
    never_silent: float
    never_silent_from: float
    """Who seems to speak for more than this share of so many seconds speaks in a noise: no pace is told."""
    fillers: tuple[str, ...]
    advice: dict[AdviceCode, str]


@cache
def load_norms(language: str = "en") -> Norms:
    """Return the norms of a language; English where it has none."""
    catalogue = json.loads(files("content").joinpath("delivery.json").read_text(encoding="utf-8"))
    return Norms.model_validate(catalogue.get(language) or catalogue["en"])
