"""Tag each sentence of an answer with the part of a story it tells, by cue words, place and neighbours."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, get_args

from content.vocabulary import StarPart
from tools.cues_story import PRESENT_STORY, STORY_CUES, StoryCue
from tools.meaning import Meaning
from tools.sentences import Sentence, split
from tools.star_tense import tells_in_present

PARTS: Final[tuple[StarPart, ...]] = get_args(StarPart)
TWICE: Final = 1.4
"""What a cue found more than once weighs: the third "I asked" says no more than the second."""

PRIOR: Final[tuple[Mapping[StarPart, float], ...]] = (
    {"S": 1.6, "T": 0.2, "A": -0.9, "R": -1.2, "F": -1.8, "N": 0.9},
    {"S": 1.2, "T": 0.8, "A": 0.0, "R": -1.1, "F": -1.8, "N": 0.1},
    {"S": 0.5, "T": 0.5, "A": 0.7, "R": -0.4, "F": -1.2, "N": 0.1},
    {"S": -0.1, "T": -0.3, "A": 0.9, "R": 0.2, "F": -0.6, "N": 0.1},
    {"S": -0.7, "T": -0.7, "A": 0.4, "R": 0.8, "F": 0.3, "N": 0.2},
    {"S": -1.5, "T": -1.3, "A": -0.6, "R": 1.0, "F": 1.3, "N": 0.6},
)
"""What a sentence is before it is read: the first, the four quarters of the rest, the last."""

AFTER: Final[Mapping[StarPart, Mapping[StarPart, float]]] = {
    "S": {"S": 0.8, "T": 0.6, "A": 0.1, "R": -0.8, "F": -1.6, "N": -0.2},
    "T": {"S": -0.5, "T": 0.0, "A": 1.2, "R": -0.8, "F": -1.6, "N": -0.5},
    "A": {"S": -1.0, "T": -1.1, "A": 0.9, "R": 0.6, "F": -0.4, "N": -0.5},
    "R": {"S": -1.1, "T": -1.6, "A": -0.4, "R": 0.8, "F": 0.9, "N": 0.0},
    "F": {"S": -1.8, "T": -1.8, "A": -1.1, "R": -0.2, "F": 1.3, "N": 0.2},
    "N": {"S": 0.0, "T": -0.5, "A": -0.2, "R": -0.4, "F": 0.0, "N": 1.0},
}
"""How one sentence leads to the next: a story goes on, and seldom goes back."""


@dataclass(frozen=True)
class Tagged:
    """A sentence and its part. `confidence` (0-1) is the margin of the votes, not a calibrated probability."""

    start: int
    end: int
    text: str
    part: StarPart
    confidence: float


def tag(answer: str) -> list[Tagged]:
    """Return the sentences of `answer`, in order, each with the part of the story it tells."""
    return tag_sentences(split(answer))


def tag_sentences(sentences: Sequence[Sentence], meaning: Meaning | None = None) -> list[Tagged]:
    """Tag sentences that are already cut; they must stand in their order. The rules tag where no vectors are at hand."""
    if meaning is not None and sentences:
        from tools.fitted_story import tag_fitted  # numpy is loaded only where something is graded

        return tag_fitted(sentences, meaning)
    story_cues = PRESENT_STORY if tells_in_present(sentences) else STORY_CUES
    votes = [votes_of(sentence.text, place, len(sentences), story_cues) for place, sentence in enumerate(sentences)]
    tagged = []
    for sentence, part, vote in zip(sentences, _best_path(votes), votes, strict=True):
        total = sum(math.exp(value) for value in vote.values())
        tagged.append(Tagged(sentence.start, sentence.end, sentence.text, part, round(math.exp(vote[part]) / total, 3)))
    return tagged


def votes_of(text: str, place: int, count: int, story_cues: Sequence[StoryCue]) -> dict[StarPart, float]:
    """Add up what the place and the cues of a sentence say for each part."""
    return add_votes(count_cues(text, story_cues), place, count, story_cues)


def count_cues(text: str, story_cues: Sequence[StoryCue]) -> tuple[int, ...]:
    """Return how often each cue is found: not at all, once, or more often (2)."""
    return tuple(min(2, len(story_cue.pattern.findall(text))) for story_cue in story_cues)


def add_votes(counts: Sequence[int], place: int, count: int, story_cues: Sequence[StoryCue]) -> dict[StarPart, float]:
    """Add up what the place and the cues that were counted say for each part."""
    votes = dict(PRIOR[_stretch(place, count)])
    for found, story_cue in zip(counts, story_cues, strict=True):
        strength = float(not found) if story_cue.absent else (0.0, 1.0, TWICE)[found]
        if strength:
            for part, weight in story_cue.votes.items():
                votes[part] += strength * weight
    return votes


def _stretch(place: int, count: int) -> int:
    """Return which prior holds: 0 the first sentence, 1-4 the quarters between, 5 the last."""
    if place == 0:
        return 0
    return 5 if place == count - 1 else 1 + int(4 * place / count)


def _best_path(votes: Sequence[Mapping[StarPart, float]]) -> list[StarPart]:
    """Return the sequence of parts with the highest sum of votes and transitions (Viterbi)."""
    if not votes:
        return []
    score = dict(votes[0])
    back: list[dict[StarPart, StarPart]] = []
    for vote in votes[1:]:
        came = {part: max(PARTS, key=lambda before: score[before] + AFTER[before][part]) for part in PARTS}
        score = {part: score[came[part]] + AFTER[came[part]][part] + vote[part] for part in PARTS}
        back.append(came)
    path = [max(PARTS, key=lambda part: score[part])]
    for came in reversed(back):
        path.append(came[path[-1]])
    return path[::-1]
