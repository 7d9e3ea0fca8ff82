"""What a fitted reader looks at in an answer that is not a story: cues, shape, meaning and key points, as numbers."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from tools import cues, cues_deeds, cues_talk
from tools.answer_reading import Reading
from tools.answer_technical import cover
from tools.answer_words import words
from tools.fitted_text import plain_words
from tools.fitted_vectors import Numbers, unit, vectors
from tools.meaning import Meaning

CUES: Final[Mapping[str, re.Pattern[str]]] = {
    f"{module.__name__.rpartition('.')[2]}.{name}": value
    for module in (cues, cues_deeds, cues_talk)
    for name, value in sorted(vars(module).items())
    if isinstance(value, re.Pattern)
}
"""Every cue by name; a fitted file names those it uses."""

NUMBER: Final = re.compile(
    r"\b(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty"
    r"|seventy|eighty|ninety|hundred|thousand|half|quarter|third|per ?cent)\b",
    re.IGNORECASE,
)
"""Figures, spoken ones too."""

BLOCKS: Final = ("counts", "rates", "shape", "early", "middle", "late", "points")
LAYER_BLOCKS: Final = ("early", "middle", "late")
LAST: Final = 2
SHAPES: Final = 12
NEARNESS: Final = slice(7, 11)
"""Places of the shape that say how near the answer is to its question."""
TOUCHED: Final = 0.3
NEAR: Final = 0.5


@dataclass(frozen=True)
class Said:
    """What was said as vectors: `sentences` (n, 3, d) of three layers, `question` (d,) and `points` (m, d) of the last alone.

    The latter have length 1. `lengths` (n,) are the sentences' words.
    """

    question: Numbers
    sentences: Numbers
    points: Numbers
    lengths: Numbers

    @property
    def spoken(self) -> Numbers:
        """Return the sentences in the last layer at length 1, (n, d)."""
        return unit(self.sentences[:, LAST])

    @property
    def whole(self) -> Numbers:
        """Return the direction of the whole answer in the last layer, (d,)."""
        return unit((self.spoken * self.lengths[:, None]).sum(axis=0))


def said(reading: Reading, key_points: Sequence[str], meaning: Meaning) -> Said:
    """Return the vectors of all that is compared. Raises what `meaning` raises."""
    spoken = [plain_words(sentence.text) or "." for sentence in reading.sentences]
    known = vectors(meaning.known, [plain_words(text) or "?" for text in (reading.question, *key_points)])
    lengths = np.array([max(1, len(words(text))) for text in spoken], dtype=np.float64)
    return Said(unit(known[0]), vectors(meaning, spoken), unit(known[1:]), lengths)


def features(reading: Reading, heard: Said, key_points: Sequence[str], centres: Numbers) -> dict[str, Numbers]:
    """Return the blocks of numbers that a fitted reader weighs. There must be at least one sentence that counts.

    `centres` (3, d) is what the sentences of all answers have in common in each layer; it is taken away.
    """
    text, length = reading.text, max(1, reading.length)
    counts = np.array([len(cue.findall(text)) for cue in CUES.values()], dtype=np.float64)
    share = heard.lengths / heard.lengths.sum()
    layers = (unit(heard.sentences - centres) * share[:, None, None]).sum(axis=0)
    return {
        "counts": np.log1p(counts),
        "rates": np.log1p(100 * counts / length),
        "shape": _shape(reading, heard),
        **dict(zip(LAYER_BLOCKS, layers, strict=True)),
        "points": _points(reading, heard, key_points),
    }


def _shape(reading: Reading, heard: Said) -> Numbers:
    """Return how long it is, how it asks and counts, and how near its sentences are to the question."""
    text, length = reading.text, max(1, reading.length)
    asked, numbers = text.count("?"), len(NUMBER.findall(text))
    return np.array(
        [
            np.log(length),
            len(heard.lengths),
            length / len(heard.lengths),
            asked,
            100 * asked / length,
            numbers,
            100 * numbers / length,
            *nearness(heard, heard.question),
            len(set(words(text))) / length,
        ]
    )


def nearness(heard: Said, question: Numbers) -> Numbers:
    """Return cosines of what was said with a question: mean, best, of the opening, of the whole; shape (4,)."""
    near = heard.spoken @ question
    return np.array([near.mean(), near.max(), near[:2].mean(), float(heard.whole @ question)])


def _points(reading: Reading, heard: Said, key_points: Sequence[str]) -> Numbers:
    """Return how far the key points are met, in meaning and in words; zeros where there are none."""
    if not key_points:
        return np.zeros(8)
    windows = _windows(heard.spoken)
    best = (heard.points @ windows.T).max(axis=1)
    asked, whole = heard.points @ heard.question, heard.points @ heard.whole
    shares = np.array([point.share for point in cover(reading, key_points)])
    return np.array(
        [
            best.mean(),
            best.min(),
            (best - asked).mean(),
            (best > NEAR).mean(),
            shares.mean(),
            (shares > TOUCHED).mean(),
            whole.mean(),
            (whole - asked).mean(),
        ]
    )


def _windows(sentences: Numbers) -> Numbers:
    """Return the vectors of every sentence and of every two that follow each other."""
    return np.concatenate([sentences, unit(sentences[:-1] + sentences[1:])])
