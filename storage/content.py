"""The column type of private text: answers, CVs, adverts, feedback, events."""

import json

from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

Json = dict[str, "JsonValue"]
JsonValue = str | int | float | bool | None | list["JsonValue"] | Json


class Content(TypeDecorator[JsonValue]):
    """JSON kept as text. Every private column has this type, so that protecting them is the work of one class."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: JsonValue | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Write compact JSON; `None` stays NULL."""
        return None if value is None else json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    def process_result_value(self, value: str | None, dialect: Dialect) -> JsonValue:  # noqa: ARG002
        """Read JSON back."""
        return None if value is None else json.loads(value)
