"""Tell keyboard mash, filler text and heaps of words from an answer, however short or foreign."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from content.word_order import load_word_order
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

LEAST_ODD: Final = 2
ODD: Final = 0.03
"""Share of neighbours that hardly ever stand so in English from which words are in no order; one alone says nothing.

Of 892 rated answers, each judged without its author, none has so many (at most .028); of 60 words drawn from several answers 93
in 100 have (`python -m evals.fit_order --check`).
"""

ENGLISH: Final = frozenset("the and to of i that it".split())
IN_ENGLISH: Final = 0.08
"""Share of these words below which a text is in another language, whose order is not known here."""


def is_salad(tokens: Sequence[str], order: Mapping[str, frozenset[str]]) -> bool:
    """Say whether English words stand in no order: frequent ones follow one another as they hardly ever do."""
    if sum(token in ENGLISH for token in tokens) < IN_ENGLISH * len(tokens):
        return False
    odd = sum(then in order.get(first, ()) for first, then in pairwise(tokens))
    return odd >= LEAST_ODD and odd >= ODD * len(tokens)


def is_gibberish(answer: str, subject: frozenset[str] = frozenset()) -> bool:
    """Say whether a text is no language: mash, filler, a word over and over, or words in a heap.

    `subject` are stems of the question: a list of its terms is a thin answer, not gibberish. Text without any word
    is blank, not gibberish, and neither are other languages.
    """
    tokens = words(answer)
    if not tokens:
        return False
    if FILLER_TEXT.search(answer) or is_salad(tokens, load_word_order()):
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
