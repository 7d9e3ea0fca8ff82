"""Play the other side of a scene: what a client or an employer says after the candidate has spoken to them."""

import re
from collections.abc import Sequence
from typing import Final

from content.vocabulary import QuestionKind

SCENES: Final[tuple[QuestionKind, ...]] = ("client_discovery", "rate_negotiation")
"""Kinds whose questions are spoken by the other side, so that a follow-up is their next line."""

BRIEF: Final = 35
REPLY: Final = re.compile(r"^(?!(?!you\b)[^.?!]*\byou\b)([^.?!]{3,60})\?\s+(?=\S)", re.IGNORECASE)
"""A line that takes up what was put to the speaker: "Stock? Oh, we oversold forty chairs last month."."""
WORD: Final = re.compile(r"[a-z]{3,}|\d[\d.,]*", re.IGNORECASE)
COMMON: Final = frozenset(
    """what when where which would could should have with from that this they them your yours about need want think thing
    things well more most much many some than then there here just like really been were will work the and for you not but
    are was did does why how who has had can our his her its him she out get got one two all any too""".split()
)


def play_on(offers: Sequence[str], answer: str, said: Sequence[str], evasion: str, *, again: bool) -> tuple[str, str]:
    """Return the other side's next line and how it is spoken; two empty texts where the scene has come to its end.

    There is always a line; one `again` only where the candidate raised it or hardly spoke. What was asked and has no reply is
    met with the `evasion`, so that a question is not passed over.
    """
    line = next_line(offers, answer, said)
    raised = _raised(line, answer) > 0
    if not line or (again and not raised and len(answer.split()) >= BRIEF):
        return "", ""
    return line, f"{evasion} {line}" if "?" in answer and not raised else line


def next_line(offers: Sequence[str], answer: str, said: Sequence[str]) -> str:
    """Return what the other side says next, or "" where all of it was said.

    A line that replies to something counts only where the candidate raised it, and then comes first. Of the others comes the
    one that has least to do with what the candidate said: the rest they have dealt with.
    """
    fresh = [offer for offer in offers if not any(offer in before for before in said)]
    raised = max(fresh, key=lambda offer: _raised(offer, answer), default="")
    if _raised(raised, answer):
        return raised
    return min((offer for offer in fresh if not REPLY.match(offer)), key=lambda offer: _shared(offer, answer), default="")


def _raised(line: str, answer: str) -> int:
    """Return how many words the line takes up that the candidate put to the speaker."""
    match = REPLY.match(line)
    return _shared(match.group(1), answer) if match else 0


def _shared(text: str, answer: str) -> int:
    return len(_stems(text) & _stems(answer))


def _stems(text: str) -> set[str]:
    return {word[:5] for word in WORD.findall(text.lower()) if word not in COMMON}
