"""Fit the levels of answers that are not stories: ridge regression in which the kinds of question learn from each other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from content.kind_levels import Dimensional, KindLevels, Line
from content.rubrics import load_kinds, load_rubrics
from content.vocabulary import RubricName
from evals.cases import Case, read_cases
from tools.answer_reading import Reading, read
from tools.fitted_vectors import Numbers
from tools.kind_features import BLOCKS, CUES, LAYER_BLOCKS, NEARNESS, Said, features, nearness, said
from tools.meaning import Meaning

STORY: Final = "behavioral"
WEIGHTS: Final = {"counts": 0.6, "rates": 0.6, "shape": 0.5, "early": 0.7, "middle": 1.0, "late": 0.7, "points": 0.5}
"""How much a block may say: each has this length on average."""
SHARED, OWN, FROM_STORIES = 0.45, 0.55, 0.5
"""What is learnt by all kinds together, by each alone, and the part of the first that stories and the others share."""
RIDGE: Final = 1.0
RIDGE_OF_DIMENSIONS: Final = 2.0
RARE: Final = 0.08
"""Share of answers below which a cue is too rare to learn from."""
FARTHEST: Final = 3.0
EXCHANGES: Final = 6
"""About how many other questions an answer is held against."""
MEANT: Final = 1.6
"""Overall level (0-4) above which an answer must never be taken for one to another question."""
MARGIN: Final = {"technical": 0.4, "case": 0.6, "rate_negotiation": 1.0, "client_discovery": 0.9}
"""Room below the farthest true answer, in log odds: with none, up to 10 % of unseen authors' answers would be refused."""


@dataclass(frozen=True)
class Row:
    """A rated answer: blocks of features, and what raters gave on the scale of the levels (0-4).

    `exchanged` is how near it is to questions that it does not answer.
    """

    rubric: RubricName
    author: str
    blocks: dict[str, Numbers]
    overall: float
    levels: dict[str, float]
    exchanged: list[Numbers]


@dataclass(frozen=True)
class _Heard:
    rubric: RubricName
    case: Case
    reading: Reading
    said: Said


def read_rows(meaning: Meaning, paths: Sequence[Path]) -> tuple[list[Row], Numbers]:
    """Return every rated answer that says anything, and the centres of the layers. Raises InputError."""
    cases = [case for path in paths for case in read_cases(path) if case.rated("overall") is not None]
    heard = [one for case in cases if (one := _hear(case, meaning)) is not None]
    centres = np.concatenate([one.said.sentences for one in heard]).mean(axis=0).astype(np.float16).astype(np.float64)
    questions: dict[RubricName, dict[str, Numbers]] = {}
    for one in heard:
        questions.setdefault(one.rubric, {})[one.case.question] = one.said.question
    return [_row(one, questions[one.rubric], centres) for one in heard], centres


def _hear(case: Case, meaning: Meaning) -> _Heard | None:
    rubric = load_kinds()[case.type]
    reading = read(rubric, case.question, case.answer, tuple(case.key_points))
    return _Heard(rubric, case, reading, said(reading, case.key_points, meaning)) if reading.sentences else None


def _row(one: _Heard, questions: Mapping[str, Numbers], centres: Numbers) -> Row:
    case = one.case
    others = [question for text, question in questions.items() if text != case.question][:: max(1, len(questions) // EXCHANGES)]
    return Row(
        rubric=one.rubric,
        author=case.author,
        blocks=features(one.reading, one.said, case.key_points, centres),
        overall=_rated(case, "overall") / 25,
        levels={name: _rated(case, name) for name in case.rubric.names},
        exchanged=[nearness(one.said, question) for question in others],
    )


def fit_kinds(rows: Sequence[Row], centres: Numbers) -> KindLevels:
    """Return the weights that these rows give."""
    cues = _known_cues(rows)
    blocks = [_block(rows, name, cues) for name in BLOCKS]
    mean, scale, limit = (np.concatenate([block[place] for block in blocks]) for place in range(3))
    raw = np.stack([np.concatenate([_chosen(row, name, cues) for name in BLOCKS]) for row in rows])
    x = np.clip((raw - mean) * scale, -limit, limit)
    kinds = np.array([row.rubric for row in rows])
    wanted = list(dict.fromkeys(row.rubric for row in rows if row.rubric != STORY))
    overall = _overall(x, kinds, np.array([row.overall for row in rows]), wanted)
    return KindLevels(
        cues=tuple(np.array(list(CUES))[cues]),
        blocks=BLOCKS,
        centres=centres,
        mean=mean,
        scale=scale,
        limit=limit,
        overall=overall,
        dimensions={name: _dimensions(x[kinds == name], [row for row in rows if row.rubric == name]) for name in wanted},
        gates={name: _gate([row for row in rows if row.rubric == name]) for name in wanted},
    )


def _overall(x: Numbers, kinds: NDArray[np.str_], target: Numbers, wanted: Sequence[RubricName]) -> dict[RubricName, Line]:
    """Return a line for each kind: kernel ridge whose kernel is shared in part, stretched to the spread of the raters.

    The stretch is that of predictions leaving one answer out; without it everything is drawn towards the middle.
    """
    means = {name: target[kinds == name].mean() for name in set(kinds.tolist())}
    apart = target - np.array([means[name] for name in kinds.tolist()])
    story = kinds == STORY
    crossing = np.where(story[:, None] ^ story[None], FROM_STORIES, 1.0)
    kernel = (x @ x.T) * (SHARED * crossing + OWN * (kinds[:, None] == kinds[None]))
    inverse = np.linalg.inv(kernel + RIDGE * np.eye(len(target)))
    strength = inverse @ apart
    unseen = apart - strength / np.diag(inverse)
    lines: dict[RubricName, Line] = {}
    for name in wanted:
        mine = kinds == name
        weights = x.T @ (strength * (SHARED * np.where(story, FROM_STORIES, 1.0) + OWN * mine))
        stretch = apart[mine].std() / unseen[mine].std()
        lines[name] = Line(float(means[name]), weights * stretch)
    return lines


def _dimensions(x: Numbers, rows: Sequence[Row]) -> dict[str, Dimensional]:
    """Return each dimension as a line on the overall level, and what its own residue says."""
    overall = np.array([row.overall for row in rows])
    kernel = x @ x.T + RIDGE_OF_DIMENSIONS * np.eye(len(rows))
    found = {}
    for dimension in load_rubrics()[rows[0].rubric].names:
        level = np.array([row.levels[dimension] for row in rows])
        slope, offset = np.polyfit(overall, level, 1)
        rest = x.T @ np.linalg.solve(kernel, level - offset - slope * overall)
        found[dimension] = Dimensional(float(offset), float(slope), rest)
    return found


def _gate(rows: Sequence[Row]) -> Line:
    """Return what tells an answer to this question from one to another of the same kind; the latter are made by exchange.

    It takes no true answer for a stranger: the gate stands MARGIN below the farthest. General questions have none, since what
    answers one often answers another.
    """
    from sklearn.linear_model import LogisticRegression

    meant = [row for row in rows if row.overall > MEANT]
    own = np.stack([row.blocks["shape"][NEARNESS] for row in meant])
    if rows[0].rubric not in MARGIN:
        return Line(1.0, np.zeros(own.shape[1]))
    other = np.stack([near for row in meant for near in row.exchanged])
    x, answers = np.concatenate([own, other]), np.array([1] * len(own) + [0] * len(other))
    weights = LogisticRegression(C=1.0, class_weight="balanced", max_iter=1000).fit(x, answers).coef_[0].astype(np.float64)
    return Line(MARGIN[rows[0].rubric] - float((own @ weights).min()), weights)


def _known_cues(rows: Sequence[Row]) -> NDArray[np.bool_]:
    return np.array((np.stack([row.blocks["counts"] for row in rows]) != 0).mean(axis=0) >= RARE)


def _chosen(row: Row, name: str, cues: NDArray[np.bool_]) -> Numbers:
    return row.blocks[name][cues] if name in ("counts", "rates") else row.blocks[name]


def _block(rows: Sequence[Row], name: str, cues: NDArray[np.bool_]) -> tuple[Numbers, Numbers, Numbers]:
    """Return mean, scale and limit of a block's features."""
    values = np.stack([_chosen(row, name, cues) for row in rows])
    mean = values.mean(axis=0)
    scale = np.ones(values.shape[1]) if name in LAYER_BLOCKS else 1 / (values.std(axis=0) + 1e-9)
    size = np.sqrt((((values - mean) * scale) ** 2).sum(axis=1).mean()) + 1e-9
    return mean, scale * WEIGHTS[name] / size, np.full(values.shape[1], FARTHEST * WEIGHTS[name])


def _rated(case: Case, name: str) -> float:
    value = case.rated(name)
    assert value is not None, f"{case.id} has no rating for {name}"
    return value
