"""Tell the employer from the role in the lines that head a post."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from tools.cv_dates import DURATION, find_dates, trimmed, without_dates
from tools.cv_places import is_address, is_margin_note, is_place, split_place
from tools.cv_words import DEPARTMENTS, IRREGULAR_DEEDS, NOT_DEEDS, ORGANISATIONS, ROLE_ENDINGS, ROLES

SEPARATORS: Final = re.compile(r"\t+| +[|•·–—@;→]+ +| - | // |; | {2,}")
LABELS: Final = re.compile(
    r"^(?:company|employer|organi[sz]ation|client|role|position|job title|title|location|date|dates|duration|period): *",
    re.IGNORECASE,
)
REMARK: Final = re.compile(
    r"\(?\b(?:full[- ]time|part[- ]time|permanent|contract|temporary|temp|self[- ]employed|internship)\b\)?$", re.IGNORECASE
)


def pieces_of(titles: Iterable[str]) -> list[str]:
    """Return the parts of the lines that head a post, without dates, places, addresses and remarks."""
    pieces: list[str] = []
    for title in titles:
        dates = find_dates(title)
        rest = without_dates(title, dates) if dates else title
        for piece in SEPARATORS.split(LABELS.sub("", rest)):
            plain = trimmed(DURATION.sub("", piece))
            plain = LABELS.sub("", plain)
            if not plain or REMARK.fullmatch(plain) or is_margin_note(plain) or is_address(plain):
                continue
            plain = _without_place(plain)
            pieces += [plain] if plain not in pieces else []
    return pieces


def _without_place(piece: str) -> str:
    """Take a place off the end: "Stripe, San Francisco, CA", "Acme (Berlin)", "Acme, Berlin"."""
    if bracketed := re.search(r"\s*[(\[]([^()\[\]]{2,40})[)\]]$", piece):
        return piece[: bracketed.start()] if is_place(bracketed.group(1)) and bracketed.start() else piece
    rest, place = split_place(piece)
    if place:
        return rest
    parts = [part.strip() for part in piece.split(",")]
    for start in range(1, len(parts)):
        if is_place(", ".join(parts[start:])):
            return ", ".join(parts[:start])
    return piece


def role_score(text: str) -> int:
    """Return how much a phrase reads like a role: positive for a role, negative for an organisation, 0 for neither."""
    words: list[str] = [word.strip("().,").lower() for word in re.findall(r"[^\s/&,]+", text) if word.strip("().,")]
    if not words:
        return 0
    roles = sum(word in ROLES or word.removesuffix("s") in ROLES or word.endswith(ROLE_ENDINGS) for word in words)
    organisations = sum(word.rstrip(".") in ORGANISATIONS for word in words)
    ends_as_role = any(
        re.split(r"[,(]| of | to | for | in | and ", text.lower())[0].strip().endswith(role) for role in words if role in ROLES
    )
    ends_as_organisation = words[-1].rstrip(".") in ORGANISATIONS and words[-1] not in ROLES
    return 2 * roles + ends_as_role - organisations - 3 * ends_as_organisation


def employer_and_role(titles: Sequence[str], role_first: bool = True) -> tuple[str | None, str | None]:
    """Return (employer, role) of the lines that head a post; `role_first` decides where the words do not."""
    pieces = pieces_of(titles)
    if len(pieces) == 1:
        pieces = _split_one(pieces[0])
    if not pieces:
        return None, None
    if len(pieces) == 1:
        return (None, pieces[0]) if role_score(pieces[0]) > 0 else (pieces[0], None)
    scores = [role_score(piece) for piece in pieces]
    best = max(scores[:4])
    if best <= 0 and min(scores[:4]) == best:
        role, employer = (0, 1) if role_first else (1, 0)
    elif best <= 0:
        employer = scores.index(min(scores[:4]))
        role = 1 if employer == 0 else 0
    else:
        role = scores.index(best)
        others = [index for index in range(len(pieces)) if index != role]
        employer = min(others[:3], key=lambda index: (scores[index] > 0, index))
    return pieces[employer], pieces[role]


def _split_one(piece: str) -> list[str]:
    """Split "Engineer at Acme", "Engineer, Platform, Acme", "Acme, Engineer", "Engineer (Acme)" where the words say so."""
    at = re.search(r" (?:at|bei|chez|@) (?=[A-Z0-9])", piece)
    if at and (role_score(piece[: at.start()]) > 0 or len(piece[: at.start()].split()) <= 6):
        return [piece[: at.start()], piece[at.end() :]]
    parts = re.split(r"(?:, |: )(?![^()]*\))", piece)
    if len(parts) == 1 and (bracketed := re.fullmatch(r"([^()]+) \(([^()]+)\)", piece)):
        named, inner = bracketed.groups()
        return [named, inner] if (role_score(named) > 0) != (role_score(inner) > 0) and len(inner) > 3 else [piece]
    if len(parts) == 1:
        return parts
    if role_score(parts[0]) > 0:
        # The last part is the house; what stands between belongs to the role ("Product Manager, Payments, Acme").
        house = next(
            (at for at in range(1, len(parts)) if is_organisation(parts[at]) or parts[at].startswith("The ")), len(parts) - 1
        )
        named = not is_department(parts[house]) and not parts[house][:1].islower()
        return [", ".join(parts[:house]), parts[house]] if named else [piece]
    return [parts[0], ", ".join(parts[1:])] if role_score(", ".join(parts[1:])) > 0 else [piece]


def is_department(text: str) -> bool:
    """Tell whether a phrase only names a part of a house: "Banking Operations"."""
    return all(word.lower().strip(",") in DEPARTMENTS for word in text.split())


def is_organisation(text: str) -> bool:
    """Tell whether a phrase has a word that only organisations have in their names."""
    return any(word.lower().strip("(),.") in ORGANISATIONS for word in text.split())


def is_capitalised(text: str) -> bool:
    """Tell whether most words of some length begin with a capital, as in names and titles."""
    words: list[str] = [word for word in re.findall(r"[^\W\d_][\w'’-]*", text) if len(word) > 3] or [text]
    return sum(word[:1].isupper() for word in words) >= 0.6 * len(words)


def is_deed(text: str) -> bool:
    """Tell whether a line begins with a verb in the past: "Built ...", "Reduced ..."."""
    word = re.match(r"[A-Z][\w-]*", text)
    first = word.group().lower() if word else ""
    if len(text.split()) < 3 or first in NOT_DEEDS:
        return False
    return first in IRREGULAR_DEEDS or (first.endswith("ed") and len(first) > 4)
