"""From the entries of a section to posts: who employed, as what, from when to when."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from tools.cv import Position
from tools.cv_entries import Entry
from tools.cv_lines import Line
from tools.cv_titles import employer_and_role, is_deed, pieces_of, role_score

NAMED: Final = re.compile(r"(?P<name>[A-Z0-9][^:.\t]{1,50}?)(?:: | [–—] )(?P<told>\S+(?: \S+){3,})$")


@dataclass(frozen=True)
class Post:
    """An entry with its employer (or the name of the project) and role made out."""

    entry: Entry
    employer: str | None
    role: str | None

    def position(self) -> Position:
        """Return the post as a CV holds it."""
        dates = self.entry.dates
        start, end, current = (dates.start, dates.end, dates.current) if dates else (None, None, False)
        return Position(self.employer, self.role, start, end, current)


def posts_of(entries: Sequence[Entry], project: bool = False) -> list[Post]:
    """Make out employer and role of each entry; where words do not tell, by the order that the other entries have."""
    if project:
        return [Post(entry, *_project(entry)) for entry in entries]
    role_first = _role_first(entries)
    posts: list[Post] = []
    for entry in entries:
        employer, role = employer_and_role(entry.titles, role_first)
        if employer is None and role is not None and posts and _same_house(posts[-1], entry):
            employer = posts[-1].employer
        posts.append(Post(entry, employer, role))
    return _without_common_towns(posts)


def _without_common_towns(posts: Sequence[Post]) -> list[Post]:
    """Take off a last part that several employers share ("Acme, Rockford", "Bolts & Co, Rockford"): it is where they are."""
    endings = Counter(house.rpartition(", ")[2] for house in {post.employer or "" for post in posts} if ", " in house)
    towns = {ending for ending, count in endings.items() if count > 1 and len(ending.split()) <= 3}
    return [
        replace(post, employer=post.employer.rpartition(", ")[0])
        if post.employer and ", " in post.employer and post.employer.rpartition(", ")[2] in towns
        else post
        for post in posts
    ]


def project_lines(lines: Sequence[Line]) -> list[Line]:
    """Part the name of a project from what is said of it on the same line: "ChatApp: real-time chat for schools."."""
    alike = all(line.bullet for line in lines)
    parted: list[Line] = []
    for line in lines:
        found = NAMED.match(line.text) if (alike or not line.bullet) and not line.level else None
        if found and len(found["name"].split()) <= 6 and not is_deed(line.text):
            parted += [
                replace(line, text=found["name"], level=6, bullet=False),
                replace(line, text=found["told"], gap=False, notes=()),
            ]
        else:
            parted.append(line)
    return parted


def _project(entry: Entry) -> tuple[str | None, str | None]:
    """Return the name of a project and the role in it: its first words are its name unless they are a role."""
    pieces = pieces_of(entry.titles)
    if len(pieces) <= 1:
        employer, role = employer_and_role(entry.titles)
        return (employer, role) if employer and role and "," in pieces[0] else (pieces[0] if pieces else None, None)
    role = next((piece for piece in pieces[1:3] if role_score(piece) > 0 and len(piece.split()) <= 5), None)
    return pieces[0], role


def _role_first(entries: Sequence[Entry]) -> bool:
    """Tell whether the roles stand before the employers in the entries where the words leave no doubt."""
    first = second = 0
    for entry in entries:
        pieces = pieces_of(entry.titles)
        scores = [role_score(piece) for piece in pieces[:2]]
        if len(scores) == 2 and (scores[0] > 0) != (scores[1] > 0):
            first, second = first + (scores[0] > 0), second + (scores[1] > 0)
    return first >= second


def _same_house(previous: Post, entry: Entry) -> bool:
    """Tell whether a post without an employer follows one at the same employer: it ended when that one began."""
    before = previous.entry.dates
    if not previous.employer or not before or not before.start or not entry.dates or not entry.dates.end:
        return False
    return abs(_months(before.start) - _months(entry.dates.end)) <= 2


def _months(date: str) -> int:
    year, _, month = date.partition("-")
    return 12 * int(year) + int(month or 6)
