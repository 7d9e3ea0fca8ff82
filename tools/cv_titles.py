"""Tell the employer from the role in the lines that head a post."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from tools.cv_dates import DURATION, find_dates, without_dates
from tools.cv_places import is_address, is_margin_note, is_place, split_place
from tools.cv_words import DEPARTMENTS, ORGANISATIONS, ROLES

SEPARATORS: Final = re.compile(r"\t+| +[|•·–—@;→/]+ +| - | // |; | {2,}")
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
            plain = DURATION.sub("", piece).strip(" \t,;|·•–—:()[]") if DURATION.search(piece) else piece.strip(" \t,;|·•–—:")
            plain = LABELS.sub("", plain)
            if not plain or is_margin_note(plain) or is_address(plain):
                continue
            plain = _without_place(plain)
            pieces += [part for part in [(REMARK.sub("", plain).strip(" ,(") or plain)] if part not in pieces]
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
    roles = sum(word in ROLES or (word.endswith("s") and word[:-1] in ROLES) for word in words)
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
    """Split "Engineer at Acme", "Acme, Engineer", "Engineer (Acme)", "Engineer, Acme" where the words say so."""
    if (at := re.search(r" (?:at|bei|chez|@) ", piece)) and role_score(piece[: at.start()]) > 0:
        return [piece[: at.start()], piece[at.end() :]]
    candidates = [(found.start(), found.end()) for found in re.finditer(r", |: | \((?=[^()]+\)$)", piece)]
    best, parts = 0, [piece]
    for start, end in candidates:
        left, right = piece[:start].strip(), piece[end:].strip(" )")
        gain = abs(role_score(left) - role_score(right)) if (role_score(left) > 0) != (role_score(right) > 0) else 0
        named = right if role_score(left) > 0 else left
        if gain > best and not all(word.lower().strip(",") in DEPARTMENTS for word in named.split()):
            best, parts = gain, [left, right]
    return parts
