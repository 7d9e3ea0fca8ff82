"""The command says what there is, at once."""

import statistics
import time

import pytest

from tests.cli.command import Command
from tests.patience import patience

COMMANDS = ("serve", "practice", "resume", "list", "report", "plan", "export", "import", "erase", "doctor")


def test_help_is_there_in_half_a_second(command: Command) -> None:
    command.executed("--help")
    taken = []
    for _ in range(3):
        begun = time.perf_counter()
        assert command.executed("--help").returncode == 0
        taken.append(time.perf_counter() - begun)
    assert statistics.median(taken) < 0.5 * patience(), taken


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], []])
def test_help_lists_every_command_that_exists(command: Command, arguments: list[str]) -> None:
    outcome = command.executed(*arguments)
    assert outcome.returncode == 0
    assert outcome.stderr == ""
    listed = [line.split()[0] for line in outcome.stdout.partition("Commands:")[2].splitlines() if line.strip()]
    assert listed == list(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(command: Command, name: str) -> None:
    outcome = command(name, "--help")
    assert outcome.returncode == 0
    assert f"greenroom {name}" in outcome.stdout


def test_an_empty_house_lists_nothing_and_stays_empty(command: Command) -> None:
    outcome = command("list")
    assert outcome.returncode == 0
    assert "No interviews yet" in outcome.stdout
    assert not command.data.exists()
