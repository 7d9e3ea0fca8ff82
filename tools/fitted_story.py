"""Read a story by the fitted grader: its parts, its levels before rounding, and the marks with their words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from content.grader_story import StoryFit, load_story_fit
from content.rubrics import load_rubrics
from tools.answer_marks import NEEDS_WORDS, Mark, mark
from tools.answer_reading import Reading
from tools.fitted_features import TOLD, evidence, form_features, part_vectors, story_features
from tools.fitted_levels import Features, predict
from tools.fitted_question import question_features
from tools.fitted_rounding import rounded
from tools.fitted_tagger import best_path, chances
from tools.fitted_text import plain_words
from tools.fitted_vectors import LAYERS, Numbers, centred, unit, vectors
from tools.meaning import Meaning
from tools.sentences import Sentence
from tools.star_story import Story
from tools.star_tagging import PARTS, Tagged
from tools.star_tense import tells_in_present

SHOWN_IN: Final = {"situation": "ST", "task": "TS", "action": "A", "result": "R", "reflection": "F"}
"""Parts whose sentences show a dimension; the others are shown by any."""

FAR_AWAY: Final = 0.25
"""Cosine below which a text in which nobody speaks of themselves, and no word of the question returns, is off topic."""

IDLE: Final = 0.95
"""Probability from which a sentence surely tells nothing."""

WHOLE, BURIED, ROUNDS = 4, 0.5, 3
"""Sentences that make a story, idle ones for each of them from which it is buried, and how often what is left is read anew:
a sentence among idle ones looks idle itself."""


@dataclass(frozen=True)
class Fitted:
    """A story as the fitted grader reads it: sentences with their parts, and nine levels and the total before rounding."""

    story: Story
    predicted: Numbers


def tag_fitted(sentences: Sequence[Sentence], meaning: Meaning) -> list[Tagged]:
    """Return the sentences, each with the part of the story it tells. Raises what `meaning` raises."""
    fit, texts = load_story_fit(), [plain_words(sentence.text) for sentence in sentences]
    return _tagged(fit, sentences, chances(fit, texts, vectors(meaning, texts)))


def read_fitted(reading: Reading, meaning: Meaning) -> Fitted:
    """Read an answer that has at least one sentence. Raises what `meaning` raises."""
    fit, texts = load_story_fit(), [plain_words(sentence.text) for sentence in reading.sentences]
    said, asked = vectors(meaning, texts), vectors(meaning.known, [plain_words(reading.question) or "?"])
    probabilities = chances(fit, texts, said)
    tagged = tuple(_tagged(fit, reading.sentences, probabilities))
    story = Story(_on_topic(reading, said, asked), tagged, tells_in_present(reading.sentences))
    return Fitted(story, predict(fit, features(fit, texts, said, asked, probabilities)))


def features(fit: StoryFit, texts: Sequence[str], said: Numbers, asked: Numbers, probabilities: Numbers) -> Features:
    """Return what levels are read from; `said` are the sentences in three layers, `asked` is the question in the last.

    A story that is buried in padding is taken out and read anew; only its delivery suffers. Idle sentences that are few stay:
    they tell something of whoever says them.
    """
    form = form_features(evidence(texts), probabilities)
    for _ in range(ROUNDS):
        core = core_of(probabilities)
        texts, said = [texts[place] for place in core], said[core]
        if len(core) < len(probabilities):
            probabilities = chances(fit, texts, said)
    measured = [story_features(evidence(texts), probabilities), question_features(fit, asked, said), form]
    rows = centred(said, fit.layer_means, range(LAYERS))
    return Features(np.concatenate(measured), part_vectors(rows, probabilities), probabilities)


def core_of(probabilities: Numbers) -> list[int]:
    """Return the places of the story where a whole one is buried in sentences that surely tell nothing; else all places."""
    told = [int(place) for place in np.flatnonzero(probabilities[:, TOLD] <= IDLE)]
    buried = len(told) >= WHOLE and len(probabilities) - len(told) >= BURIED * len(told)
    return told if buried else list(range(len(probabilities)))


def _on_topic(reading: Reading, said: Numbers, asked: Numbers) -> Reading:
    """Return the reading; no word in common does not make it off topic where the vectors are near."""
    if reading.similarity is not None or "off_topic" not in reading.flags:
        return reading
    near = float(unit(unit(said[:, -1]).mean(axis=0)) @ unit(asked[0]))
    flags = tuple(flag for flag in reading.flags if flag != "off_topic" or near < FAR_AWAY)
    return replace(reading, flags=flags, similarity=round(near, 4))


def fitted_marks(fitted: Fitted, by_rule: Sequence[Mark]) -> list[Mark]:
    """Return the rules' marks with the fitted levels: the words that the rules found, or those of the likeliest sentences."""
    levels = rounded(load_rubrics()["behavioral"], fitted.predicted)
    reading = fitted.story.reading
    if "off_topic" in reading.flags:
        levels["relevance"] = 0
    return [_mark(fitted.story, one, levels[one.dimension]) for one in by_rule]


def _mark(story: Story, by_rule: Mark, level: int) -> Mark:
    if by_rule.spans or level < NEEDS_WORDS:
        return replace(by_rule, level=level)
    parts = SHOWN_IN.get(by_rule.dimension, "ARSTF")
    told = [sentence for part in parts for sentence in story.tagged if sentence.part == part]
    shown = mark(story.reading.answer, by_rule.dimension, level, told)
    return replace(by_rule, level=shown.level, spans=shown.spans)


def _tagged(fit: StoryFit, sentences: Sequence[Sentence], probabilities: Numbers) -> list[Tagged]:
    return [
        Tagged(one.start, one.end, one.text, part, round(float(row[PARTS.index(part)]), 3))
        for one, part, row in zip(sentences, best_path(fit, probabilities), probabilities, strict=True)
    ]
