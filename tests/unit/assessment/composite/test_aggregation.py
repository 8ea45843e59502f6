"""Means, TOPSIS and Copeland's rule."""

import numpy as np
import pytest
import skcriteria
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from pymcdm import methods, normalizations
from skcriteria.agg.topsis import TOPSIS
from skcriteria.preprocessing.scalers import VectorScaler

from shidian.assessment.composite import (
    arithmetic,
    by_zscore,
    copeland,
    generalized,
    geometric,
    topsis,
    unweighted,
    weighted,
)
from shidian.core import DataError

NAN = np.nan
WEIGHTS = np.array([0.5, 0.3, 0.2])
ROWS = arrays(np.float64, (4, 3), elements=st.floats(0, 100, allow_subnormal=False))
MEANS = {
    "arithmetic": arithmetic,
    "geometric": geometric,
    "harmonic": generalized(-1),
    "power 0": generalized(0),
    "quadratic": generalized(2),
    "lowest": unweighted(lambda scores: scores.min()),
    "product": weighted(lambda scores, weights: scores @ weights),
}
MEANS_IDS = pytest.mark.parametrize("mean", MEANS.values(), ids=MEANS)


@MEANS_IDS
def test_a_gap_is_ignored_while_enough_weight_is_present(mean):
    scores = np.array([[80.0, 60, NAN], [NAN, 60, 40], [NAN, NAN, NAN]])
    found = mean(scores, WEIGHTS, 2 / 3)
    whole = mean(scores[0, :2], np.array([0.5, 0.3]) / 0.8, 1)
    np.testing.assert_allclose(found, [whole, NAN, NAN])


@MEANS_IDS
def test_nothing_present_is_never_enough(mean):
    assert np.isnan(mean(np.full(3, NAN), WEIGHTS, 0))


@MEANS_IDS
def test_only_the_proportions_of_weights_matter(mean):
    scores = np.array([80.0, 60, NAN])
    np.testing.assert_allclose(mean(scores, 5 * WEIGHTS, 0.8), mean(scores, WEIGHTS, 0.8))
    assert np.isnan(mean(scores, 5 * WEIGHTS, 0.9))


@MEANS_IDS
@given(rows=ROWS, data=st.data())
def test_order_of_the_parts_does_not_matter(mean, rows, data):
    order = data.draw(st.permutations(range(3)))
    found = mean(rows[:, order], WEIGHTS[order], 1)
    np.testing.assert_allclose(found, mean(rows, WEIGHTS, 1), rtol=1e-9, atol=1e-9)


@MEANS_IDS
@given(rows=ROWS, rise=st.floats(0, 50, allow_subnormal=False))
def test_a_better_part_never_lowers_the_whole(mean, rows, rise):
    better = rows + np.array([0, rise, 0])
    assert np.all(mean(better, WEIGHTS, 1) >= mean(rows, WEIGHTS, 1) - 1e-9)


def test_means_have_the_values_of_their_formulas():
    scores = np.array([90.0, 60, 30])
    found = {name: float(mean(scores, WEIGHTS, 1)) for name, mean in MEANS.items()}
    expected = {
        "arithmetic": 69,
        "geometric": 90.1**0.5 * 60.4**0.3 * 30.7**0.2,
        "harmonic": 1 / (0.5 / 90 + 0.3 / 60 + 0.2 / 30),
        "power 0": 90**0.5 * 60**0.3 * 30**0.2,
        "quadratic": (0.5 * 8100 + 0.3 * 3600 + 0.2 * 900) ** 0.5,
        "lowest": 30,
        "product": 69,
    }
    assert found == pytest.approx(expected)


def test_a_failed_part_is_not_bought_off():
    even, uneven = np.array([50.0, 50]), np.array([100.0, 0])
    half = np.array([0.5, 0.5])
    assert arithmetic(even, half, 1) == arithmetic(uneven, half, 1)
    assert geometric(uneven, half, 1) < geometric(even, half, 1) / 5
    assert [generalized(p)(uneven, half, 1).item() for p in (-1, 0)] == [0, 0]


def test_a_zero_that_is_no_part_does_not_make_the_mean_zero():
    assert generalized(-1)(np.array([60.0, 0]), np.array([1.0, 0]), 1) == 60


def test_a_sum_is_never_given_weights():
    total = unweighted(lambda scores: float(scores.sum()))
    assert total(np.array([[80.0, 60], [10, NAN]]), np.array([0.9, 0.1]), 0.5).tolist() == [140, 10]


@pytest.mark.parametrize("mean", [geometric, generalized(2), generalized(0)])
def test_z_scores_meet_no_geometric_or_power_mean(mean):
    scores = by_zscore(np.array([[1.0, 2], [3, 5]]), 1)
    with pytest.raises(DataError, match="z-score") as caught:
        mean(scores, np.array([0.5, 0.5]), 1)
    assert [fault.code for fault in caught.value.faults] == ["composite_negative_mean"]


RANDOM = np.random.default_rng(3).uniform(1, 9, (8, 3))


def test_topsis_of_three_units_is_as_published():
    # case 4
    numbers = np.array([[2.0, 8], [5, 1], [3, 6]])
    found = topsis(numbers, np.array([0.6, 0.4]), np.array([1.0, -1.0])).scores
    np.testing.assert_allclose(found, [0, 1, 0.3111391], atol=5e-8)


def test_topsis_is_that_of_pymcdm_and_scikit_criteria():
    signs = np.array([1, -1, 1])
    method = methods.TOPSIS(normalizations.vector_normalization)
    expected = method(RANDOM, WEIGHTS, signs)
    np.testing.assert_allclose(topsis(RANDOM, WEIGHTS, signs).scores, expected)
    matrix = VectorScaler("matrix").transform(skcriteria.mkdm(RANDOM, [max] * 3, weights=WEIGHTS))
    np.testing.assert_allclose(
        topsis(RANDOM, WEIGHTS).scores, TOPSIS().evaluate(matrix).e_.similarity
    )


@given(factors=arrays(np.float64, 3, elements=st.floats(0.01, 100)), data=st.data())
def test_topsis_depends_on_neither_units_of_measurement_nor_order(factors, data):
    order = data.draw(st.permutations(range(8)))
    np.testing.assert_allclose(
        topsis((RANDOM * factors)[order], WEIGHTS).scores, topsis(RANDOM, WEIGHTS).scores[order]
    )


def test_topsis_leaves_out_an_all_zero_column_and_says_so():
    with_zeros = np.insert(RANDOM, 1, 0, axis=1)
    found = topsis(with_zeros, np.array([0.4, 0.2, 0.24, 0.16]))
    assert found.excluded.tolist() == [False, True, False, False]
    np.testing.assert_allclose(found.scores, topsis(RANDOM, WEIGHTS).scores)


def test_topsis_without_any_difference_has_no_scores():
    assert np.isnan(topsis(np.zeros((3, 2)), np.array([0.5, 0.5])).scores).all()


def test_a_gap_costs_only_its_own_unit_the_closeness():
    found = topsis(np.vstack([RANDOM, [NAN, 5, 5]]), WEIGHTS).scores
    assert np.isnan(found).tolist() == [False] * 8 + [True]


def test_copeland_counts_duels():
    # against each other: A wins by 0.6; C ties with D in everything; E has no values
    scores = np.array([[3.0, 1], [2, 2], [1, 1], [1, 1], [NAN, NAN]])
    found = copeland(scores, np.array([0.6, 0.4]))
    np.testing.assert_array_equal(found, [3, 1, -2, -2, NAN])


@given(arrays(np.float64, (5, 3), elements=st.integers(0, 4).map(float)))
def test_duels_won_are_duels_lost(scores):
    assert copeland(scores, WEIGHTS).sum() == 0
