"""The head of a CV: whose it is, and what they call themselves."""

import re
from collections.abc import Sequence

from tools.cv_contact import has_contact, is_contact
from tools.cv_headings import heading_of
from tools.cv_lines import Line
from tools.cv_places import is_place
from tools.cv_titles import role_score
from tools.cv_words import ORGANISATIONS

PARTICLES = frozenset("de da di del della van von der den la le el al bin ibn ter ten dos das du of y e und mac st".split())
TITLES = re.compile(r"^(?:dr|prof|mr|mrs|ms|miss|sir|dame|rev|ing|dipl)\.? ", re.IGNORECASE)
DEGREES = re.compile(
    r",? (?:ph\.?d\.?|m\.?d\.?|mba|msc|bsc|ba|ma|rn|cpa|pmp|esq\.?|jr\.?|sr\.?|he/him|she/her|they/them)\b.*$", re.IGNORECASE
)
POSTAL = re.compile(r"^\d+ |\b\d{4,}\b|\d[A-Z]{2}\b")


def name_in(lines: Sequence[Line], head_size: int) -> tuple[str | None, int]:
    """Return the name and the number of its line.

    It is looked for among the lines before the first heading, where the type is largest, and (a side column may come first)
    where a line reads like a name and the next one like a role.
    """
    largest = [index for index, line in enumerate(lines) if line.level == 1]
    head = [*range(min(head_size, 12)), *(largest if len(largest) <= 3 else ())]
    later = [index for index, line in enumerate(lines[:60]) if line.gap and not line.bullet and _role_below(lines, index)]
    for index in [*sorted(head, key=lambda number: (lines[number].level != 1, number)), *later]:
        for piece in re.split(r"\t| \| | [–—] | - |, ", lines[index].text):
            plain = re.sub(r"^(?:name|full name): *", "", piece.strip(), flags=re.IGNORECASE)
            if is_name(plain) and (lines[index].level == 1 or role_score(plain) <= 0):
                return _written(plain), index
    return None, -1


def _role_below(lines: Sequence[Line], index: int) -> bool:
    return (
        index + 1 < len(lines) and not lines[index + 1].bullet and role_score(lines[index + 1].text.split(" at ")[0][:60]) > 0
    )


def is_name(text: str) -> bool:
    """Tell whether a text can be a person's name: two to five capitalised words and nothing else."""
    plain = DEGREES.sub("", TITLES.sub("", text.strip()))
    words = plain.split()
    if not 2 <= len(words) <= 5 or len(plain) > 50 or heading_of(plain) or is_place(plain):
        return False
    if any(word.lower().strip(".,") in ORGANISATIONS for word in words):
        return False
    return all(
        re.fullmatch(r"[^\W\d_](?:[^\W\d_]|['’.-])*,?", word) and (word[0].isupper() or word.lower() in PARTICLES)
        for word in words
    )


def _written(name: str) -> str:
    """Write a name in capitals as names are written: "JOHN DOE" -> "John Doe"."""
    if not name.isupper():
        return name
    return " ".join(re.sub(r"[^\W\d_]+", lambda part: part.group().capitalize(), word) for word in name.split())


def headline_in(head: Sequence[Line], name_line: Line | None, name: str | None) -> str | None:
    """Return what stands beside or under the name if it says what the person is: short, no contact details, no sentence."""
    at = next((index for index, line in enumerate(head) if line is name_line), -1)
    beside = re.split(r"\t| \| | [–—] | - |, ", head[at].text)[1:] if at >= 0 else []
    pieces = [piece for piece in beside if role_score(piece) > 0]
    for line in head[at + 1 :][:5]:
        if has_contact(line.text):
            pieces += [piece for piece in re.split(r"\t| \| | [–—•·] ", line.text) if role_score(piece) > 0]
        else:
            pieces.append(re.sub(r"\s*\t\s*", " · ", line.text))
    for piece in pieces:
        text = piece.strip(" ,|·")
        if text == name or has_contact(text) or is_contact(text) or is_place(text) or POSTAL.search(text):
            continue
        if 1 <= len(text.split()) <= 14 and not text.endswith(".") and re.search(r"[^\W\d_]{3}", text):
            return _sentence_case(text) if text.isupper() else text
    return None


def _sentence_case(text: str) -> str:
    """Write a headline in capitals as titles are written; short words are taken for abbreviations (PHP, UX, VP)."""
    small = {"AND", "OF", "FOR", "THE", "IN", "AT", "TO", "UND", "DE"}
    words = [word.lower() if word in small else word if len(word.strip(",.&")) <= 3 else word.title() for word in text.split()]
    return " ".join(words)
