"""What an agent asks of an engine, and how an engine may fail.

EngineError
├── Unavailable      no model could be reached, or its time was up
├── Refused          the model declined to answer
└── Malformed        the reply was incomplete or outside its schema, after one repair
"""

from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from pydantic import BaseModel

Given = TypeVar("Given", bound=Mapping[str, object], contravariant=True)
Reply = TypeVar("Reply", bound=BaseModel)


class EngineError(Exception):
    """An engine could not answer a task. The message is fit to show to a person."""


class Unavailable(EngineError):
    """No model could be reached, or it took too long."""


class Refused(EngineError):
    """The model declined to answer."""


class Malformed(EngineError):
    """The reply was incomplete or outside its schema, after one repair."""


class Spoken(BaseModel):
    """What an interviewer says, as plain text."""

    text: str


@dataclass(frozen=True)
class Task(Generic[Given, Reply]):
    """One thing an agent asks, declared once and answered by any engine.

    `prompt` is a `str.format` template whose fields are keys of `Given`: static text first, the user's text last inside tags.
    `offline` is the deterministic rule that answers without a model.
    """

    name: str
    prompt: str
    reply: type[Reply]
    offline: Callable[[Given], Reply]


class Engine(Protocol):
    """Who answers tasks: rules on this machine, or a chat model."""

    @property
    def name(self) -> str:
        """`offline` or `provider:model`, as shown to the person."""

    async def ask(self, task: Task[Given, Reply], given: Given) -> Reply:
        """Return a complete, validated reply. Raises EngineError."""

    def write(self, task: Task[Given, Spoken], given: Given) -> AsyncIterator[str]:
        """Yield spoken text in pieces. Raises EngineError before the first piece or between pieces."""
