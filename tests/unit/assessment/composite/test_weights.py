"""Weights from points and data, and combinations of them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from pymcdm import weights as oracle

from shidian.assessment.composite import (
    by_band,
    by_range,
    component_weights,
    critic_weights,
    entropy_weights,
    sample_distance,
    topsis,
)
from shidian.assessment.composite.combination import game, geometric_mean, linear, multiplicative
from shidian.assessment.composite.entropy import shifted, spssau, squeezed, without_each_year
from shidian.assessment.composite.weights import budget, checked, concentration, guarded
from shidian.core import DataError

FOUR = np.array([[3.0, 10], [5, 20], [2, 15], [7, 25]])
SCORES = by_range(FOUR, np.array([1.0, -1.0])) / 100
RANDOM = np.random.default_rng(7).uniform(0.1, 1, (9, 4))
SUBJECTIVE, OBJECTIVE = np.array([0.4, 0.3, 0.2, 0.1]), np.array([0.25, 0.2, 0.3, 0.25])
WEIGHTS = arrays(np.float64, st.integers(1, 9), elements=st.floats(0, 1)).filter(
    lambda w: w.sum() > 0.01
)

# assessment.md, section 4, cases 2 and 5
FOUR_CASES = {
    "entropy, squeezed": (
        lambda z: entropy_weights(squeezed(z)).weights,
        squeezed,
        [0.5452618, 0.4547382],
        [56.35354, 47.88215, 30.39461, 54.50808],
    ),
    "entropy, 0 ln 0 = 0": (
        lambda z: entropy_weights(z).weights,
        lambda z: z,
        [0.5451997, 0.4548003],
        [56.38402, 47.87199, 30.32002, 54.51997],
    ),
    "CRITIC": (
        critic_weights,
        lambda z: z,
        [0.5075187, 0.4924813],
        [59.39851, 46.86716, 32.83209, 50.75187],
    ),
}


@pytest.mark.parametrize(
    ("method", "scale", "weights", "scores"), FOUR_CASES.values(), ids=FOUR_CASES
)
def test_published_weights_and_scores_of_four_units(method, scale, weights, scores):
    found = method(SCORES)
    np.testing.assert_allclose(found, weights, atol=5e-8)
    np.testing.assert_allclose(100 * scale(SCORES) @ found, scores, atol=5e-6)


def test_twenty_rivers_with_a_nominal_best_and_a_band(case_file):
    # case 3: closeness from values, and from the two transformed columns before squeezing
    rivers = np.loadtxt(case_file("rivers.csv"), delimiter=",", skiprows=1)
    ends = by_range(rivers[:, [0, 2]], np.array([1.0, -1.0])) / 100
    acidity, nutrients = rivers[:, [1]], rivers[:, [3]]
    best = by_band(acidity, 7, 7, sample_distance(acidity, 7, 7)) / 100
    band = by_band(nutrients, 10, 20, sample_distance(nutrients, 10, 20)) / 100
    shares = np.column_stack([ends[:, 0], best[:, 0], ends[:, 1], band[:, 0]])
    eps = 0.002
    drawn_in = np.where(shares == 0, eps, np.where(shares == 1, 1 - eps, shares))
    drawn_in[:, [0, 2]] = squeezed(shares[:, [0, 2]], eps)
    weights = entropy_weights(drawn_in).weights
    np.testing.assert_allclose(weights, [0.3153202, 0.1813149, 0.3506929, 0.1526721], atol=5e-8)
    mixed = np.column_stack([rivers[:, 0], best[:, 0], rivers[:, 2], band[:, 0]])
    closeness = topsis(mixed, weights, np.array([1.0, 1, -1, 1])).scores
    published = [0.3841556, 0.4852199, 0.5021310, 0.5084128, 0.4226200]
    published += [0.3945085, 0.5502261, 0.6258551, 0.7260529, 0.7138447]
    np.testing.assert_allclose(closeness[:10], published, atol=5e-8)
    others = {
        (0.31616, 0.18047, 0.35105, 0.15233): shares,
        (0.30931, 0.18293, 0.34250, 0.16527): shifted(shares, 0.1),
    }
    for expected, convention in others.items():  # the last digit is published one off
        np.testing.assert_allclose(entropy_weights(convention).weights, expected, atol=1e-5)


def test_entropy_and_critic_are_those_of_pymcdm():
    np.testing.assert_allclose(entropy_weights(RANDOM).weights, oracle.entropy_weights(RANDOM))
    np.testing.assert_allclose(
        critic_weights(by_range(RANDOM, 1)), oracle.critic_weights(RANDOM), rtol=1e-12
    )


def test_the_logarithm_of_entropy_is_that_of_all_rows_of_a_panel():
    panel = RANDOM.reshape(3, 3, 4)
    done = entropy_weights(panel)
    assert done.rows.tolist() == [9] * 4
    assert np.all((done.entropy > 0) & (done.entropy < 1))  # ln of the years alone exceeds 1
    np.testing.assert_array_equal(done.weights, entropy_weights(RANDOM).weights)


def test_more_dispersion_weighs_more():
    rows = np.linspace(-1, 1, 11)[:, None]
    weights = entropy_weights(5 + rows * np.array([1.0, 2, 4])).weights
    assert weights.tolist() == sorted(weights)


@given(factor=st.floats(0.01, 100))
def test_entropy_does_not_depend_on_the_unit_of_measurement(factor):
    np.testing.assert_allclose(
        entropy_weights(factor * RANDOM).weights, entropy_weights(RANDOM).weights
    )


def test_a_missing_cell_and_a_constant_column_leave_the_other_weights_defined():
    table = by_range(np.array([[3.0, 10, 4], [5, np.nan, 4], [2, 15, 4], [7, 25, 4]]), 1)
    done = entropy_weights(table)
    assert done.weights[2] == 0
    assert np.isnan(done.entropy).tolist() == [False, False, True]
    assert done.weights.sum() == pytest.approx(1)
    assert done.rows.tolist() == [4, 3, 0]


def test_the_shift_of_spssau_moves_only_columns_with_zero_or_less():
    np.testing.assert_allclose(
        spssau(np.array([[0.0, 1, -2], [1, 2, 3]])), [[0.01, 1, 0.01], [1.01, 2, 5.01]]
    )


def test_stability_is_the_weights_of_the_other_years():
    found = without_each_year(RANDOM.reshape(3, 3, 4))
    np.testing.assert_allclose(found[1], entropy_weights(RANDOM[[0, 1, 2, 6, 7, 8]]).weights)


def test_component_weights_follow_from_a_singular_value_decomposition():
    scores = RANDOM + RANDOM[:, [0]] * np.array([0, 1, 0, 2.0])
    standard = (scores - scores.mean(axis=0)) / scores.std(axis=0)
    _, singular, vectors = np.linalg.svd(standard)
    explained = singular**2 / len(scores)
    kept = explained > 1
    expected = (vectors[kept] ** 2 * explained[kept, None]).sum(axis=0) / explained[kept].sum()
    np.testing.assert_allclose(component_weights(scores), expected)


def test_each_combination_of_weights_has_its_published_numbers():
    # case 5; the combination called “game” by one package is a geometric mean
    found = {
        "linear": linear(SUBJECTIVE, OBJECTIVE, 0.6),
        "multiplicative": multiplicative(SUBJECTIVE, OBJECTIVE),
        "geometric mean": geometric_mean(SUBJECTIVE, OBJECTIVE),
        "game": game(SUBJECTIVE, OBJECTIVE),
    }
    published = {
        "linear": ([0.34, 0.26, 0.24, 0.16], 1e-12),
        "multiplicative": ([0.4081633, 0.2448980, 0.2448980, 0.1020408], 5e-8),
        "geometric mean": ([0.3279556, 0.2540333, 0.2540333, 0.1639778], 5e-8),
        "game": ([0.37357, 0.28238, 0.21762, 0.12643], 5e-6),
    }
    for name, (expected, tolerance) in published.items():
        np.testing.assert_allclose(found[name], expected, atol=tolerance, err_msg=name)


def test_the_game_of_a_set_of_weights_with_itself_is_that_set():
    np.testing.assert_array_equal(game(SUBJECTIVE, SUBJECTIVE), SUBJECTIVE)


DELPHI = {"a": (0.052, 0.130, 0.091), "b": (0.069, 0.071, 0.070), "c": (0.057, 0.177, 0.117)}


@pytest.mark.parametrize(("entropy", "delphi", "final"), DELPHI.values(), ids=DELPHI)
def test_entropy_and_delphi_weights_are_averaged_as_published(entropy, delphi, final):
    # case 9: 地理学报 76(2): 367, table 2
    assert linear(np.array([entropy]), np.array([delphi])).item() == pytest.approx(final)


@given(weights=WEIGHTS)
def test_guarded_weights_keep_their_order_between_the_bounds(weights):
    weights = weights / weights.sum()
    found, count = guarded(weights), len(weights)
    assert found.sum() == pytest.approx(1)
    assert np.all((found >= 1 / (3 * count) - 1e-12) & (found <= 3 / count + 1e-12))
    assert np.all(np.diff(found[np.argsort(weights)]) >= -1e-12)


def test_every_expert_counts_the_same_however_many_points_are_given():
    points = np.array([[60.0, 40], [1, 3]])
    np.testing.assert_allclose(budget(points), [0.425, 0.575])
    np.testing.assert_allclose(budget(points[0]), [0.6, 0.4])


def test_concentration_is_one_for_a_single_weight():
    assert concentration(np.array([1.0, 0, 0])) == 1
    assert concentration(np.full(4, 0.25)) == 0.25


REFUSED = {
    "weights not summing to 1": ("composite_weights", lambda: checked(np.array([0.5, 0.4]))),
    "a negative weight": ("composite_weights", lambda: checked(np.array([1.5, -0.5]))),
    "a weight that is no number": ("composite_weights", lambda: checked(np.array([1, np.nan]))),
    "negative points": ("composite_points", lambda: budget(np.array([5.0, -1]))),
    "no points": ("composite_points", lambda: budget(np.zeros((2, 3)))),
    "entropy of z-scores": (
        "composite_entropy_negative",
        lambda: entropy_weights(np.array([[-1.0], [1.0]])),
    ),
    "entropy of constants": ("composite_no_dispersion", lambda: entropy_weights(np.ones((3, 2)))),
    "entropy of gaps": (
        "composite_no_dispersion",
        lambda: entropy_weights(np.full((3, 2), np.nan)),
    ),
    "CRITIC of one column twice": (
        "composite_no_dispersion",
        lambda: critic_weights(np.array([[1.0, 1], [2, 2]])),
    ),
    "components of a gap": (
        "composite_incomplete",
        lambda: component_weights(np.array([[1.0, 2], [2, np.nan], [4, 3]])),
    ),
    "components of a constant": (
        "composite_incomplete",
        lambda: component_weights(np.array([[1.0, 2], [2, 2]])),
    ),
    "nothing in common": (
        "composite_no_common_weight",
        lambda: multiplicative(np.array([1.0, 0]), np.array([0.0, 1])),
    ),
    "a game with a negative share": (
        "composite_game",
        lambda: game(np.array([0.6, 0.4]), np.array([0.9, 0.1])),
    ),
}


@pytest.mark.parametrize(("code", "act"), REFUSED.values(), ids=REFUSED)
def test_weights_that_cannot_be_had_are_refused(code, act):
    with pytest.raises(DataError) as caught:
        act()
    assert [fault.code for fault in caught.value.faults] == [code]
