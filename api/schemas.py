"""What every body and answer has in common: camelCase outside, our own names inside."""

from typing import Any

from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel


class Wire(BaseModel):
    """Something that is sent. Names are camelCase on the wire; snake_case is understood too."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)


class Body(Wire):
    """Something that is asked for: a field that is not known is refused, since a typing error would else go unnoticed."""

    model_config = ConfigDict(extra="forbid")


class Kept(Wire):
    """Something that the core made; fields that it adds later are passed on as they are."""

    model_config = ConfigDict(extra="allow")


def example(**fields: Any) -> ConfigDict:  # noqa: ANN401  (any JSON value)
    """Return the configuration that shows one example in /docs, its names as they are on the wire."""
    return ConfigDict(json_schema_extra={"examples": [fields]})
