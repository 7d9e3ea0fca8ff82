"""Chat models by name, and the engine that the settings choose."""

import subprocess
import sys

import pytest

from engine.choose import choose
from engine.fallback import Degraded, noting
from engine.meter import Meter
from engine.models import chat_model, split_name
from engine.task import Misconfigured
from tests.engine.sample import ANSWERED, CANARY, GRADE, NAME
from tests.wire.openai_server import OpenAIServer


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("openai:some-model", ("openai", "some-model")),
        ("google:some-model", ("google", "some-model")),
        ("Gemini: some-model ", ("google", "some-model")),
        ("compatible:llama3.2:3b", ("compatible", "llama3.2:3b")),
    ],
)
def test_a_name_has_a_provider_and_a_model(name: str, parts: tuple[str, str]) -> None:
    assert split_name(name) == parts


@pytest.mark.parametrize("name", ["", "gpt-x", "llama3.2", "anthropic:some-model", "openai", "openai:", "google: ", ":x"])
def test_a_name_without_provider_or_model_is_explained(name: str) -> None:
    with pytest.raises(Misconfigured, match=r"provider:model|Which model"):
        chat_model(name, api_key=CANARY)


def test_a_missing_key_is_named_even_if_the_environment_has_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", CANARY)
    with pytest.raises(Misconfigured, match="set OPENAI_API_KEY"):
        chat_model("openai:some-model")
    with pytest.raises(Misconfigured, match="set GOOGLE_API_KEY"):
        chat_model("gemini:some-model", api_key="")


@pytest.mark.parametrize("address", [None, "", "localhost:11434", "ftp://server/v1"])
def test_a_compatible_server_needs_an_address(address: str | None) -> None:
    with pytest.raises(Misconfigured, match="address"):
        chat_model("compatible:some-model", base_url=address)


@pytest.mark.anyio
async def test_a_stranger_never_gets_the_key_of_openai(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", CANARY)
    with OpenAIServer() as server:
        await choose(NAME, base_url=server.base_url).ask(GRADE, ANSWERED)
        assert CANARY not in str(server.requests[0].headers)


def test_both_clients_have_their_own_retries_off() -> None:
    openai = chat_model("openai:some-model", api_key=CANARY)
    google = chat_model("google:some-model", api_key=CANARY)
    assert openai.max_retries == 0  # type: ignore[attr-defined]
    assert openai.stream_usage is True  # type: ignore[attr-defined]
    assert google.max_retries == 1  # type: ignore[attr-defined] # attempts, not retries


@pytest.mark.anyio
async def test_offline_needs_nothing() -> None:
    engine = choose("offline")
    assert engine.name == "offline"
    assert await engine.ask(GRADE, ANSWERED) == GRADE.offline(ANSWERED)


@pytest.mark.anyio
async def test_a_model_has_the_rules_behind_it() -> None:
    noted, meter = list[Degraded](), Meter()
    with OpenAIServer() as server:
        engine = choose(NAME, base_url=server.base_url, meter=meter)
        assert engine.name == NAME
        assert (await noting(engine, noted.append).ask(GRADE, ANSWERED)).level == 2
    assert await noting(engine, noted.append).ask(GRADE, ANSWERED) == GRADE.offline(ANSWERED)
    assert [degraded.engine for degraded in noted] == [NAME]
    assert meter.used[NAME, "grade"].calls == 3  # one that went well, two to a server that is gone


def test_choosing_the_rules_loads_no_client() -> None:
    seen = "import sys, engine.choose as c; c.choose('offline'); print([m for m in sys.modules if m.startswith('langchain')])"
    assert subprocess.run([sys.executable, "-c", seen], capture_output=True, text=True, check=True).stdout.strip() == "[]"
