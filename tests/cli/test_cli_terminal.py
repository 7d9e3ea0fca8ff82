"""The chat in a real terminal: a pseudo-terminal with 60 columns, a person's keystrokes, colours."""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
import time
from collections.abc import Iterator

import pytest
from rich.cells import cell_len

from tests.cli.command import ENTRY_POINT, SECONDS, STRONG, Command

STYLES = re.compile(r"\x1b\[[0-9;]*m|\x1b\[\?2004[hl]|\x1b\[K|\r|\x07")
ENTER, CTRL_C, CTRL_D = "\r", "\x03", "\x04"


class Terminal:
    """A terminal with a command in it."""

    def __init__(self, command: Command, *arguments: str, columns: int = 60, **environment: str) -> None:
        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
        kept = {name: value for name, value in command.environment.items() if name != "COLUMNS"}
        self.process = subprocess.Popen(
            [ENTRY_POINT, *arguments],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509  (Ctrl-C needs a terminal that is theirs)
            cwd=command.folder,
            env=kept | {"TERM": "xterm-256color"} | environment,
        )
        os.close(theirs)
        self.raw = ""

    @property
    def page(self) -> str:
        return STYLES.sub("", self.raw)

    def until(self, text: str) -> str:
        """Read until the text has come, and return everything so far without its styles."""
        limit = time.monotonic() + SECONDS
        while text not in self.page:
            assert time.monotonic() < limit, f"{text!r} did not come:\n{self.page}"
            if select.select([self._ours], [], [], 1)[0]:
                try:
                    self.raw += os.read(self._ours, 65536).decode("utf-8", "replace")
                except OSError:  # the other end is closed
                    raise AssertionError(f"{text!r} did not come before the end:\n{self.page}") from None
        return self.page

    def type(self, text: str) -> None:
        os.write(self._ours, text.encode())

    def forget(self) -> None:
        self.raw = ""

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self._ours)


@pytest.fixture
def terminal(command: Command) -> Iterator[Terminal]:
    opened = Terminal(command, "practice")
    yield opened
    opened.close()


def test_a_person_is_asked_for_what_is_missing_and_held_by_the_hand(command: Command, terminal: Terminal) -> None:
    terminal.until("Your CV: ")
    terminal.type(f"nowhere.pdf{ENTER}")
    terminal.until("there is no such file")
    terminal.type(f"backend{ENTER}")
    page = terminal.until("Enter twice")
    assert "Tomasz Wieliczko" in page
    assert "Question 1 of 5" in page
    assert "\x1b[1;36m" in terminal.raw, "who speaks is named in colour"

    terminal.type(f"/help{ENTER}")
    terminal.until("/pause")
    terminal.type(f"/nonsense{ENTER}")
    terminal.until("There is no command /nonsense")
    terminal.type(f"/hint{ENTER}")
    terminal.until("This interview is graded")

    terminal.forget()
    terminal.type(f"{STRONG}{ENTER}And \x1b[Athis is [bold]mine[/bold].{ENTER}{ENTER}")
    page = terminal.until("Your answer: ")
    page = terminal.until("of 5")
    assert "To move up a level" in page
    assert page.count("Enter twice") == 0, "how to send is said once"

    terminal.forget()
    terminal.type(f"Sent with the end of input.{ENTER}{CTRL_D}")
    terminal.until("Your answer: ")
    terminal.until("of 5")
    terminal.forget()
    terminal.type(f"Half an answer{ENTER}")
    time.sleep(0.5)
    terminal.type(CTRL_C)
    page = terminal.until("greenroom resume ")
    assert "not sent" in page
    assert terminal.process.wait(SECONDS) == 0
    assert "Traceback" not in page


def test_an_interview_is_ended_in_two_steps_and_looked_back_on(command: Command) -> None:
    terminal = Terminal(command, "practice", "--sample", "backend", NO_COLOR="1")
    try:
        terminal.until("Enter twice")
        terminal.type(f"{STRONG}{ENTER}{ENTER}")
        terminal.until("Your answer: ")
        terminal.until("of 5")
        terminal.type(f"/end{ENTER}")
        terminal.until("[y/N]")
        terminal.type(f"n{ENTER}")
        terminal.type(f"/end{ENTER}y{ENTER}")
        page = terminal.until("greenroom report ")
        assert "Looking back" in page
        assert "Study plan until" in page
        assert terminal.process.wait(SECONDS) == 0
        assert not re.search(r"\x1b\[[0-9;]*3[0-7]m", terminal.raw), "no colour where none is wanted"
        ours = [line for line in page.splitlines() if STRONG[:70] not in line]
        assert max(map(cell_len, ours)) <= 60
    finally:
        terminal.close()


def test_help_is_given_in_practice_mode(command: Command) -> None:
    terminal = Terminal(command, "practice", "--sample", "backend", "--mode", "practice", columns=80)
    try:
        terminal.until("Enter twice")
        terminal.type(f"/hint{ENTER}")
        terminal.until("A strong answer")
        terminal.until("Your own line")
        terminal.type(f"/sample{ENTER}")
        terminal.until("How somebody else answered")
        terminal.type(f"/grade{ENTER}")
        terminal.until("There is no answer yet")
        terminal.forget()
        terminal.type(f"{STRONG}{ENTER}{ENTER}")
        page = terminal.until("Question ")
        assert "Your answer: " not in page
        terminal.type(f"/grade{ENTER}")
        terminal.until("Your answer: ")
        terminal.until("Total")
    finally:
        terminal.close()
