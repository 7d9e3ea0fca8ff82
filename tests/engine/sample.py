"""Two tasks to ask engines in tests, and engines that fail on purpose."""

from collections.abc import AsyncIterator, Mapping

from pydantic import BaseModel, Field

from engine.chat import ChatEngine
from engine.meter import Meter
from engine.models import chat_model
from engine.task import EngineError, Given, Reply, Spoken, Task
from tests.wire.openai_server import OpenAIServer

Answered = Mapping[str, object]
CANARY = "sk-canary-0123456789abcdef"
NAME = "compatible:test-model"


class Level(BaseModel):
    """How good the answer is."""

    level: int = Field(ge=0, le=4, description="From 0 to 4.")
    quote: str = Field("", max_length=200, description="Words of the answer.")
    share: float = 0.5


GRADE: Task[Answered, Level] = Task(
    "grade",
    "Grade the answer.\nLevels run from 0 to 4.\n<answer>\n{answer}\n</answer>",
    Level,
    lambda given: Level(level=1, quote=str(given["answer"])[:5]),
)
SAY: Task[Answered, Spoken] = Task(
    "say", "Ask on.\n<answer>\n{answer}\n</answer>", Spoken, lambda given: Spoken(text="What did you do then?")
)
ANSWERED = {"answer": "I rebuilt the pump on my own."}


def chat(
    server: OpenAIServer, *, deadline: float = 5.0, first_piece: float = 2.0, patience: float = 1.0, meter: Meter | None = None
) -> ChatEngine:
    """Return an engine on the real client, pointed at the server."""
    return ChatEngine(
        chat_model(NAME, base_url=server.base_url, api_key=CANARY),
        NAME,
        deadline=deadline,
        first_piece=first_piece,
        patience=patience,
        address=server.base_url,
        meter=meter,
    )


async def spoken(pieces: AsyncIterator[str]) -> list[str]:
    """Return all pieces."""
    return [piece async for piece in pieces]


class Scripted:
    """An engine that meets every call with the next item of a list: an error to raise, or what to reply or say."""

    def __init__(self, *outcomes: object, name: str = "scripted:model") -> None:
        self.outcomes = list(outcomes)
        self.name = name
        self.calls = 0

    async def ask(self, task: Task[Given, Reply], given: Given) -> Reply:
        self.calls += 1
        outcome = self.outcomes.pop(0)
        if isinstance(outcome, BaseException):
            raise outcome
        assert isinstance(outcome, task.reply)
        return outcome

    async def write(self, task: Task[Given, Spoken], given: Given) -> AsyncIterator[str]:
        self.calls += 1
        parts = self.outcomes.pop(0)
        assert isinstance(parts, list)
        for part in parts:
            if isinstance(part, EngineError):
                raise part
            yield part
