"""Every declared factor is varied, or refused with its reason (COINr #60 and #50)."""

from dataclasses import replace

import numpy as np
import pytest

from shidian.assessment.policy import Aggregation, Branch, Robustness
from shidian.assessment.robustness import (
    AggregationMethod,
    Alternatives,
    DirichletWeights,
    GoalpostShift,
    LeaveOneOut,
    MeasurementError,
    Normalization,
    Scale,
    UniformWeights,
    WeightingMethod,
    check_factors,
    drawn,
    factor_indices,
    level_model,
    names_of,
    robustness,
    simulate,
    usual_factors,
)
from shidian.assessment.robustness.branches import SHAKEN, flattened
from shidian.core import DataError, UsageError
from tests.unit.assessment.robustness.examples import (
    DIRECTIONS,
    factors,
    level,
    model,
    rating,
    tree,
    values,
)

SETTINGS = Robustness(100, 7, 0.25, 0.1, 0.95)
OWN = model().values.numbers
ALONE = Branch("index", 1, children=(Branch("left", 1.0, children=(Branch("a", 1.0),)),))
ALL = tuple(Scale)


def alone():
    """A model with one indicator."""
    classes = dict.fromkeys(values().units, "x")
    return level_model(values(), replace(level(), tree=ALONE), DIRECTIONS, classes)


REFUSED = {
    "nothing": ([], {"no_factors"}),
    "weights that do not move": ([UniformWeights(1, 0.0)], {"factor_share"}),
    "weights that could turn negative": ([UniformWeights(1, 1.0)], {"factor_share"}),
    "weights without spread": ([DirichletWeights(1, np.inf)], {"factor_concentration"}),
    "a level that is not there": ([UniformWeights(3, 0.2)], {"factor_level"}),
    "means of a level not there": ([AggregationMethod(3)], {"factor_level"}),
    "one mean": ([AggregationMethod(1, ("geometric",))], {"factor_same"}),
    "one scale": ([Normalization((Scale.RANGE, Scale.RANGE))], {"factor_same"}),
    "the same weights": ([WeightingMethod((tree(),))], {"factor_same"}),
    "no other weights": ([WeightingMethod(())], {"factor_same"}),
    "another tree": ([WeightingMethod((ALONE,))], {"factor_tree"}),
    "a foreign tree": ([WeightingMethod((Branch("z", 1),))], {"factor_tree"}),
    "goalposts that cross": ([GoalpostShift(0.5)], {"factor_share"}),
    "goalposts that are not used": (
        [GoalpostShift(0.1), Normalization((Scale.RANGE, Scale.RANK))],
        {"factor_same"},
    ),
    "the same table twice": ([Alternatives(("path",), np.stack([OWN, OWN]))], {"factor_same"}),
    "an axis without effect": (
        [Alternatives(("path", "tolerance"), np.stack([np.stack([OWN, OWN + 1])] * 2))],
        {"factor_same"},
    ),
    "a table of another shape": ([Alternatives(("path",), OWN[:2])], {"factor_table"}),
    "foreign numbers first": (
        [Alternatives(("path",), np.stack([OWN + 1, OWN]))],
        {"factor_table_first"},
    ),
    "tables in two factors": (
        [Alternatives((name,), np.stack([OWN, OWN + 1])) for name in ("path", "tolerance")],
        {"factor_tables_apart"},
    ),
    "no error": ([MeasurementError(np.zeros(OWN.shape))], {"factor_deviations"}),
    "unknown errors": ([MeasurementError(np.full(OWN.shape, np.nan))], {"factor_deviations"}),
    "errors of another shape": ([MeasurementError(np.ones(3))], {"factor_table"}),
    "one factor twice": ([UniformWeights(1, 0.2), DirichletWeights(1, 9)], {"factor_twice"}),
    "z-scores with a geometric root": ([Normalization(ALL)], {"factor_zscore_geometric"}),
    "several at once": (
        [UniformWeights(1, 0), GoalpostShift(0)],
        {"factor_share"},
    ),
}


@pytest.mark.parametrize(("given", "codes"), REFUSED.values(), ids=REFUSED)
def test_a_factor_that_cannot_be_varied_is_refused(given, codes):
    with pytest.raises(UsageError) as caught:
        check_factors(model(), given)
    assert {fault.code for fault in caught.value.faults} == codes


def test_z_scores_are_refused_if_a_geometric_mean_is_only_drawn():
    given = [Normalization(ALL), AggregationMethod(2)]
    with pytest.raises(UsageError, match="Z-scores are negative"):
        check_factors(model(root="arithmetic"), given)
    check_factors(model(root="arithmetic"), given[:1])


def test_one_indicator_cannot_be_left_out():
    with pytest.raises(UsageError, match="one indicator only"):
        check_factors(alone(), [LeaveOneOut()])


def test_grades_and_z_scores_do_not_go_together():
    of = model(root="arithmetic")
    with pytest.raises(UsageError, match="bounds of grades"):
        robustness(of, [Normalization(ALL)], rating(), SETTINGS)
    assert robustness(of, [Normalization(ALL)], None, SETTINGS).grades is None


def test_too_few_draws_are_refused():
    with pytest.raises(UsageError, match="at least 16"):
        factor_indices(model(), [LeaveOneOut()], None, runs=15, seed=7)
    with pytest.raises(DataError, match="16 <= draws"):
        replace(SETTINGS, draws=15)


@pytest.mark.parametrize("place", range(10), ids=lambda at: type(factors(model())[at]).__name__)
def test_every_factor_changes_results_on_its_own(place):
    of = model()
    given = [factors(of)[place]]
    check_factors(of, given)
    totals = simulate(of, given, drawn(of, given, 7, dict.fromkeys(names_of(given), 0), 40), 7)
    assert np.ptp(totals, axis=0).max() > 0.1


def test_all_factors_go_together():
    check_factors(model(), factors(model()))


def test_settings_of_a_policy_stand_for_factors():
    assert names_of(usual_factors(model(), SETTINGS)) == (
        "weights 1",
        "weights 2",
        "goalposts",
        "left out",
    )
    assert names_of(usual_factors(alone(), SETTINGS)) == ("goalposts",)


CLASSES = dict.fromkeys(values().units, "x")
UNPLACED = {
    "no direction": (values(), {}, CLASSES, "composite_direction"),
    "no class": (values(), DIRECTIONS, {}, "composite_no_group"),
    "no indicator": (values().only([]), DIRECTIONS, CLASSES, "composite_nothing_left"),
}


@pytest.mark.parametrize(
    ("table", "directions", "classes", "code"), UNPLACED.values(), ids=UNPLACED
)
def test_a_model_refuses_what_it_cannot_place(table, directions, classes, code):
    with pytest.raises(DataError) as caught:
        level_model(table, level(), directions, classes)
    assert {fault.code for fault in caught.value.faults} == {code}


@pytest.mark.parametrize("method", sorted(set(Aggregation) - set(SHAKEN)))
def test_a_tree_with_a_method_that_compares_places_is_not_shaken(method):
    tree = Branch("index", 1, method=method, children=(Branch("a", 0.5), Branch("b", 0.5)))
    with pytest.raises(UsageError) as error:
        flattened(tree, ["a", "b"])
    assert [fault.code for fault in error.value.faults] == ["shaken_method"]
