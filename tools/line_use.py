"""Whether an answer used a line of the CV, and with which words."""

import re
from typing import Final

NUMBER: Final = re.compile(r"(?<![A-Za-z\d])(?:\d[\d.,]*\d|\d)(?![A-Z])")
WORD: Final = re.compile(r"[A-Za-z][A-Za-z'’+#-]{2,}")
COMMON: Final = frozenset(
    """the and for with from that this into was were had have has our their they them who which after before over under about
    between while during each every all any two three four five new more most than then when where what how team work worked
    working led made took built wrote project company used using use""".split()
)
SPOKEN: Final = {
    word: value
    for value, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
        eighteen nineteen""".split()
    )
} | {word: 10 * value for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)}
NUMBER_WORD: Final = re.compile(
    rf"\b({'|'.join(sorted(SPOKEN, key=len, reverse=True))})(?:[ -]({'|'.join(list(SPOKEN)[1:10])}))?\b", re.IGNORECASE
)
FEWEST: Final = 2
"""Words or numbers that must come back: one alone is chance, above all a small number."""
SMALL: Final = 10
ENOUGH: Final = 0.42
"""Share of a line's weight that must come back in the answer; chosen by reading, not fitted."""

WORDS: Final = 0.25
"""Share of the words alone: "half past eleven, three hotels" does not tell of eleven receptionists and three supervisors."""


def used_words(line: str, answer: str) -> str:
    """Return the sentence of the answer that uses this CV line, or "" where none does.

    Numbers above ten and names weigh three times a common word; words are compared by their first six letters, so that
    "migrated" and "migration" agree; a number counts whether it is written or spoken ("forty-one staff").
    """
    weights = _weights(line)
    total = sum(weights.values())
    if not total:
        return ""
    whole = _stems(answer)
    back = {stem: weight for stem, weight in weights.items() if stem in whole}
    if len(back) < FEWEST or sum(back.values()) / total < ENOUGH or _words(back) < WORDS * _words(weights):
        return ""
    sentences = [sentence for sentence in re.split(r"(?<=[.!?])\s+|\n+", answer) if sentence.strip()]
    scored = [(sum(weights.get(stem, 0.0) for stem in _stems(sentence)), sentence) for sentence in sentences]
    return max(scored, key=lambda pair: pair[0])[1].strip() if scored else ""


def _weights(line: str) -> dict[str, float]:
    weights = {number: 1.0 if number.isdigit() and int(number) <= SMALL else 3.0 for number in _numbers(line)}
    for place, match in enumerate(WORD.finditer(line)):
        word = match.group(0)
        if word.lower() in COMMON or word.lower() in SPOKEN:
            continue
        name = place > 0 and word[0].isupper()
        weights[_stem(word)] = 3.0 if name else 1.0
    return weights


def _words(weights: dict[str, float]) -> float:
    """Return the weight of the words without the numbers."""
    return sum(weight for stem, weight in weights.items() if not stem[0].isdigit())


def _stems(text: str) -> set[str]:
    return {_stem(word) for word in WORD.findall(text)} | _numbers(text)


def _numbers(text: str) -> set[str]:
    """Return the numbers of a text as digits, those in words included; "one" alone is seldom a number."""
    spoken = {
        str(SPOKEN[tens.lower()] + SPOKEN.get(ones.lower(), 0))
        for tens, ones in NUMBER_WORD.findall(text)
        if tens.lower() != "one"
    }
    return {number.rstrip(".,") for number in NUMBER.findall(text)} | spoken


def _stem(word: str) -> str:
    return word.lower()[:6]
