"""A CV as lines: marks read, margin notes set apart, wrapped lines joined."""

import re
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from tools.cv_contact import is_contact
from tools.cv_dates import find_dates
from tools.cv_headings import collapse_spaced_letters, heading_of
from tools.cv_places import is_margin_note
from tools.cv_titles import is_capitalised, is_deed
from tools.cv_words import COMPOUND_ENDS, COMPOUND_STARTS

BULLET: Final = re.compile(
    r"(?:[•◆◦●○■□▪▸►▹▶➢➤➔✓✔❖★☆»‣⁃∙·*+>→–—-]|\(?\d{1,2}[.)])[ \t]+(?=\S)|[•◆●■▪➢✓❖](?=\S)|o[ \t]+(?=[A-Z])"
)
FURNITURE: Final = re.compile(
    r"(?:page )?\d{1,2}(?: ?(?:/|of) ?\d{1,2})?|.{0,60}\b\d{1,2} ?/ ?\d{1,2}|.{0,60}\bpage \d{1,2}(?: of \d{1,2})?|"
    r"last updated.{0,40}|"
    r"curriculum vitae|resume|résumé|cv|lebenslauf|continued|references (?:are )?available (?:up)?on request\.?",
    re.IGNORECASE,
)
LONGEST: Final = 1500
"""Characters of the longest statement that is read as one."""
OPEN_ENDS: Final = frozenset("and or of the a an und oder der die das et le la e o y el los".split())
"""Words with which no line ends that is a whole."""


@dataclass(frozen=True)
class Line:
    """A line of a CV. `level` counts its heading marks; `notes` are the dates and places that stand beside it."""

    text: str
    level: int = 0
    bullet: bool = False
    gap: bool = False
    notes: tuple[str, ...] = ()


def lines_of_reading(reading: str) -> list[Line]:
    """Return the lines of a reading, each a whole statement; page numbers and other furniture are left out."""
    return unwrapped(list(_lines(piece for line in reading.split("\n") for piece in _cut(line))))


def _cut(line: str) -> list[str]:
    """Cut a line that is longer than any paragraph of a CV, so that no pattern is ever tried on more than that."""
    return textwrap.wrap(line, LONGEST, break_on_hyphens=False) if len(line) > LONGEST else [line]


def _lines(raw: Iterable[str]) -> Iterable[Line]:
    gap, lone_bullet = False, False
    for line in raw:
        stripped = line.strip()
        if not stripped:
            gap = True
            continue
        if re.fullmatch(r"[•◆◦●○■▪▸►➢✓❖·*-]", stripped):
            lone_bullet = True
            continue
        if not re.search(r"\w", stripped):
            gap = True
            continue
        read = _line(stripped, gap, lone_bullet)
        gap, lone_bullet = False, False
        if read.bullet or read.notes or not FURNITURE.fullmatch(read.text):
            yield read


def _line(text: str, gap: bool, bullet: bool) -> Line:
    """Read the marks of one line, and set its margin notes apart."""
    level = 0
    if marks := re.match(r"(#{1,6})\s+(?=\S)", text):
        level, text = len(marks.group(1)), text[marks.end() :]
    elif found := BULLET.match(text):
        bullet, text = True, text[found.end() :]
    text = collapse_spaced_letters(text)
    cells = [cell.strip() for cell in re.split(r"\t| {3,}", text) if cell.strip()]
    notes = tuple(cell for cell in cells if is_margin_note(cell)) if len(cells) > 1 or not bullet else ()
    rest = [cell for cell in cells if cell not in notes]
    return Line("\t".join(rest), level, bullet and bool(rest), gap, notes)


def unwrapped(lines: Sequence[Line]) -> list[Line]:
    """Join lines that were broken to fit the page."""
    # Not the words at the edges of lines: those may be halves.
    words = {word.lower() for line in lines for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", line.text)[1:-1]}
    flowing = sum(_flows(above, below) for above, below in pairwise(lines))
    wrapped = flowing >= 2 or (flowing == 1 and len(lines) <= 40)
    spaced = sum(line.gap and not line.bullet and len(line.text.split()) > 5 for line in lines) >= 2
    joined: list[Line] = []
    for index, line in enumerate(lines):
        above = replace(joined[-1], text=lines[index - 1].text) if joined else None
        width = _width(lines[max(0, index - 12) : index + 12]) if wrapped else None
        full = above and width and _is_full(above, line, width, lines[index + 1 : index + 3], spaced)
        if above and len(joined[-1].text) < LONGEST and (_flows(joined[-1], line) or full):
            joined[-1] = replace(joined[-1], text=_join(joined[-1].text, line.text, words), notes=joined[-1].notes + line.notes)
        else:
            joined.append(line)
    return joined


def _width(lines: Sequence[Line]) -> int | None:
    """Return the length at which lines break here, None where lengths vary as they do in text that was not wrapped."""
    lengths = [len(line.text) for line in lines if len(line.text) > 40]
    widest = max(lengths, default=0)
    full = sum(length >= 0.85 * widest for length in lengths)
    if not lengths:
        return max((len(line.text) for line in lines), default=None)
    return widest if widest <= 170 and full >= 0.25 * len(lengths) else None


def _joinable(above: Line, below: Line) -> bool:
    """Tell whether the second line could be the rest of the first at all."""
    if below.bullet or below.level or above.level or below.gap or not below.text or not above.text or heading_of(below.text):
        return False
    if is_contact(below.text) or is_contact(above.text):
        return False
    dates = find_dates(below.text)
    if dates and (dates.current or dates.start != dates.end) and len(below.text) - dates.span[1] <= 1:
        return False
    return "\t" not in above.text and "\t" not in below.text and (above.bullet or not heading_of(above.text))


def _flows(above: Line, below: Line) -> bool:
    """Tell whether a sentence plainly goes on in the next line: it has not ended, and that begins in lower case."""
    if not _joinable(above, below) or above.text[-1:] in ".!?:":
        return False
    if re.search(r"[^\W\d_]-$", above.text):
        return below.text[:1].islower() or below.text[:1].isdigit()
    if is_deed(below.text):
        return False
    open_end = above.text[-1:] in ",(/&" or above.text.split()[-1] in OPEN_ENDS
    goes_on = below.text[:1].islower() or below.text[:1] in "(&" or below.text[:2] == "I "
    return len(above.text.split()) >= 3 and (goes_on or open_end)


def _is_full(above: Line, below: Line, width: int, following: Sequence[Line], spaced: bool) -> bool:
    """Tell whether the next word would not have fitted on the line above, so that the line was broken there."""
    if not _joinable(above, below) or len(above.text) + 1 + len(below.text.split()[0]) < 0.87 * width or len(above.text) < 24:
        return False
    if not above.bullet and (find_dates(above.text) or any(find_dates(note) for note in above.notes)):
        return False
    if not (above.bullet or spaced) and is_deed(below.text):
        return False
    ended, short = above.text[-1:] in ".!?", len(below.text) < 40 and below.text[-1:] not in ".!?"
    # Without bullets and without white space, a sentence that ends with its line is taken for a statement of its own.
    if ended and (short or not (above.bullet or spaced)):
        return False
    if short and any(find_dates(text) for text in (below.text, *below.notes)):
        return False
    # A short line with dates right below it is the head of the next post.
    titled = short or (is_capitalised(below.text) and len(below.text.split()) <= 12)
    return not (titled and following and not following[0].bullet and (find_dates(following[0].text) or following[0].notes))


def _join(above: str, below: str, words: set[str]) -> str:
    """Join two parts of a statement, and decide about the hyphen of a divided word."""
    divided = re.search(r"([^\W\d_]+(?:-[^\W\d_]+)*)-$", above)
    if not divided or not below[:1].isalnum():
        return f"{above} {below}"
    rest = re.match(r"[^\W_]+", below)
    first, second = divided.group(1).lower().split("-")[-1], rest.group().lower() if rest else ""
    if f"{first}-{second}" in words or below[:1].isupper() or below[:1].isdigit():
        return above + below
    if f"{first}{second}" in words:
        return above[:-1] + below
    compound = first in COMPOUND_STARTS or second in COMPOUND_ENDS or (first in words and second in words and len(first) > 2)
    return above + below if compound else above[:-1] + below
