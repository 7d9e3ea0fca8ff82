"""Find quoted words in an answer, exactly where they stand, however a model has copied them."""

import re
from dataclasses import replace
from typing import Final

from tools.answer_marks import NEEDS_WORDS, Mark, Span

FEWEST: Final = 3
"""Letters and digits that a quotation must have to prove anything; "I" stands in every answer."""

ALIKE: Final = {
    "'": "['’‘`]",
    '"': '["“”„]',
    "-": "[-–—]",
    "’": "['’‘`]",
    "“": '["“”„]',
    "”": '["“”„]',
    "–": "[-–—]",
    "—": "[-–—]",
}
"""Marks that models exchange for one another."""


def locate(answer: str, quote: str) -> Span | None:
    """Return where the quoted words stand in the answer, or None if they do not.

    White space, kinds of quotation mark and dash, and capitals may differ; every word must be there in one piece.
    `answer[span.start:span.end] == span.quote` always.
    """
    quote = quote.replace("&lt;", "<").replace("&#91;", "[").strip().strip('"“”…').rstrip(".").strip()
    if sum(character.isalnum() for character in quote) < FEWEST:
        return None
    place = answer.find(quote)
    if place >= 0:
        return Span(place, place + len(quote), answer[place : place + len(quote)])
    pattern = r"\s+".join("".join(ALIKE.get(character, re.escape(character)) for character in word) for word in quote.split())
    found = re.search(pattern, answer, re.IGNORECASE)
    return Span(found.start(), found.end(), found.group()) if found else None


def checked(by_rule: Mark, text: str, level: int, evidence: str, missing: str) -> tuple[Mark, bool]:
    """Return the mark that somebody gave, with its words found in the text, and whether they were there.

    Where it agrees with the mark read off the words, that one stands, with all its places. A level that needs words and whose
    words are not there falls below NEEDS_WORDS.
    """
    if (level, evidence) == (by_rule.level, by_rule.spans[0].quote if by_rule.spans else ""):
        return by_rule, True
    span = locate(text, evidence)
    supported = span is not None or level < NEEDS_WORDS
    given = replace(by_rule, level=level, spans=(span,) if span else (), point=missing, conditions=())
    return given if supported else replace(given, level=NEEDS_WORDS - 1), supported
