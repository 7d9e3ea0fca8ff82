"""What the tests of the command share."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.command import STRONG, Command


@pytest.fixture
def command(tmp_path: Path) -> Command:
    return Command(tmp_path)


@pytest.fixture(scope="session")
def held(tmp_path_factory: pytest.TempPathFactory) -> tuple[Command, "subprocess.CompletedProcess[str]"]:
    """One interview of five answers, held once for every test that looks at what is left of it."""
    command = Command(tmp_path_factory.mktemp("held"))
    answers = command.write("answers.jsonl", *(f"{STRONG} That was story {number}." for number in range(1, 6)))
    return command, command("practice", "--sample", "backend", "--answers", answers, "--json")


@pytest.fixture
def after(held: tuple[Command, object], tmp_path: Path) -> Command:
    """The data folder after that interview, to do with as one likes."""
    shutil.copytree(held[0].data, tmp_path / "data")
    return Command(tmp_path)
