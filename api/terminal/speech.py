"""Show what an interviewer says word by word, wrapped at the edge of the page."""

from rich.cells import cell_len

from api.terminal.screen import INDENT, Screen
from api.terminal.visible import visible


class Speech:
    """One message while it is spoken. Words are held until they are whole, so that no line breaks inside one."""

    def __init__(self, screen: Screen) -> None:
        """Begin with nothing said."""
        self._screen = screen
        self._heard = ""
        self._word = ""
        self._column = 0

    def add(self, piece: str) -> None:
        """Show the next piece."""
        self._heard += piece
        for character in visible(piece):
            if character.isspace():
                self._flush()
                if character == "\n":
                    self._new_line()
            else:
                self._word += character

    def complete(self, text: str) -> None:
        """Show what is missing of the whole; where a model broke off and others words were said instead, show those afresh."""
        if text.startswith(self._heard):
            self.add(text[len(self._heard) :])
        else:
            self._word = ""
            self._new_line()
            self.add(text)
        self._flush()
        self._screen.raw("\n")

    def _flush(self) -> None:
        if not self._word:
            return
        width = cell_len(self._word)
        if self._column and INDENT + self._column + 1 + width > self._screen.width:
            self._new_line()
        self._screen.raw((" " if self._column else " " * INDENT) + self._word)
        self._column += width + (1 if self._column else 0)
        self._word = ""

    def _new_line(self) -> None:
        if self._column:
            self._screen.raw("\n")
        self._column = 0
