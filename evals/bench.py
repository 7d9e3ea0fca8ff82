"""What every check works on: the cases with their grades and tags, a judge for constructed answers, chance with a seed."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from evals.cases import Case
from evals.estimates import Estimate, Numbers, Statistic, estimate, estimate_grouped, estimate_of
from evals.graders import Judge
from tools.answer_grade import Grade
from tools.star_tagging import Tagged

SEED: Final = 20261120
FEWEST: Final = 6
"""Cases below which no agreement is worked out."""


@dataclass(frozen=True)
class Graded:
    """A case with its grade and the parts of its sentences."""

    case: Case
    grade: Grade
    tags: Sequence[Tagged]


@dataclass(frozen=True)
class Bench:
    """`most` is how many cases of a kind a check may construct answers from.

    `hostile` are strings that others wrote to fool graders. `fresh_judge` opens a judge that remembers nothing; None where that
    would cost money.
    """

    graded: Sequence[Graded]
    judge: Judge
    most: int = 60
    hostile: Sequence[str] = ()
    fresh_judge: Callable[[], Judge] | None = None

    def kinds(self) -> Iterator[tuple[str, list[Graded]]]:
        """Yield each rubric with its cases."""
        names = dict.fromkeys(one.case.rubric.rubric for one in self.graded)
        for name in names:
            yield name, [one for one in self.graded if one.case.rubric.rubric == name]

    def chance(self, name: str) -> random.Random:
        """Return a source of chance that is the same in every run, and of its own for each check."""
        return random.Random(f"{SEED} {name}")

    def sample(self, graded: Sequence[Graded], name: str, most: int | None = None) -> list[Graded]:
        """Return at most `most` of the cases in their order, drawn by a seed."""
        wanted = min(len(graded), most or self.most)
        places = sorted(self.chance(name).sample(range(len(graded)), wanted))
        return [graded[place] for place in places]


def overall(grade: Grade) -> float:
    """Return the total of a grade; an answer that was not scored counts as nothing told in constructed comparisons."""
    return grade.overall or 0.0


def mean_of(values: Sequence[float], groups: Sequence[str] | None = None) -> Estimate | None:
    """Return the mean with its interval; the same resamples whenever the same cases are measured."""
    draws = np.random.default_rng(SEED)
    return estimate(values, draws) if groups is None else estimate_grouped(values, groups, draws)


def figure_of(statistic: Statistic, *columns: Sequence[float] | Numbers) -> Estimate | None:
    """Return a statistic with its interval."""
    return estimate_of(statistic, columns, np.random.default_rng(SEED))
