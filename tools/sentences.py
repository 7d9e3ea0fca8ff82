"""Cut an answer into sentences without losing a character: every piece knows where it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

LONGEST: Final = 60
"""Words in one piece; dictated answers without a full stop are cut at the nearest clause connective beyond it."""

SHORTEST: Final = 6
"""Words that a piece cut out of a run-on must keep, so that "and so" never stands alone."""

LINE: Final = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
BULLET: Final = re.compile(r"\s*(?:[-–—*•·▪◦‣]|\(?\d{1,2}[.)]|[a-z]\))\s+")
INLINE_BULLET: Final = re.compile(r"(?<=\s)[-–•*]\s+")
STOP: Final = re.compile(r"""(?:[.!?…]+["'”’)\]]*|[。！？]["'”’)\]]*)(?=\s|$)|[。！？]""")
SHORTENED: Final = re.compile(
    r"(?:\b(?:e\.g|i\.e|mr|mrs|ms|dr|prof|st|vs|approx|inc|ltd|jr|sr|dept|est|mag|ca|cf|u\.s|u\.k)"
    r"|(?:^|[\s(])[A-HJ-Z])\.$",
    re.IGNORECASE,
)
OPEN_ENDED: Final = re.compile(r"(?:\betc\.|\.\.\.|…)$", re.IGNORECASE)
CLOSED_QUOTE: Final = re.compile(r"[.!?…][\"'”’)\]]+$")
CONNECTIVE: Final = re.compile(
    r"(?<=\s)(?:(?:and|so|but|because|then|anyway|after that|in the end|which|when|while|since)\b(?=\s)"
    r"|(?<!and )(?<!so )(?<!but )(?<!because )(?:I|we|he|she|they|it)\s+(?:was|were|had|went|said|told|asked|got)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Sentence:
    """A piece of an answer: `answer[start:end] == text`."""

    start: int
    end: int
    text: str


def split(answer: str) -> list[Sentence]:
    """Return the sentences of `answer` in order, without the white space and bullet signs between them.

    Lines always end a sentence; so do full stops that end no abbreviation. A piece of more than LONGEST words is cut at clause
    connectives. Pieces without a letter or digit are left out.
    """
    pieces = (piece for block in _blocks(answer) for piece in _stops(answer, *block))
    cut = (part for piece in pieces for part in _clauses(answer, *piece))
    return [Sentence(start, end, answer[start:end]) for start, end in cut if any(c.isalnum() for c in answer[start:end])]


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
    before, after = answer[start:stop], answer[stop:end].lstrip()
    if SHORTENED.search(before[-12:]):
        return False
    goes_on = after[:1].islower() and not after.startswith("i ")
    return not (goes_on and (OPEN_ENDED.search(before[-5:]) or CLOSED_QUOTE.search(before[-4:])))


def _clauses(answer: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a run-on in halves, cut at the connective nearest to its middle, until the pieces are short enough."""
    text = answer[start:end]
    if len(text.split()) <= LONGEST:
        yield start, end
        return
    middle = len(text) / 2
    for place in sorted((match.start() for match in CONNECTIVE.finditer(text)), key=lambda place: abs(place - middle)):
        if min(len(text[:place].split()), len(text[place:].split())) >= SHORTEST:
            yield from _clauses(answer, *_trimmed(answer, start, start + place))
            yield from _clauses(answer, *_trimmed(answer, start + place, end))
            return
    yield start, end


def _between(start: int, end: int, cuts: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of [start, end) that the cuts leave."""
    edges = [start, *cuts, end]
    yield from ((left, right) for left, right in pairwise(edges) if left < right)


def _trimmed(answer: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without white space at its ends."""
    text = answer[start:end]
    return start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())
