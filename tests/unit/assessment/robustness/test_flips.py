"""What would change a grade or a rank: each move is carried out, and nothing smaller does it."""

from dataclasses import replace
from functools import partial

import numpy as np
import pytest

from shidian.assessment.policy import Aggregation, Branch
from shidian.assessment.robustness import grade_flips, nominal, rank_flips, ranks, simulate
from shidian.assessment.robustness.branches import SHAKEN, balanced
from shidian.assessment.robustness.intervals import grades_of
from shidian.core import UsageError
from tests.unit.assessment.robustness.examples import model, rating
from tests.unit.assessment.robustness.test_simulation import scored

RATING = rating((60, 50, 40))
MISSING = ((0, 1), (1, 4))


def reweighted(of, path, moves):
    """Totals with one weight moved by each of some shares, shape (moves, units)."""
    moves = np.atleast_1d(moves)
    own = nominal(of, moves.size)
    weights = own.weights.copy()
    weights[of.branches.paths.index(path)] *= 1 + moves
    return simulate(of, (), replace(own, weights=balanced(of.branches, weights)), 0)


def rescored(of, unit, path, moves):
    """Totals with one score of one unit moved by each of some points, shape (moves, units)."""
    column = of.values.indicators.index(path.rpartition("/")[2])
    span = (of.high - of.low)[column] / 100 * of.signs[column]
    rows = []
    for move in np.atleast_1d(moves):
        numbers = of.values.numbers.copy()
        numbers[unit, column] += move * span
        table = replace(of.values, numbers=numbers)
        rows.append(simulate(replace(of, values=table), (), nominal(of), 0)[0])
    return np.array(rows)


def outcome(of, totals, what):
    return grades_of(totals, RATING) if what == "grade" else ranks(totals, of.classes)


@pytest.mark.parametrize("root", SHAKEN)
@pytest.mark.parametrize("what", ["grade", "rank"])
def test_a_move_makes_the_change_and_no_smaller_one_does(what, root):
    of = model(units=10, missing=MISSING if what == "grade" else (), root=root)
    found = grade_flips(of, RATING) if what == "grade" else rank_flips(of)
    own = outcome(of, simulate(of, (), nominal(of), 0), what)[0]
    for unit in range(10):
        kinds = (
            (found.weights, found.weight_paths, of.branches.paths, partial(reweighted, of)),
            (found.scores, found.score_paths, leaves(of, unit), partial(rescored, of, unit)),
        )
        for moves, paths, others, again in kinds:
            beyond = again(paths[unit], moves[unit] * np.array([1 - 1e-6, 1 + 1e-6]))
            before, after = outcome(of, beyond, what)[:, unit]
            assert before == own[unit] != after
            smaller = np.linspace(-1, 1, 21) * abs(moves[unit]) * (1 - 1e-6)
            for path in others:
                tried = outcome(of, again(path, possible(of, unit, path, smaller, again)), what)
                assert np.all(tried[:, unit] == own[unit]), path


def possible(of, unit, path, moves, again):
    """Of some moves those that leave a weight positive, or a score between 0 and 100."""
    if again.func is reweighted:
        return moves[moves > -1]
    column = of.values.indicators.index(path.rpartition("/")[2])
    way = (of.values.numbers[unit] - of.low)[column] / (of.high - of.low)[column]
    score = 100 * (way if of.signs[column] > 0 else 1 - way)
    return moves[(score + moves >= 0) & (score + moves <= 100)]


def leaves(of, unit):
    """Paths of the indicators that a unit has."""
    edges = of.branches.leaves
    there = ~np.isnan(of.values.numbers[unit])
    return [of.branches.paths[edge] for edge in edges if there[of.branches.columns[edge]]]


def test_a_grade_by_hand():
    """(40 + 80)/2 = 60: up to 70 b must weigh three times as much, or either gain 20 points; down
    to 55 b's share falls to 3/8, that is its weight by 40 %, or either loses 10 points."""
    root = Branch("index", 1, children=(Branch("a", 0.5), Branch("b", 0.5)))
    found = grade_flips(scored(root, [[40.0, 80.0]]), rating((70, 55, 45)))
    assert found.weights[0] == pytest.approx(-0.4)
    assert found.weight_paths == ("index/b",)
    assert found.scores[0] == pytest.approx(-10)


def test_units_that_no_move_can_change_have_none():
    """All scores alike, so no weight matters; and 100 for one of them would not be enough."""
    root = Branch("index", 1, children=(Branch("a", 0.9), Branch("b", 0.1)))
    found = grade_flips(scored(root, [[5.0, 5.0], [np.nan, np.nan]]), rating((99.9, 99.8, 99.7)))
    assert np.isnan([found.weights, found.scores]).all()
    assert found.weight_paths == found.score_paths == ("", "")


def test_weights_that_change_ranks_are_refused_under_geometric_groups():
    of = model()
    groups = tuple(replace(one, method=Aggregation.GEOMETRIC) for one in of.tree.children)
    with pytest.raises(UsageError, match="geometric mean"):
        rank_flips(replace(of, tree=replace(of.tree, children=groups)))
    grade_flips(replace(of, tree=replace(of.tree, children=groups)), RATING)


def test_units_with_other_gaps_are_not_met_by_weights():
    root = Branch("index", 1, children=(Branch("a", 0.5), Branch("b", 0.3), Branch("c", 0.2)))
    of = scored(root, [[40.0, 80.0, 50.0], [50.0, 60.0, np.nan]])
    of = replace(of, classes=("x", "x"))
    found = rank_flips(of)
    assert np.isnan(found.weights).all()
    assert found.scores[0] == pytest.approx(-(54 - 43 / 0.8) / 0.5)
