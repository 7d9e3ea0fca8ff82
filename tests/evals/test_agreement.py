"""The measures of agreement are those of the textbooks."""

import numpy as np
import pytest
from scipy import stats
from sklearn.metrics import cohen_kappa_score

from evals.agreement import Numbers, band_kappa, bias, by_length, error, kappa, level_kappa, partial, pearson, spearman
from evals.estimates import estimate_grouped, estimate_of

DRAWS = np.random.default_rng(5)
RATED = DRAWS.integers(0, 5, 80).astype(float)
FOUND: Numbers = np.clip(RATED + DRAWS.integers(-1, 2, 80), 0, 4).astype(float)


def test_kappa_is_scikit_learns() -> None:
    assert kappa(RATED, FOUND) == pytest.approx(cohen_kappa_score(RATED, FOUND, weights="quadratic", labels=range(5)))


def test_kappa_of_nothing_but_agreement_is_1_and_of_opposites_below_0() -> None:
    assert kappa(RATED, RATED) == 1
    assert kappa(RATED, 4 - RATED) < 0


def test_means_are_rounded_half_up_and_scores_fall_into_ten_bands() -> None:
    assert level_kappa(np.array([0.5, 2.5, 3.49]), np.array([1.0, 3.0, 3.0])) == 1
    assert band_kappa(np.array([0.0, 9.9, 55.0, 100.0]), np.array([9.0, 1.0, 51.0, 90.0])) == 1


def test_correlations_are_scipys() -> None:
    assert pearson(RATED, FOUND) == pytest.approx(stats.pearsonr(RATED, FOUND)[0])
    assert spearman(RATED, FOUND) == pytest.approx(stats.spearmanr(RATED, FOUND)[0])
    assert pearson(RATED, np.ones(80)) == 0


def test_measures_take_many_resamples_at_once() -> None:
    rows = DRAWS.integers(0, 80, (7, 80))
    for measure in (kappa, pearson, spearman, error, bias):
        many = measure(RATED[rows], FOUND[rows])
        assert many.shape == (7,)
        assert many[3] == pytest.approx(float(measure(RATED[rows[3]], FOUND[rows[3]])))


def test_the_partial_correlation_is_that_of_the_residuals() -> None:
    held, other = DRAWS.normal(size=80), DRAWS.normal(size=80)
    found = held + 0.5 * other + DRAWS.normal(size=80)

    def rest(values: Numbers) -> Numbers:
        slope, start = np.polyfit(held, values, 1)
        return np.asarray(values - start - slope * held)

    assert partial(found, other, held) == pytest.approx(stats.pearsonr(rest(found), rest(other))[0])


def test_length_alone_explains_what_depends_on_length_alone() -> None:
    words = np.array([20.0, 50, 80, 120, 200, 400])
    assert by_length(10 * np.log(words) + 3, words) == pytest.approx(10 * np.log(words) + 3)
    assert by_length(np.array([5.0, 5, 5, 5, 5, 5]), words) == pytest.approx(5)


def test_variants_of_one_answer_count_as_one_in_the_interval() -> None:
    values = [0.0] * 50 + [1.0] * 50
    alone = estimate_grouped(values, [str(place) for place in range(100)], np.random.default_rng(1))
    tied = estimate_grouped(values, [str(place // 10) for place in range(100)], np.random.default_rng(1))
    assert alone is not None
    assert tied is not None
    assert (alone.mean, tied.mean, tied.n) == (0.5, 0.5, 100)
    assert tied.high - tied.low > 2.5 * (alone.high - alone.low)


def test_an_interval_stands_around_any_statistic() -> None:
    found = estimate_of(spearman, (RATED, FOUND), np.random.default_rng(1))
    assert found is not None
    assert found.low < found.mean < found.high < 1
    assert estimate_of(spearman, ([], []), np.random.default_rng(1)) is None
