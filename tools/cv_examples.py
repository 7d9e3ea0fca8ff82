"""From what a CV tells to the lines that an answer can be built on."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from tools.cv import Example, Section
from tools.cv_contact import is_contact, without_contact
from tools.cv_entries import Entry

MOST: Final = 400
"""Examples kept of one CV; the longest real ones have some 120."""
SENTENCE_END: Final = re.compile(r"(?<=[a-z0-9%)\]”\"'][.!?])\s+(?=[\"“(]?[A-Z0-9])")
ABBREVIATION: Final = re.compile(
    r"\b(?:e\.g|i\.e|etc|incl|approx|vs|Inc|Ltd|Co|St|Dr|Mr|Mrs|Ms|Prof|No|Nos|Sr|Jr|ca|cf|z\.B|bzw)\.$"
)


def sentences_of(text: str) -> list[str]:
    """Split a paragraph into sentences; one too short to stand alone stays with the one before it."""
    sentences: list[str] = []
    for piece in SENTENCE_END.split(text.strip()):
        joined = sentences and (
            ABBREVIATION.search(sentences[-1][-12:]) or len(piece.split()) < 4 or len(sentences[-1].split()) < 4
        )
        if joined:
            sentences[-1] += " " + piece
        elif piece:
            sentences.append(piece)
    return sentences


def clean_fragment(text: str) -> str:
    """Return a line as a clean fragment: one line, single spaces, no bullet, no contact details."""
    plain = re.sub(r"\s+", " ", without_contact(text)).strip()
    return re.sub(r"^(?:[•◆◦●▪*>–—-]+ )+|[\s•|]+$", "", re.sub(r" ([,.;])(?= |$)", r"\1", plain))


def is_worth(text: str, words: int = 2) -> bool:
    """Tell whether a fragment says anything: some words with letters, and more than a contact detail or "Etc."."""
    return (
        len(re.findall(r"\w*[^\W\d_]\w*", text)) >= words
        and len(text) >= 10
        and not is_contact(text)
        and not text.startswith("10.")
    )


def numbered(examples: Iterable[Example]) -> tuple[Example, ...]:
    """Give the examples their ids in reading order: "e01", "e02", ..."""
    kept = list(examples)[:MOST]
    width = max(2, len(str(len(kept))))
    return tuple(replace(example, id=f"e{number:0{width}d}") for number, example in enumerate(kept, start=1))


def of_summary(text: str | None, section: Section = "summary") -> list[Example]:
    """Return the sentences of the profile as examples."""
    return [Example("", sentence, section) for sentence in sentences_of(text or "") if is_worth(sentence, 4)]


def of_entry(entry: Entry, section: Section, employer: str | None, role: str | None) -> list[Example]:
    """Return what is told of an entry.

    Prose above the bullets describes the post, and is kept as "summary"; without bullets, prose is what was done there: each
    paragraph is an example, or each sentence where there is one paragraph.
    """
    start, end = (entry.dates.start, entry.dates.end) if entry.dates else (None, None)
    bulleted = any(bullet for _, bullet in entry.told)
    told = entry.told
    if not bulleted and len(told) == 1:
        told = [(sentence, False) for sentence in sentences_of(told[0][0])]
    examples: list[Example] = []
    before_bullets = bulleted
    for text, bullet in told:
        before_bullets = before_bullets and not bullet
        plain = clean_fragment(text)
        label = plain.endswith(":") and len(plain.split()) <= 5
        if is_worth(plain) and not label:
            examples.append(Example("", plain, "summary" if before_bullets else section, employer, role, start, end))
    return examples
