"""The test server itself: a server that accepts anything proves nothing."""

import json
import time
from collections.abc import Iterator

import httpx
import pytest

from tests.wire import answers
from tests.wire.answers import Answer
from tests.wire.openai_server import SPEECH, OpenAIServer

STRICT = {"type": "object", "properties": {"level": {"type": "integer"}}, "required": ["level"], "additionalProperties": False}


@pytest.fixture
def server() -> Iterator[OpenAIServer]:
    with OpenAIServer(key="right") as running:
        yield running


def post(server: OpenAIServer, /, key: str = "right", **changes: object) -> httpx.Response:
    body = {"model": "test-model", "messages": [{"role": "user", "content": "Hello"}], **changes}
    return httpx.post(
        f"{server.base_url}/chat/completions", json=body, headers={"Authorization": f"Bearer {key}"}, trust_env=False
    )


def wanting(schema: object, strict: bool = True, name: str = "Reply") -> dict[str, object]:
    return {"type": "json_schema", "json_schema": {"name": name, "schema": schema, "strict": strict}}


def test_it_lists_its_models(server: OpenAIServer) -> None:
    listed = httpx.get(f"{server.base_url}/models", headers={"Authorization": "Bearer right"}, trust_env=False)
    assert [model["id"] for model in listed.json()["data"]] == ["test-model"]


def test_it_speaks_and_fills_in_schemas(server: OpenAIServer) -> None:
    assert post(server).json()["choices"][0]["message"]["content"] == SPEECH
    filled = post(server, response_format=wanting(STRICT)).json()["choices"][0]
    assert (json.loads(filled["message"]["content"]), filled["finish_reason"]) == ({"level": 0}, "stop")


def test_it_echoes_a_wrong_key_as_providers_do(server: OpenAIServer) -> None:
    refused = post(server, key="sk-wrong")
    assert refused.status_code == 401
    assert "sk-wrong" in refused.text


@pytest.mark.parametrize(
    "changes",
    [
        {"messages": []},
        {"messages": "Hello"},
        {"messages": [{"role": "user", "content": ""}]},
        {"messages": [{"role": "robot", "content": "x"}, {"role": "user", "content": "x"}]},
        {"messages": [{"role": "assistant", "content": "x"}]},
        {"temprature": 1},
        {"response_format": {"type": "json_object"}},
        {"response_format": wanting(STRICT, name="no spaces")},
        {"response_format": wanting({"type": "array"})},
        {"response_format": wanting({**STRICT, "additionalProperties": True})},
        {"response_format": wanting({**STRICT, "required": []})},
        {"response_format": wanting({**STRICT, "properties": {"level": {"type": "integer", "default": 1}}})},
    ],
)
def test_it_turns_down_what_openai_turns_down(server: OpenAIServer, changes: dict[str, object]) -> None:
    assert post(server, "right", **changes).status_code == 400
    assert len(server.rejected) == 1
    assert server.requests == []


def test_a_model_it_does_not_have_is_404(server: OpenAIServer) -> None:
    assert post(server, model="other").status_code == 404


def test_the_script_goes_by_words_and_by_times(server: OpenAIServer) -> None:
    server.script("first", times=1)
    server.script("hello", when="Hello")
    said = [post(server).json()["choices"][0]["message"]["content"] for _ in range(3)]
    other = post(server, messages=[{"role": "user", "content": "Bye"}]).json()["choices"][0]["message"]["content"]
    assert (said, other) == (["first", "hello", "hello"], SPEECH)
    server.unscript()
    assert post(server).json()["choices"][0]["message"]["content"] == SPEECH


def test_a_stream_ends_with_reason_usage_and_done(server: OpenAIServer) -> None:
    lines = [line for line in post(server, stream=True, stream_options={"include_usage": True}).text.split("\n\n") if line]
    assert lines[-1] == "data: [DONE]"
    assert json.loads(lines[-2][6:])["usage"]["completion_tokens"] > 0
    assert json.loads(lines[-3][6:])["choices"][0]["finish_reason"] == "stop"


def test_a_clean_truncation_has_neither_reason_nor_done(server: OpenAIServer) -> None:
    server.script(answers.TRUNCATED)
    text = post(server, stream=True).text
    assert text.count("data:") == 3
    assert '"stop"' not in text
    assert "[DONE]" not in text


@pytest.mark.parametrize("streamed", [False, True])
@pytest.mark.parametrize("fault", [answers.CUT_OFF, answers.RESET, answers.RESET_AT_ONCE])
def test_a_broken_connection_is_one(server: OpenAIServer, fault: Answer, streamed: bool) -> None:
    server.script(fault)
    with pytest.raises((httpx.RemoteProtocolError, httpx.ReadError)):
        post(server, stream=streamed)


def test_delay_and_drip_take_their_time(server: OpenAIServer) -> None:
    server.script(Answer(content="one two three", delay=0.2, drip=0.05))
    started = time.monotonic()
    post(server, stream=True)
    assert 0.4 < time.monotonic() - started < 1.5
