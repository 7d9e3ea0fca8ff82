"""Choose words to ask again with: none that were used before, none that ask for what was said."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

MOST_OVERLAP: Final = 0.5
"""Share of a follow-up's content words that may already stand in the answer; above it, it would ask about what was said."""
LONG_WORD: Final = re.compile(r"[a-z]{5,}")


def first_unasked(lines: Iterable[str], asked: Sequence[str], answer: str) -> str:
    """Return the first line that was not asked and not answered, or ""."""
    return next((line for line in lines if not any(line in before for before in asked) and _open(line, answer)), "")


def _open(line: str, answer: str) -> bool:
    words = set(LONG_WORD.findall(line.lower()))
    return len(words & set(LONG_WORD.findall(answer.lower()))) <= MOST_OVERLAP * len(words)
