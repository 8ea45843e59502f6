"""Draws: functions of seed, name and number; complete enough to compute an index again by hand."""

import numpy as np
import pytest

from shidian.assessment.robustness import (
    DirichletWeights,
    GoalpostShift,
    LeaveOneOut,
    UniformWeights,
    drawn,
    names_of,
    simulate,
    table_of,
)
from tests.unit.assessment.robustness.examples import factors, model

FIELDS = ("weights", "methods", "scale", "low", "high", "tables", "left_out", "errors")


def draw(of, chosen, first, count, seed=7):
    return drawn(of, chosen, seed, dict.fromkeys(names_of(chosen), first), count)


def test_a_draw_is_the_same_alone_and_among_others():
    of = model()
    many = draw(of, factors(of), 0, 50)
    for first, count in ((0, 1), (17, 1), (20, 30)):
        few = draw(of, factors(of), first, count)
        for name in FIELDS:
            expected = getattr(many, name)[..., first : first + count]
            np.testing.assert_array_equal(getattr(few, name), expected, err_msg=name)


def test_a_factor_is_drawn_alike_whatever_stands_beside_it():
    of = model()
    alone = draw(of, [GoalpostShift(0.1)], 0, 20)
    beside = draw(of, factors(of), 0, 20)
    np.testing.assert_array_equal(alone.low, beside.low)


def test_other_seeds_give_other_draws():
    of = model()
    one, other = (draw(of, [UniformWeights(2, 0.25)], 0, 20, seed) for seed in (1, 2))
    assert not np.any(one.weights[2:] == other.weights[2:])


def test_weights_of_every_group_add_up_to_one_and_the_one_left_out_has_none():
    of = model()
    made = draw(of, factors(of), 0, 300)
    paths = np.array(of.branches.paths)
    for group in ("index", "index/left", "index/right"):
        below = [p.rpartition("/")[0] == group for p in paths]
        np.testing.assert_allclose(made.weights[below].sum(axis=0), 1, rtol=1e-12)
    gone = made.left_out >= 0
    assert np.all(made.weights[made.left_out[gone], np.flatnonzero(gone)] == 0)
    assert set(made.left_out) == {-1, *of.branches.leaves}


def test_uniform_weights_stay_inside_their_share():
    """Before they are brought to 1, so that ratios of weights stay inside (1 ± s)/(1 ∓ s)."""
    of = model()
    made = draw(of, [UniformWeights(1, 0.25)], 0, 2000).weights[:2]
    ratio = made[0] / made[1] / (0.6 / 0.4)
    assert 0.75 / 1.25 < ratio.min() < 0.62
    assert 1.62 < ratio.max() < 1.25 / 0.75


def test_dirichlet_weights_have_their_mean_and_deviation():
    of = model()
    made = draw(of, [DirichletWeights(1, 49)], 0, 4000).weights[0]
    assert made.mean() == pytest.approx(0.6, abs=0.005)
    assert made.std() == pytest.approx(np.sqrt(0.6 * 0.4 / 50), rel=0.03)


def test_the_exported_table_is_enough_to_compute_every_draw_again():
    """COINr #31: parameters of each run are wanted."""
    of = model(root="arithmetic")
    chosen = [UniformWeights(1, 0.25), UniformWeights(2, 0.25), GoalpostShift(0.1), LeaveOneOut()]
    made = draw(of, chosen, 0, 25)
    totals = simulate(of, chosen, made, 7)
    for row, total in zip(table_of(of, chosen, made).iter_rows(named=True), totals, strict=True):
        index = np.zeros(12)
        for at, code in enumerate("abcde"):
            low, high = row[f"low {code}"], row[f"high {code}"]
            way = (of.values.numbers[:, at] - low) / (high - low)
            score = 100 * np.clip(1 - way if code == "b" else way, 0, 1)
            group = "left" if code in "abc" else "right"
            index += row[f"weight index/{group}"] * row[f"weight index/{group}/{code}"] * score
        np.testing.assert_allclose(total, index, rtol=1e-12)


def test_the_table_names_scales_means_and_alternatives():
    of = model()
    table = table_of(of, factors(of), draw(of, factors(of), 0, 200))
    assert set(table["normalization"]) == {"goalposts", "range", "rank"}
    assert set(table["aggregation 2"]) == {"arithmetic", "geometric"}
    assert (set(table["path"]), set(table["tolerance"])) == ({0, 1, 2}, {0, 1})
