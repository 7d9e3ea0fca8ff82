"""The engine that asks a chat model, through any LangChain client.

Every reply is asked for with its JSON schema and checked here; at most two calls are made for one reply, the second one
after a passing fault or to repair the first. Spoken text is streamed. All waiting counts against one deadline, because the
clients' own timeouts restart with every byte (a timeout of 1 s ran 20.6 s on a slow drip).
"""

import asyncio
import json
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import aclosing
from typing import Final, cast

from langchain_core.language_models import BaseChatModel, LanguageModelInput
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage, HumanMessage, SystemMessage
from langchain_core.messages.ai import UsageMetadata, add_usage
from langchain_core.runnables import Runnable, RunnableSequence
from pydantic import BaseModel, SecretStr

from engine import faults, reply
from engine.meter import Meter
from engine.prompt import render
from engine.schema import Schema, is_closed, wire_schema
from engine.task import EngineError, Given, Malformed, Reply, Spoken, Task, Unavailable

DEADLINE: Final = 20.0
FIRST_PIECE: Final = 2.5
PROMPT_TOKENS: Final = 16_000


class ChatEngine:
    """Asks one chat model.

    `deadline` is the longest a whole reply may take, in seconds, second call included; `first_piece` the longest until spoken
    text begins; a task's own `seconds` replaces either. `patience` multiplies all three, for models that run on a slow machine.
    `prompt_tokens` is what a prompt may take; longer text is shortened. `address` is named where the server cannot be reached.
    The model's own retries must be off.
    """

    def __init__(
        self,
        model: BaseChatModel,
        name: str,
        *,
        deadline: float = DEADLINE,
        first_piece: float = FIRST_PIECE,
        patience: float = 1.0,
        prompt_tokens: int = PROMPT_TOKENS,
        address: str = "",
        meter: Meter | None = None,
    ) -> None:
        secrets = [value.get_secret_value() for value in vars(model).values() if isinstance(value, SecretStr)]
        self._model = model
        self._provider = faults.Provider(name, address, secrets)
        self._deadline = deadline
        self._first_piece = first_piece
        self._patience = patience
        self._prompt_tokens = prompt_tokens
        self._meter = meter or Meter()
        self._schema_on_wire = True
        self._bound: dict[type[BaseModel], Runnable[LanguageModelInput, AIMessage]] = {}

    @property
    def name(self) -> str:
        """Return `provider:model`."""
        return self._provider.name

    async def ask(self, task: Task[Given, Reply], given: Given) -> Reply:
        """Return a complete, validated reply. Raises EngineError, at the latest when the deadline is over."""
        messages = self._messages(task, given)
        seconds = self._patience * (task.seconds or self._deadline)
        try:
            async with asyncio.timeout(seconds) as timer:
                return await self._reply(task, messages, timer)
        except TimeoutError:
            pass
        raise self._too_slow(seconds)  # outside the handler: errors of a client hold the request, and with it the key

    async def write(self, task: Task[Given, Spoken], given: Given) -> AsyncIterator[str]:
        """Yield spoken text as it comes. An EngineError after a piece means that all pieces have to be forgotten."""
        messages = self._messages(task, given)
        watch = _Watch(self._patience * (task.seconds or self._first_piece), self._patience * self._deadline)
        for calls_left in (1, 0):
            try:
                async with aclosing(self._stream(task, messages, watch)) as pieces:
                    async for piece in pieces:
                        watch.begun = True
                        handed_over = _now()
                        yield piece
                        watch.add(_now() - handed_over)  # a slow reader is not a slow model
                return
            except (Unavailable, Malformed) as error:
                pause = error.retry_after if isinstance(error, Unavailable) else 0.0
                if watch.begun or not calls_left or not _worth_waiting(pause, watch.limit):
                    raise
            await asyncio.sleep(pause or 0.0)

    async def _reply(self, task: Task[Given, Reply], messages: list[BaseMessage], timer: asyncio.Timeout) -> Reply:
        """Ask, and once more where that may help."""
        for calls_left in (1, 0):
            pause: float | None = 0.0
            said = None
            try:
                said = await self._call(task, messages)
                return reply.read(said, task.reply, self.name)
            except faults.SchemaRejected:
                self._schema_on_wire = False  # for good: the next tasks need not find out again
                if not calls_left:
                    raise
            except Unavailable as error:
                pause = error.retry_after
                if not calls_left or not _worth_waiting(pause, timer.when()):
                    raise
            except Malformed as error:
                if not calls_left:
                    raise
                messages = [*messages, *_repair(said, error)]
            await asyncio.sleep(pause or 0.0)
        raise AssertionError("unreachable: the second call returns or raises")

    async def _call(self, task: Task[Given, Reply], messages: list[BaseMessage]) -> reply.Heard:
        """Make one call. Whatever the client raises becomes an EngineError without a link to the original."""
        usage = None
        try:
            message = await self._invoke(task.reply, messages)
            usage = message.usage_metadata
            return reply.heard(message)
        except Exception as error:  # clients raise errors of many libraries, and TypeError on replies without choices
            cut_off, usage = _length_limit(error)
            fault = faults.explain(error, self._provider)
        finally:
            self._meter.count(self.name, task.name, usage)
        if cut_off:
            return reply.Heard("", "length")
        raise fault

    async def _invoke(self, model: type[BaseModel], messages: list[BaseMessage]) -> AIMessage:
        if not self._schema_on_wire:
            wish = f"Reply with nothing but JSON that fits this schema:\n{json.dumps(wire_schema(model))}"
            return await self._model.ainvoke([*messages, HumanMessage(wish)])
        if model not in self._bound:
            self._bound[model] = _bound(self._model, wire_schema(model))
        return await self._bound[model].ainvoke(messages)

    async def _stream(
        self, task: Task[Given, Spoken], messages: Sequence[BaseMessage], watch: "_Watch"
    ) -> AsyncGenerator[str, None]:
        """Yield the pieces of one streamed call; raise EngineError if it is slow, breaks off or says nothing."""
        speech, finish, usage = reply.Speech(), "", None
        # astream is an async generator, whatever its annotation says; closing it closes the connection.
        chunks = cast(AsyncGenerator[AIMessageChunk, None], self._model.astream(list(messages)))
        try:
            async with aclosing(chunks):
                while (chunk := await self._next(chunks, watch)) is not None:
                    usage = add_usage(usage, chunk.usage_metadata) if chunk.usage_metadata else usage
                    finish = reply.finish_reason(chunk) or finish
                    if piece := speech.hear(str(chunk.text)):
                        yield piece
        finally:
            self._meter.count(self.name, task.name, usage)
        reply.check_ending(finish, False, self.name)
        if not watch.begun:
            raise Malformed(f"{self.name} sent an empty reply.")

    async def _next(self, chunks: AsyncGenerator[AIMessageChunk, None], watch: "_Watch") -> AIMessageChunk | None:
        """Wait for the next chunk; None at the end."""
        try:
            async with asyncio.timeout_at(watch.limit):
                return await anext(chunks)
        except StopAsyncIteration:
            return None
        except TimeoutError:
            fault: EngineError = self._too_slow(watch.seconds)
        except Exception as error:  # as in _call
            fault = faults.explain(error, self._provider)
        raise fault

    def _messages(self, task: Task[Given, Reply], given: Given) -> list[BaseMessage]:
        prompt = render(task.prompt, given, self._prompt_tokens)
        return [SystemMessage(prompt.static), HumanMessage(prompt.material)]

    def _too_slow(self, seconds: float) -> Unavailable:
        return Unavailable(f"{self.name} took longer than {round(seconds, 1):g} s.")


class _Watch:
    """How long a stream may still be waited for, on the clock of the event loop."""

    def __init__(self, first_piece: float, whole: float) -> None:
        self._started = _now()
        self._first, self._whole = min(first_piece, whole), whole
        self.begun = False

    @property
    def seconds(self) -> float:
        return self._whole if self.begun else self._first

    @property
    def limit(self) -> float:
        return self._started + self.seconds

    def add(self, seconds: float) -> None:
        self._whole += seconds


def _bound(model: BaseChatModel, schema: Schema) -> Runnable[LanguageModelInput, AIMessage]:
    """Return the model with the schema in its request, in whatever way its provider wants it.

    LangChain's own parser, the second step, is left out: it completes JSON that was cut off, and it takes a third of the time.
    """
    chain = model.with_structured_output(schema, method="json_schema", strict=is_closed(schema) or None)
    if not isinstance(chain, RunnableSequence):
        raise TypeError(f"{type(model).__name__} has no structured output that Greenroom can use.")
    return cast(Runnable[LanguageModelInput, AIMessage], chain.first)


def _now() -> float:
    return asyncio.get_running_loop().time()


def _worth_waiting(pause: float | None, limit: float | None) -> bool:
    """Say whether a second call after the pause has at least as long as the pause took."""
    return pause is not None and (limit is None or pause <= (limit - _now()) / 2)


def _repair(said: reply.Heard | None, error: Malformed) -> list[BaseMessage]:
    """Return what to add to the conversation so that the model mends its reply."""
    shown: list[BaseMessage] = [AIMessage(said.text[:8000])] if said and said.text.strip() else []
    return [*shown, HumanMessage(reply.complaint(error))]


def _length_limit(error: Exception) -> tuple[bool, UsageMetadata | None]:
    """Recognise openai's LengthFinishReasonError, which is raised in place of the reply; the tokens were spent all the same."""
    usage = getattr(getattr(error, "completion", None), "usage", None)
    if type(error).__name__ != "LengthFinishReasonError":
        return False, None
    if usage is None:
        return True, None
    return True, UsageMetadata(
        input_tokens=usage.prompt_tokens, output_tokens=usage.completion_tokens, total_tokens=usage.total_tokens
    )
