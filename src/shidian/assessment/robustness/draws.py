"""The parameters of many draws, each varied by the factors that were declared."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from shidian.assessment.composite.values import Numbers
from shidian.assessment.robustness.branches import balanced
from shidian.assessment.robustness.factors import (
    AggregationMethod,
    Alternatives,
    DirichletWeights,
    Factor,
    GoalpostShift,
    LeaveOneOut,
    MeasurementError,
    Normalization,
    UniformWeights,
    WeightingMethod,
    names_of,
)
from shidian.assessment.robustness.model import Model
from shidian.assessment.robustness.parameters import (
    METHODS,
    NONE,
    SCALES,
    Parameters,
    nominal,
)
from shidian.assessment.robustness.streams import (
    Integers,
    Stream,
    choices,
    gammas,
    generator,
    signed,
)


def drawn(
    model: Model, factors: Sequence[Factor], seed: int, first: Mapping[str, int], count: int
) -> Parameters:
    """The parameters of `count` draws.

    Parameters
    ----------
    model : Model
    factors : sequence of Factor
        As accepted by `check_factors`.
    seed : int
    first : mapping
        Number of the first draw, by name of what is varied. The names may start at different
        numbers: so a factor is taken from other draws than the rest.
    count : int
    """
    streams = {name: (seed, crc32(name.encode()), first[name]) for name in names_of(factors)}
    made = nominal(model, count)
    # A method of weighting comes first: the others move the weights that it has chosen.
    for factor in sorted(factors, key=lambda one: not isinstance(one, WeightingMethod)):
        made = _varied(made, factor, model, streams)
    weights = made.weights.copy()
    gone = made.left_out >= 0
    weights[made.left_out[gone], np.flatnonzero(gone)] = 0
    return replace(made, weights=balanced(model.branches, weights))


def _varied(
    made: Parameters, factor: Factor, model: Model, streams: Mapping[str, Stream]
) -> Parameters:
    """The parameters with one factor varied."""
    stream, count = streams[factor.names[0]], made.scale.size
    match factor:
        case WeightingMethod():
            others = [other.weights for other in factor.flattened(model) if other]
            trees = np.stack([model.branches.weights, *others], axis=1)
            made = replace(made, weights=trees[:, choices(stream, count, trees.shape[1])])
        case UniformWeights():
            below = model.branches.below(factor.level)
            moves = factor.share * signed(stream, count, int(below.sum()))
            moved = made.weights[below] * (1 + moves)
            made = replace(made, weights=_put(made.weights, below, moved))
        case DirichletWeights():
            below = model.branches.below(factor.level)
            chosen = gammas(stream, factor.concentration * made.weights[below])
            made = replace(made, weights=_put(made.weights, below, chosen))
        case Normalization():
            places = np.array([SCALES.index(one) for one in factor.scales])
            made = replace(made, scale=places[choices(stream, count, len(places))])
        case AggregationMethod():
            places = np.array([METHODS.index(one) for one in factor.methods])
            level = np.arange(model.branches.depth) == factor.level - 1
            chosen = places[choices(stream, count, len(places))]
            made = replace(made, methods=np.where(level[:, None], chosen, made.methods))
        case GoalpostShift():
            span = made.high - made.low
            moves = factor.share * signed(stream, count, 2 * len(span))
            low, high = moves.reshape(2, len(span), count)[:, _place(model.values.indicators)]
            made = replace(made, low=made.low + low * span, high=made.high + high * span)
        case Alternatives():
            named = zip(factor.names, factor.tables.shape, strict=False)
            tables = [choices(streams[name], count, options) for name, options in named]
            made = replace(made, tables=np.array(tables))
        case MeasurementError():
            made = replace(made, errors=stream[2] + np.arange(count))
        case LeaveOneOut():
            options = np.array([NONE, *model.branches.leaves])
            made = replace(made, left_out=options[choices(stream, count, len(options))])
    return made


def _put(weights: Numbers, rows: NDArray[np.bool_], values: Numbers) -> Numbers:
    """The weights with some rows replaced."""
    made = weights.copy()
    made[rows] = values
    return made


def noise(model: Model, draws: Integers, seed: int) -> Numbers:
    """Standard normal numbers, shape (draws, units, indicators).

    They belong to the codes of unit and indicator, not to the order that these stand in.
    """
    units, indicators = model.values.units, model.values.indicators
    cells = _place(indicators)[:, None] * len(units) + _place(units)
    made = np.empty((draws.size, len(indicators), len(units)))
    for place, draw in enumerate(draws):
        stream = seed, crc32(b"error"), int(draw)
        made[place] = generator(stream).standard_normal(cells.size)[cells]
    return made.swapaxes(1, 2)


def _place(codes: Sequence[str]) -> NDArray[np.intp]:
    """Where each code stands among the sorted ones."""
    return np.argsort(np.argsort(np.array(codes)))
