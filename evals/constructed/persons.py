"""Tell the same about other people: names, pronouns, schools."""

import re
from typing import Final

from evals.constructed.texts import load_texts

SHE: Final = {"he": "she", "him": "her", "his": "her", "himself": "herself"}
HE: Final = {"she": "he", "her": "him", "hers": "his", "herself": "himself"}
PRONOUN: Final = re.compile(rf"\b(?:{'|'.join([*SHE, *HE])})\b", re.IGNORECASE)
OWNED: Final = re.compile(r"\bher(?= [a-z]{3,})")
"""`her` before a noun is `his`; elsewhere it is `him`."""


def with_other_pronouns(answer: str) -> str:
    """Turn he into she and she into he."""
    marked = OWNED.sub("hers", answer)
    return PRONOUN.sub(lambda found: _as(found[0], {**SHE, **HE}[found[0].lower()]), marked)


def with_other_names(answer: str) -> str:
    """Put first names of another origin in place of those we know."""
    names = load_texts().names
    return re.sub(rf"\b(?:{'|'.join(names)})\b", lambda found: names[found[0]], answer)


def introduced(answer: str, person: tuple[str, str]) -> str:
    """Let somebody say who they are and where they studied before they answer."""
    name, school = person
    return f"I'm {name}, I studied at {school}. {answer}"


def _as(like: str, word: str) -> str:
    return word.capitalize() if like[0].isupper() else word
