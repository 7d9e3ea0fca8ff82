"""Find the sentences of an answer that show something, and how particular they are."""

import re
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from tools import cues


class Piece(Protocol):
    """A sentence, tagged or not."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""

    @property
    def text(self) -> str:
        """Its words."""


Sentenced = TypeVar("Sentenced", bound=Piece)


def holding(cue: re.Pattern[str], sentences: Iterable[Sentenced]) -> tuple[Sentenced, ...]:
    """Return the sentences in which the cue is found, in order."""
    return tuple(sentence for sentence in sentences if cue.search(sentence.text))


def joined(sentences: Iterable[Piece]) -> str:
    """Return the sentences as one text."""
    return " ".join(sentence.text for sentence in sentences)


def count(cue: re.Pattern[str], sentences: Iterable[Piece]) -> int:
    """Return how often the cue is found in all of the sentences."""
    return sum(len(cue.findall(sentence.text)) for sentence in sentences)


def particulars(text: str) -> int:
    """Return how many numbers, names and times a text holds, each counted once."""
    found = {match.group().lower() for cue in (cues.DIGITS, cues.TIME, cues.NAME) for match in cue.finditer(text)}
    counted = {match.group().lower() for match in cues.COUNTED.finditer(text)} - {"one", "once"}
    return len(found | counted)


def most_particular(sentences: Sequence[Sentenced]) -> tuple[Sentenced, ...]:
    """Return the sentences, those with the most particulars first."""
    return tuple(sorted(sentences, key=lambda sentence: -particulars(sentence.text)))


def looseness(text: str) -> float:
    """Return the fillers and hedges per hundred words."""
    length = max(30, len(text.split()))
    return 100 * (len(cues.FILLER.findall(text)) + len(cues.HEDGE.findall(text))) / length
