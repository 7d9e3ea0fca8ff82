"""From the placed words of a page to rows, and from rows to lines of text."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from tools.cv_headings import heading_of

WIDE: Final = 0.85
"""A gap within a row is wide from this share of the line height on."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A word or a run of words: where it stands on the page, y growing downwards, in points."""

    text: str
    left: float
    right: float
    middle: float
    height: float


MARKS: Final = "•-–◆◦*▪"
"""Marks of a list: whatever follows one belongs to it."""

Row = tuple[Placed, ...]


def rows_of(words: Iterable[Placed]) -> list[Row]:
    """Group words that stand on one line, and join those with ordinary spaces between them."""
    rows: list[list[Placed]] = []
    for run in sorted(_runs(words), key=lambda placed: (placed.middle, placed.left)):
        if rows and run.middle - rows[-1][0].middle <= 0.35 * max(run.height, rows[-1][0].height):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [tuple(_joined(sorted(row, key=lambda placed: placed.left))) for row in rows]


def _runs(words: Iterable[Placed]) -> list[Placed]:
    """Join words that are drawn one after the other on one line, so that no neighbouring column can come between them."""
    runs: list[Placed] = []
    for word in words:
        last = runs[-1] if runs else None
        level = last is not None and abs(word.middle - last.middle) <= 0.35 * max(word.height, last.height)
        if (
            last is not None
            and level
            and len(word.text) > 1
            and len(last.text) > 1
            and -1 <= word.left - last.right <= _wide(last, word)
        ):
            runs[-1] = _together(last, word)
        else:
            runs.append(word)
    return runs


def _wide(first: Placed, second: Placed) -> float:
    return WIDE * min(first.height, second.height)


def _together(first: Placed, second: Placed) -> Placed:
    height = second.height if first.text in MARKS else max(first.height, second.height)
    return Placed(f"{first.text} {second.text}", first.left, max(first.right, second.right), second.middle, height)


def _joined(words: Sequence[Placed]) -> list[Placed]:
    """Join neighbours unless the gap between them is wide; a bullet always belongs to what follows it."""
    if len(words) >= 4 and sum(len(word.text) for word in words) <= 1.2 * len(words):
        return [_closed_up(words)]
    runs: list[Placed] = []
    for word in words:
        if runs and (word.left - runs[-1].right <= _wide(runs[-1], word) or runs[-1].text in MARKS):
            runs[-1] = _together(runs[-1], word)
        else:
            runs.append(word)
    return runs


def _closed_up(letters: Sequence[Placed]) -> Placed:
    """Close up a heading set with space between its letters; a gap of twice the usual width parts two words."""
    gaps = [after.left - before.right for before, after in pairwise(letters)]
    parts = [("  " if gap > 2 * median(gaps) else " ") + letter.text for gap, letter in zip([0.0, *gaps], letters, strict=True)]
    first, last = letters[0], letters[-1]
    return Placed("".join(parts).strip(), first.left, last.right, first.middle, first.height)


def continues(above: str, below: str) -> bool:
    """Tell whether a line is the rest of the one above it."""
    return below[:1].islower() and len(above.split()) >= 2 and above[-1:] not in ".!?"


def lines_of(blocks: Sequence[Sequence[Row]]) -> list[str]:
    """Write rows as lines: a tab for a wide gap, an empty line for white space, '#' marks before larger type.

    The largest type of the document has one mark. A heading in the margin becomes a line of its own.
    """
    marks = _marks(blocks)
    lines: list[str] = []
    for block in blocks:
        pitches = [float("inf"), *(below[0].middle - above[0].middle for above, below in pairwise(block))]
        usual = _line_pitch(pitches[1:])
        prose = _prose(block)
        for row, pitch, is_prose in zip(block, pitches, prose, strict=True):
            # A sentence that goes on over the end of a page or of a block is not parted.
            parted = pitch < float("inf") or not lines or not continues(lines[-1], row[0].text)
            if parted and pitch > 1.15 * min(usual, 1.9 * row[0].height) + 0.5:
                lines.append("")
            rest = row
            if len(row) > 1 and heading_of(row[0].text):
                lines.append(marks[_size(row[:1])] + row[0].text)
                rest = row[1:]
            lines.append(("" if is_prose else marks[_size(rest)]) + "\t".join(part.text for part in rest))
    return lines


def _line_pitch(pitches: Sequence[float]) -> float:
    """Return the distance between the lines of a paragraph: the smallest that occurs more than once."""
    rounded = Counter(round(pitch * 2) / 2 for pitch in pitches)
    repeated = [pitch for pitch, count in rounded.items() if count >= max(2, 0.08 * len(pitches)) and pitch > 5]
    return min(repeated, default=median(pitches or [0.0]))


def _prose(block: Sequence[Row]) -> list[bool]:
    """Tell for each row whether it belongs to a paragraph, which is no heading however large its type."""
    sizes = [_size(row) for row in block]
    texts = [row[-1].text for row in block]
    joined = [
        size == following and (continues(text, below) or text.endswith("-") or len(text) > 70)
        for size, following, text, below in zip(sizes, sizes[1:], texts, texts[1:], strict=False)
    ]
    return [above or below for above, below in zip([False, *joined], [*joined, False], strict=True)] if block else []


def _marks(blocks: Sequence[Sequence[Row]]) -> dict[float, str]:
    """Return the heading mark of each size of type: sizes within a twelfth of each other are one, body type has none."""
    heights = sorted(_size((part,)) for block in blocks for row in block for part in row for _ in part.text)
    body = heights[len(heights) // 2] if heights else 0.0
    marks: dict[float, str] = {}
    level, largest = 0, float("inf")
    for size in sorted({_size(row) for block in blocks for row in block} | set(heights), reverse=True):
        if size < largest / 1.06:
            level, largest = level + 1, size
        marks[size] = "#" * min(level, 6) + " " if size > 1.12 * body else ""
    return marks


def _size(row: Row) -> float:
    return round(max(part.height for part in row) * 2) / 2
