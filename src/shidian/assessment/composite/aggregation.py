"""Several scores made one: means that ignore gaps only while enough weight is present.

A method takes scores (... x parts), weights (parts) and the share of the weight that must be
present, and returns one score each. Weights of present parts are divided by their sum.
"""

from collections.abc import Callable

import numpy as np

from shidian.assessment.composite.copeland import copeland
from shidian.assessment.composite.normalization import mapped
from shidian.assessment.composite.topsis import topsis
from shidian.assessment.composite.values import Numbers, reached
from shidian.assessment.policy import Aggregation
from shidian.core import DataError, Fault

Method = Callable[[Numbers, Numbers, float], Numbers]
"""Scores, weights and the share that must be present; one score each."""


def effective(scores: Numbers, weights: Numbers, present: float) -> Numbers:
    """Weights of the parts that have a score, adding up to 1; NaN where too few have one.

    Examples
    --------
    >>> effective(np.array([80.0, np.nan, 60.0]), np.array([0.5, 0.25, 0.25]), 0.6).round(3)
    array([0.667, 0.   , 0.333])
    """
    part = np.where(np.isnan(scores), 0, weights)
    total = part.sum(axis=-1, keepdims=True)
    enough = reached(total / weights.sum(), present) & (total > 0)
    return part / np.where(enough, total, np.nan)


def arithmetic(scores: Numbers, weights: Numbers, present: float) -> Numbers:
    """Weighted arithmetic mean: a low score can be made up for.

    Examples
    --------
    >>> arithmetic(np.array([[80.0, 60.0], [80.0, np.nan]]), np.array([0.5, 0.5]), 2 / 3).tolist()
    [70.0, nan]
    """
    return np.asarray(np.sum(effective(scores, weights, present) * _filled(scores), axis=-1))


def geometric(scores: Numbers, weights: Numbers, present: float) -> Numbers:
    """Weighted geometric mean of scores mapped to 1 to 100: a failed part is not bought off.

    The result is on the scale of 1 to 100, so that parts of 0 give 1.

    Raises
    ------
    DataError
        If a score is negative, as after a z-score.

    Examples
    --------
    >>> geometric(np.array([100.0, 0.0]), np.array([0.5, 0.5]), 1).round(6).item()
    10.0
    """
    _not_negative(scores)
    logarithm = np.log(mapped(_filled(scores), 1, 100))
    return np.asarray(np.exp(np.sum(effective(scores, weights, present) * logarithm, axis=-1)))


def generalized(power: float) -> Method:
    """The power mean, ``(sum w x^p)^(1/p)``; p = 1 is the arithmetic one, 0 the geometric one.

    Nothing is mapped: for p of 0 and less, one score of 0 makes the mean 0.

    Examples
    --------
    >>> generalized(-1)(np.array([60.0, 30.0]), np.array([0.5, 0.5]), 1).round(6).item()
    40.0
    """

    def mean(scores: Numbers, weights: Numbers, present: float) -> Numbers:
        _not_negative(scores)
        shares, numbers = effective(scores, weights, present), _filled(scores)
        dead = np.any((numbers == 0) & ~np.isnan(scores) & (weights > 0), axis=-1) & (power <= 0)
        safe = np.where(numbers == 0, 1, numbers) if power <= 0 else numbers
        if power == 0:
            result = np.exp(np.sum(shares * np.log(safe), axis=-1))
        else:
            result = np.sum(shares * safe**power, axis=-1) ** (1 / power)
        return np.asarray(np.where(dead & ~np.isnan(result), 0, result))

    return mean


def unweighted(function: Callable[[Numbers], float]) -> Method:
    """A method from a function that takes scores only; it is never given weights.

    It sees the scores present of one unit at a time; weights only tell whether enough are.

    Examples
    --------
    >>> worst = unweighted(lambda scores: scores.min())
    >>> worst(np.array([[80.0, 60.0], [np.nan, 90.0]]), np.array([0.5, 0.5]), 0.5).tolist()
    [60.0, 90.0]
    """
    return weighted(lambda scores, _: function(scores))


def weighted(function: Callable[[Numbers, Numbers], float]) -> Method:
    """A method from a function that takes scores and their weights, which add up to 1.

    Examples
    --------
    >>> mean = weighted(lambda scores, weights: scores @ weights)
    >>> mean(np.array([[80.0, 60.0], [np.nan, 90.0]]), np.array([0.5, 0.5]), 0.5).tolist()
    [70.0, 90.0]
    """

    def method(scores: Numbers, weights: Numbers, present: float) -> Numbers:
        shares = effective(scores, weights, present)
        result = np.full(scores.shape[:-1], np.nan)
        for at in np.ndindex(result.shape):
            there = ~np.isnan(scores[at])
            if not np.isnan(shares[at]).any():
                result[at] = function(scores[at][there], shares[at][there])
        return result

    return method


def by_topsis(scores: Numbers, weights: Numbers, present: float) -> Numbers:
    """Closeness to the ideal among the units that have all parts, 0 to 100.

    Examples
    --------
    >>> by_topsis(np.array([[80.0, 20], [40, 90]]), np.array([0.5, 0.5]), 1).round(1).tolist()
    [37.1, 62.9]
    """
    whole = ~np.isnan(effective(scores, weights, present)).any(axis=-1) & ~np.isnan(scores).any(-1)
    made = np.full(len(scores), np.nan)
    made[whole] = 100 * topsis(scores[whole], weights).scores if whole.any() else np.nan
    return made


def by_copeland(scores: Numbers, weights: Numbers, present: float) -> Numbers:
    """Duels won less duels lost, 0 to 100: 100 beats every other unit.

    Examples
    --------
    >>> by_copeland(np.array([[80.0, 20], [40, 10], [90, 30]]), np.array([0.5, 0.5]), 1).tolist()
    [50.0, 0.0, 100.0]
    """
    enough = np.asarray(~np.isnan(effective(scores, weights, present)).any(axis=-1))
    duels = copeland(np.where(enough[:, None], scores, np.nan), weights)
    others = max(1, int(np.count_nonzero(enough)) - 1)
    return np.asarray(50 * (1 + duels / others))


METHODS: dict[Aggregation, Method] = {
    Aggregation.ARITHMETIC: arithmetic,
    Aggregation.GEOMETRIC: geometric,
    Aggregation.HARMONIC: generalized(-1),
    Aggregation.TOPSIS: by_topsis,
    Aggregation.COPELAND: by_copeland,
}


def _filled(scores: Numbers) -> Numbers:
    """Gaps as 0, where their weight is 0 as well."""
    return np.where(np.isnan(scores), 0, scores)


def _not_negative(scores: Numbers) -> None:
    if np.any(scores < 0):
        raise DataError(Fault("composite_negative_mean", found=f"{np.nanmin(scores):g}"))
