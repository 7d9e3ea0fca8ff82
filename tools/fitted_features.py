"""Measured features of a tagged answer: how much of each part there is, and what its sentences show."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Final

import numpy as np

from tools import cues, cues_deeds
from tools.answer_evidence import particulars
from tools.fitted_vectors import Numbers
from tools.star_story import own_deeds

TOLD: Final = 5
"""The parts that tell (S T A R F) come first; the sixth column says that a sentence tells nothing."""


def _found(pattern: re.Pattern[str]) -> Callable[[str], int]:
    return lambda text: len(pattern.findall(text))


EVIDENCE: Final[Mapping[str, Callable[[str], float]]] = {
    "name": _found(cues.NAME),
    "digit": _found(cues.DIGITS),
    "counted": _found(cues.COUNTED),
    "measure": _found(cues.MEASURE),
    "time": _found(cues.TIME),
    "reason": _found(cues.REASON),
    "alternative": _found(cues.ALTERNATIVE),
    "obstacle": _found(cues.OBSTACLE),
    "order": _found(cues.ORDER),
    "hedge": _found(cues.HEDGE),
    "buzz": _found(cues.BUZZ),
    "would": _found(cues.WOULD),
    "self": _found(cues.SELF),
    "we": _found(cues.WE),
    "you": _found(cues.YOU),
    "others": _found(cues.OTHERS),
    "deeds": own_deeds,
    "we_did": _found(cues.WE_DID),
    "passive": _found(cues.PASSIVE),
    "past": _found(cues.PAST),
    "stakes": _found(cues_deeds.STAKES),
    "yardstick": _found(cues_deeds.YARDSTICK),
    "vague_deed": _found(cues_deeds.VAGUE_DEED),
    "vague": _found(cues_deeds.VAGUE),
    "pleased": _found(cues_deeds.PLEASED),
    "confirmed": _found(cues_deeds.CONFIRMED),
    "effect": _found(cues_deeds.EFFECT),
    "credit": _found(cues_deeds.CREDIT),
    "admits": _found(cues_deeds.ADMITS),
    "later": _found(cues_deeds.LATER),
    "lesson": _found(cues_deeds.LESSON),
    "cliche": _found(cues_deeds.CLICHE),
    "particulars": particulars,
    "habit": _found(cues.HABIT),
    "words": lambda text: len(text.split()) / 10,
    "filler": _found(cues.FILLER),
}
WORDS: Final = list(EVIDENCE).index("words")
KEPT: Final = len(EVIDENCE) - 1
"""Fillers come last and are left out of everything but delivery."""

OF_A_PART: Final = 4 + 2 * KEPT
"""Features of one part: how much of it there is, then what it shows added up, then what it shows at its best."""


@lru_cache(maxsize=4096)  # pure, and constructed answers bring the same sentences again
def _shown(text: str) -> tuple[float, ...]:
    return tuple(float(count(text)) for count in EVIDENCE.values())


def evidence(texts: Sequence[str]) -> Numbers:
    """Return what each sentence shows: a row a sentence, a column an entry of EVIDENCE."""
    return np.array([_shown(text) for text in texts]).reshape(len(texts), len(EVIDENCE))


def story_features(shown: Numbers, chances: Numbers) -> Numbers:
    """Return the features of what is told, each sentence weighed by the probability that it tells that part.

    What tells nothing counts for nothing, so that padding neither helps nor harms.
    """
    columns: list[Numbers] = []
    for part in range(TOLD):
        weight = chances[:, part]
        amount = (weight.sum(), weight.max(), np.log1p(weight @ shown[:, WORDS] * 10), float((weight > 0.5).sum()))
        best = (weight[:, None] * np.minimum(shown[:, :KEPT], 2)).max(axis=0)
        columns += [np.array(amount), np.log1p(weight @ np.minimum(shown[:, :KEPT], 3)), best]
    whole = (1 - chances[:, TOLD]) @ shown
    length = max(20.0, whole[WORDS] * 10)
    parts = (chances[:, :TOLD] * shown[:, [WORDS]]).sum(axis=0)
    return np.concatenate([*columns, np.log1p(whole[:KEPT]), 100 * whole[:KEPT] / length, parts / max(0.5, parts.sum())])


def form_features(shown: Numbers, chances: Numbers) -> Numbers:
    """Return the features of the whole text, for delivery."""
    whole, lengths = shown.sum(axis=0), shown[:, WORDS]
    size = (len(shown), lengths.max(), lengths.mean(), chances[:, TOLD] @ lengths / max(0.5, lengths.sum()))
    return np.concatenate([np.log1p(whole), 100 * whole / max(20.0, whole[WORDS] * 10), np.array(size)])


def part_vectors(rows: Numbers, chances: Numbers) -> Numbers:
    """Return the vectors of the parts side by side, then that of all that is told; `rows` are those of the sentences."""
    weights = chances[:, :TOLD]
    parts = weights.T @ rows / np.sqrt(1 + weights.sum(axis=0))[:, None]
    told = 1 - chances[:, TOLD]
    return np.concatenate([parts.reshape(-1), told @ rows / max(1.0, told.sum())])
