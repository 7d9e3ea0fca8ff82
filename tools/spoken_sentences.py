"""Cut speech without full stops into sentences: how likely one begins at each word, and how long sentences are."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from operator import add
from typing import Final

from content.spoken_boundaries import BoundaryFit, load_boundary_fit

WORD: Final = re.compile(r"\S+")
MARK: Final = re.compile(r"[,;:–—-][\"'”’)\]]*$")
BARE: Final = re.compile(r"^\W+|\W+$")
ENDINGS: Final = ("ing", "ed", "ly", "tion", "er", "'s", "s")
OUTSIDE: Final = ""
"""What is read before the first word and after the last."""

REACH: Final = 3
"""Words that are read on either side of a gap."""

RICH: Final = 15
"""Words to a comma below which speech is taken to have its commas, so that a gap without one says something."""


@dataclass(frozen=True)
class Heard:
    """A stretch of speech as it is read: where each word starts, its form, and whether a comma or a dash stands before it."""

    starts: Sequence[int]
    forms: Sequence[str]
    marked: Sequence[bool]


def cut(text: str) -> list[int]:
    """Return where in `text` new sentences start, in order. Pure; the time it takes grows with the length of the text."""
    fit = load_boundary_fit()
    heard = hear(text, fit.class_of)
    return [heard.starts[place] for place in best_cuts(odds(heard, fit), fit.lengths)]


def hear(text: str, known: Collection[str]) -> Heard:
    """Read the words of a text. A dash that stands alone belongs to the gap before the word that follows it."""
    starts: list[int] = []
    forms: list[str] = []
    marked: list[bool] = []
    mark = False
    for match in WORD.finditer(text):
        token = match[0]
        word = plain(token)
        if word:
            starts.append(match.start())
            forms.append(form(word, known))
            marked.append(mark)
            mark = False
        mark = mark or bool(MARK.search(token))
    return Heard(starts, forms, marked)


def plain(token: str) -> str:
    """Return a word in small letters without what stands around it; nothing where there is no letter or digit."""
    return BARE.sub("", token.lower().replace("’", "'")).replace("_", "")


def form(word: str, known: Collection[str]) -> str:
    """Return the word itself if it is known, else what its ending or its digits tell."""
    if word in known:
        return word
    if any(character.isdigit() for character in word):
        return "#"
    return "*" + next((ending for ending in ENDINGS if word.endswith(ending) and len(word) > len(ending) + 2), "")


def odds(heard: Heard, fit: BoundaryFit) -> list[float]:
    """Return for each word the log-odds that a sentence begins with it."""
    scores = [fit.bias + fit.marks.get(mark, 0.0) for mark in marks(heard)]
    for read, tables in ((heard.forms, fit.words), (classes(heard, fit.class_of), fit.classes)):
        for places, table in tables.items():
            scores = list(map(add, scores, map(table.get, around(read, places), repeat(0.0))))
    return scores


def classes(heard: Heard, class_of: Mapping[str, str]) -> list[str]:
    """Return the class of each word."""
    return [class_of.get(seen, OUTSIDE) for seen in heard.forms]


def around(forms: Sequence[str], places: Sequence[int]) -> Iterator[str]:
    """Yield for each gap the words at `places`: 1 stands for the word after the gap, -1 for the word before it."""
    padded = [OUTSIDE] * REACH + list(forms) + [OUTSIDE] * REACH
    shifts = [REACH + place - (place > 0) for place in places]
    columns = [padded[shift : shift + len(forms)] for shift in shifts]
    return iter(columns[0]) if len(columns) == 1 else map(" ".join, zip(*columns, strict=True))


def marks(heard: Heard) -> list[str]:
    """Return what stands in each gap: a mark, nothing, or nothing where most speakers' commas stand."""
    rich = sum(heard.marked) * RICH >= len(heard.marked)
    return ["mark" if mark else "bare" if rich else "" for mark in heard.marked]


def best_cuts(scores: Sequence[float], lengths: Sequence[float]) -> list[int]:
    """Return the words with which sentences begin, the first one left out, so that odds and lengths add up to most.

    Every sentence has 1 to `len(lengths)` words; looking back no further keeps the time linear.
    """
    backwards = list(reversed(lengths))
    best, came = [0.0], [0]
    for end in range(1, len(scores) + 1):
        start = max(0, end - len(backwards))
        sums = list(map(add, best[start:end], backwards[start - end :]))
        highest = max(sums)
        came.append(start + sums.index(highest))
        best.append(highest + (scores[end] if end < len(scores) else 0.0))
    cuts, place = [], came[-1]
    while place > 0:
        cuts.append(place)
        place = came[place]
    return cuts[::-1]
