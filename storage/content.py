"""The column type of private text: answers, CVs, adverts, feedback, events."""

import json
from typing import Any

from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

Json = dict[str, Any]
"""A JSON object. `Any`, because a recursive type is invariant: no plain dict of strings would fit it."""


class Content(TypeDecorator[Json]):
    """JSON kept as text. Every private column has this type, so that protecting them is the work of one class."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Json | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Write compact JSON; `None` stays NULL."""
        return None if value is None else json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    def process_result_value(self, value: str | None, dialect: Dialect) -> Json | None:  # noqa: ARG002
        """Read JSON back."""
        return None if value is None else json.loads(value)
