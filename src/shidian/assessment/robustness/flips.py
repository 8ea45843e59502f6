"""What would change this grade, or this rank: the smallest move of one weight or one indicator.

Everything is solved, nothing sampled: with one weight or one score moving, the means up the tree
are monotone and each can be inverted in turn. Goalposts, and who has enough data, stay as they are.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from shidian.assessment.composite.aggregation import METHODS, effective
from shidian.assessment.composite.normalization import by_goalposts, mapped
from shidian.assessment.composite.values import Numbers
from shidian.assessment.policy import Aggregation, Rating
from shidian.assessment.robustness.branches import Node
from shidian.assessment.robustness.intervals import grades_of
from shidian.assessment.robustness.model import WHOLE, Model
from shidian.assessment.robustness.ranks import members
from shidian.assessment.robustness.simulation import availability
from shidian.core import Fault, UsageError

STRETCH = 0.99  # points from 1 to 100 for each point from 0 to 100


@dataclass(frozen=True, eq=False)
class Flips:
    """The smallest moves, by unit; a move just larger makes the change.

    Parameters
    ----------
    weights : array
        Relative move of one weight before the weights of its group are brought to 1 again: 0.3
        for 30 % more. NaN where no weight from nothing upwards does it.
    weight_paths : tuple of str
        Whose weight; empty for none.
    scores : array
        Move of one indicator's score, in points from 0 to 100. NaN where none does it.
    score_paths : tuple of str
        Which indicator; empty for none.
    """

    weights: Numbers
    weight_paths: tuple[str, ...]
    scores: Numbers
    score_paths: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Unmoved:
    """The index with its working, on goalposts.

    Parameters
    ----------
    values : array, shape (edges + 1, units)
        Score of what each edge leads to; the index comes last.
    shares : array, shape (edges, units)
        Weights that count: of children that are there, adding up to 1.
    """

    values: Numbers
    shares: Numbers


def grade_flips(model: Model, rating: Rating) -> Flips:
    """The smallest moves that bring a unit to the next bound of a grade, up or down."""
    standing = unmoved(model)
    index = standing.values[-1]
    bounds = np.array([np.inf, *(grade.from_ for grade in rating.grades[:-1]), -np.inf])
    place = grades_of(index, rating)
    up, down = bounds[place], bounds[place + 1]
    goals = np.where(np.isnan(index) | np.isinf([up, down]), np.nan, [up, down])
    needed = [_needed(model, standing, goal) for goal in goals]
    weights = np.vstack([_weight_moves(model, standing, one) for one in needed])
    scores = np.vstack([_score_moves(model, standing, one) for one in needed])
    return _smallest(model, weights, scores)


def rank_flips(model: Model) -> Flips:
    """The smallest moves that bring a unit level with another of its class.

    A weight moves all units, a score only the unit's own. A weight counts differently for a unit
    with other gaps in its data, so moves of weights are the smallest among units with the same
    gaps; a unit with other gaps may be met earlier, or not at all.

    Raises
    ------
    UsageError
        If a group below the root has a geometric mean: then no exact solution is known.
    """
    if any(n.method is Aggregation.GEOMETRIC and n.edge >= 0 for n in model.branches.nodes):
        raise UsageError(Fault("flips_geometric"))
    standing = unmoved(model)
    index = standing.values[-1]
    up, down = np.full(index.shape, np.nan), np.full(index.shape, np.nan)
    weights = np.full(standing.shares.shape, np.nan)
    for places in members(model.classes).values():
        up[places], down[places] = _neighbours(index[places])
        weights[:, places] = _meetings(model, standing, places)
    needed = [_needed(model, standing, goal) for goal in (up, down)]
    scores = np.vstack([_score_moves(model, standing, one) for one in needed])
    return _smallest(model, weights, scores)


def unmoved(model: Model) -> Unmoved:
    """The index as it is, with the score of every node."""
    branches, numbers = model.branches, model.values.numbers
    table = by_goalposts(numbers, model.low, model.high, model.signs)
    values = np.full((len(branches.paths) + 1, len(numbers)), np.nan)
    shares = np.zeros((len(branches.paths), len(numbers)))
    for edge in branches.leaves:
        values[edge] = table[:, branches.columns[edge]]
    for node in branches.nodes:
        edges = list(node.edges)
        children = values[edges].T, branches.weights[edges], model.present
        values[node.edge] = METHODS[node.method](*children)
        shares[edges] = effective(*children).T
    values[-1, ~availability(model, numbers)[-1]] = np.nan
    return Unmoved(values, shares)


def _needed(model: Model, standing: Unmoved, goals: Numbers) -> Numbers:
    """Score that each edge would need for the index to be at a goal, all else as it is.

    Shape (edges + 1, units); not limited to 0 to 100.
    """
    needed = np.full(standing.values.shape, np.nan)
    needed[-1] = goals
    with np.errstate(all="ignore"):
        for node in reversed(model.branches.nodes):
            lack = _made(needed[node.edge], node) - _made(standing.values[node.edge], node)
            for edge in node.edges:
                level = _taken(standing.values[edge], node) + lack / standing.shares[edge]
                needed[edge] = _untaken(level, node)
    return needed


def _score_moves(model: Model, standing: Unmoved, needed: Numbers) -> Numbers:
    """Moves of the indicators' scores that stay between 0 and 100, shape (edges, units)."""
    leaves = np.array(model.branches.columns) >= 0
    possible = leaves[:, None] & (needed[:-1] >= 0) & (needed[:-1] <= WHOLE)
    return np.where(possible, needed[:-1] - standing.values[:-1], np.nan)


def _weight_moves(model: Model, standing: Unmoved, needed: Numbers) -> Numbers:
    """Relative moves of weights that bring their node to what it needs, shape (edges, units)."""
    moves = np.full(standing.shares.shape, np.nan)
    with np.errstate(all="ignore"):
        for node in model.branches.nodes:
            goal = _made(needed[node.edge], node)
            for edge in node.edges:
                others, pull = _pull(standing, node, edge)
                moves[edge] = _relative(standing.shares[edge], (goal - others) / pull)
    return moves


def _pull(standing: Unmoved, node: Node, edge: int) -> tuple[Numbers, Numbers]:
    """Mean of the other children, and how far the child is above it, as the node counts them."""
    share, own = standing.shares[edge], _taken(standing.values[edge], node)
    others = (_made(standing.values[node.edge], node) - share * own) / (1 - share)
    return others, own - others


def _relative(share: Numbers, new: Numbers) -> Numbers:
    """Relative move of a weight that changes its share of the group to a new one."""
    possible = (new >= 0) & (new < 1) & (share > 0) & (share < 1)
    return np.where(possible, new * (1 - share) / (share * (1 - new)) - 1, np.nan)


def _meetings(model: Model, standing: Unmoved, places: NDArray[np.intp]) -> Numbers:
    """Smallest relative move of each weight at which a unit meets another, (edges, units)."""
    gaps = np.isnan(standing.values[:-1, places])
    alike = np.unique(gaps, axis=1, return_inverse=True)[1].ravel()
    moves = np.full(gaps.shape, np.nan)
    for edge in range(len(gaps)):
        start, slope = (line[places] for line in _line(model, standing, edge))
        for unit in range(len(places)):
            rivals = (alike == alike[unit]) & (start != start[unit])
            with np.errstate(all="ignore"):
                change = (start[unit] - start[rivals]) / (slope[rivals] - slope[unit])
                share = standing.shares[edge, places[unit]]
                moves[edge, unit] = _nearest(_relative(share, share + change))
    return moves


def _line(model: Model, standing: Unmoved, edge: int) -> tuple[Numbers, Numbers]:
    """The index on a scale on which it is straight in the share of an edge: start and slope.

    The scale is the same for all units without gaps: the index itself under an arithmetic root,
    its logarithm for the weights right under a geometric one, and a power of it further down.
    """
    nodes = {child: node for node in model.branches.nodes for child in node.edges}
    node, root = nodes[edge], model.branches.nodes[-1]
    with np.errstate(all="ignore"):
        slope = _pull(standing, node, edge)[1]
        while node.edge >= 0 and nodes[node.edge] is not root:
            slope = slope * standing.shares[node.edge]
            node = nodes[node.edge]
        start = _made(standing.values[-1], root)
        if node is root:
            return start, slope
        share = standing.shares[node.edge]
        if root.method is Aggregation.ARITHMETIC:
            return start, slope * share
        power = np.exp((start - np.nanmax(start)) / share)
        return power, power * slope * STRETCH / mapped(standing.values[node.edge], 1, 100)


def _neighbours(index: Numbers) -> tuple[Numbers, Numbers]:
    """The next higher and the next lower index of a class; NaN where there is none."""
    levels = np.unique(index[~np.isnan(index)])
    padded = np.array([np.nan, *levels, np.nan])
    place = 1 + np.searchsorted(levels, index)
    there = ~np.isnan(index)
    beside = [np.minimum(place + step, len(padded) - 1) for step in (1, -1)]
    up, down = (np.where(there, padded[at], np.nan) for at in beside)
    return up, down


def _smallest(model: Model, weights: Numbers, scores: Numbers) -> Flips:
    """The smallest move of each kind; rows are edges, once or for each direction."""
    paths = model.branches.paths
    found = []
    for moves in (weights, scores):
        row = np.argmin(np.where(np.isnan(moves), np.inf, np.abs(moves)), axis=0)
        best = moves[row, np.arange(moves.shape[1])]
        names = tuple(
            "" if np.isnan(move) else paths[at % len(paths)]
            for move, at in zip(best, row, strict=True)
        )
        found.append((best, names))
    return Flips(*found[0], *found[1])


def _nearest(moves: Numbers) -> float:
    """The smallest of some moves; NaN if there is none."""
    moves = moves[~np.isnan(moves)]
    return float(moves[np.argmin(np.abs(moves))]) if moves.size else float("nan")


def _taken(scores: Numbers, node: Node) -> Numbers:
    """A child's score as its node's mean counts it."""
    return np.log(mapped(scores, 1, 100)) if node.method is Aggregation.GEOMETRIC else scores


def _untaken(levels: Numbers, node: Node) -> Numbers:
    """The score that is counted so."""
    return (np.exp(levels) - 1) / STRETCH if node.method is Aggregation.GEOMETRIC else levels


def _made(scores: Numbers, node: Node) -> Numbers:
    """A node's own score on the scale on which it is a plain mean of what it takes."""
    return np.log(scores) if node.method is Aggregation.GEOMETRIC else scores
