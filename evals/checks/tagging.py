"""Check 4, first half: the parts of a story that the tagger sees, against those that raters saw."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from evals.agreement import Numbers
from evals.bench import FEWEST, Bench, Graded, figure_of
from evals.estimates import Estimate
from evals.figures import Figure, Found, Note, Target, at_least
from tools.star_tagging import PARTS

NAMES: Final = {"S": "situation", "T": "task", "A": "action", "R": "result", "F": "reflection", "N": "none of these"}


def tagger(bench: Bench) -> Found:
    """Measure F1 per part over sentences; the interval resamples whole answers. The baseline names the most frequent part."""
    graded = [one for one in bench.graded if _parts(one)]
    if len(graded) < FEWEST:
        yield Note("4", "behavioral", "no sentences with parts given: the tagger's F1 cannot be measured")
        return
    tables = np.array([_table(one) for one in graded], float)
    usual = np.zeros_like(tables.sum(axis=0))
    usual[:, tables.sum(axis=(0, 2)).argmax()] = tables.sum(axis=(0, 2))
    for place, part in enumerate(PARTS):
        yield _figure(f"tagger F1 {NAMES[part]}", tables, float(_f1(usual)[place]), None, place)
    yield _figure("tagger macro F1", tables, float(_f1(usual).mean()), at_least(0.82), None)


def _figure(name: str, tables: Numbers, baseline: float, target: Target | None, place: int | None) -> Figure:
    def statistic(rows: Numbers) -> Numbers:
        scores = _f1(tables[rows.astype(int)].sum(axis=-3))
        return np.asarray(scores.mean(axis=-1) if place is None else scores[..., place])

    found = figure_of(statistic, list(range(len(tables))))
    assert found is not None, "there are answers"
    estimate = Estimate(found.mean, found.low, found.high, int(tables.sum()))
    return Figure("4", "behavioral", name, estimate, "rated", target, baseline)


def _parts(one: Graded) -> list[tuple[str, str]]:
    """Return what was meant and what was found, sentence by sentence."""
    if len(one.case.sentences) != len(one.tags):
        return []
    both = zip(one.case.sentences, one.tags, strict=True)
    return [(given.part, tag.part) for given, tag in both if given.part is not None]


def _table(one: Graded) -> Numbers:
    table = np.zeros((len(PARTS), len(PARTS)))
    order: Sequence[str] = PARTS
    for meant, told in _parts(one):
        table[order.index(meant), order.index(told)] += 1
    return table


def _f1(tables: Numbers) -> Numbers:
    """Return F1 per part of tables of counts (meant, told); 0 where a part was neither meant nor told."""
    hits = np.diagonal(tables, axis1=-2, axis2=-1)
    both = tables.sum(axis=-1) + tables.sum(axis=-2)
    scores: Numbers = np.divide(2 * hits, both, out=np.zeros_like(both), where=both > 0)
    return scores


def tag_confidence(graded: Sequence[Graded]) -> list[tuple[float, bool]]:
    """Return the confidence that stands beside each tag, and whether the tag was right."""
    both = [pair for one in graded if _parts(one) for pair in zip(one.case.sentences, one.tags, strict=True)]
    return [(tag.confidence, given.part == tag.part) for given, tag in both if given.part is not None]
