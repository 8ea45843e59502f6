"""Ranges of rank, probabilities of grades, and what is told apart."""

from math import erf, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from shidian.assessment.policy import Branch, Robustness
from shidian.assessment.robustness import (
    MeasurementError,
    UniformWeights,
    grade_probabilities,
    indistinct,
    intervals,
    ranks,
    robustness,
)
from shidian.assessment.robustness.intervals import decided_share, grades_of
from tests.unit.assessment.robustness.examples import factors, model, rating
from tests.unit.assessment.robustness.test_simulation import scored

totals = arrays.arrays(
    np.float64,
    st.tuples(st.integers(1, 6), st.integers(1, 7)),
    elements=st.sampled_from([0.0, 1.0, 2.0, 3.0, np.nan]),
)


@given(totals, st.integers(0, 3))
def test_a_rank_counts_those_of_the_class_that_are_better(table, split):
    classes = ["x"] * split + ["y"] * table.shape[1]
    classes = [*classes[: table.shape[1] - 1], None]
    for row, found in zip(table, ranks(table, classes), strict=True):
        for unit, own in enumerate(row):
            peers = [row[at] for at, name in enumerate(classes) if name == classes[unit]]
            ranked = classes[unit] is not None and not np.isnan(own)
            assert found[unit] == (1 + sum(peer > own for peer in peers) if ranked else 0)


@given(totals, st.sampled_from([0.5, 0.75, 0.95]))
def test_pairs_are_decided_as_if_counted_one_by_one(table, decided):
    drawn = ranks(table, ["x"] * table.shape[1]).T
    having = [unit for unit in range(len(drawn)) if drawn[unit].any()]
    for unit, share in enumerate(decided_share(drawn, decided)):
        clear = 0
        for other in having:
            both = (drawn[unit] > 0) & (drawn[other] > 0)
            ahead = np.mean((drawn[unit] < drawn[other]) & both)
            behind = np.mean((drawn[unit] > drawn[other]) & both)
            clear += max(ahead, behind) > decided and other != unit
        if unit in having and len(having) > 1:
            assert share == pytest.approx(clear / (len(having) - 1))
        else:
            assert np.isnan(share)


def test_pairs_settled_by_their_tails_are_settled_rightly():
    """Twenty units that overlap more or less, 400 draws."""
    rng = np.random.default_rng(2)
    table = rng.normal(np.arange(20.0), 2, (400, 20))
    drawn = ranks(table, ["x"] * 20).T
    ahead = np.array([[np.mean(one < other) for other in drawn] for one in drawn])
    clear = (np.maximum(ahead, ahead.T) > 0.95).sum(axis=1)
    np.testing.assert_allclose(decided_share(drawn, 0.95), clear / 19)


def test_ranges_are_ranks_that_so_many_draws_do_not_exceed():
    """A unit with ranks 1 to 20 in 20 draws: 5 % do not exceed 1, 50 % 10, 95 % 19."""
    drawn = np.ones((20, 40), dtype=np.int16)
    drawn[:, 0] = np.arange(1, 21)
    drawn[:, 1] = 0
    found = intervals(drawn, np.ones(40, dtype=np.int16), ["x"] * 40, 0.95)
    assert (found.low[0], found.median[0], found.high[0]) == (1, 10, 19)
    assert found.top[0] == 3 / 20
    assert np.isnan([found.low[1], found.high[1], found.top[1], found.bottom[1]]).all()


def test_the_last_tenth_of_a_class_is_at_least_its_last_unit():
    """Of 7 the last one, of 20 the last two."""
    for units, last in ((7, 1), (20, 2)):
        drawn = np.arange(1, units + 1, dtype=np.int16)[None]
        found = intervals(drawn, drawn[0], ["x"] * units, 0.95)
        assert found.bottom.tolist() == [0.0] * (units - last) + [1.0] * last


def test_units_that_are_never_ranked_have_no_interval():
    of = model(classes={f"U{unit:02}": None if unit < 2 else "x" for unit in range(12)})
    found = robustness(of, [UniformWeights(1, 0.5)], None, Robustness(50, 1, 0.25, 0.1, 0.95))
    np.testing.assert_array_equal(np.isnan(found.intervals.low), [True] * 2 + [False] * 10)
    assert found.intervals.nominal[2:].max() == 10
    assert not np.isnan(found.scores).any()


def test_a_difference_inside_the_ranges_is_called_not_significant_in_two_languages():
    drawn = ranks(np.random.default_rng(1).normal([50, 50.1, 90], 1, (200, 3)), ["x"] * 3)
    found = intervals(drawn, drawn[0], ["x"] * 3, 0.95)
    said = indistinct(found, 0, 1)
    assert said.zh == "两名之差不显著（90% 名次区间 2—3 与 2—3 重叠）。"
    assert said.en.startswith("The difference between the two is not significant")
    assert indistinct(found, 0, 2) is None


def test_the_probability_of_a_grade_is_that_of_the_normal_distribution():
    """One score of 82 with an error of 3: P(>= 90), P(80..90), P(60..80), P(< 60)."""
    of = scored(Branch("index", 1, children=(Branch("a", 1.0),)), [[82.0]])
    error = MeasurementError(np.array([[3.0]]))
    found = robustness(of, [error], rating(), Robustness(20_000, 3, 0.25, 0.1, 0.95))
    above = [0.5 * (1 - erf((bound - 82) / 3 / sqrt(2))) for bound in (90, 80, 60)]
    expected = [above[0], above[1] - above[0], above[2] - above[1], 1 - above[2]]
    np.testing.assert_allclose(found.grades[0], expected, atol=0.01)


def test_bounds_belong_to_the_better_grade_and_missing_totals_to_none():
    table = np.array([[90.0, 79.9, np.nan, np.nan], [89.9, 60.0, np.nan, 10.0]])
    found = grade_probabilities(table, rating())
    assert found[:2].tolist() == [[0.5, 0.5, 0, 0], [0, 0, 1, 0]]
    assert np.isnan(found[2]).all()
    assert found[3].tolist() == [0, 0, 0, 1]
    assert grades_of(table[0], rating()).tolist() == [0, 2, -1, -1]


def test_the_whole_analysis_is_reproduced_by_its_seed():
    of, settings = model(missing=((3, slice(None)),)), Robustness(64, 11, 0.25, 0.1, 0.95)
    one, other = (robustness(of, factors(of), rating(), settings) for _ in range(2))
    np.testing.assert_array_equal(one.totals, other.totals)
    np.testing.assert_allclose(np.delete(one.grades, 3, axis=0).sum(axis=1), 1)
    assert np.isnan(one.grades[3]).all()
    assert np.isnan(one.intervals.nominal[3])
    assert (one.draws, one.seed, one.units) == (64, 11, of.values.units)
