"""The terminal as a page: one column, readable widths, colours where they are wanted, foreign text always as text."""

import errno
import re
import sys
from collections.abc import Mapping
from typing import Final, TextIO

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from api.terminal.visible import visible

WIDEST: Final = 92
"""Columns beyond which lines grow too long to read."""
INDENT: Final = 2
FILLING: Final = re.compile(r" +((?:\x1b\[[0-9;]*m)*)$", re.MULTILINE)
"""Blanks at the end of a line, before whatever switches the style back."""
COLOURS: Final = ("cyan", "magenta", "green", "yellow", "blue")


class Page(Console):
    """A console that says so when its reader has gone; rich's own ends the process on the spot."""

    def on_broken_pipe(self) -> None:
        """Raise BrokenPipeError, so that what is under way can be put aside first."""
        raise BrokenPipeError(errno.EPIPE, "the reader has gone")


class Screen:
    """Writes to one stream. Every text goes through `visible`, and none is ever read as markup."""

    def __init__(self, stream: TextIO) -> None:
        """Take a stream. NO_COLOR, TERM and COLUMNS are respected; what the stream cannot encode becomes a question mark."""
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
        self.console = Page(file=stream, highlight=False, markup=False, emoji=False)
        self.width = max(20, min(self.console.width, WIDEST))
        self._colours: dict[str, str] = {}

    def put(self, what: RenderableType, indent: int = 0) -> None:
        """Show something, indented. The blanks that fill up its lines are left out: nobody wants to copy them."""
        with self.console.capture() as shown:
            self.console.print(Padding(what, (0, 0, 0, indent)), width=self.width)
        self.console.file.write(FILLING.sub(r"\1", shown.get()))
        self.console.file.flush()

    def say(self, text: str, style: str = "", indent: int = INDENT) -> None:
        """Show a paragraph. Lines end where their words end: whoever copies one takes no blanks with it."""
        for line in Text(visible(text), style=style).wrap(self.console, self.width - indent):
            line.rstrip()
            self.console.print(Text(" " * indent) + line)

    def raw(self, text: str) -> None:
        """Write a piece of a line as it is; it must have been made visible."""
        self.console.out(text, end="", highlight=False)
        self.console.file.flush()

    def note(self, text: str) -> None:
        """Show something said on the side."""
        self.say(text, "dim")

    def warn(self, text: str) -> None:
        """Show something that went wrong."""
        self.say(text, "yellow")

    def blank(self) -> None:
        """Leave a line empty."""
        self.console.print()

    def heading(self, text: str, style: str = "bold") -> None:
        """Begin a part."""
        self.blank()
        self.console.print(Rule(Text(visible(text), style=style), style="dim", align="left"), width=self.width)

    def step(self, label: str, text: str) -> None:
        """Show a step that is done."""
        self.put(pair(Text(f"✓ {label}", style="green"), Text(visible(text)), 12), INDENT)

    def commands(self, commands: Mapping[str, str]) -> None:
        """List what may be typed."""
        for command, meaning in commands.items():
            self.put(pair(Text(command, style="bold"), Text(meaning, style="dim"), 8), INDENT)

    def colour_of(self, name: str) -> str:
        """Return the colour of an interviewer: each has their own, in the order in which they speak up."""
        return self._colours.setdefault(name, COLOURS[len(self._colours) % len(COLOURS)])


def pair(left: Text, right: Text, width: int) -> Table:
    """Return a narrow and a wide column side by side."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=width, no_wrap=True)
    table.add_column(overflow="fold")
    table.add_row(left, right)
    return table


def standard_error() -> Screen:
    """Return a screen on standard error."""
    return Screen(sys.stderr)
