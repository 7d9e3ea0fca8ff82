"""An answer is written over several lines, and commands stand alone."""

from collections.abc import Sequence

import pytest

from api.terminal.keyboard import Draft, Keyboard, is_command


class Lines(Keyboard):
    """A keyboard on which these lines are typed, or pasted all at once."""

    def __init__(self, lines: Sequence[str], *, pasted: bool = False) -> None:
        self._lines = list(lines)
        self._pasted = pasted

    def line(self, prompt: str) -> str:
        if not self._lines:
            raise EOFError
        return self._lines.pop(0)

    def more_waits(self) -> bool:
        return self._pasted and bool(self._lines)


def test_enter_twice_sends() -> None:
    assert Draft(Lines(["First line.", "Second line.", "", "Not this."])).write() == "First line.\nSecond line."


def test_empty_lines_before_the_answer_send_nothing() -> None:
    assert Draft(Lines(["", "  ", "An answer.", ""])).write() == "An answer."


def test_the_end_of_input_sends_what_is_written() -> None:
    assert Draft(Lines(["An answer."])).write() == "An answer."


def test_the_end_of_input_with_nothing_written_is_told_apart() -> None:
    assert Draft(Lines([])).write() is None


def test_a_pasted_answer_keeps_its_paragraphs() -> None:
    lines = ["First paragraph.", "", "Second paragraph.", ""]
    assert Draft(Lines(lines, pasted=True)).write() == "First paragraph.\n\nSecond paragraph."


def test_a_line_that_was_pasted_whole_is_one_answer() -> None:
    assert Draft(Lines(["One.\n\nTwo.\n/skip", ""])).write() == "One.\n\nTwo.\n/skip"


def test_a_command_leaves_what_was_written_in_place() -> None:
    draft = Draft(Lines(["Begun.", "/help", "Ended.", ""]))
    assert draft.write() == "/help"
    assert draft.write() == "Begun.\nEnded."


@pytest.mark.parametrize("line", ["/skip", "  /end ", "/nonsense"])
def test_a_slash_and_a_word_is_a_command(line: str) -> None:
    assert is_command(line)


@pytest.mark.parametrize("line", ["/etc/passwd", "/ skip", "skip", "/skip it", "/", "/1", "I typed /skip"])
def test_anything_else_is_an_answer(line: str) -> None:
    assert not is_command(line)
