"""Show what an answer was worth: the arithmetic, the words it rests on, and what one level more would take."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

from rich.console import JustifyMethod
from rich.table import Table
from rich.text import Text

from api.terminal.grade_figures import Presence, Row, change_of, headline, remarks, rows, star, strength_of
from api.terminal.screen import INDENT, Screen
from api.terminal.visible import one_line, visible
from storage.content import Json
from tools.answer_grade import Grade

NARROW: Final = 72
"""Columns below which a dimension's words go under its figures."""
LONGEST_WORDS: Final = 75
WIDTHS: Final = (16, 6, 6, 11)
HEAD: Final = Row("", "level", "weight", "points")
MARKS: Final[dict[Presence, tuple[str, str]]] = {
    "present": ("●", "green"),
    "thin": ("◐", "yellow"),
    "missing": ("○", "red"),
    "not scored": ("?", "dim"),
}


def show_grade(screen: Screen, grade: Grade) -> None:
    """Show a grade."""
    screen.heading(f"Your answer: {headline(grade)}")
    for remark in remarks(grade):
        screen.warn(remark)
    parts = star(grade.dimensions)
    if parts:
        screen.put(_strip(parts), INDENT)
    if grade.overall is not None:
        _show_arithmetic(screen, rows(grade))
    for text, style in ((strength_of(grade), "green"), (change_of(grade), "bold")):
        if text:
            screen.say(text, style)


def show_change(screen: Screen, change: Json) -> None:
    """Show what a retry changed: the total before, and each level that moved."""
    before = change["overall"]["before"]
    names = (name for name, level in change["levels"].items() if level["before"] != level["after"])
    moved = [_moved(name.replace("_", " "), **change["levels"][name]) for name in names]
    told = "Your answer before was not scored." if before is None else f"Your answer before: {before:g} of 100."
    screen.say(f"{told} {', '.join(moved).capitalize()}".strip(), "bold")


def _moved(name: str, before: int | None, after: int | None) -> str:
    return f"{name} {'?' if before is None else before} → {'?' if after is None else after}"


def _strip(parts: Sequence[tuple[str, Presence]]) -> Text:
    strip = Text()
    for letter, word in parts:
        mark, style = MARKS[word]
        strip.append(f"{mark} {letter} ", style=style)
        strip.append(f"{word}   ", style="dim")
    return strip


def _show_arithmetic(screen: Screen, figures: Sequence[Row]) -> None:
    """Show one row for each dimension: level, weight and points, then the words. The points add up to the total."""
    beside = screen.width >= NARROW
    table = _table(beside)
    for row in (HEAD, *_said_once(figures)):
        style = "dim" if row is HEAD else "bold" if row.name == "Total" else ""
        table.add_row(*_cells(row, style), *([_words(row, LONGEST_WORDS)] if beside else []))
        if not beside and row.words:
            screen.put(table, INDENT)
            screen.put(_words(row, screen.width - 2 * INDENT - 1), 2 * INDENT)
            table = _table(beside)
    screen.put(table, INDENT)
    screen.note("points = level x weight x 25")


def _said_once(figures: Sequence[Row]) -> Iterator[Row]:
    """Yield the rows; words that stood in a row above are referred to."""
    first: dict[str, str] = {}
    for row in figures:
        above = first.setdefault(row.words, row.name)
        yield row if above == row.name or not row.words else replace(row, words=f"as for {above}")


def _table(beside: bool) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    # Below one another the rows are tables of their own, so their columns cannot find a common width by themselves.
    for place, width in enumerate(WIDTHS):
        justify: JustifyMethod = "right" if place else "left"
        table.add_column(width=None if beside else width, justify=justify, no_wrap=True, overflow="ellipsis")
    if beside:
        table.add_column(overflow="fold")
    return table


def _cells(row: Row, style: str) -> list[Text]:
    return [Text(visible(cell), style=style) for cell in (row.name, row.level, row.weight, row.points)]


def _words(row: Row, most: int) -> Text:
    return Text(one_line(row.words, most), style="dim italic")


def show_examples(screen: Screen, examples: Sequence[dict[str, Any]]) -> None:
    """Show the CV line that fits the question best, and whether the answer used it."""
    if not examples:
        return
    used = [example for example in examples if example["used"]]
    best = (used or list(examples))[0]
    place = f" ({visible(best['employer'])})" if best["employer"] else ""
    screen.say(f"Your CV line{place}: “{one_line(best['text'], 300)}”")
    if used:
        screen.say(f"You used it: “{one_line(best['quote'], 160)}”", "green")
    else:
        screen.say("You did not use it. It would have been evidence for this question.", "yellow")
