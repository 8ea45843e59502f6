"""What the draws of an index are computed with, and how it is exported."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from shidian.assessment.composite.values import Numbers
from shidian.assessment.robustness.branches import SHAKEN
from shidian.assessment.robustness.factors import (
    AggregationMethod,
    Alternatives,
    DirichletWeights,
    Factor,
    GoalpostShift,
    LeaveOneOut,
    MeasurementError,
    Normalization,
    Scale,
    UniformWeights,
    WeightingMethod,
)
from shidian.assessment.robustness.model import Model
from shidian.assessment.robustness.streams import Integers

SCALES = tuple(Scale)
METHODS = SHAKEN
AS_DECLARED = -1
NONE = -1


@dataclass(frozen=True, eq=False)
class Parameters:
    """What each draw is computed with; the last axis of every array runs over the draws.

    Parameters
    ----------
    weights : array, shape (edges, draws)
        Adding up to 1 under every node.
    methods : array of int, shape (levels, draws)
        Place in `METHODS`; -1 where each node keeps its own.
    scale : array of int, shape (draws,)
        Place in `Scale`.
    low, high : array, shape (indicators, draws) or (indicators, 1)
        Goalposts; one column where they stay.
    tables : array of int, shape (axes, draws)
        Which alternative, along each axis of `Alternatives`.
    left_out : array of int, shape (draws,)
        Edge of the indicator that is left out; -1 for none.
    errors : array of int, shape (draws,)
        Numbers of the draws that the errors of measurement are taken from.
    """

    weights: Numbers
    methods: Integers
    scale: Integers
    low: Numbers
    high: Numbers
    tables: Integers
    left_out: Integers
    errors: Integers

    def part(self, rows: Integers) -> "Parameters":
        """Some of the draws."""
        fixed = self.low.shape[1] == 1
        return Parameters(
            self.weights[:, rows],
            self.methods[:, rows],
            self.scale[rows],
            self.low if fixed else self.low[:, rows],
            self.high if fixed else self.high[:, rows],
            self.tables[:, rows],
            self.left_out[rows],
            self.errors[rows],
        )


def nominal(model: Model, count: int = 1) -> Parameters:
    """The parameters of the index as it is: draws in which nothing is varied."""
    zeros = np.zeros(count, dtype=np.int64)
    return Parameters(
        np.repeat(model.branches.weights[:, None], count, axis=1),
        np.full((model.branches.depth, count), AS_DECLARED),
        zeros,
        model.low[:, None],
        model.high[:, None],
        np.zeros((0, count), dtype=np.int64),
        zeros + NONE,
        zeros,
    )


def table_of(model: Model, factors: Sequence[Factor], parameters: Parameters) -> pl.DataFrame:
    """The draws as a table, one a row, with columns for what the factors vary.

    Errors of measurement are not in it, one for every cell; they follow from the seed.
    """
    columns: dict[str, Numbers | Integers | list[str | None]] = {}
    for factor in factors:
        columns |= _columns(model, factor, parameters)
    return pl.DataFrame(columns)


def _columns(
    model: Model, factor: Factor, parameters: Parameters
) -> dict[str, Numbers | Integers | list[str | None]]:
    """The columns of one factor."""
    paths = model.branches.paths
    match factor:
        case UniformWeights() | DirichletWeights() | WeightingMethod() | LeaveOneOut():
            # Leaving an indicator out moves the weights of others, so all are given.
            return {f"weight {path}": parameters.weights[at] for at, path in enumerate(paths)}
        case Normalization():
            return {factor.names[0]: [SCALES[place].value for place in parameters.scale]}
        case AggregationMethod():
            places = parameters.methods[factor.level - 1]
            return {factor.names[0]: [METHODS[place].value for place in places]}
        case GoalpostShift():
            codes = model.values.indicators
            ends = [("low", parameters.low), ("high", parameters.high)]
            return {f"{end} {code}": at[n] for end, at in ends for n, code in enumerate(codes)}
        case Alternatives():
            return dict(zip(factor.names, parameters.tables, strict=True))
        case MeasurementError():
            return {}
