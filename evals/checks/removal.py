"""Checks 4 (second half), 5 and 16: what is taken out is missed, where it is missing, and the advice says so."""

from collections.abc import Sequence
from statistics import fmean
from typing import Final

from evals.bench import Bench, Graded, mean_of, overall
from evals.constructed.stories import DIMENSIONS, Removal, growing, half_told, removals
from evals.figures import Figure, Found, at_least, at_most, some
from tools.answer_grade import Grade

STORY: Final = tuple(DIMENSIONS.values())
FULL: Final = 3.0
"""Raters' level that every other part must have for the one that was taken out to be the weakest."""
GOOD: Final = 60.0
"""Raters' score from which half an answer is surely worth less than the whole."""

Pair = tuple[Removal, Grade, Grade]


def removal(bench: Bench) -> Found:
    """Without its sentences a part drops by a level or more; the other parts stay where they are."""
    pairs = removal_pairs(bench)
    for dimension in STORY:
        own = [pair for pair in pairs if pair[0].dimension == dimension]
        drops = [float(_drop(pair, dimension) >= 1) for pair in own]
        bad = [_told(pair) for pair, dropped in zip(own, drops, strict=True) if not dropped]
        if found := mean_of(drops):
            yield Figure(
                "4", "behavioral", f"{dimension} drops when removed", found, "constructed", failures=some(bad), detail=True
            )
    drops = [float(_drop(pair, pair[0].dimension) >= 1) for pair in pairs]
    others = [fmean(abs(_drop(pair, name)) for name in STORY if name != pair[0].dimension) for pair in pairs]
    groups = [pair[0].whole.id for pair in pairs]
    bad = [_told(pair) for pair, dropped in zip(pairs, drops, strict=True) if not dropped]
    if found := mean_of(drops, groups):
        yield Figure("4", "behavioral", "removed part drops a level", found, "constructed", at_least(0.95), failures=some(bad))
    if found := mean_of(others, groups):
        yield Figure("4", "behavioral", "levels that the other parts move", found, "constructed", at_most(0.5))


def monotonic(bench: Bench) -> Found:
    """A story told further never scores lower; half a good answer never scores higher than the whole."""
    for kind, graded in bench.kinds():
        if kind == "behavioral":
            yield from _stories(bench, [one for one in graded if any(s.part for s in one.case.sentences)])
        good = [one for one in graded if (one.case.rated("overall") or 0) >= GOOD]
        halves = [(one, half) for one in bench.sample(good, f"half {kind}") if (half := half_told(one.case)) is not None]
        grades = bench.judge([half for _, half in halves], f"check 5, {kind}: half told")
        right = [float(overall(one.grade) >= overall(grade)) for (one, _), grade in zip(halves, grades, strict=True)]
        bad = [one.case.id for (one, _), held in zip(halves, right, strict=True) if not held]
        if found := mean_of(right):
            yield Figure("5", kind, "whole at least as high as half", found, "constructed", at_least(0.95), failures=some(bad))


def _stories(bench: Bench, graded: Sequence[Graded]) -> Found:
    held, groups, bad = [], [], []
    for one in bench.sample(graded, "growing"):
        grades = bench.judge(stages := growing(one.case), "")
        for before, after, stage in zip(grades, grades[1:], stages[1:], strict=False):
            held.append(float(overall(after) >= overall(before)))
            groups.append(one.case.id)
            bad += [] if held[-1] else [f"{stage.id}: {overall(before):.0f} -> {overall(after):.0f}"]
    if found := mean_of(held, groups):
        yield Figure("5", "behavioral", "one part more never lowers", found, "constructed", at_least(0.95), failures=some(bad))


def first_advice(bench: Bench) -> Found:
    """Where all other parts are strong, the first advice is about the one that was taken out."""
    story = ("situation", "task", "action", "result")
    chosen = [
        pair
        for pair in removal_pairs(bench)
        if pair[0].dimension in story
        and all((pair[0].whole.rated(name) or 0) >= FULL for name in (*story, "relevance") if name != pair[0].dimension)
    ]
    named = [_advice(pair[2]) == pair[0].dimension for pair in chosen]
    bad = [f"{pair[0].cut.id}: {_advice(pair[2])}" for pair, right in zip(chosen, named, strict=True) if not right]
    if found := mean_of([float(right) for right in named], [pair[0].whole.id for pair in chosen]):
        yield Figure("16", "behavioral", "first advice names it", found, "constructed", at_least(0.9), failures=some(bad))


def removal_pairs(bench: Bench) -> list[Pair]:
    """Return every removal of a sample of stories with the grades before and after."""
    stories = [
        one for one in bench.graded if one.case.rubric.rubric == "behavioral" and any(s.part for s in one.case.sentences)
    ]
    before = {one.case.id: one.grade for one in stories}
    cuts = [cut for one in bench.sample(stories, "removal", bench.most * 3 // 2) for cut in removals(one.case)]
    grades = bench.judge([cut.cut for cut in cuts], "check 4: parts removed")
    return [(cut, before[cut.whole.id], grade) for cut, grade in zip(cuts, grades, strict=True)]


def _drop(pair: Pair, dimension: str) -> int:
    _, before, after = pair
    return before.levels.get(dimension, 0) - after.levels.get(dimension, 0)


def _advice(grade: Grade) -> str:
    return grade.feedback.change.dimension if grade.feedback.change else "nothing"


def _told(pair: Pair) -> str:
    removed, before, after = pair
    name = removed.dimension
    return f"{removed.cut.id}: {name} {before.levels.get(name)} -> {after.levels.get(name)}"
