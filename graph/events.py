"""The public events of an interview: the same objects in the log, over SSE and in the terminal."""

from dataclasses import dataclass
from typing import Any, Literal

from pydantic.alias_generators import to_camel

from storage.content import Json

EventType = Literal[
    "run.started",
    "node.started",
    "node.finished",
    "message.delta",
    "message.completed",
    "grade",
    "examples",
    "answer.required",
    "degraded",
    "analysis",
    "study_plan",
    "run.finished",
    "run.failed",
    "interview.status",
]


@dataclass(frozen=True)
class Event:
    """One thing that happened. `seq` is None for what is live only (deltas); all else is in the log without a gap."""

    type: EventType
    data: Json
    seq: int | None = None

    def as_json(self) -> Json:
        """Return the object that is streamed and printed."""
        head: Json = {"type": self.type} if self.seq is None else {"id": self.seq, "type": self.type}
        return head | self.data


def public(content: Json) -> Json:
    """Return JSON as it is published: every key in camelCase, at every depth."""
    return {to_camel(name) if "_" in name else name: _public(value) for name, value in content.items()}


def _public(value: Any) -> Any:  # noqa: ANN401  (JSON)
    if isinstance(value, dict):
        return public(value)
    return [_public(item) for item in value] if isinstance(value, list) else value
