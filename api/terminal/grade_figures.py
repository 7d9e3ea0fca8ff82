"""A grade as rows that add up, shared by the terminal and the reports: pure functions."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from tools.answer_grade import DimensionGrade, Grade

Presence = Literal["present", "thin", "missing", "not scored"]

FLAGS: Final = {
    "blank": "There was nothing to grade.",
    "gibberish": "This does not read as words.",
    "off_topic": "This does not answer the question that was asked.",
    "question_echo": "This repeats the question.",
    "prompt_injection": "A part of this speaks to the grader; it was taken as text and earned nothing.",
    "too_short": "This is very short.",
    "repetitive": "This says the same thing several times; it counts once.",
    "unsupported_quote": "A level had no words of the answer to rest on, so it was lowered.",
    "correctness_unknown": "Correctness is not scored here: there are no key points to hold the answer against.",
    "correctness_by_words": "Correctness was only looked for in the words; a model reads more into them.",
}
LEVEL_UP: Final = "To move up a level"
STAR: Final = (("situation", "S"), ("task", "T"), ("action", "A"), ("result", "R"))


@dataclass(frozen=True)
class Row:
    """One line of the sum, and the words it rests on."""

    name: str
    level: str = ""
    weight: str = ""
    points: str = ""
    words: str = ""


def headline(grade: Grade) -> str:
    """Return the score, or that there is none."""
    return "Not scored" if grade.overall is None else f"{grade.overall:g} of 100"


def rows(grade: Grade) -> list[Row]:
    """Return a row for each dimension, for the cap where one lowers the sum, and for the total."""
    found = [_row(part) for part in grade.dimensions]
    if grade.cap is not None:
        found.append(Row("Cap", points=f"{grade.cap.points:g}", words=grade.cap.reason))
    return [*found, Row("Total", points="-" if grade.overall is None else f"{grade.overall:g}")]


def _row(part: DimensionGrade) -> Row:
    if part.level is None:
        return Row(part.name, level="not scored")
    words = f"“{part.spans[0].quote}”" if part.spans else ""
    return Row(part.name, f"{part.level} of 4", f"{part.weight:.4g}", f"{part.points:g} of {part.max_points:g}", words)


def remarks(grade: Grade) -> list[str]:
    """Return what is unusual about the answer or its grading, in sentences."""
    degraded = ["A model could not grade this; the rules of Greenroom did."] if grade.degraded else []
    return degraded + [FLAGS.get(flag, flag) for flag in grade.flags]


def star(dimensions: Sequence[DimensionGrade]) -> list[tuple[str, Presence]]:
    """Return the letter and the presence of each part of a story; empty where the question asks for none."""
    levels = {part.dimension: part.level for part in dimensions}
    if not all(name in levels for name, _ in STAR):
        return []
    return [(letter, presence(levels[name])) for name, letter in STAR]


def presence(level: int | None) -> Presence:
    """Return how much of a part is there."""
    if level is None:
        return "not scored"
    return "present" if level >= 2 else "thin" if level == 1 else "missing"


def strength_of(grade: Grade) -> str:
    """Return what carried the answer, "" where nothing did."""
    strength = grade.feedback.strength
    if strength is None:
        return ""
    return f"What carried it: {strength.text}" + (f" “{strength.quote}”" if strength.quote else "")


def change_of(grade: Grade) -> str:
    """Return what would move it up a level and by how many points, "" where nothing is left to change."""
    change = grade.feedback.change
    if change is None:
        return ""
    text = change.text if change.text.startswith(LEVEL_UP) else f"{LEVEL_UP}: {change.text}"
    return f"{text} (+{change.gain:g} points)" if change.gain > 0 else text


def metrics_of(figures: dict[str, object]) -> list[tuple[str, str]]:
    """Return the measures of a whole interview that there are, 0 to 100 each."""
    found = figures.get("metrics")
    measured = found.items() if isinstance(found, dict) else ()
    return [(name.replace("_", " "), f"{value:g}") for name, value in measured if value is not None]
