"""Places, and the other short notes that stand beside a post: its dates, its length, its web address."""

import re
from collections.abc import Sequence
from typing import Final

from tools.cv_dates import is_only_dates
from tools.cv_place_names import CITIES, COUNTRIES, STATE_NAMES, STATES
from tools.cv_words import ORGANISATIONS, SCHOOLS

REMOTE: Final = re.compile(
    r"(?:fully )?(?:remote|hybrid|on-?site|home ?office|worldwide)(?: \(.{2,30}\)|, .{2,30})?", re.IGNORECASE
)
ADDRESS: Final = re.compile(
    r"(?:https?://|www\.)\S{1,500}|"
    r"(?<![\w.-])(?:[a-z0-9-]{1,63}\.){1,5}(?:com|org|net|io|dev|me|ai|co|edu|xyz|inc|app|tech|info|de|uk|fr|nl|eu)\b(?:/\S*)?",
    re.IGNORECASE,
)
_NAME: Final = r"[^\W\d_][\w.'’-]*"
_TOWN: Final = re.compile(rf"{_NAME}(?: {_NAME}){{0,3}}")


def is_place(text: str) -> bool:
    """Tell whether the text names a place and nothing else: "San Francisco, CA", "Istanbul, Türkiye", "Remote"."""
    text = text.strip(" \t()[]|,;·•").strip()
    if not 2 <= len(text) <= 60 or text[0].isdigit():
        return False
    if REMOTE.fullmatch(text) or text.lower() in CITIES or text.lower() in COUNTRIES:
        return True
    parts = [part.strip() for part in re.split(r",|/", re.sub(r"\b\d{4,5}(?:-\d{4})?$", "", text).strip())]
    return 2 <= len(parts) <= 4 and _is_town_and_region(parts)


def _is_town_and_region(parts: Sequence[str]) -> bool:
    """Tell a town with its region from an employer with its town ("Stripe, San Francisco, CA", "Acme Supply, Singapore")."""
    words = {word.lower() for part in parts if part not in STATES for word in part.split()}
    if words & (ORGANISATIONS | SCHOOLS) or not all(_TOWN.fullmatch(part) and part[:1].isupper() for part in parts):
        return False
    first, second, last = parts[0].lower(), parts[1].lower(), parts[-1]
    if first not in CITIES and (len(first.split()) > 2 or (len(parts) > 2 and second in CITIES)):
        return False
    return last in STATES or last.lower() in COUNTRIES | STATE_NAMES or first in CITIES


def split_place(text: str) -> tuple[str, str | None]:
    """Split a place off the end of a line: "Stripe San Francisco, CA" -> ("Stripe", "San Francisco, CA")."""
    found = re.search(
        rf"^(?P<rest>.*?)[\s,(|·•–-]*\b(?P<town>{_NAME}(?: {_NAME}){{0,2}}), ?(?P<region>[A-Z]{{2,3}}|{_NAME}(?: "
        rf"{_NAME})?)\)?$",
        text,
    )
    if not found or not (found["region"] in STATES or found["region"].lower() in COUNTRIES):
        return text, None
    words = f"{found['rest']} {found['town']}".split()
    for size in (3, 2, 1):
        town = " ".join(words[-size:])
        if town.lower() in CITIES or (size == 1 and found["region"] in STATES):
            rest = " ".join(words[:-size]).strip(" ,(|·•–-")
            return (rest, f"{town}, {found['region']}") if rest else (text, None)
    return text, None


def is_address(text: str) -> bool:
    """Tell whether the text is a web address and nothing else."""
    return bool(ADDRESS.fullmatch(text.strip(" \t()[]<>|,;·•")))


def is_margin_note(text: str) -> bool:
    """Tell whether the text only says when, where or how long: what stands beside a post, not in it."""
    return is_only_dates(text) or is_place(text)
