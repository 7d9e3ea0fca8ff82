"""Whoever answers, and what they may do."""

from dataclasses import dataclass
from typing import Literal, Protocol

from api.terminal.standing import OpenQuestion
from content.vocabulary import Source


@dataclass(frozen=True)
class Move:
    """What the candidate does with the open question; a retry is about the one that they answered last."""

    action: Literal["answer", "skip", "end", "retry", "pause"]
    text: str = ""
    source: Source = "typed"


class Candidate(Protocol):
    """Whoever answers: a person at the keyboard, or a file of answers."""

    def move(self, question: OpenQuestion) -> Move:
        """Return what to do with the open question."""

    def refused(self, detail: str) -> None:
        """Take note that a move was refused; the question stays open."""

    def failed(self, detail: str, before: Move) -> Move:
        """Return what to do after a turn that could not be finished."""
