"""What an agent asks of an engine, and how an engine may fail.

EngineError
├── Misconfigured    the engine's name, key or address is missing or makes no sense; said before any task is asked
├── Unavailable      no model could be reached, or its time was up
├── Refused          the model declined to answer
└── Malformed        the reply was incomplete or outside its schema, after one repair
"""

from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from pydantic import BaseModel

Given = TypeVar("Given", bound=Mapping[str, object], contravariant=True)  # noqa: PLC0105 - the name that the design gives
Reply = TypeVar("Reply", bound=BaseModel)


class EngineError(Exception):
    """An engine could not answer a task. The message is fit to show to a person."""


class Misconfigured(EngineError):
    """The engine's name, key or address is missing or makes no sense."""


class Unavailable(EngineError):
    """No model could be reached, or it took too long.

    `retry_after` is the number of seconds after which asking again may help; None where it cannot, until something is changed.
    """

    def __init__(self, message: str, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


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
    `seconds` is how long a model may take over the whole reply, or over the first piece of spoken text; None leaves it to the
    engine. It stands here because only the agent knows whether somebody is waiting.
    """

    name: str
    prompt: str
    reply: type[Reply]
    offline: Callable[[Given], Reply]
    seconds: float | None = None


class Engine(Protocol):
    """Who answers tasks: rules on this machine, or a chat model."""

    @property
    def name(self) -> str:
        """`offline` or `provider:model`, as shown to the person."""

    async def ask(self, task: Task[Given, Reply], given: Given) -> Reply:
        """Return a complete, validated reply. Raises EngineError."""

    def write(self, task: Task[Given, Spoken], given: Given) -> AsyncIterator[str]:
        """Yield spoken text in pieces. Raises EngineError before the first piece or between pieces."""
