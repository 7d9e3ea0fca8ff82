"""Grading with a model: replies are kept, a cut run goes on, failures are told, and people's ratings stand apart."""

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from content.rubrics import load_examples
from evals.__main__ import main
from tests.evals.conftest import Entry, entries
from tests.wire.answers import BROKEN, Answer, says
from tests.wire.openai_server import OpenAIServer

Write = Callable[[Sequence[Entry | str | bytes]], Path]
GROUPS = {
    "situation (Situation)": ("situation", "task"),
    "action (Action)": ("action", "ownership"),
    "result (Result)": ("result", "reflection"),
    "relevance (Relevance)": ("relevance", "specificity", "delivery"),
}


@pytest.fixture
def server() -> Iterator[OpenAIServer]:
    with OpenAIServer() as running:
        yield running


@pytest.fixture
def no_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder without .env, and no key in the environment."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    return tmp_path


def level_one(group: str) -> str:
    return json.dumps(
        {"marks": [{"dimension": name, "evidence": "", "level": 1, "missing": ""} for name in GROUPS[group]], "conditions": []}
    )


def teach(server: OpenAIServer) -> None:
    for group in GROUPS:
        server.script(level_one(group), when=group)


def run(server: OpenAIServer, path: Path, folder: Path, *more: str) -> int:
    told = ["--base-url", server.base_url, "--cache", str(folder / "replies.jsonl"), "--predictions", str(folder / "p.jsonl")]
    return main(["grading", "--engine", "compatible:test-model", "--cases", str(path), *told, *more])


def test_a_second_run_asks_for_nothing_and_gives_the_same_bytes(
    server: OpenAIServer, cases_file: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    teach(server)
    path = cases_file(entries(count=3))
    assert run(server, path, tmp_path, "--price", "2", "8") == 0
    first, told = (tmp_path / "p.jsonl").read_bytes(), capsys.readouterr().out
    assert "12 calls (0 replies remembered)" in told
    assert "$0." in told
    asked = len(server.requests)
    assert asked == 12
    assert run(server, path, tmp_path) == 0
    assert len(server.requests) == asked
    assert (tmp_path / "p.jsonl").read_bytes() == first
    assert "0 calls (12 replies remembered)" in capsys.readouterr().out
    assert {prediction["engine"] for prediction in map(json.loads, first.splitlines())} == {"compatible:test-model"}


def test_a_run_that_was_cut_goes_on_where_it_stopped(server: OpenAIServer, cases_file: Write, tmp_path: Path) -> None:
    teach(server)
    path = cases_file(entries(count=3))
    assert run(server, path, tmp_path, "--limit", "2") == 0
    kept = tmp_path / "replies.jsonl"
    kept.write_bytes(kept.read_bytes()[:-20])  # the process died while it wrote
    assert len(server.requests) == 8
    assert run(server, path, tmp_path) == 0
    assert len(server.requests) == 8 + 1 + 4
    assert len(kept.read_text().splitlines()) == 13
    assert run(server, path, tmp_path) == 0
    assert len(server.requests) == 13


def test_a_model_that_is_gone_is_told_in_one_line(
    cases_file: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with OpenAIServer(default=BROKEN) as server:
        assert run(server, cases_file(entries(count=6)), tmp_path) == 1
    told = capsys.readouterr().err
    assert "12 times in a row" in told
    assert "Run the same command again" in told
    assert told.count("\n") == 1


def test_a_group_that_failed_is_counted_and_asked_for_again(
    server: OpenAIServer, cases_file: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    server.script(says("not json"), when="action (Action)", times=2)
    teach(server)
    path = cases_file(entries(count=2))
    assert run(server, path, tmp_path, "--concurrency", "1") == 0
    assert "1 of 2 grades are in part by rule" in capsys.readouterr().out
    assert run(server, path, tmp_path) == 0
    assert "by rule" not in capsys.readouterr().out


def test_an_ensemble_states_its_confidence(server: OpenAIServer, cases_file: Write, tmp_path: Path) -> None:
    teach(server)
    figures = tmp_path / "figures.json"
    assert run(server, cases_file(entries(count=7)), tmp_path, "--ensemble", "3", "--json", str(figures)) == 0
    assert len(server.requests) == 7 * 4 * 3
    written = json.loads(figures.read_text())["figures"]
    calibrated = next(figure for figure in written if figure["name"] == "expected calibration error of the levels")
    # Three that agree say they are sure; how far that is from the truth is the error.
    assert calibrated["value"] > 0.3
    assert not calibrated["passed"]


def test_what_the_model_was_shown_as_an_example_is_not_compared(
    server: OpenAIServer, cases_file: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    teach(server)
    shown = load_examples()["behavioral"][0][0]
    example = entries(count=1)[0] | {"id": "x1-001", "answer": shown.answer, "question": shown.question, "sentences": []}
    figures = tmp_path / "figures.json"
    assert run(server, cases_file([*entries(count=7), example]), tmp_path, "--json", str(figures)) == 0
    assert "1 of 8 answers stand in the model's prompt as examples" in capsys.readouterr().out
    assert len((tmp_path / "p.jsonl").read_text().splitlines()) == 8
    written = json.loads(figures.read_text())["figures"]
    assert {figure["n"] for figure in written if figure["name"] == "overall Spearman"} == {7}


def test_no_more_calls_run_at_a_time_than_were_allowed(server: OpenAIServer, cases_file: Write, tmp_path: Path) -> None:
    for group in GROUPS:
        server.script(Answer(content=level_one(group), delay=0.05), when=group)
    most = 0

    class Counting(list):  # type: ignore[type-arg]
        def append(self, request: object) -> None:
            nonlocal most
            super().append(request)
            most = max(most, server.open_connections)

    server.requests = Counting()
    assert run(server, cases_file(entries(count=3)), tmp_path, "--concurrency", "2") == 0
    assert 1 <= most <= 2


@pytest.mark.parametrize(
    ("engine", "said"),
    [("openai:gpt-test", "OPENAI_API_KEY"), ("compatible:some-model", "address"), ("oracle", "provider:model")],
)
def test_an_engine_that_cannot_be_opened_is_bad_input(
    engine: str, said: str, cases_file: Write, no_keys: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = cases_file(entries(count=1))
    assert main(["grading", "--engine", engine, "--cases", str(path), "--cache", str(no_keys / "r.jsonl")]) == 2
    assert said in capsys.readouterr().err
