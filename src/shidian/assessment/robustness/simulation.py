"""The index of every unit in every draw.

Draws that share scale, means and table are computed together. Sums run child by child and cell by
cell, never through a matrix product: so the last bit of a figure depends neither on how many draws
or units stand beside it nor on the number of cores, and true ties stay ties.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from shidian.assessment.composite.normalization import (
    by_goalposts,
    by_range,
    by_rank,
    by_zscore,
    mapped,
)
from shidian.assessment.composite.values import Flags, Numbers, reached
from shidian.assessment.policy import Aggregation
from shidian.assessment.robustness.branches import Node
from shidian.assessment.robustness.draws import noise
from shidian.assessment.robustness.factors import (
    Alternatives,
    Factor,
    GoalpostShift,
    MeasurementError,
    Scale,
)
from shidian.assessment.robustness.model import Model
from shidian.assessment.robustness.parameters import METHODS, SCALES, Parameters
from shidian.assessment.robustness.streams import Integers

CELLS = 2**18
"""Numbers of an array that is worked on at once: 2 MB, so that it stays in a core's cache."""


class Variant(NamedTuple):
    """What a group of draws shares: scale, table, and the mean of each node."""

    scale: Scale
    table: tuple[int, ...]
    methods: tuple[Aggregation, ...]


def simulate(
    model: Model,
    factors: Sequence[Factor],
    parameters: Parameters,
    seed: int,
    cells: int = CELLS,
) -> Numbers:
    """The index of every unit in every draw.

    Parameters
    ----------
    model : Model
    factors : sequence of Factor
        As accepted by `check_factors`; none for the index as it is.
    parameters : Parameters
        From `drawn` or `nominal`.
    seed : int
        Of the errors of measurement.
    cells : int
        Numbers worked on at once; it changes time and memory, never a result.

    Returns
    -------
    array, shape (draws, units)
        From 0 to 100, except on z-scores. NaN where the index is withheld.
    """
    totals = np.empty((parameters.scale.size, len(model.values.units)))
    own = any(isinstance(factor, GoalpostShift | MeasurementError) for factor in factors)
    width = totals.shape[1] * (len(model.values.indicators) if own else 1)
    for variant, rows in _variants(model, parameters):
        numbers = _numbers(model, factors, variant)
        available = availability(model, numbers)
        shared = None if own else _scaled(model, numbers, variant.scale, model.low, model.high)
        for start in range(0, rows.size, max(1, cells // width)):
            at = rows[start : start + max(1, cells // width)]
            part = parameters.part(at)
            table = shared
            if table is None:
                moved = _moved(model, factors, numbers, part, seed)
                ends = part.low.T[:, None, :], part.high.T[:, None, :]
                table = _scaled(model, moved, variant.scale, *ends)
            totals[at] = aggregate(model, table, available, part.weights, variant.methods)
    return totals


def _variants(model: Model, parameters: Parameters) -> Iterator[tuple[Variant, Integers]]:
    """The groups of draws, each with its rows."""
    nodes = model.branches.nodes
    chosen = np.vstack([parameters.scale, parameters.methods, parameters.tables])
    for column in np.unique(chosen, axis=1).T:
        scale, methods, table = np.split(column, [1, 1 + len(parameters.methods)])
        means = [methods[node.level - 1] for node in nodes]
        named = [
            node.method if mean < 0 else METHODS[mean]
            for node, mean in zip(nodes, means, strict=True)
        ]
        rows = np.flatnonzero((chosen == column[:, None]).all(axis=0))
        yield Variant(SCALES[scale[0]], tuple(table), tuple(named)), rows


def _numbers(model: Model, factors: Sequence[Factor], variant: Variant) -> Numbers:
    """The table that a variant starts from, units x indicators."""
    for factor in factors:
        if isinstance(factor, Alternatives):
            chosen: Numbers = factor.tables[variant.table]
            return chosen
    return model.values.numbers


def _moved(
    model: Model, factors: Sequence[Factor], numbers: Numbers, parameters: Parameters, seed: int
) -> Numbers:
    """Numbers with their errors, draws x units x indicators; one draw where they have none."""
    for factor in factors:
        if isinstance(factor, MeasurementError):
            return numbers + factor.deviations * noise(model, parameters.errors, seed)
    return numbers[None]


def _scaled(model: Model, numbers: Numbers, scale: Scale, low: Numbers, high: Numbers) -> Numbers:
    """Scores of ... x units x indicators."""
    match scale:
        case Scale.GOALPOSTS:
            return by_goalposts(numbers, low, high, model.signs)
        case Scale.RANGE:
            return by_range(numbers, model.signs)
        case Scale.ZSCORE:
            return by_zscore(numbers, model.signs)
        case Scale.RANK:
            return by_rank(numbers, model.signs)


def availability(model: Model, numbers: Numbers) -> Flags:
    """Which nodes have enough of their weight, shape (nodes, units), by the policy's weights.

    It is decided once: no unit comes and goes because a weight is drawn larger or smaller.
    """
    branches, there = model.branches, ~np.isnan(numbers)
    full = np.zeros((len(branches.paths), len(numbers)))
    coverage = np.zeros_like(full)
    for edge in branches.leaves:
        full[edge] = coverage[edge] = there[:, branches.columns[edge]]
    enough = np.zeros((len(branches.nodes), len(numbers)), dtype=bool)
    for place, node in enumerate(branches.nodes):
        edges, weights = list(node.edges), branches.weights[list(node.edges)]
        enough[place] = reached(weights @ full[edges], model.present)
        covered = weights @ coverage[edges]
        if node.edge < 0:
            enough[place] &= reached(model.withheld - (1 - covered), 0)
        else:
            full[node.edge], coverage[node.edge] = enough[place], covered
    return enough


def aggregate(
    model: Model,
    table: Numbers,
    available: Flags,
    weights: Numbers,
    methods: Sequence[Aggregation],
) -> Numbers:
    """From scores to the index, shape (draws, units).

    Parameters
    ----------
    model : Model
    table : array, shape (units, indicators) or (draws, units, indicators)
        Scores; NaN stands for “no value”, and its weight goes to the others of its group.
    available : array of bool, shape (nodes, units)
    weights : array, shape (edges, draws)
    methods : sequence of Aggregation
        By node.
    """
    branches = model.branches
    made: dict[int, Numbers] = {
        edge: np.ascontiguousarray(table[..., branches.columns[edge]]) for edge in branches.leaves
    }
    for node, enough, method in zip(branches.nodes, available, methods, strict=True):
        made[node.edge] = _mean(node, made, weights, method)
        made[node.edge][:, ~enough] = np.nan
    return made[-1]


def _mean(node: Node, scores: dict[int, Numbers], weights: Numbers, method: Aggregation) -> Numbers:
    """The mean of a node's children, shape (draws, units); they are taken from `scores`."""
    draws, units = weights.shape[1], next(iter(scores.values())).shape[-1]
    total, room = np.zeros((draws, units)), np.empty((draws, units))
    lost = np.zeros((draws, units)) if any(np.isnan(scores[e]).any() for e in node.edges) else None
    for edge in node.edges:
        score, weight = scores.pop(edge), weights[edge][:, None]
        if method is Aggregation.GEOMETRIC:
            score = np.log(mapped(score, 1, 100))
        if lost is not None:
            missing = np.isnan(score)
            lost += weight * missing
            score = np.where(missing, 0.0, score)
        total += np.multiply(weight, score, out=room)
    if lost is not None:
        _share_out(total, lost)
    return np.exp(total, out=total) if method is Aggregation.GEOMETRIC else total


def _share_out(total: Numbers, lost: Numbers) -> None:
    """Give the weight of missing children to the others; NaN where none is left."""
    gaps = lost > 0
    left = 1 - lost[gaps]
    total[gaps] /= np.where(left > 1e-12, left, np.nan)
