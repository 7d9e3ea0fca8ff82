"""Checks 2 and 3: the gap to what the raters reach among themselves, and whether the grader is milder or stricter than they."""

from collections.abc import Iterator, Sequence
from statistics import fmean

import numpy as np

from evals.agreement import Measure, Numbers, bias, level_kappa, spearman
from evals.bench import FEWEST, Bench, Graded, figure_of
from evals.figures import Figure, Found


def gap_to_raters(bench: Bench) -> Found:
    """Compare the grader and each rater with the same target, the mean of the other raters (leave one out)."""
    for kind, graded in bench.kinds():
        several = [one for one in graded if len(one.case.by_rater("overall")) > 1]
        if len(several) < FEWEST:
            continue
        for name in ("overall", *several[0].case.rubric.names):
            scored = [one for one in several if name == "overall" or name in one.grade.levels]
            scored = [one for one in scored if one.grade.overall is not None]
            if len(scored) >= FEWEST:
                yield from _gap(kind, name, scored)


def _gap(kind: str, name: str, graded: Sequence[Graded]) -> Iterator[Figure]:
    """Raters take seats in their order; as many as every answer has."""
    given = [list(one.case.by_rater(name).values()) for one in graded]
    seats = range(min(len(values) for values in given))
    found = np.array([one.grade.overall if name == "overall" else one.grade.levels[name] for one in graded], float)
    own = [np.array([values[seat] for values in given]) for seat in seats]
    others = [np.array([fmean(v for place, v in enumerate(values) if place != seat) for values in given]) for seat in seats]
    measure: Measure = spearman if name == "overall" else level_kappa
    called = f"{name} {'Spearman' if name == 'overall' else 'QWK'}"

    def of_raters(_: Numbers, *columns: Numbers) -> Numbers:
        return np.asarray(np.mean([measure(columns[seat + len(seats)], columns[seat]) for seat in seats], axis=0))

    def behind(machine: Numbers, *columns: Numbers) -> Numbers:
        theirs = np.mean([measure(columns[seat + len(seats)], machine) for seat in seats], axis=0)
        return np.asarray(of_raters(machine, *columns) - theirs)

    for text, statistic in ((f"{called}, raters among themselves", of_raters), (f"{called}, gap to the raters", behind)):
        estimate = figure_of(statistic, found, *own, *others)
        if estimate is not None:
            yield Figure("2", kind, text, estimate, "rated", detail=name != "overall")


def scale(bench: Bench) -> Found:
    """Measure the mean difference to the raters, in points and in levels."""
    for kind, graded in bench.kinds():
        for name in ("overall", *graded[0].case.rubric.names):
            pairs = [(one.case.rated(name), _found(one, name)) for one in graded]
            both = [(rated, found) for rated, found in pairs if rated is not None and found is not None]
            if len(both) >= FEWEST:
                estimate = figure_of(bias, *zip(*both, strict=True))
                assert estimate is not None, "there are cases"
                yield Figure("3", kind, f"{name} bias", estimate, "rated", detail=name != "overall")


def _found(one: Graded, name: str) -> float | None:
    return one.grade.overall if name == "overall" else one.grade.levels.get(name)
