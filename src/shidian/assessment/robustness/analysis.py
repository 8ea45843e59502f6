"""The whole analysis: shake an index, and say what held."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from shidian.assessment.composite.values import Numbers
from shidian.assessment.policy import Rating, Robustness
from shidian.assessment.robustness.draws import drawn
from shidian.assessment.robustness.factors import (
    Factor,
    GoalpostShift,
    LeaveOneOut,
    Scale,
    UniformWeights,
    check_factors,
    names_of,
    scales_of,
)
from shidian.assessment.robustness.intervals import (
    Intervals,
    grade_probabilities,
    grades_of,
    intervals,
)
from shidian.assessment.robustness.model import Model
from shidian.assessment.robustness.parameters import Parameters, nominal
from shidian.assessment.robustness.ranks import Ranks, ranks
from shidian.assessment.robustness.simulation import simulate
from shidian.assessment.robustness.sobol import Indices, check_runs, indices
from shidian.core import Fault, UsageError


@dataclass(frozen=True, eq=False)
class Shaken:
    """An index over many draws.

    Parameters
    ----------
    units : tuple of str
    scores : array, by unit
        The index as it is, NaN where it is withheld.
    intervals : Intervals
    grades : array, shape (units, grades), or None
        Probability of each grade; None without a rating.
    totals : array, shape (draws, units)
    ranks : array of int, shape (draws, units)
        Within the class; 0 for none.
    parameters : Parameters
        What each draw was computed with; `table_of` makes a table of them.
    draws, seed : int
    """

    units: tuple[str, ...]
    scores: Numbers
    intervals: Intervals
    grades: Numbers | None
    totals: Numbers
    ranks: Ranks
    parameters: Parameters
    draws: int
    seed: int


def usual_factors(model: Model, settings: Robustness) -> tuple[Factor, ...]:
    """The factors that a policy's settings stand for, as far as the tree has them.

    Weights of every level, goalposts, and each indicator left out in turn.
    """
    branches = model.branches
    weights = [
        UniformWeights(level, settings.weights)
        for level in range(1, branches.depth + 1)
        if branches.forked(level)
    ]
    alone = len(branches.leaves) < 2
    return (*weights, GoalpostShift(settings.goalposts), *(() if alone else (LeaveOneOut(),)))


def robustness(
    model: Model, factors: Sequence[Factor], rating: Rating | None, settings: Robustness
) -> Shaken:
    """Shake an index, and tell ranks and grades with how sure they are.

    Parameters
    ----------
    model : Model
        From `level_model` or `score_model`.
    factors : sequence of Factor
        What is uncertain; each is varied in every draw, or an error is raised.
    rating : Rating or None
        Its grades are applied to the index.
    settings : Robustness
        Number of draws, seed, and what decides a comparison.

    Raises
    ------
    UsageError
        If a factor would change nothing, factors do not go together, or there are too few draws.
    """
    _check(model, factors, rating, settings.draws)
    first = dict.fromkeys(names_of(factors), 0)
    parameters = drawn(model, factors, settings.seed, first, settings.draws)
    totals = simulate(model, factors, parameters, settings.seed)
    scores = simulate(model, (), nominal(model), settings.seed)
    shaken = ranks(totals, model.classes)
    own = ranks(scores, model.classes)[0]
    return Shaken(
        model.values.units,
        scores[0],
        intervals(shaken, own, model.classes, settings.decided),
        None if rating is None else grade_probabilities(totals, rating),
        totals,
        shaken,
        parameters,
        settings.draws,
        settings.seed,
    )


@dataclass(frozen=True, eq=False)
class FactorIndices:
    """Sobol's indices of the factors, for two outputs.

    Parameters
    ----------
    ranks : Indices
        Of the mean absolute shift of rank, as the JRC and COINr have it.
    grades : Indices or None
        Of the number of units whose grade changes; None without a rating.
    """

    ranks: Indices
    grades: Indices | None


def factor_indices(
    model: Model, factors: Sequence[Factor], rating: Rating | None, runs: int, seed: int
) -> FactorIndices:
    """How much of the shifts of ranks and grades each factor explains.

    A factor is taken as a whole: all the weights of a level, or all errors of measurement. The
    two base samples are the draws 0 to runs - 1 and runs to 2 runs - 1.

    Parameters
    ----------
    runs : int
        The index is computed runs·(number of factors + 2) times.

    Raises
    ------
    UsageError
        As `robustness`.
    """
    _check(model, factors, rating, runs)
    names = names_of(factors)
    starts = [dict.fromkeys(names, 0), dict.fromkeys(names, runs)]
    starts += [starts[0] | {name: runs} for name in names]
    own = simulate(model, (), nominal(model), seed)
    shifts, changes = [], []
    for first in starts:
        totals = simulate(model, factors, drawn(model, factors, seed, first, runs), seed)
        shifts.append(_shift(ranks(totals, model.classes), ranks(own, model.classes)))
        if rating is not None:
            changed = grades_of(totals, rating) != grades_of(own, rating)
            changes.append(np.count_nonzero(changed, axis=1).astype(np.float64))
    return FactorIndices(
        indices(names, shifts[0], shifts[1], np.array(shifts[2:]), seed),
        indices(names, changes[0], changes[1], np.array(changes[2:]), seed) if changes else None,
    )


def _shift(drawn: Ranks, own: Ranks) -> Numbers:
    """Mean absolute shift of rank in each draw, over the units that have one."""
    both = (drawn > 0) & (own > 0)
    total = np.sum(np.abs(drawn - own), axis=1, where=both)
    return np.asarray(total / np.maximum(1, np.count_nonzero(both, axis=1)))


def _check(model: Model, factors: Sequence[Factor], rating: Rating | None, draws: int) -> None:
    check_factors(model, factors)
    check_runs(len(names_of(factors)), draws)
    if rating is not None and Scale.ZSCORE in scales_of(factors):
        raise UsageError(Fault("factor_zscore_grades"))
