"""The words that somebody agrees to. Whoever changes them raises the version: then everybody is asked anew."""

import json
from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

ConsentKind = Literal["recording"]


class ConsentWords(BaseModel):
    """What is asked for, in plain words."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: int = Field(ge=1)
    text: tuple[str, ...]


@cache
def load_consent(kind: ConsentKind) -> ConsentWords:
    """Return what is asked for now."""
    return ConsentWords.model_validate(json.loads(files("content").joinpath("consents.json").read_text(encoding="utf-8"))[kind])
