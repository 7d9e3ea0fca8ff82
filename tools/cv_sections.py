"""A CV as sections: where each begins, and of which kind it is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from tools.cv_dates import find_dates
from tools.cv_headings import Heading, heading_of, heading_words, marked_heading_of
from tools.cv_lines import Line

Kind = Heading | Literal["head"]
INLINE_KINDS: Final = frozenset({"skill", "summary", "interest", "certificate", "language", "award", "education", "reference"})


@dataclass(frozen=True)
class Part:
    """A section of a CV; the part before the first heading is its head."""

    kind: Kind
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Style:
    """How this CV sets its headings: the levels of those whose words are known, whether in capitals, whether with a colon."""

    levels: frozenset[int]
    marked: bool
    capitals: bool
    colons: bool


def sections_of(lines: Sequence[Line], name_at: int = 0) -> list[Part]:
    """Divide the lines at the headings, in the order of the document; the head comes first, even if it is empty.

    Where a side column comes first, the name (line `name_at`) opens the head again.
    """
    style = style_of(lines)
    parts: list[Part] = []
    kind: Kind = "head"
    title, held = "", list[Line]()
    for index, line in enumerate(lines):
        opened = _opens(lines, index, style, kind)
        if index == name_at and parts:
            parts.append(Part(kind, title, tuple(held)))
            kind, title, held = "head", "", [line]
        elif opened is None:
            held.append(line)
        else:
            parts.append(Part(kind, title, tuple(held)))
            (kind, title, rest), held = opened, []
            if rest:
                held.append(replace(line, text=rest, level=0))
    return [*parts, Part(kind, title, tuple(held))]


def style_of(lines: Sequence[Line]) -> Style:
    """Return how most headings with known words are set."""
    known = [line for line in lines if not line.bullet and not line.notes and heading_of(line.text)]
    marked = [line for line in known if line.level]
    capitals = [line for line in known if line.text.isupper()]
    return Style(
        frozenset(line.level for line in marked),
        len(marked) >= 3 and len(marked) >= 0.6 * len(known),
        len(capitals) >= 3 and len(capitals) >= 0.6 * len(known),
        2 * sum(line.text.endswith(":") for line in known) >= len(known),
    )


def _opens(lines: Sequence[Line], index: int, style: Style, current: Kind) -> tuple[Heading, str, str] | None:
    """Return the section that a line opens: its kind, its title and what follows the heading on the same line."""
    line = lines[index]
    if line.bullet or line.notes:
        return None
    known = heading_of(line.text)
    if known and not _is_inner_label(line, style, current, known):
        return known, line.text, ""
    if inline := re.match(r"([^:\t]{3,40}):\s*(?=\S)", line.text):
        label = heading_of(inline.group(1))
        if label in INLINE_KINDS and not style.marked and not (current == "skill" and label in ("skill", "language")):
            return label, inline.group(1), line.text[inline.end() :]
    if not known and index and _is_own_heading(lines, index, style):
        return marked_heading_of(line.text), line.text, ""
    return None


def _is_inner_label(line: Line, style: Style, current: Kind, kind: Heading) -> bool:
    """Tell a label within a section ("Languages" among the skills, "Summary" of a post) from a heading."""
    if (style.marked and not line.level) or (line.text.endswith(":") and not style.colons):
        return True
    if style.capitals and not line.text.isupper() and not line.level:
        return True
    deeper = bool(style.levels) and line.level > min(style.levels) and line.level == 6
    return deeper or (current == "skill" and kind == "language" and style.marked and line.level > min(style.levels))


def _is_own_heading(lines: Sequence[Line], index: int, style: Style) -> bool:
    """Tell whether a line with words of its own is set like the known headings, and is not the head of a post."""
    line = lines[index]
    words = line.text.split()
    if not 1 <= len(words) <= 8 or line.text[-1:] in ".,;" or "\t" in line.text or find_dates(line.text):
        return False
    below = lines[index + 1 : index + 3]
    if any(following.notes or find_dates(following.text) for following in below if not following.bullet):
        return False
    if style.marked:
        return line.level in style.levels and line.level < 6 and not (style.capitals and not line.text.isupper())
    alone = line.text.isupper() and len(words) <= 5 and sum(map(len, words)) >= 5
    return (
        style.capitals
        and alone
        and bool(below)
        and marked_heading_of(line.text) != "other"
        and len(heading_words(line.text)) > 3
    )
