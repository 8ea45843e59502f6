"""Weights that need no data, and what every set of weights is checked for."""

import numpy as np

from shidian.assessment.composite.values import Numbers
from shidian.core import DataError, Fault

CLOSE = 1e-9
LARGEST, SMALLEST = 3.0, 1 / 3  # times the equal weight


def equal(count: int) -> Numbers:
    """The same weight for each.

    Examples
    --------
    >>> equal(4).tolist()
    [0.25, 0.25, 0.25, 0.25]
    """
    return np.full(count, 1 / count)


def budget(points: Numbers) -> Numbers:
    """Points given out by one or several experts, as weights.

    Parameters
    ----------
    points : array of indicators, or experts x indicators
        Not negative; every expert counts the same, however many points are given out.

    Raises
    ------
    DataError
        If an expert gives negative points, or none.

    Examples
    --------
    >>> budget(np.array([[60.0, 40.0], [5.0, 5.0]])).tolist()
    [0.55, 0.45]
    """
    experts = np.atleast_2d(points)
    total = experts.sum(axis=1, keepdims=True)
    if not np.all(experts >= 0) or not np.all(total > 0):
        raise DataError(Fault("composite_points"))
    return np.asarray((experts / total).mean(axis=0))


def checked(weights: Numbers) -> Numbers:
    """The weights, if they are shares of one.

    Raises
    ------
    DataError
        If one is negative or no number, or they do not add up to 1.

    Examples
    --------
    >>> checked(np.array([0.5, 0.5])).tolist()
    [0.5, 0.5]
    """
    if not (np.all(weights >= 0) and abs(weights.sum() - 1) <= CLOSE):
        found = "、".join(f"{weight:g}" for weight in weights)
        raise DataError(Fault("composite_weights", found=found, total=f"{weights.sum():g}"))
    return weights


def guarded(weights: Numbers) -> Numbers:
    """Weights kept between a third of the equal weight and three times of it.

    Those between the bounds keep their proportions.

    Examples
    --------
    >>> guarded(np.array([0.97, 0.01, 0.01, 0.01])).round(4).tolist()
    [0.75, 0.0833, 0.0833, 0.0833]
    """
    floor, cap = SMALLEST / len(weights), LARGEST / len(weights)
    positive = np.maximum(weights, 1e-12)  # so that weights of 0 can share what the cap cuts off
    # The sum of clipped multiples is piecewise linear in the factor, with corners at these:
    factors = np.sort(np.concatenate([floor / positive, cap / positive]))
    sums = np.clip(factors[:, None] * positive, floor, cap).sum(axis=1)
    return np.asarray(np.clip(np.interp(1, sums, factors) * positive, floor, cap))


def concentration(weights: Numbers) -> float:
    """Herfindahl-Hirschman index: 1/k if all are equal, 1 if one has all the weight.

    Examples
    --------
    >>> concentration(np.array([0.5, 0.25, 0.25]))
    0.375
    """
    return float(np.sum(weights**2))
