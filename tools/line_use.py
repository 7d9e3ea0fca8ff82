"""Whether an answer used a line of the CV, and with which words."""

import re
from typing import Final

NUMBER: Final = re.compile(r"\d[\d.,]*\d|\d")
WORD: Final = re.compile(r"[A-Za-z][A-Za-z'’+#-]{2,}")
COMMON: Final = frozenset(
    """the and for with from that this into was were had have has our their they them who which after before over under about
    between while during each every all any two three four five new more most than then when where what how team work worked
    working led made took built wrote project company used using use""".split()
)
ENOUGH: Final = 0.42
"""Share of a line's weight that must come back in the answer; chosen by reading, not fitted."""


def used_words(line: str, answer: str) -> str:
    """Return the sentence of the answer that uses this CV line, or "" where none does.

    Numbers and names weigh three times a common word; words are compared by their first six letters, so that "migrated" and
    "migration" agree.
    """
    weights = _weights(line)
    total = sum(weights.values())
    if not total:
        return ""
    whole = _stems(answer)
    if sum(weight for stem, weight in weights.items() if stem in whole) / total < ENOUGH:
        return ""
    sentences = [sentence for sentence in re.split(r"(?<=[.!?])\s+|\n+", answer) if sentence.strip()]
    scored = [(sum(weights.get(stem, 0.0) for stem in _stems(sentence)), sentence) for sentence in sentences]
    return max(scored, key=lambda pair: pair[0])[1].strip() if scored else ""


def _weights(line: str) -> dict[str, float]:
    weights: dict[str, float] = {number.rstrip(".,"): 3.0 for number in NUMBER.findall(line)}
    for place, match in enumerate(WORD.finditer(line)):
        word = match.group(0)
        if word.lower() in COMMON:
            continue
        name = place > 0 and word[0].isupper()
        weights[_stem(word)] = 3.0 if name else 1.0
    return weights


def _stems(text: str) -> set[str]:
    return {_stem(word) for word in WORD.findall(text)} | {number.rstrip(".,") for number in NUMBER.findall(text)}


def _stem(word: str) -> str:
    return word.lower()[:6]
