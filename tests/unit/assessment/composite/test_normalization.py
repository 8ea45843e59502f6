"""One scale for all indicators."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.stats import rankdata, zscore

from shidian.assessment.composite import (
    by_band,
    by_goalposts,
    by_range,
    by_rank,
    by_zscore,
    constant,
    sample_distance,
)
from shidian.assessment.composite.normalization import mapped

NAN = np.nan
TABLES = arrays(
    np.float64, st.tuples(st.integers(2, 7), st.just(3)), elements=st.integers(-50, 50).map(float)
)
SIGNS = np.array([1.0, -1.0, 1.0])
METHODS = {
    "goalposts": lambda x: by_goalposts(x, np.array([-50.0, -20, 0]), 60.0, SIGNS),
    "range": lambda x: by_range(x, SIGNS),
    "z-score": lambda x: by_zscore(x, SIGNS),
    "rank": lambda x: by_rank(x, SIGNS),
}


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
@given(table=TABLES, data=st.data())
def test_order_of_units_does_not_matter(method, table, data):
    order = data.draw(st.permutations(range(len(table))))
    np.testing.assert_allclose(method(table[order]), method(table)[order], atol=1e-9)


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
@given(table=TABLES)
def test_a_better_value_never_scores_less(method, table):
    scores = method(table)
    better = (table[:, None] - table[None, :]) * SIGNS > 0
    lower = scores[:, None] < scores[None, :] - 1e-9
    assert not np.any(better & lower)


@pytest.mark.parametrize("name", ["range", "z-score", "rank"])
@given(table=TABLES, factor=st.integers(1, 9), shift=st.integers(-9, 9))
def test_units_of_measurement_do_not_matter(name, table, factor, shift):
    scores = METHODS[name](table)
    np.testing.assert_allclose(METHODS[name](factor * table + shift), scores, atol=1e-9)


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
@given(table=TABLES)
def test_gaps_stay_gaps_and_change_nothing_else(method, table):
    gap = np.full((1, 3), NAN)
    scores = method(np.concatenate([table, gap]))
    np.testing.assert_array_equal(scores[-1], [NAN] * 3)
    np.testing.assert_allclose(scores[:-1], method(table), atol=1e-9)


@pytest.mark.parametrize("name", ["range", "z-score", "rank"])
def test_a_column_that_tells_nothing_has_no_scores(name):
    table = np.array([[0.1, 1, NAN], [0.1, 2, NAN], [0.1, 4, NAN]])
    scores = METHODS[name](table)
    assert np.isnan(scores).all(axis=0).tolist() == constant(table).tolist() == [True, False, True]


def test_z_scores_and_ranks_are_those_of_scipy():
    table = np.array([[3.0, 1], [5, 1], [5, 8], [9, 2], [1, 1]])
    np.testing.assert_allclose(by_zscore(table, 1), zscore(table, axis=0, ddof=1))
    np.testing.assert_allclose(by_rank(table, 1), 25 * (rankdata(table, axis=0) - 1))


def test_a_panel_is_scored_by_the_goalposts_of_each_indicator():
    panel = np.array([[[20.0, 80]], [[60, 150]], [[100, 200]]])  # years x units x indicators
    scores = by_goalposts(panel, np.array([20.0, 80]), np.array([100.0, 150]), np.array([1.0, -1]))
    assert scores.tolist() == [[[0, 100]], [[50, 0]], [[100, 0]]]


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
@given(years=arrays(np.float64, (3, 4, 3), elements=st.integers(-50, 50).map(float)))
def test_years_of_a_panel_are_treated_one_by_one(method, years):
    np.testing.assert_array_equal(method(years), np.stack([method(year) for year in years]))


def test_equal_goalposts_give_no_scores():
    assert np.isnan(by_goalposts(np.array([[1.0], [2.0]]), 2, 2, 1)).all()


def test_a_band_reaches_zero_at_the_distance_of_the_sample():
    table = np.array([[3.0], [15], [31], [NAN]])
    distance = sample_distance(table, 10, 20)
    assert distance.item() == 11
    np.testing.assert_allclose(
        by_band(table, 10, 20, distance).ravel(), [100 * (1 - 7 / 11), 100, 0, NAN]
    )


def test_farther_outside_a_band_than_the_distance_counts_as_the_distance():
    table = np.array([[3.0], [8], [22], [90]])
    assert by_band(table, 10, 20, 4).ravel().tolist() == [0, 50, 50, 0]


def test_a_sample_all_inside_the_band_tells_nothing():
    table = np.array([[12.0], [15.0]])
    assert np.isnan(by_band(table, 10, 20, sample_distance(table, 10, 20))).all()


def test_the_output_range_can_be_chosen():
    assert mapped(np.array([0.0, 100.0, NAN]), 1, 100)[:2].tolist() == [1, 100]
