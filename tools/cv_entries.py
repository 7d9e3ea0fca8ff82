"""The entries of a section: which lines head a post or a project, and what was done there."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from tools.cv_contact import is_contact
from tools.cv_dates import Dates, find_dates, without_dates
from tools.cv_lines import Line
from tools.cv_titles import employer_and_role, is_capitalised, is_deed, is_organisation, pieces_of, role_score

ABBREVIATED: Final = re.compile(r"\b(?:Inc|Co|Ltd|Corp|Bros|St|Jr|Sr|Univ|Dept|Intl|Assoc|Pty)\.$")
LONGEST_TITLE: Final = 14
"""Words of a line that can still be the head of a post."""


@dataclass
class Entry:
    """A post or a project: the lines that head it, its dates, and what is told of it (each with whether it had a bullet)."""

    titles: list[str] = field(default_factory=list)
    dates: Dates | None = None
    told: list[tuple[str, bool]] = field(default_factory=list)


def entries_of(lines: Sequence[Line]) -> list[Entry]:
    """Group the lines of a section into entries, in their order."""
    entries: list[Entry] = []
    for index, line in enumerate(lines):
        entry = entries[-1] if entries else None
        if not line.text:
            if entry is None or _begins_with_dates(lines, index, entry):
                entries.append(Entry(dates=_dates_in(line)))
            else:
                entry.dates = entry.dates or _dates_in(line)
        elif is_contact(line.text):
            continue
        elif entry is None or _heads_entry(lines, index, entry):
            entries.append(_told_or_titled(line, Entry()))
        elif _is_title(line) and not entry.told and not _is_complete(entry, line):
            _told_or_titled(line, entry)
        else:
            entry.told.append((line.text, line.bullet))
            entry.dates = entry.dates or _dates_beside(line)
    return [entry for entry in entries if entry.titles or entry.told]


def _told_or_titled(line: Line, entry: Entry) -> Entry:
    """Put a line where it belongs in an entry that has nothing told yet."""
    if _is_title(line):
        entry.titles.append(line.text)
        entry.dates = _dates_in(line) or entry.dates
    else:
        entry.told.append((line.text, line.bullet))
        entry.dates = entry.dates or _dates_beside(line)
    return entry


def _dates_beside(line: Line) -> Dates | None:
    """Return the dates in the margin of a line."""
    return next((dates for note in line.notes if (dates := find_dates(note))), None)


def _dates_in(line: Line) -> Dates | None:
    """Return the dates in the margin of a line or in a line that heads an entry."""
    return _dates_beside(line) or (find_dates(line.text) if _is_title(line) else None)


def _is_title(line: Line) -> bool:
    """Tell whether a line can head an entry: short, no sentence, no deed; with a bullet only if it holds dates and a role."""
    dates = find_dates(line.text)
    rest = without_dates(line.text, dates) if dates else line.text
    if line.bullet:
        ranged = dates is not None and (dates.current or dates.start != dates.end)
        return ranged and len(rest.split()) <= 8 and role_score(rest) > 0 and not is_deed(rest)
    if line.level:
        return len(rest.split()) <= 2 * LONGEST_TITLE
    if len(rest.split()) > LONGEST_TITLE or rest[:1].islower():
        return False
    if (
        not dates
        and not line.notes
        and (is_deed(rest) or (len(rest.split()) > 7 and not is_capitalised(rest) and not re.search(r" at [A-Z]", rest)))
    ):
        return False
    ended = re.search(r"(?:[a-z)%\d]|[A-Z]{2})[.!?]$", line.text) and not ABBREVIATED.search(line.text)
    return not ended or len(line.text.split()) <= 4


def _is_complete(entry: Entry, line: Line) -> bool:
    """Tell whether the head of an entry says all it has to, so that the next line tells what was done."""
    if line.level or line.notes or entry.dates is None or find_dates(line.text):
        return False
    pieces = pieces_of(entry.titles)
    employer, role = employer_and_role(entry.titles)
    if not employer or role_score(role or "") <= 0:
        return False
    # "Executive Officer, Briefing" alone may still be waiting for its employer.
    sure = len(pieces) > 1 or (is_organisation(employer) and role_score(employer) <= 0) or " at " in pieces[0]
    return sure or len(line.text.split()) > 8 or not is_capitalised(line.text)


def _begins_with_dates(lines: Sequence[Line], index: int, entry: Entry) -> bool:
    """Tell whether a line of dates alone begins the next entry (dates first) or belongs to this one."""
    dates = _dates_in(lines[index])
    if dates is None or not entry.dates:
        return False
    following = lines[index + 1] if index + 1 < len(lines) else None
    return bool(following and following.text and _is_title(following) and not following.bullet)


def _heads_entry(lines: Sequence[Line], index: int, entry: Entry) -> bool:
    """Tell whether a line begins a new entry."""
    line = lines[index]
    if not _is_title(line):
        return False
    dated = _dates_in(line) is not None
    if not entry.told:
        return dated and entry.dates is not None and bool(entry.titles) and _is_second_post(entry, line)
    if dated or line.level:
        return True
    ahead = _ahead(lines, index)
    if ahead == "dates":
        return True
    if ahead in ("bullet", "prose") and len(line.text.split()) <= 9 and is_capitalised(line.text):
        return line.gap or (ahead == "bullet" and entry.told[-1][1])
    return False


def _is_second_post(entry: Entry, line: Line) -> bool:
    """Tell a second post, nothing being told of the first, from the second line of one head.

    "Acme 2015-2020" with "Engineer 2018-2020" below it is one head.
    """
    employer, role = employer_and_role(entry.titles)
    return bool(role) and (employer is not None or role_score(line.text) > 0 or line.level > 0 or line.gap)


def _ahead(lines: Sequence[Line], index: int) -> str:
    """Return what comes first within the next lines: dates, a bullet, a sentence, or nothing of these."""
    for line in lines[index + 1 : index + 4]:
        if line.bullet:
            return "bullet"
        if not line.text or line.notes or find_dates(line.text):
            return "dates" if (_dates_in(line) or not line.text) else "prose"
        if not _is_title(line):
            return "prose"
    return ""
