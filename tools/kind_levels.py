"""Levels of an answer that is not a story, by weights fitted to rated answers; the rules show the words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import product
from typing import Final

import numpy as np

from content.kind_levels import KindLevels, Numbers, load_kind_levels
from content.rubrics import Rubric
from content.vocabulary import RubricName
from tools.answer_marks import NEEDS_WORDS, Mark, mark
from tools.answer_reading import Reading
from tools.fitted_vectors import unit
from tools.kind_features import CUES, NEARNESS, SHAPES, Said, features, said
from tools.meaning import Meaning

TOP: Final = 4.0
STAY: Final = 0.3
"""What leaving the nearest whole level costs, against missing the predicted total."""
DIGITS: Final = 3
"""Decimals of a predicted level that count: libraries of linear algebra differ in later ones."""


def fitted_marks(
    rubric: Rubric, reading: Reading, key_points: Sequence[str], by_rule: Sequence[Mark], meaning: Meaning
) -> list[Mark]:
    """Return the marks with fitted levels in place of those by rule; what the rules could not judge stays not scored.

    Where the rules found no words for a level that needs some, the sentence that speaks most for it is cited. Raises what
    `meaning` raises.
    """
    fitted = load_kind_levels()
    if not reading.sentences or rubric.rubric not in fitted.overall:
        return list(by_rule)
    heard = said(reading, key_points, meaning)
    blocks = features(reading, heard, key_points, fitted.centres)
    if answers_another(fitted, rubric.rubric, blocks):
        return [_off_topic(rubric, one) for one in by_rule]
    judged = [one.dimension for one in by_rule if one.level is not None]
    overall, found = predict(fitted, rubric.rubric, standardised(fitted, blocks))
    whole = whole_levels(
        {name: level for name, level in found.items() if name in judged},
        {name: rubric.of(name).weight for name in judged},
        overall,
    )
    most = _speaking_for(fitted, rubric.rubric, heard)
    return [_with(one, whole[one.dimension], reading, most) if one.dimension in whole else one for one in by_rule]


def answers_another(fitted: KindLevels, rubric: RubricName, blocks: Mapping[str, Numbers]) -> bool:
    """Say whether the answer is about something else than the question, from how near they are to each other."""
    gate = fitted.gates[rubric]
    return round(gate.offset + float(gate.weights @ blocks["shape"][NEARNESS]), DIGITS) < 0


def predict(fitted: KindLevels, rubric: RubricName, x: Numbers) -> tuple[float, dict[str, float]]:
    """Return the overall level and that of each dimension, 0-4 and not whole, from standardised features."""
    line = fitted.overall[rubric]
    overall = line.offset + float(line.weights @ x)
    levels = {
        name: round(part.offset + part.slope * overall + float(part.rest @ x), DIGITS)
        for name, part in fitted.dimensions[rubric].items()
    }
    return round(overall, DIGITS), levels


def whole_levels(levels: Mapping[str, float], weights: Mapping[str, float], overall: float) -> dict[str, int]:
    """Return whole levels next to `levels` whose weighted mean comes nearest to `overall` (0-4).

    Each goes up or down by less than one, so that the parts still say what they said and add up to what was predicted.
    """
    held = {name: min(TOP, max(0.0, level)) for name, level in levels.items()}
    total = sum(weights.values()) or 1.0
    aim = min(TOP, max(0.0, overall))
    choices = [sorted({int(np.floor(level)), int(np.ceil(level))}) for level in held.values()]

    def cost(chosen: Sequence[int]) -> float:
        mean = sum(weights[name] * level for name, level in zip(held, chosen, strict=True)) / total
        moved = sum(weights[name] * (level - held[name]) ** 2 for name, level in zip(held, chosen, strict=True)) / total
        return round((mean - aim) ** 2 + STAY * moved, 9)

    best: tuple[int, ...] = min(product(*choices), key=cost)
    return dict(zip(held, best, strict=True))


def standardised(fitted: KindLevels, found: Mapping[str, Numbers]) -> Numbers:
    """Return the features on the scale that the weights were fitted on."""
    x = np.concatenate([_chosen(fitted, name, found[name]) for name in fitted.blocks])
    return np.clip((x - fitted.mean) * fitted.scale, -fitted.limit, fitted.limit)


def _chosen(fitted: KindLevels, block: str, values: Numbers) -> Numbers:
    """Return the values of the cues that were fitted; the other blocks as they are."""
    if block not in ("counts", "rates"):
        return values
    places = {name: place for place, name in enumerate(CUES)}
    return values[[places[name] for name in fitted.cues]]


def _speaking_for(fitted: KindLevels, rubric: RubricName, heard: Said) -> Callable[[str], int]:
    """Return what tells which sentence raises a dimension most by its meaning."""
    start = 2 * len(fitted.cues) + SHAPES
    width = fitted.centres.size
    here = slice(start, start + width)
    each = unit(heard.sentences - fitted.centres).reshape(len(heard.lengths), width)

    def most(dimension: str) -> int:
        part = fitted.dimensions[rubric][dimension]
        weights = part.slope * fitted.overall[rubric].weights[here] + part.rest[here]
        return int(np.argmax(np.round((each * fitted.scale[here]) @ weights, DIGITS)))

    return most


def _with(one: Mark, level: int, reading: Reading, most: Callable[[str], int]) -> Mark:
    """Return the mark at another level, with words where it needs some."""
    if level < NEEDS_WORDS or one.spans:
        return replace(one, level=level)
    cited = mark(reading.answer, one.dimension, level, [reading.sentences[most(one.dimension)]])
    return replace(one, level=cited.level, spans=cited.spans)


def _off_topic(rubric: Rubric, one: Mark) -> Mark:
    """Return the mark of an answer to another question: nothing for what it says, little for how."""
    if one.level is None:
        return one
    return replace(one, level=min(one.level, 1) if rubric.of(one.dimension).form else 0, spans=(), conditions=("off_topic",))
