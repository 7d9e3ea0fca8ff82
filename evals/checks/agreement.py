"""Check 1: how far the grades agree with the raters, per kind of question, per dimension, per rater and per author."""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from evals.agreement import Measure, Numbers, band_kappa, by_length, error, level_kappa, pearson, spearman
from evals.bench import FEWEST, Bench, Graded, figure_of, mean_of
from evals.figures import Figure, Found, Note, Source, Target, at_least, at_most, some

MIDDLE: Final = (30.0, 85.0)
"""Raters' scores between which answers are hard to tell apart; outside, every grader looks good."""

STORY_TARGETS: Final = {"Spearman": at_least(0.90), "QWK, ten bands": at_least(0.88), "MAE": at_most(8.5)}
OTHER_TARGETS: Final = {"Spearman": at_least(0.75)}
TOTALS: Final[dict[str, Measure]] = {"Spearman": spearman, "Pearson": pearson, "QWK, ten bands": band_kappa, "MAE": error}
LEVELS: Final[dict[str, Measure]] = {"QWK": level_kappa, "Pearson": pearson, "MAE": error}


def agreement(bench: Bench) -> Found:
    """Compare with the raters' mean and with each rater apart."""
    for kind, graded in bench.kinds():
        rated = [one for one in graded if one.case.rated("overall") is not None and one.grade.overall is not None]
        if len(rated) < FEWEST:
            yield Note("1", kind, f"{len(rated)} rated and scored answers are too few to measure agreement")
            continue
        yield from _totals(kind, rated)
        yield from _dimensions(kind, rated)
        yield from _raters(kind, rated)
        yield from _authors(kind, rated)
        yield from _pairs(kind, rated)


def _totals(kind: str, graded: Sequence[Graded]) -> Iterator[Figure]:
    targets = STORY_TARGETS if kind == "behavioral" else OTHER_TARGETS
    for name, measure in TOTALS.items():
        yield from _total(kind, f"overall {name}", measure, graded, targets.get(name))
    middle = [one for one in graded if MIDDLE[0] <= (one.case.rated("overall") or 0) <= MIDDLE[1]]
    if len(middle) >= FEWEST:
        target = at_least(0.75) if kind == "behavioral" else None
        yield from _total(kind, "middle (30-85) Spearman", spearman, middle, target)
        yield from _total(kind, "middle (30-85) MAE", error, middle, None)


def _total(
    kind: str, name: str, measure: Measure, graded: Sequence[Graded], target: Target | None, *, detail: bool = False
) -> Iterator[Figure]:
    rated, found = _columns(graded, "overall")
    estimate = figure_of(measure, rated, found)
    if estimate is not None:
        guess = measure(rated, np.clip(by_length(rated, _words(graded)), 0, 100))
        yield Figure("1", kind, name, estimate, "rated", target, float(guess), detail)


def _dimensions(kind: str, graded: Sequence[Graded]) -> Iterator[Figure]:
    names = graded[0].case.rubric.names
    floor = at_least(0.62) if kind == "behavioral" else None
    for name in names:
        scored = [one for one in graded if name in one.grade.levels]
        if len(scored) < FEWEST:
            continue
        rated, found = _columns(scored, name)
        guess = np.clip(by_length(rated, _words(scored)), 0, 4)
        for called, measure in LEVELS.items():
            estimate = figure_of(measure, rated, found)
            if estimate is not None:
                target = floor if called == "QWK" else None
                baseline = float(measure(rated, guess))
                yield Figure("1", kind, f"{name} {called}", estimate, "rated", target, baseline, called != "QWK")
    yield from _mean_kappa(kind, graded, names)


def _mean_kappa(kind: str, graded: Sequence[Graded], names: Sequence[str]) -> Iterator[Figure]:
    """Average the kappas of all dimensions over the answers in which each was scored."""
    whole = [one for one in graded if all(name in one.grade.levels for name in names)]
    if len(whole) < FEWEST:
        return
    columns = [_columns(whole, name) for name in names]

    def averaged(*values: Numbers) -> Numbers:
        return np.asarray(
            np.mean([level_kappa(one, other) for one, other in zip(values[::2], values[1::2], strict=True)], axis=0)
        )

    estimate = figure_of(averaged, *(column for pair in columns for column in pair))
    guesses = [np.clip(by_length(rated, _words(whole)), 0, 4) for rated, _ in columns]
    baseline = np.mean([level_kappa(rated, guess) for (rated, _), guess in zip(columns, guesses, strict=True)])
    if estimate is not None:
        target = at_least(0.78) if kind == "behavioral" else None
        yield Figure("1", kind, "mean of dimensions QWK", estimate, "rated", target, float(baseline))


def _raters(kind: str, graded: Sequence[Graded]) -> Iterator[Figure]:
    """Compare with each rater apart; people's ratings are named as such."""
    for rater_kind, called in (("model", "rater"), ("person", "person")):
        raters = dict.fromkeys(rater for one in graded for rater in one.case.by_rater("overall", rater_kind))
        for rater in raters:
            for name in ("overall", *graded[0].case.rubric.names):
                given = [(one.case.by_rater(name, rater_kind).get(rater), _found(one, name)) for one in graded]
                both = [(rated, found) for rated, found in given if rated is not None and found is not None]
                measure, measured = (spearman, "Spearman") if name == "overall" else (level_kappa, "QWK")
                if len(both) >= FEWEST:
                    estimate = figure_of(measure, *zip(*both, strict=True))
                    assert estimate is not None, "there are cases"
                    detail = name != "overall" or rater_kind == "model"
                    source: Source = "people" if rater_kind == "person" else "rated"
                    yield Figure("1", kind, f"{name} {measured}, {called} {rater} apart", estimate, source, detail=detail)


def _authors(kind: str, graded: Sequence[Graded]) -> Iterator[Figure]:
    authors = dict.fromkeys(one.case.author for one in graded)
    if len(authors) < 2 or len(authors) > len(graded) / 3:
        return
    for author in authors:
        own = [one for one in graded if one.case.author == author]
        if len(own) >= FEWEST:
            yield from _total(kind, f"overall Spearman, author {author}", spearman, own, None, detail=True)
            yield from _total(kind, f"overall MAE, author {author}", error, own, None, detail=True)


def _pairs(kind: str, graded: Sequence[Graded]) -> Iterator[Figure]:
    """Say how often the better answer of a pair of about equal length gets the higher total."""
    pairs: dict[str, list[Graded]] = {}
    for one in graded:
        if one.case.pair:
            pairs.setdefault(one.case.pair, []).append(one)
    right, longer, failures = [], [], []
    for name, both in pairs.items():
        ordered = sorted(both, key=lambda one: one.case.rated("overall") or 0)
        if len(both) != 2 or ordered[0].case.rated("overall") == ordered[1].case.rated("overall"):
            continue
        worse, better = ordered
        right.append(float((better.grade.overall or 0) > (worse.grade.overall or 0)))
        longer.append(float(better.case.words > worse.case.words))
        if not right[-1]:
            failures.append(
                f"{name}: {worse.case.id} got {worse.grade.overall}, the better {better.case.id} {better.grade.overall}"
            )
    estimate = mean_of(right)
    if estimate is not None:
        baseline = float(np.mean(longer))
        target = at_least(0.9) if kind == "behavioral" else None
        yield Figure("1", kind, "length-matched pairs right", estimate, "rated", target, baseline, failures=some(failures))


def _columns(graded: Sequence[Graded], name: str) -> tuple[Numbers, Numbers]:
    pairs = [(one.case.rated(name), _found(one, name)) for one in graded]
    both = np.array([(rated, found) for rated, found in pairs if rated is not None and found is not None], float)
    return both[:, 0], both[:, 1]


def _found(one: Graded, name: str) -> float | None:
    return one.grade.overall if name == "overall" else one.grade.levels.get(name)


def _words(graded: Sequence[Graded]) -> Numbers:
    return np.array([one.case.words for one in graded], float)
