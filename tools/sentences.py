"""Cut an answer into sentences without losing a character: every piece knows where it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from tools.spoken_sentences import cut

LONGEST: Final = 60
"""Words in one piece; what is longer is cut where a sentence most likely begins."""

RUN_ON: Final = 30
"""Words from which a stretch is cut in an answer that has hardly any stops or commas."""

SPARSE: Final = 40
"""Words to a stop beyond which an answer has hardly any; half as many to a comma."""

LINE: Final = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
BULLET: Final = re.compile(r"\s*(?:[-–—*•·▪◦‣]|\(?\d{1,2}[.)]|[a-z]\))\s+")
INLINE_BULLET: Final = re.compile(r"(?<=\s)[-–•*]\s+")
STOP: Final = re.compile(r"""(?:[.!?…]+["'”’)\]]*|[。！？]["'”’)\]]*)(?=\s|$)|[。！？]""")
SHORTENED: Final = re.compile(
    r"(?:\b(?:e\.g|i\.e|mr|mrs|ms|dr|prof|st|vs|approx|inc|ltd|jr|sr|dept|est|mag|ca|cf|u\.s|u\.k)"
    r"|(?:^|[\s(])[A-HJ-Z])\.$",
    re.IGNORECASE,
)
ABBREVIATION: Final = 12
"""Characters before a full stop that say whether it ends an abbreviation."""

FOLLOWING: Final = re.compile(r"\S.?")
OPEN_ENDED: Final = re.compile(r"(?:\betc\.|\.\.\.|…)$", re.IGNORECASE)
CLOSED_QUOTE: Final = re.compile(r"[.!?…][\"'”’)\]]+$")
COMMA: Final = re.compile(r"[,;:–—](?=\s)")


@dataclass(frozen=True)
class Sentence:
    """A piece of an answer: `answer[start:end] == text`."""

    start: int
    end: int
    text: str


def split(answer: str) -> list[Sentence]:
    """Return the sentences of `answer` in order, without the white space and bullet signs between them.

    Lines always end a sentence; so do full stops that end no abbreviation. A piece of more than LONGEST words is cut as speech
    is, and so are shorter ones in an answer with hardly a stop. Pieces without a letter or digit are left out.
    """
    pieces = [piece for block in _blocks(answer) for piece in _stops(answer, *block)]
    most = RUN_ON if _is_sparse(answer, len(pieces)) else LONGEST
    parts = (part for piece in pieces for part in _spoken(answer, *piece, most))
    return [Sentence(start, end, answer[start:end]) for start, end in parts if any(c.isalnum() for c in answer[start:end])]


def _blocks(answer: str) -> Iterator[tuple[int, int]]:
    """Yield the lines, and the items of a list that was pasted into one line."""
    for line in LINE.finditer(answer):
        start, end = line.span()
        marks = [mark.start() for mark in INLINE_BULLET.finditer(answer, start, end)]
        is_list = bool(BULLET.match(answer, start, end)) or any(answer[:mark].rstrip()[-1:] in ".:!?" for mark in marks)
        for left, right in _between(start, end, marks if is_list else []):
            bullet = BULLET.match(answer, left, right)
            yield bullet.end() if bullet else left, right


def _stops(answer: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield what stands between full stops, question marks and exclamation marks. A semicolon ends no sentence."""
    cuts = [stop.end() for stop in STOP.finditer(answer, start, end) if _ends(answer, start, stop.end(), end)]
    yield from (_trimmed(answer, *piece) for piece in _between(start, end, cuts))


def _ends(answer: str, start: int, stop: int, end: int) -> bool:
    """Say whether the mark before `stop` ends a sentence."""
    before, after = answer[max(start, stop - ABBREVIATION) : stop], FOLLOWING.search(answer, stop, end)
    if SHORTENED.search(before):
        return False
    goes_on = after is not None and after[0][0].islower() and after[0] != "i "
    return not (goes_on and (OPEN_ENDED.search(before[-5:]) or CLOSED_QUOTE.search(before[-4:])))


def _is_sparse(answer: str, pieces: int) -> bool:
    """Say whether an answer was spoken, or typed, with hardly a stop or comma."""
    words = len(answer.split())
    return words > SPARSE * pieces and 2 * words > SPARSE * len(COMMA.findall(answer))


def _spoken(answer: str, start: int, end: int, most: int) -> Iterator[tuple[int, int]]:
    """Yield a piece, in sentences as they were spoken if it has more than `most` words."""
    text = answer[start:end]
    cuts = [start + place for place in cut(text)] if len(text.split()) > most else []
    yield from (_trimmed(answer, *piece) for piece in _between(start, end, cuts))


def _between(start: int, end: int, cuts: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of [start, end) that the cuts leave."""
    edges = [start, *cuts, end]
    yield from ((left, right) for left, right in pairwise(edges) if left < right)


def _trimmed(answer: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without white space at its ends."""
    text = answer[start:end]
    return start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())
