"""Foreign text is shown as text."""

import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from api.terminal.screen import Screen
from api.terminal.speech import Speech
from api.terminal.visible import one_line, visible


@given(st.text(st.characters(codec=None)))
def test_nothing_visible_controls_a_terminal(text: str) -> None:
    shown = visible(text)
    assert not [character for character in shown if unicodedata.category(character) == "Cc" and character != "\n"]
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    shown.encode("utf-8")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
        ("\x9b31m", "�31m"),
        ("a\r\nb", "a\nb"),
        ("over\rwritten", "over␍written"),
        ("user\u202etxt.exe", "user�txt.exe"),
        ("[bold red]markup[/]", "[bold red]markup[/]"),
        ("half \ud800", "half ?"),
        ("naïve 你好 👩‍🚒", "naïve 你好 👩‍🚒"),
    ],
)
def test_characters_that_act_are_named(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_a_long_text_becomes_one_short_line() -> None:
    assert one_line("a\n b\x1b" * 10, 12) == "a b␛a b␛a b…"


def test_markup_is_never_read() -> None:
    stream = io.StringIO()
    screen = Screen(stream)
    screen.say("[bold]not bold[/bold] :smile: [link=http://x]here[/link]")
    assert "[bold]not bold[/bold] :smile: [link=http://x]here[/link]" in stream.getvalue()


def spoken(pieces: list[str], whole: str, columns: int, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("COLUMNS", str(columns))
    stream = io.StringIO()
    speech = Speech(Screen(stream))
    for piece in pieces:
        speech.add(piece)
    speech.complete(whole)
    return stream.getvalue()


def test_words_that_come_in_pieces_are_never_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Tell me about a time when something you had planned for a long while went differently from what you expected."
    shown = spoken([text[place : place + 3] for place in range(0, len(text), 3)], text, 40, monkeypatch)
    assert all(cell_len(line) <= 40 for line in shown.splitlines())
    assert shown.split() == text.split()


def test_what_was_missed_while_listening_is_shown_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    assert spoken(["Hello "], "Hello there, Ana.", 60, monkeypatch).split() == ["Hello", "there,", "Ana."]


def test_words_said_instead_replace_those_that_broke_off(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = spoken(["I was just go"], "Good morning.", 60, monkeypatch)
    assert shown.splitlines() == ["  I was just", "  Good morning."]


def test_wide_characters_count_as_they_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = spoken([], "你好 " * 30, 40, monkeypatch)
    assert all(cell_len(line) <= 40 for line in shown.splitlines())
