"""Fit the offline grader from the rated answers of evals/data, stories and the other kinds: `python -m evals fit`.

The levels learn from what a tagger says that never saw the answer's author; so does the calibration. Nothing of a set held
back is read. It prints how well it does on authors left out; with --check nothing is written.
"""

import argparse
import io
from collections.abc import Sequence
from dataclasses import dataclass, fields
from importlib.resources import files
from pathlib import Path
from typing import Final

import numpy as np

from content.bank import load_bank
from content.grader_story import FILE, StoryFit
from content.kind_levels import NAME as KINDS_FILE
from content.kind_levels import pack
from content.rubrics import load_rubrics
from content.vocabulary import StarPart
from evals import fit_kinds
from evals.fit_kinds_report import show_kinds
from evals.fit_levels import Rated, calibrate, fit_gates, fit_models, unseen_levels
from evals.fit_report import show
from evals.fit_rows import FILES, Row, read_rows
from evals.fit_tagger import fit_tagger
from retrieval.sentence_vectors import SentenceVectors
from tools.fitted_levels import DIMENSIONS, TOTAL, gate
from tools.fitted_story import features
from tools.fitted_tagger import best_path, chances
from tools.fitted_text import plain_words
from tools.fitted_vectors import Numbers, vectors
from tools.meaning import Meaning
from tools.star_tagging import PARTS

HELP: Final = "fit the offline grader"
RELEVANCE, ACTION = DIMENSIONS.index("relevance"), DIMENSIONS.index("action")
OFF_TOPIC, TOLD_WELL, FITTING = 1.2, 2.0, 3.3
"""Rated relevance up to which a story answers another question, action from which it is one, and what relevance others have."""

COARSE: Final = ("support", "part_weights", "pool")
"""Fields that need no more than three digits: half the file."""


@dataclass(frozen=True)
class Unseen:
    """What taggers say of the rows, each fitted without the row's author: whole answers, then those with a part taken out."""

    rated: list[Rated]
    paths: list[list[StarPart]]
    chances: list[Numbers]
    told: list[list[bool]]
    fits: dict[str, StoryFit]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    data = Path(str(files("content") / FILE))
    parser.add_argument("--cases", type=Path, nargs="+", default=list(FILES), metavar="FILE", help="rated answers to fit on")
    parser.add_argument("--out", type=Path, default=data, metavar="FILE", help="where the numbers for stories go")
    kinds = Path(str(files("content") / KINDS_FILE))
    parser.add_argument("--kinds-out", type=Path, default=kinds, metavar="FILE", help="where those for other kinds go")
    parser.add_argument("--check", action="store_true", help="only show how well it does on authors left out")


def run(arguments: argparse.Namespace) -> int:
    """Fit and write, or check."""
    meaning = SentenceVectors()
    rows = read_rows(meaning, arguments.cases)
    asked = [plain_words(question.text) for question in load_bank().questions.values() if question.type == "behavioral"]
    pool = vectors(meaning, asked)[:, 2]
    seen = unseen(rows, pool)
    show(rows, seen.paths, _left_out(seen))
    if not arguments.check:
        arguments.out.write_bytes(packed(_fitted(fit_tagger(rows, pool), seen)))
        print(f"{len(rows)} stories by {len(seen.fits)} authors fitted: {arguments.out}")
    _fit_kinds(meaning, arguments)
    return 0


def _fit_kinds(meaning: Meaning, arguments: argparse.Namespace) -> None:
    rated, centres = fit_kinds.read_rows(meaning, arguments.cases)
    show_kinds(rated, centres)
    if not arguments.check:
        arguments.kinds_out.write_bytes(pack(fit_kinds.fit_kinds(rated, centres)))
        print(f"{len(rated)} answers of all kinds fitted: {arguments.kinds_out}")


def unseen(rows: Sequence[Row], pool: Numbers) -> Unseen:
    """Return what taggers that saw nothing of an author say of their answers, whole and with a part taken out."""
    found = Unseen([], [], [], [], {})
    cut: list[tuple[Numbers, list[bool]]] = []
    for author in sorted({row.author for row in rows}):
        fit = found.fits[author] = fit_tagger([row for row in rows if row.author != author], pool)
        for row in rows:
            if row.author == author:
                found.paths.append(best_path(fit, chances(fit, row.texts, row.stack)))
                read = chances(fit, row.read, row.read_stack)
                found.rated.append(Rated(author, features(fit, row.read, row.read_stack, row.asked, read), taught(row.target)))
                found.chances.append(found.rated[-1].features.chances)
                found.told.append([part in row.parts for part in PARTS[:5]])
                cut += _cuts(fit, row)
    found.chances.extend(chance for chance, _ in cut)
    found.told.extend(told for _, told in cut)
    return found


def taught(target: Numbers) -> Numbers:
    """Return what is learned from the ratings: a good story told under the wrong question counts as one that fits it.

    The local vectors cannot tell the two apart (AUC .83 between answers under their own and under another question), so as it
    stands such a rating only makes good stories look worse. With them taught as rated, MAE on unseen authors is .3 higher.
    """
    if target[RELEVANCE] > OFF_TOPIC or target[ACTION] < TOLD_WELL:
        return target
    rubric = load_rubrics()["behavioral"]
    learned = target.copy()
    learned[RELEVANCE] = FITTING
    learned[TOTAL] = min(4.0, sum(rubric.of(name).weight * learned[place] for place, name in enumerate(DIMENSIONS)))
    return learned


def _cuts(fit: StoryFit, row: Row) -> list[tuple[Numbers, list[bool]]]:
    """Return what the tagger says of an answer after each part was taken out."""
    cuts = []
    for part in PARTS[:5]:
        left = list(row.without(part))
        if 1 < len(left) < len(row.parts):
            texts, stack = [row.texts[place] for place in left], row.stack[left]
            given = features(fit, texts, stack, row.asked, chances(fit, texts, stack))
            cuts.append((given.chances, [other in row.parts and other != part for other in PARTS[:5]]))
    return cuts


def _fitted(fit: StoryFit, seen: Unseen) -> StoryFit:
    target = np.stack([one.target for one in seen.rated])
    fit = calibrate(fit_models(fit, seen.rated), unseen_levels(fit, seen.rated), target)
    return fit_gates(fit, seen.chances, seen.told, target)


def _left_out(seen: Unseen) -> Numbers:
    """Return the levels of every answer by a grader that saw nothing of its author: models, calibration and gates."""
    raw = unseen_levels(seen.fits[seen.rated[0].author], seen.rated)
    target = np.stack([one.target for one in seen.rated])
    found = np.zeros_like(raw)
    for author in seen.fits:
        others = np.array([one.author != author for one in seen.rated])
        # The cut answers are left out of these gates: they do not say whose they are.
        chosen = [place for place in range(len(others)) if others[place]]
        fit = calibrate(seen.fits[author], raw[others], target[others])
        fit = fit_gates(fit, [seen.chances[i] for i in chosen], [seen.told[i] for i in chosen], target[others])
        for place in np.flatnonzero(~others):
            level = np.clip(fit.centre_out + (raw[place] - fit.centre_in) * fit.stretch, 0, 4)
            found[place] = gate(fit, level, seen.rated[place].features.chances)
    return found


def packed(fit: StoryFit) -> bytes:
    """Return the fit as the bytes of its file: the same numbers give the same bytes."""
    stored = {field.name: getattr(fit, field.name) for field in fields(StoryFit)}
    coarse = {name: numbers.astype(np.float16 if name in COARSE else np.float32) for name, numbers in stored.items()}
    buffer = io.BytesIO()
    np.savez_compressed(buffer, allow_pickle=False, **coarse)
    return buffer.getvalue()
