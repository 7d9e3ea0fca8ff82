"""Settle what several graders of one dimension gave: the median level, with the words of one who gave it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median_low

from tools.answer_marks import Mark
from tools.answer_quotes import checked, locate


@dataclass(frozen=True)
class Vote:
    """What one grader gave for one dimension, evidence before level."""

    evidence: str
    level: int
    missing: str = ""


def settled(by_rule: Mark, votes: Sequence[Vote], text: str) -> tuple[Mark, bool]:
    """Return the mark of the median level (the lower of two), checked against the answer, and whether its words were there.

    The words are those of the first grader of that level whose quotation is found. With several votes the share that gave this
    very level stands beside it as its confidence; a single vote states none, unless it is the mark by rule itself.
    """
    level = median_low(vote.level for vote in votes)
    agreeing = [vote for vote in votes if vote.level == level]
    chosen = next((vote for vote in agreeing if locate(text, vote.evidence) is not None), agreeing[0])
    mark, supported = checked(by_rule, text, level, chosen.evidence, chosen.missing)
    if len(votes) > 1:
        return replace(mark, confidence=len(agreeing) / len(votes)), supported
    return (mark if mark == by_rule else replace(mark, confidence=None)), supported
