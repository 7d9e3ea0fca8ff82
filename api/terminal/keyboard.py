"""Read what a person types: answers of several lines, commands, pasted text."""

import atexit
import contextlib
import os
import select
import sys
import termios
from collections.abc import Callable
from typing import Final

FIRST: Final = "> "
NEXT: Final = "  "
LINE_MODES: Final = termios.ECHO | termios.ICANON
PASTE_SECONDS: Final = 0.05
"""Pasted lines arrive at once: an empty line with more right behind it is a paragraph, not the end."""


class Keyboard:
    """Lines from standard input, edited with readline where a person sits at both ends.

    Prompts go to standard output only if `prompts` says so; with a machine reading standard output they go to `show`.
    """

    def __init__(self, show: Callable[[str], None], *, on_stdout: bool) -> None:
        """Prepare standard input for text of any kind."""
        self.at_hand = sys.stdin.isatty()
        self._show = show
        self._held_back = False
        self._editing = on_stdout and self.at_hand and sys.stdout.isatty()
        sys.stdin.reconfigure(errors="replace")  # type: ignore[union-attr]
        if self._editing:
            with contextlib.suppress(ImportError):
                import readline  # noqa: F401  (input() edits lines once it is imported)

    def line(self, prompt: str) -> str:
        """Return one line without its end; a pasted one may hold line ends. Raises EOFError."""
        if self._editing:
            self.let_go()
            return input(prompt)
        if self.at_hand:
            self._show(prompt)
        read = sys.stdin.readline()
        if not read:
            raise EOFError
        return read.removesuffix("\n")

    def hold_back(self) -> None:
        """Keep keys for the next line, unseen until it is asked for: typed ahead, they would break into what is being said."""
        if self._editing and not self._held_back:
            self._held_back = True
            atexit.register(self.let_go)
            self._as_typed(on=False)

    def let_go(self) -> None:
        """Show keys again as they are pressed."""
        if self._held_back:
            self._held_back = False
            atexit.unregister(self.let_go)
            self._as_typed(on=True)

    def _as_typed(self, *, on: bool) -> None:
        """Let the terminal show keys and put lines together, or do neither: then Ctrl-D stays a key like any other."""
        with contextlib.suppress(termios.error):  # the terminal was closed
            modes = termios.tcgetattr(sys.stdin)
            modes[3] = modes[3] | LINE_MODES if on else modes[3] & ~LINE_MODES
            termios.tcsetattr(sys.stdin, termios.TCSADRAIN, modes)

    def more_waits(self) -> bool:
        """Return whether more was pasted than was read so far."""
        return self.at_hand and bool(select.select([sys.stdin], [], [], PASTE_SECONDS)[0])

    def yes(self, question: str) -> bool:
        """Ask for a yes; anything else is a no."""
        try:
            return self.line(f"{question} [y/N] ").strip().lower() in ("y", "yes")
        except EOFError:
            return False


class Draft:
    """An answer while it is written. Enter twice or Ctrl-D sends it."""

    def __init__(self, keyboard: Keyboard) -> None:
        """Start empty."""
        self._keyboard = keyboard
        self.lines: list[str] = []

    def write(self) -> str | None:
        """Return a command as soon as one stands alone on a line, else the whole answer; None where the input has ended."""
        while True:
            try:
                line = self._keyboard.line(NEXT if self.lines else FIRST)
            except EOFError:
                return self.text or None
            if not line.strip():
                if self.text and not self._keyboard.more_waits():
                    return self.text
                self.lines += [""] if self.lines else []
            elif is_command(line):
                return line.strip()
            else:
                self.lines += line.split("\n")

    @property
    def text(self) -> str:
        """Return what is written so far."""
        return "\n".join(self.lines).strip()


def is_command(line: str) -> bool:
    """Return whether a line is a command such as `/skip`: a slash and one word, nothing else."""
    word = line.strip()
    return word.startswith("/") and word[1:].isalpha() and word.isascii()


def read_pasted() -> str:
    """Return everything up to Ctrl-D. Lines are read through readline: a terminal itself cuts lines after 4,095 characters."""
    keyboard = Keyboard(lambda _: None, on_stdout=True)
    lines: list[str] = []
    with contextlib.suppress(EOFError):
        while True:
            lines.append(keyboard.line(""))
    return "\n".join(lines)


def take_terminal_back() -> None:
    """Read from the terminal again after standard input was used up by a pipe, where there is a terminal."""
    if sys.stdin.isatty():
        return
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError:
        return
    os.dup2(terminal, 0)
    os.close(terminal)
