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


def name_in(lines: Sequence[Line], head_size: int) -> tuple[str | None, int]:
    """Return the name and the number of its line: first among the lines of the head, else where the type is largest."""
    largest = [index for index, line in enumerate(lines) if line.level == 1]
    candidates = [*range(min(head_size, 12)), *(largest if len(largest) <= 3 else ())]
    for index in sorted(candidates, key=lambda number: (lines[number].level != 1, number)):
        for piece in re.split(r"\t| \| | [–—] | - |, (?=[A-Z]{2,}\b)", lines[index].text):
            plain = re.sub(r"^(?:name|full name): *", "", piece.strip(), flags=re.IGNORECASE)
            if is_name(plain) and (lines[index].level == 1 or role_score(plain) <= 0):
                return _written(plain), index
    return None, -1


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


def headline_in(lines: Sequence[Line], name_at: int, head_size: int) -> str | None:
    """Return what stands under the name if it says what the person is: short, no contact details, no sentence."""
    for line in lines[name_at + 1 : max(head_size, name_at + 3)][:5]:
        text = re.sub(r"\s*\t\s*", " · ", line.text)
        if heading_of(text):
            return None
        if not text or line.bullet or has_contact(text) or is_contact(text):
            continue
        if 1 <= len(text.split()) <= 14 and not text.endswith(".") and re.search(r"[^\W\d_]{3}", text):
            return _sentence_case(text) if text.isupper() else text
    return None


def _sentence_case(text: str) -> str:
    """Write a headline in capitals as titles are written; short words are taken for abbreviations (PHP, UX, VP)."""
    small = {"AND", "OF", "FOR", "THE", "IN", "AT", "TO", "UND", "DE"}
    words = [word.lower() if word in small else word if len(word.strip(",.&")) <= 3 else word.title() for word in text.split()]
    return " ".join(words)
