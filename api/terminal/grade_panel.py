"""Show what an answer was worth: the arithmetic, the words it rests on, and what one level more would take."""

from collections.abc import Sequence
from typing import Any, Final

from rich.table import Table
from rich.text import Text

from api.terminal.screen import INDENT, Screen
from api.terminal.visible import one_line, visible

STAR: Final = (("situation", "S"), ("task", "T"), ("action", "A"), ("result", "R"))
NARROW: Final = 72
"""Columns below which a dimension's words go under its figures."""
FLAGS: Final = {
    "blank": "There was nothing to grade.",
    "gibberish": "This does not read as words.",
    "off_topic": "This does not answer the question that was asked.",
    "question_echo": "This repeats the question.",
    "prompt_injection": "A part of this speaks to the grader; it was taken as text and earned nothing.",
    "too_short": "This is very short.",
    "repetitive": "This says the same thing several times; it counts once.",
    "unsupported_quote": "A level had no words of the answer to rest on, so it was lowered.",
}


def show_grade(screen: Screen, grade: dict[str, Any]) -> None:
    """Show a grade."""
    screen.heading(headline(grade))
    for flag in grade["flags"]:
        screen.warn(FLAGS.get(flag, flag))
    dimensions = grade["dimensions"]
    if strip := star_strip(dimensions):
        screen.put(strip, INDENT)
    if dimensions:
        screen.put(_arithmetic(screen, dimensions), INDENT)
    _show_feedback(screen, grade["feedback"])


def headline(grade: dict[str, Any]) -> str:
    """Return the score, or that there is none."""
    overall = grade["overall"]
    return "Not scored" if overall is None else f"{overall:g} of 100"


def star_strip(dimensions: Sequence[dict[str, Any]]) -> Text | None:
    """Return the four parts of a story as present, thin or missing; None where the question asks for no story."""
    levels = {part["dimension"]: part["level"] for part in dimensions}
    if not all(name in levels for name, _ in STAR):
        return None
    strip = Text()
    for name, letter in STAR:
        mark, style, word = presence(levels[name])
        strip.append(f"{mark} {letter} ", style=style)
        strip.append(f"{word}   ", style="dim")
    return strip


def presence(level: int | None) -> tuple[str, str, str]:
    """Return the mark, the colour and the word for a part of a story."""
    if level is None:
        return "?", "dim", "not scored"
    return ("●", "green", "present") if level >= 2 else ("◐", "yellow", "thin") if level == 1 else ("○", "red", "missing")


def _arithmetic(screen: Screen, dimensions: Sequence[dict[str, Any]]) -> Table:
    """Return one row for each dimension: level, weight and points, then the words. The points add up to the total."""
    beside = screen.width >= NARROW
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    for _ in range(3):
        table.add_column(justify="right", no_wrap=True)
    if beside:
        table.add_column(overflow="fold")
    table.add_row(*(Text(title, style="dim") for title in ("", "level", "weight", "points")), *([Text("")] if beside else []))
    for part in dimensions:
        words = Text(_words(part), style="dim italic")
        table.add_row(*_figures(part), *([words] if beside else []))
        if not beside and words:
            table.add_row(*_figures(part)[:0], Text(""))
    table.add_row(Text("Total", style="bold"), Text(""), Text(""), Text(f"{_sum(dimensions):g}", style="bold"))
    return table


def _figures(part: dict[str, Any]) -> list[Text]:
    level = "-" if part["level"] is None else f"{part['level']} of 4"
    weight = part.get("weight")
    return [
        Text(visible(part["name"])),
        Text(level),
        Text("" if weight is None else f"{weight:.0%}"),
        Text(f"{part['points']:g} of {part['max_points']:g}"),
    ]


def _sum(dimensions: Sequence[dict[str, Any]]) -> float:
    return float(round(sum(part["points"] for part in dimensions), 2))


def _words(part: dict[str, Any]) -> str:
    return f"“{one_line(part['spans'][0]['quote'], 90)}”" if part["spans"] else ""


def _show_feedback(screen: Screen, feedback: dict[str, Any]) -> None:
    strength, change = feedback.get("strength"), feedback.get("change")
    if strength:
        screen.say(f"What carried it: {strength['text']}", "green")
    if change:
        screen.say(f"To move up a level: {change['text']}", "bold")


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
