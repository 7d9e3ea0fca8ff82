"""What the fitted grader reads of a sentence: without fillers, contracted alike. How something is said costs nothing."""

import re
from typing import Final

FILLER: Final = re.compile(
    r"(?:(?<=^)|(?<=[\s,.;:(]))(?:u+m+|u+h+|e+rm*|h+m+|a+h+|you know|i mean|like(?=,)|sort of|kind of|kinda|sorta|basically"
    r"|literally|so yeah|yeah)(?=$|[\s,.;:!?])[,.]?\s*",
    re.IGNORECASE,
)
QUOTES: Final = str.maketrans("’‘“”", "''\"\"")
SHORTER: Final = (
    (re.compile(r"\b(?:cannot|can not)\b", re.IGNORECASE), "can't"),
    (re.compile(r"\bwill not\b", re.IGNORECASE), "won't"),
    (re.compile(r"\b(do|does|did|was|were|is|are|has|have|had|would|could|should|must|need)\s+not\b", re.IGNORECASE), r"\1n't"),
    (re.compile(r"\b(I)\s+am\b", re.IGNORECASE), r"\1'm"),
    (re.compile(r"\b(you|we|they)\s+are\b", re.IGNORECASE), r"\1're"),
    (re.compile(r"\b(he|she|it|that|there|what|who|here)\s+is\b", re.IGNORECASE), r"\1's"),
    (re.compile(r"\b(I|you|we|they|he|she|it)\s+will\b", re.IGNORECASE), r"\1'll"),
)
"""Full forms and what they are contracted to, so that both count the same."""


def plain_words(sentence: str) -> str:
    """Return the sentence as it is read: without fillers, with straight quotes and contracted forms."""
    straight = sentence.translate(QUOTES)
    kept = FILLER.sub("", straight)
    if sum(character.isalnum() for character in kept) < 2:
        kept = straight
    for full, short in SHORTER:
        kept = full.sub(short, kept)
    return re.sub(r"\s+", " ", kept).strip(" ,")
