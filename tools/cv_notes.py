"""Awards, certificates, publications: short entries of a few lines that make one statement each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tools.cv import Example, Section
from tools.cv_contact import is_contact
from tools.cv_dates import Dates, find_dates
from tools.cv_examples import clean_fragment, is_worth
from tools.cv_lines import Line


@dataclass
class Note:
    """The lines of one entry, and its date."""

    lines: list[str] = field(default_factory=list)
    dates: Dates | None = None

    def text(self) -> str:
        """Return the entry as one statement: its name, who gave it, then what is told of it."""
        text = ""
        for line in self.lines:
            joint = ": " if re.search(r"[a-z]\.$", line) and text[-1:] not in ".:" else " " if text[-1:] in ".:" else ", "
            text = f"{text}{joint}{line}" if text else line
        return clean_fragment(text)


def notes_of(lines: Sequence[Line]) -> list[Note]:
    """Group lines: a bullet, white space, a mark or a date that closed the last entry begins the next one."""
    spaced = any(line.gap or line.level for line in lines[1:]) or any(not line.text for line in lines)
    notes: list[Note] = []
    closed = True
    for line in lines:
        if is_contact(line.text) or line.text.startswith("10.") or line.text.endswith(":"):
            continue
        dates = next((found for note in line.notes if (found := find_dates(note))), None)
        if line.text:
            if not notes or line.bullet or line.gap or line.level or closed or not spaced:
                notes.append(Note())
            notes[-1].lines.append(re.sub(r"\s*\t\s*", ", ", line.text))
            closed = line.bullet
        elif dates:
            closed = True
        if notes and dates:
            notes[-1].dates = notes[-1].dates or dates
    return notes


def of_notes(lines: Sequence[Line], section: Section) -> list[Example]:
    """Return the entries of a section as examples."""
    return [
        Example(
            "",
            note.text(),
            section,
            None,
            None,
            note.dates.start if note.dates else None,
            note.dates.end if note.dates else None,
        )
        for note in notes_of(lines)
        if is_worth(note.text())
    ]
