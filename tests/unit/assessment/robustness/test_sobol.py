"""Sobol's indices, against published values and SALib."""

import numpy as np
import pytest
from SALib.analyze import sobol as salib_analysis
from SALib.sample import sobol as salib_sample

from shidian.assessment.robustness import (
    GoalpostShift,
    LeaveOneOut,
    UniformWeights,
    factor_indices,
    sobol,
)
from shidian.core import UsageError
from tests.unit.assessment.robustness.examples import factors, model, rating

NAMES = ["x1", "x2", "x3"]


def ishigami(points):
    """Ishigami and Homma (1990), with a = 7 and b = 0.1, from the unit cube."""
    one, two, three = (2 * points.T - 1) * np.pi
    return np.sin(one) + 7 * np.sin(two) ** 2 + 0.1 * three**4 * np.sin(one)


def test_the_ishigami_function_has_its_published_indices():
    found = sobol(ishigami, NAMES, runs=4096, seed=1)
    np.testing.assert_allclose(found.first, [0.3139, 0.4424, 0], atol=0.01)
    np.testing.assert_allclose(found.total, [0.5576, 0.4424, 0.2437], atol=0.01)
    assert found.names == tuple(NAMES)
    assert np.all(np.abs(found.first - [0.3139, 0.4424, 0]) < found.first_margin + 0.005)


def test_indices_agree_with_salib():
    problem = {"num_vars": 3, "names": NAMES, "bounds": [[0, 1]] * 3}
    points = salib_sample.sample(problem, 4096, calc_second_order=False, seed=1)
    theirs = salib_analysis.analyze(problem, ishigami(points), calc_second_order=False, seed=1)
    found = sobol(ishigami, NAMES, runs=4096, seed=1)
    np.testing.assert_allclose(found.first, theirs["S1"], atol=0.015)
    np.testing.assert_allclose(found.total, theirs["ST"], atol=0.015)


def test_an_output_that_never_varies_has_no_indices():
    found = sobol(lambda points: np.ones(len(points)), NAMES, runs=64, seed=1)
    assert np.isnan([found.first, found.total]).all()


@pytest.mark.parametrize(("names", "runs"), [([], 64), (NAMES, 15)], ids=["no inputs", "few runs"])
def test_too_little_is_refused(names, runs):
    with pytest.raises(UsageError):
        sobol(ishigami, names, runs, seed=1)


def test_factors_are_weighed_by_what_they_do():
    """Weights that hardly move explain nothing; leaving indicators out explains the shifts."""
    of = model(units=30)
    given = [UniformWeights(1, 0.001), UniformWeights(2, 0.001), LeaveOneOut()]
    found = factor_indices(of, given, rating((60, 50, 40)), runs=256, seed=5)
    for indices in (found.ranks, found.grades):
        assert indices.names == ("weights 1", "weights 2", "left out")
        assert np.all(indices.total[:2] < 0.05)
        assert indices.total[2] > 0.95


def test_every_named_factor_has_an_index_and_totals_are_no_less_than_first():
    of = model(units=20)
    found = factor_indices(of, factors(of), None, runs=256, seed=5)
    assert found.grades is None
    assert len(found.ranks.names) == 11
    margin = found.ranks.first_margin + found.ranks.total_margin
    assert np.all(found.ranks.total > found.ranks.first - margin)


def test_factors_are_checked_before_anything_is_computed():
    with pytest.raises(UsageError):
        factor_indices(model(), [GoalpostShift(0)], None, runs=64, seed=1)
