"""Tag sentences with the part of a story they tell: vectors, neighbours, place and the cues of the rules, fitted."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import numpy as np

from content.grader_story import StoryFit
from content.vocabulary import StarPart
from tools.cues_story import PRESENT_STORY, STORY_CUES
from tools.fitted_vectors import Numbers, centred, neighbours
from tools.sentences import Sentence
from tools.star_tagging import PARTS, add_votes, count_cues, votes_of
from tools.star_tense import tells_in_present

EARLY: Final = (0, 1)
"""Layers that are read: the early ones."""

VECTOR, BESIDE, VOTE, CUE = 2.2, 0.7, 0.3, 0.3
"""What vectors, the neighbours' vectors, votes and cues count before fitting, which decides how much each is held back."""

FOLLOWS: Final = 0.3
"""What the way from one part to the next counts."""


def tag_features(fit: StoryFit, texts: Sequence[str], stack: Numbers) -> Numbers:
    """Return a row of features for every sentence; `stack` are their vectors."""
    rows = VECTOR * centred(stack, fit.layer_means, EARLY)
    votes, cues, place = cue_features(texts)
    votes = VOTE * (votes - fit.vote_means) / fit.vote_scales
    cues = VOTE * CUE * (cues - fit.cue_means) / fit.cue_scales
    before, after = neighbours(rows)
    votes_before, votes_after = neighbours(votes)
    return np.concatenate(
        [rows, BESIDE * before, BESIDE * after, place, votes, 0.5 * votes_before, 0.5 * votes_after, cues], axis=1
    )


def cue_features(texts: Sequence[str]) -> tuple[Numbers, Numbers, Numbers]:
    """Return what does not come from vectors: the votes of the rules, the cues counted, and the place."""
    present = tells_in_present([Sentence(0, 0, text) for text in texts])
    counts = [_counts(text) for text in texts]
    if present:
        given = [votes_of(text, place, len(texts), PRESENT_STORY) for place, text in enumerate(texts)]
    else:
        given = [add_votes(found, place, len(texts), STORY_CUES) for place, found in enumerate(counts)]
    votes = [[one[part] for part in PARTS] for one in given]
    places = [_place(place, len(texts), len(text.split()), present) for place, text in enumerate(texts)]
    return np.array(votes), np.array(counts, dtype=np.float64), np.array(places)


@lru_cache(maxsize=4096)  # pure, and merged or constructed answers bring the same sentences again
def _counts(text: str) -> tuple[int, ...]:
    return count_cues(text, STORY_CUES)


def _place(place: int, count: int, length: int, present: bool) -> list[float]:
    """Return where a sentence stands and how long it is."""
    share = place / count
    ends = (place == 0, place == 1, place == 2, place == count - 1, place == count - 2)
    sixths = (int(6 * share) == sixth for sixth in range(6))
    size = (count / 10, length / 20, min(length, 6) / 6, present)
    return [float(value) for value in (*ends, share, share**2, (place + 0.5) / count, *size, *sixths)]


def chances(fit: StoryFit, texts: Sequence[str], stack: Numbers) -> Numbers:
    """Return the probability of every part for every sentence, parts in the order of PARTS."""
    if not texts:
        return np.zeros((0, len(PARTS)))
    scores = tag_features(fit, texts, stack) @ fit.tag_weights + fit.tag_bias
    scores = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Numbers = scores / scores.sum(axis=1, keepdims=True)
    return np.round(shares, 6)


def best_path(fit: StoryFit, probabilities: Numbers) -> list[StarPart]:
    """Return the most probable sequence of parts (Viterbi)."""
    if not len(probabilities):
        return []
    logs = np.log(probabilities + 1e-9)
    score, back = logs[0], []
    for row in logs[1:]:
        way = score[:, None] + FOLLOWS * fit.transitions
        back.append(way.argmax(axis=0))
        score = way.max(axis=0) + row
    path = [int(score.argmax())]
    for came in reversed(back):
        path.append(int(came[path[-1]]))
    return [PARTS[index] for index in path[::-1]]
