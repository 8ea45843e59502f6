"""Totals by draw: the index itself if nothing varies, and the same whatever the order or chunk."""

from dataclasses import replace

import numpy as np
import pytest

from shidian.assessment.composite.hierarchy import index_of
from shidian.assessment.composite.level_index import level_index
from shidian.assessment.composite.normalization import by_range, by_rank, by_zscore
from shidian.assessment.composite.values import Values
from shidian.assessment.policy import Branch
from shidian.assessment.robustness import (
    AggregationMethod,
    Alternatives,
    GoalpostShift,
    LeaveOneOut,
    MeasurementError,
    Normalization,
    Scale,
    UniformWeights,
    drawn,
    level_model,
    names_of,
    nominal,
    ranks,
    score_model,
    simulate,
)
from shidian.assessment.robustness.branches import SHAKEN
from tests.unit.assessment.robustness.examples import (
    CODES,
    DIRECTIONS,
    factors,
    level,
    model,
    tree,
    values,
)

# Unit 4 has enough in every group, but not on the whole; unit 5 has enough.
MISSING = ((0, 0), (1, 3), (2, 1), (2, 2), (3, slice(None)), (4, 1), (4, 4), (5, 4))


def shaken(of, chosen, count=60, seed=7, cells=2**18):
    return simulate(
        of, chosen, drawn(of, chosen, seed, dict.fromkeys(names_of(chosen), 0), count), seed, cells
    )


def scored(root, numbers):
    """A model of scores, from a small table."""
    numbers = np.array(numbers)
    units = tuple("UV"[: len(numbers)])
    table = Values(units, tuple(root.indicators), numbers, np.zeros(numbers.shape, dtype=bool))
    posts = dict.fromkeys(root.indicators)
    return score_model(table, replace(level(), tree=root, goalposts=posts), dict.fromkeys(units))


@pytest.mark.parametrize("root", SHAKEN)
def test_nothing_varied_gives_the_index_itself(root):
    of = model(missing=MISSING, root=root)
    expected = level_index(values(missing=MISSING), level(root), DIRECTIONS).scores
    assert np.isnan(expected).any()
    np.testing.assert_allclose(simulate(of, (), nominal(of), 0)[0], expected, rtol=1e-13)


def test_almost_nothing_varied_gives_almost_the_index():
    of = model()
    chosen = [UniformWeights(1, 1e-9), UniformWeights(2, 1e-9), GoalpostShift(1e-9)]
    own = simulate(of, (), nominal(of), 0)
    np.testing.assert_allclose(shaken(of, chosen), own.repeat(60, axis=0), rtol=1e-7)


def test_every_draw_is_the_index_of_its_own_tree_and_scale():
    """Computed again one by one, with the hierarchy of the composite room."""
    of = model()
    chosen = [
        UniformWeights(2, 0.25),
        Normalization((Scale.RANGE, Scale.RANK)),
        AggregationMethod(2),
    ]
    parameters = drawn(of, chosen, 5, dict.fromkeys(names_of(chosen), 0), 30)
    totals = simulate(of, chosen, parameters, 5)
    signs = np.array([1, -1, 1, 1, 1])
    for draw, total in enumerate(totals):
        scale = by_range if parameters.scale[draw] == list(Scale).index(Scale.RANGE) else by_rank
        mean = SHAKEN[parameters.methods[1, draw]]
        weight = dict(zip(of.branches.paths, parameters.weights[:, draw], strict=True))
        groups = tuple(
            Branch(
                group.code,
                group.weight,
                None,
                mean,
                tuple(
                    Branch(one.code, weight[f"index/{group.code}/{one.code}"])
                    for one in group.children
                ),
            )
            for group in of.tree.children
        )
        table = replace(of.values, numbers=scale(of.values.numbers, signs))
        expected = index_of(table, replace(of.tree, children=groups), level()).scores
        np.testing.assert_allclose(total, expected, rtol=1e-12)


def test_z_scores_are_averaged_as_they_are():
    of = model(root="arithmetic")
    chosen = [Normalization((Scale.ZSCORE, Scale.GOALPOSTS))]
    parameters = drawn(of, chosen, 5, {"normalization": 0}, 20)
    totals = simulate(of, chosen, parameters, 5)[parameters.scale == 2]
    weights = np.array([0.3, 0.15, 0.15, 0.28, 0.12])
    expected = by_zscore(of.values.numbers, np.array([1, -1, 1, 1, 1])) @ weights
    np.testing.assert_allclose(totals, np.tile(expected, (len(totals), 1)), rtol=1e-9)


def test_results_do_not_depend_on_the_size_of_chunks():
    of = model(missing=MISSING)
    whole = shaken(of, factors(of))
    for cells in (1, 500, 10_000):
        np.testing.assert_array_equal(shaken(of, factors(of), cells=cells), whole)


def test_results_belong_to_units_and_indicators_not_to_their_order():
    of = model(missing=MISSING)
    units, columns = np.random.default_rng(1).permutation(12), [3, 1, 4, 0, 2]
    table = of.values
    names, codes = [table.units[at] for at in units], [CODES[at] for at in columns]
    turned = Values(
        tuple(names), tuple(codes), table.numbers[units][:, columns], table.imputed[:, columns]
    )
    mirrored = replace(tree(), children=tree().children[::-1])
    classes = dict(zip(table.units, of.classes, strict=True))
    other = level_model(turned, replace(level(), tree=mirrored), DIRECTIONS, classes)
    own = [one for one in factors(of) if not isinstance(one, Alternatives)]
    expected, found = shaken(of, own)[:, units], shaken(other, own)
    np.testing.assert_allclose(found, expected, rtol=1e-12)
    np.testing.assert_array_equal(
        ranks(found, other.classes), ranks(shaken(of, own), of.classes)[:, units]
    )


def test_units_without_enough_data_are_missing_in_every_draw():
    of = model(missing=MISSING)
    own = np.isnan(simulate(of, (), nominal(of), 0)[0])
    chosen = [UniformWeights(1, 0.9), UniformWeights(2, 0.9), GoalpostShift(0.1)]
    assert set(np.flatnonzero(own)) == {0, 1, 2, 3, 4}
    np.testing.assert_array_equal(np.isnan(shaken(of, chosen)), np.tile(own, (60, 1)))


def test_a_unit_whose_only_indicator_of_a_group_is_left_out_loses_the_group_only():
    group = Branch("g", 0.5, children=(Branch("b", 1.0),))
    root = Branch("index", 1, children=(Branch("a", 0.5), group))
    of = scored(root, [[40.0, 80], [60, 20]])
    totals = shaken(of, [LeaveOneOut()], count=40)
    assert {tuple(row) for row in totals.tolist()} == {(60, 40), (40, 60), (80, 20)}


def test_errors_of_measurement_have_their_deviation():
    of = scored(Branch("index", 1, children=(Branch("a", 1.0),)), [[50.0]])
    totals = shaken(of, [MeasurementError(np.array([[4.0]]))], count=5000)
    assert totals.mean() == pytest.approx(50, abs=0.2)
    assert totals.std() == pytest.approx(4, rel=0.03)
