"""The server is started, says where it is, and shares its data folder with the command line."""

import json
import re
import signal
import subprocess
import urllib.request
from collections.abc import Iterator
from typing import Any

import pytest

from tests.cli.command import SECONDS, STRONG, Command, events_of


@pytest.fixture
def server(command: Command) -> Iterator["subprocess.Popen[str]"]:
    process = command.start("serve", "--port", "0")
    yield process
    process.kill()
    process.communicate()


def address(server: "subprocess.Popen[str]") -> str:
    assert server.stdout is not None
    found = re.fullmatch(r"Greenroom is at (http://127\.0\.0\.1:\d+) \(Ctrl-C stops it\)\n", server.stdout.readline())
    assert found
    return found[1]


def got(url: str) -> Any:  # noqa: ANN401  (any JSON)
    with urllib.request.urlopen(url, timeout=SECONDS) as answer:
        return json.load(answer)


def test_both_doors_open_on_one_data_folder(command: Command, server: "subprocess.Popen[str]") -> None:
    here = address(server)
    answers = command.write("answers.jsonl", *[STRONG] * 5)
    outcome = command("practice", "--sample", "backend", "--answers", answers, "--json")
    assert outcome.returncode == 0, outcome.stderr
    events = events_of(outcome.stdout)
    assert [event["id"] for event in events] == list(range(1, len(events) + 1))
    listed = got(f"{here}/api/interviews")
    (interview,) = listed if isinstance(listed, list) else next(value for value in listed.values() if isinstance(value, list))
    assert interview["status"] == "completed"
    assert got(f"{here}/api/interviews/{interview['id']}/report")["figures"]["graded"] == 5
    server.send_signal(signal.SIGINT)
    assert server.wait(SECONDS) == 0


def test_a_port_that_is_taken_is_said_in_one_line(command: Command, server: "subprocess.Popen[str]") -> None:
    port = address(server).rpartition(":")[2]
    outcome = command("serve", "--port", port)
    assert outcome.returncode == 2
    assert outcome.stderr.startswith(f"greenroom: --port {port}: ")
    assert len(outcome.stderr.splitlines()) == 1


def test_a_damaged_ledger_stops_the_server_in_one_line(command: Command) -> None:
    command.data.mkdir()
    (command.data / "greenroom.sqlite").write_bytes(b"no database at all " * 100)
    outcome = command("serve", "--port", "0")
    assert outcome.returncode == 2
    assert "cannot be read as a Greenroom database" in outcome.stderr
    assert len(outcome.stderr.splitlines()) == 1


def test_an_engine_without_its_key_stops_the_server_in_one_line(command: Command) -> None:
    outcome = command("serve", "--port", "0", GREENROOM_ENGINE="openai:some-model")
    assert outcome.returncode == 2
    assert "OPENAI_API_KEY" in outcome.stderr
    assert not command.data.exists()
