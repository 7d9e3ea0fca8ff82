"""The schema that goes over the wire."""

from typing import Literal

import pytest
from pydantic import BaseModel, Field

from engine.schema import is_closed, wire_schema
from tests.wire.schema_reply import reply_for, strict_faults


class Part(BaseModel):
    """One part."""

    level: int = Field(ge=0, le=4)
    quote: str = Field("", max_length=80, description="Exact words.")
    title: str = "a property may be called like a keyword"


class Whole(BaseModel):
    """All of it."""

    first: Part = Field(description="Beside a reference.")
    others: list[Part] = Field(default_factory=list, max_length=3)
    gap: Literal["result", "task"] | None = None
    either: Part | Literal["none"] = "none"
    default: bool = False


class Free(BaseModel):
    notes: dict[str, int]


class Endless(BaseModel):
    children: list["Endless"]


def test_strict_mode_finds_nothing_to_refuse() -> None:
    schema = wire_schema(Whole)
    assert list(strict_faults(schema)) == []
    assert is_closed(schema)


def test_the_plain_schema_would_be_refused() -> None:
    assert list(strict_faults(Whole.model_json_schema())) != []


def test_limits_stay_and_those_that_cannot_are_said() -> None:
    first = wire_schema(Whole)["properties"]["first"]  # type: ignore[index]
    assert first["properties"]["level"] == {"type": "integer", "minimum": 0, "maximum": 4}
    assert first["properties"]["quote"] == {"type": "string", "description": "Exact words. At most 80 characters."}
    assert first["description"] == "Beside a reference."


def test_every_property_is_required_even_one_with_a_keywords_name() -> None:
    schema = wire_schema(Whole)
    assert schema["required"] == ["first", "others", "gap", "either", "default"]
    assert schema["properties"]["first"]["required"] == ["level", "quote", "title"]  # type: ignore[index]


def test_free_keys_cannot_be_strict() -> None:
    assert not is_closed(wire_schema(Free))


def test_a_recursive_reply_is_a_mistake_of_ours() -> None:
    with pytest.raises(TypeError, match="refers to itself"):
        wire_schema(Endless)


def test_made_up_replies_fit_the_model() -> None:
    prompt = "Grade.\n<cv>\nold\n</cv>\n<answer>\nI built a bridge over the river Kwai.\n</answer>"
    whole = Whole.model_validate(reply_for(wire_schema(Whole), prompt))
    assert whole.first.quote == "I built a bridge over the"
    assert whole.first.level == 2
    assert whole.gap == "result"
    assert len(whole.others) == 1
