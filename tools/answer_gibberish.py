"""Tell keyboard mash, filler text and heaps of words from an answer, however short or foreign."""

import re
from itertools import pairwise
from typing import Final

from tools.answer_words import EMPTY, stem, words

LEAST_WORDS: Final = 3
MASHED: Final = 0.45
"""Share of unpronounceable words from which a text is keyboard mash; dense technical notes stay below .2."""

HEAPED: Final = 0.06
"""Share of small words below which a text of some length is no language; the tersest answer of the gold set has .41."""

REPEATED: Final = 0.22
"""Share of different words below which a text says nothing ("test test test")."""

SMALL_ELSEWHERE: Final = frozenset(
    """
    der die das und ich nicht wir ist mit ein eine zu auf für war habe dem den im sich
    le la les des et je nous est une un que qui pas dans pour avec sur mon ma était j'ai au du
    el los las y yo que en con una por para mi era no se lo fue
    il che di e per non con una ho era mio si
    o os as eu não com uma por em do da foi meu
    de het een en ik niet van was met voor ook och jag att det som på med
    i w z na nie że się do
    """.split()
)
FILLER_TEXT: Final = re.compile(r"\blorem ipsum\b|\bdolor sit amet\b|\bthe quick brown fox\b", re.IGNORECASE)
NO_SYLLABLE: Final = re.compile(r"^[^aeiouyäöüáéíóúàèâêîôûãõåæø]{4,}$")
JAM: Final = re.compile(
    r"[bcdfghjklmnpqrstvwxz]{5,}|([a-z])\1{2,}|(?:asdf|sdfg|dfgh|fghj|ghjk|hjkl|qwer|wert|erty|zxcv|xcvb|uiop|jkl)"
)

ODD: Final = 0.02
"""Share of neighbours that never stand so in English from which words are in no order; at most .016 in the gold set."""

NEVER_BEFORE: Final = {
    first: frozenset(then.split())
    for firsts, then in (
        (
            "the a an my our their",
            "the a an my our their i we he she they of in on at for with from by and but so because or was were is had did "
            "have has are to",
        ),
        ("i", "the a an of and in my with from by is were has our their or at on"),
        ("of", "and but so was were i had to because he they we is did or"),
        ("and", "of or but because by was"),
    )
    for first in firsts.split()
}
"""Small words, and small words that cannot follow them."""


def is_salad(tokens: list[str]) -> bool:
    """Say whether words stand in no order: small words follow one another as they never do. A stutter is none of it."""
    odd = sum(1 for first, then in pairwise(tokens) if then != first and then in NEVER_BEFORE.get(first, ()))
    return odd >= LEAST_WORDS and odd >= ODD * len(tokens)


def is_gibberish(answer: str, subject: frozenset[str] = frozenset()) -> bool:
    """Say whether a text is no language: mash, filler, a word over and over, or words in a heap.

    `subject` are stems of the question: a list of its terms is a thin answer, not gibberish. Text without any word
    is blank, not gibberish, and neither are other languages.
    """
    tokens = words(answer)
    if not tokens:
        return False
    if FILLER_TEXT.search(answer) or is_salad(tokens):
        return True
    letters = [token for token in tokens if token.isalpha() and token.isascii()]
    mashed = sum(1 for token in letters if NO_SYLLABLE.match(token) or JAM.search(token))
    if letters and mashed / len(letters) >= MASHED and mashed >= min(LEAST_WORDS, len(letters)):
        return True
    if len(tokens) < 2 * LEAST_WORDS:
        return False
    if len(set(tokens)) / len(tokens) < REPEATED and len(set(tokens)) < 12:
        return True
    small = sum(1 for token in tokens if token in EMPTY or token in SMALL_ELSEWHERE or not token.isascii())
    is_heap = small == 0 or (len(tokens) >= 10 and small / len(tokens) < HEAPED)
    return is_heap and not any(stem(token) in subject for token in tokens)
