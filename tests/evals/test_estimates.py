"""Figures carry an interval that means something."""

import numpy as np
import pytest

from evals.estimates import estimate


def test_the_interval_surrounds_the_mean_and_narrows_with_more_cases() -> None:
    few = estimate([0.0, 1.0] * 10, np.random.default_rng(1))
    many = estimate([0.0, 1.0] * 1000, np.random.default_rng(1))
    assert few is not None
    assert many is not None
    assert (few.mean, few.n, many.n) == (0.5, 20, 2000)
    assert few.low < 0.5 < few.high
    assert few.high - few.low > 5 * (many.high - many.low)


def test_the_interval_has_the_width_that_theory_gives() -> None:
    # 1.96 standard errors of a proportion of 0.3 over 400 cases.
    found = estimate([1.0] * 120 + [0.0] * 280, np.random.default_rng(2))
    assert found is not None
    assert found.high - found.low == pytest.approx(2 * 1.96 * (0.3 * 0.7 / 400) ** 0.5, rel=0.1)


def test_the_same_seed_gives_the_same_interval() -> None:
    values = list(np.linspace(0, 1, 37))
    assert estimate(values, np.random.default_rng(3)) == estimate(values, np.random.default_rng(3))


def test_no_cases_give_no_figure() -> None:
    assert estimate([], np.random.default_rng(1)) is None
