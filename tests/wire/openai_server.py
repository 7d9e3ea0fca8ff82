"""A small strict server on the OpenAI wire, on a real socket, for everybody's tests.

    with OpenAIServer() as server:
        engine = choose("compatible:test-model", base_url=server.base_url)

It answers every request with a reply that fits the schema asked for (or with one spoken sentence), and does so identically each
time, so a whole interview runs through it. `server.script(answer, when="words of the prompt", times=1)` changes that. Requests
that OpenAI would turn down get its 400 and are kept in `server.rejected`.
"""

import asyncio
import json
import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import TracebackType
from typing import cast

from tests.wire.answers import WELL, Answer
from tests.wire.connection import Request, Sender, read_request
from tests.wire.schema_reply import Schema, reply_for, strict_faults

SPEECH = "Thank you, that helps. What exactly did you do yourself, and what came of it?"
PARAMETERS = {
    "model",
    "messages",
    "response_format",
    "stream",
    "stream_options",
    "temperature",
    "max_tokens",
    "user",
    "n",
    "stop",
}
Body = Mapping[str, object]


@dataclass(frozen=True)
class Received:
    """One chat request, as it came."""

    body: Body
    headers: Mapping[str, str]

    @property
    def messages(self) -> list[Mapping[str, str]]:
        return cast(list[Mapping[str, str]], self.body["messages"])

    @property
    def prompt(self) -> str:
        """The text of all messages."""
        return "\n\n".join(message["content"] for message in self.messages)

    @property
    def schema(self) -> Schema | None:
        """The JSON schema asked for, if any."""
        wanted = cast(Mapping[str, Mapping[str, Schema]], self.body.get("response_format") or {})
        return wanted["json_schema"]["schema"] if "json_schema" in wanted else None

    @property
    def streamed(self) -> bool:
        return bool(self.body.get("stream"))


@dataclass
class _Line:
    """One line of the script: what to answer, to which prompts, how often still (None: always)."""

    answer: Answer
    when: str
    times: int | None


@dataclass
class OpenAIServer:
    """Serves `/v1/models` and `/v1/chat/completions` in a thread of its own. With `key`, other keys get a 401.

    `default` is what is answered outside the script: `Answer(delay=0.4, drip=1 / 60)` makes a model of 0.4 s to the first token
    and 60 words a second.
    """

    key: str | None = None
    models: tuple[str, ...] = ("test-model",)
    default: Answer = WELL
    requests: list[Received] = field(default_factory=list)
    rejected: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._lines: list[_Line] = []
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._tasks: set[asyncio.Task[None]] = set()
        self._port = 0

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self._port}/v1"

    @property
    def open_connections(self) -> int:
        return len(self._tasks)

    def script(self, answer: Answer | str, *, when: str = "", times: int | None = None) -> None:
        """Answer like this to prompts that contain `when`, `times` times (None: from now on). Earlier lines go first."""
        self._lines.append(_Line(Answer(content=answer) if isinstance(answer, str) else answer, when, times))

    def unscript(self) -> None:
        """Forget the script."""
        self._lines.clear()

    def __enter__(self) -> "OpenAIServer":
        self._thread.start()
        self._server = asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result()
        self._port = self._server.sockets[0].getsockname()[1]
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _listen(self) -> asyncio.Server:
        return await asyncio.start_server(self._accept, "127.0.0.1", 0)

    async def _close(self) -> None:
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await asyncio.sleep(0)  # let the transports close

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            if request := await read_request(reader):
                await self._route(request, Sender(writer))
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass  # the client left, or the test is over
        finally:
            self._tasks.discard(task)
            writer.close()

    async def _route(self, request: Request, sender: Sender) -> None:
        given = request.headers.get("authorization", "").removeprefix("Bearer ")
        if not given or (self.key is not None and given != self.key):
            await sender.error(401, {"message": f"Incorrect API key provided: {given}.", "code": "invalid_api_key"})
        elif (request.method, request.path) == ("GET", "/v1/models"):
            listed = [{"id": name, "object": "model", "created": 1, "owned_by": "tests"} for name in self.models]
            await sender.json({"object": "list", "data": listed})
        elif (request.method, request.path) == ("POST", "/v1/chat/completions"):
            await self._chat(request, sender, given)
        else:
            await sender.error(404, {"message": f"Unknown path {request.path}", "code": "unknown_url"})

    async def _chat(self, request: Request, sender: Sender, key: str) -> None:
        body = cast(Body, json.loads(request.body))
        if faults := self._faults(body):
            self.rejected.append("; ".join(faults))
            await sender.error(400, {"message": "; ".join(faults), "code": "invalid_request_error"})
            return
        if body["model"] not in self.models:
            await sender.error(404, {"message": f"The model `{body['model']}` does not exist", "code": "model_not_found"})
            return
        received = Received(body, request.headers)
        self.requests.append(received)
        answer = self._next_answer(received.prompt)
        await asyncio.sleep(answer.delay)
        if answer.status != 200:
            shown = {name: str(value).replace("{key}", key) for name, value in answer.error.items()}
            await sender.error(answer.status, shown, answer.headers)
        elif answer.body is not None:
            await sender.raw(answer.body.encode(), {"Content-Type": "application/json", **answer.headers}, answer)
        elif received.streamed:
            await sender.stream(_chunks(received, _filled_in(answer, received)), answer)
        else:
            whole = json.dumps(_completion(received, _filled_in(answer, received)))
            await sender.raw(whole.encode(), {"Content-Type": "application/json"}, answer)

    def _next_answer(self, prompt: str) -> Answer:
        for line in self._lines:
            if line.when in prompt and line.times != 0:
                line.times = None if line.times is None else line.times - 1
                return line.answer
        return self.default

    def _faults(self, body: Body) -> list[str]:
        """Return what OpenAI would not accept."""
        faults = [f"Unrecognized request argument: {name}" for name in sorted(set(body) - PARAMETERS)]
        messages = body.get("messages")
        if not isinstance(messages, list) or not messages:
            return [*faults, "messages must be a list with at least one message"]
        for message in messages:
            if message.get("role") not in ("system", "developer", "user", "assistant"):
                faults.append(f"unknown role {message.get('role')}")
            if not isinstance(message.get("content"), str) or not message["content"]:
                faults.append("content must be a text that is not empty")
        if messages[-1].get("role") != "user":
            faults.append("the last message must be the user's")
        return [*faults, *_format_faults(cast(Body | None, body.get("response_format")))]


def _format_faults(wanted: Body | None) -> list[str]:
    if wanted is None:
        return []
    if wanted.get("type") != "json_schema":
        return ["response_format must be of type json_schema"]
    described = cast(Body, wanted.get("json_schema") or {})
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,64}", str(described.get("name", ""))):
        return ["Invalid response_format: json_schema.name"]
    schema = cast(Schema, described.get("schema") or {})
    if schema.get("type") != "object":
        return ["Invalid schema for response_format: the root must be an object"]
    faults = list(strict_faults(schema)) if described.get("strict") else []
    return [f"Invalid schema for response_format: {fault}" for fault in faults]


def _filled_in(answer: Answer, received: Received) -> Answer:
    """Make up what the script leaves open."""
    if answer.content is not None or answer.refusal is not None:
        return answer
    if received.schema is None:
        return replace(answer, content=SPEECH)
    return replace(answer, content=json.dumps(reply_for(received.schema, received.prompt)))


def _usage(received: Received, answer: Answer) -> Mapping[str, int]:
    asked, answered = len(received.prompt) // 4 + 1, len(answer.content or "") // 4 + 1
    return {"prompt_tokens": asked, "completion_tokens": answered, "total_tokens": asked + answered}


def _completion(received: Received, answer: Answer) -> Body:
    message = {"role": "assistant", "content": answer.content, "refusal": answer.refusal}
    choice = {"index": 0, "message": message, "finish_reason": answer.finish, "logprobs": None}
    return {
        "id": "chatcmpl-test",
        "object": "chat.completion",
        "created": 1,
        "model": received.body["model"],
        "choices": [choice],
        "usage": _usage(received, answer),
    }


def _chunks(received: Received, answer: Answer) -> list[Body]:
    """Return the events of a stream: role, one word each, the end, the usage where asked for."""
    frame = {"id": "chatcmpl-test", "object": "chat.completion.chunk", "created": 1, "model": received.body["model"]}
    words = re.findall(r"\s*\S+|\s+", answer.content or "")
    deltas: list[Body] = [{"role": "assistant", "content": ""}, *({"content": word} for word in words)]
    if answer.refusal:
        deltas.append({"refusal": answer.refusal})
    chunks: list[Body] = [{**frame, "choices": [{"index": 0, "delta": delta, "finish_reason": None}]} for delta in deltas]
    if answer.finish is not None:
        chunks.append({**frame, "choices": [{"index": 0, "delta": {}, "finish_reason": answer.finish}]})
    if cast(Body, received.body.get("stream_options") or {}).get("include_usage"):
        chunks.append({**frame, "choices": [], "usage": _usage(received, answer)})
    return chunks
