"""Checks 6, 7, 8 and 9: what adds nothing changes nothing."""

from collections.abc import Callable, Sequence
from statistics import fmean
from typing import Final

import numpy as np

from evals.agreement import partial
from evals.bench import FEWEST, Bench, Graded, figure_of, mean_of, overall
from evals.constructed import padding, persons, wording
from evals.constructed.stories import with_answer
from evals.constructed.texts import load_texts
from evals.figures import Figure, Found, Target, within
from tools.answer_grade import Grade

TELLING: Final = 15
"""Words from which an answer has something to be padded."""

Change = Callable[[str], str]


def empty_additions(bench: Bench) -> Found:
    """Repetition, irrelevance and boasting move the total by 2 points at most, on average."""
    for name, change in (
        ("repetition", padding.repeated),
        ("irrelevance", padding.with_irrelevance),
        ("boasting", padding.with_boasts),
    ):
        chance = bench.chance(name)
        yield from _points(bench, "6", name, lambda answer, change=change, chance=chance: change(answer, chance), within(2))  # type: ignore[misc]


def length(bench: Bench) -> Found:
    """Length alone earns nothing: the correlation left once the raters are held, and padding to twice the words."""
    for kind, graded in bench.kinds():
        rated = [one for one in graded if one.case.rated("overall") is not None and one.grade.overall is not None]
        if len(rated) >= FEWEST:
            found = [overall(one.grade) for one in rated]
            words = np.log([max(one.case.words, 1) for one in rated])
            estimate = figure_of(partial, found, words, [one.case.rated("overall") or 0.0 for one in rated])
            if estimate:
                yield Figure("7", kind, "partial r with log words", estimate, "rated", within(0.10))
    chance = bench.chance("padding")
    yield from _points(bench, "7", "padded to twice the words", lambda answer: padding.padded(answer, chance), within(2))


def wordings(bench: Bench) -> Found:
    """Fillers, contractions and a learner's grammar move no level of content by more than a quarter, on average."""
    for name, change in (
        ("fillers", wording.with_fillers),
        ("contractions", wording.with_contractions),
        ("learner's grammar", wording.with_learners_grammar),
    ):
        chance = bench.chance(name)
        for kind, pairs in _changed(bench, f"8 {name}", lambda answer: change(answer, chance), part=2):  # noqa: B023
            content = [d.dimension for d in pairs[0][0].case.rubric.dimensions if not d.form]
            moves = [
                abs(after.levels[dimension] - one.grade.levels[dimension])
                for one, after in pairs
                for dimension in content
                if dimension in after.levels and dimension in one.grade.levels
            ]
            groups = [one.case.id for one, after in pairs for d in content if d in after.levels and d in one.grade.levels]
            if found := mean_of(moves, groups):
                yield Figure("8", kind, f"{name}: levels moved", found, "constructed", within(0.25))


def swapped_people(bench: Bench) -> Found:
    """Names, pronouns and schools change nothing: mean distance of the totals of the same answer from other people."""
    for name, change in (("other pronouns", persons.with_other_pronouns), ("other names", persons.with_other_names)):
        yield from _points(bench, "9", name, change, within(1), absolute=True)
    people = load_texts().people[: max(2, bench.most // 5)]
    for kind, graded in bench.kinds():
        chosen = bench.sample(_telling(graded), f"people {kind}", max(2, bench.most // 4))
        told = [with_answer(one.case, persons.introduced(one.case.answer, person)) for one in chosen for person in people]
        totals = [overall(grade) for grade in bench.judge(told, f"check 9, {kind}: other people")]
        rows = [totals[start : start + len(people)] for start in range(0, len(totals), len(people))]
        moves = [abs(total - fmean(row)) for row in rows for total in row]
        if found := mean_of(moves, [one.case.id for one in chosen for _ in people]):
            yield Figure("9", kind, "name and school of the speaker", found, "constructed", within(1))


def _points(bench: Bench, check: str, name: str, change: Change, target: Target, *, absolute: bool = False) -> Found:
    for kind, pairs in _changed(bench, f"{check} {name}", change):
        shifts = [overall(after) - overall(one.grade) for one, after in pairs]
        sizes = [abs(shift) for shift in shifts]
        worst = sorted(zip(sizes, shifts, [one.case.id for one, _ in pairs], strict=True), reverse=True)
        failures = tuple(f"{case}: {shift:+.0f}" for size, shift, case in worst[:3] if size > target.limit)
        if found := mean_of(sizes if absolute else shifts):
            yield Figure(check, kind, f"{name}: shift of the total", found, "constructed", target, failures=failures)
        if not absolute and (found := mean_of(sizes)):
            yield Figure(check, kind, f"{name}: size of the shift", found, "constructed", detail=True)


def _changed(bench: Bench, name: str, change: Change, part: int = 1) -> "list[tuple[str, list[tuple[Graded, Grade]]]]":
    """Return, for each kind, a sample of its cases with the grade of the changed answer. Unchanged answers stay out."""
    kinds = []
    for kind, graded in bench.kinds():
        chosen = bench.sample(_telling(graded), f"{name} {kind}", max(1, bench.most // part))
        changed = [(one, changed) for one in chosen if (changed := change(one.case.answer)) != one.case.answer]
        grades = bench.judge([with_answer(one.case, answer) for one, answer in changed], f"check {name}, {kind}")
        if changed:
            kinds.append((kind, [(one, grade) for (one, _), grade in zip(changed, grades, strict=True)]))
    return kinds


def _telling(graded: Sequence[Graded]) -> list[Graded]:
    """Leave out what has too few words to be changed."""
    return [one for one in graded if one.case.words >= TELLING]
