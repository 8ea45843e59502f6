"""Obstacle degree, 障碍度: which indicators keep a place from a higher level."""

import numpy as np

from shidian.assessment.composite.values import Numbers, Values


def shortfall(scores: Numbers, weights: Numbers) -> Numbers:
    """Raw variant, ``w (1 - z)`` with z of 0 to 1, as some papers print it.

    Parameters
    ----------
    scores : array of ... x indicators
        0 to 100.
    weights : array by indicator

    Examples
    --------
    >>> shortfall(np.array([80.0, 40.0]), np.array([0.5, 0.5])).round(6).tolist()
    [0.1, 0.3]
    """
    return weights * (1 - scores / 100)


def obstacle_degree(scores: Numbers, weights: Numbers) -> Numbers:
    """Shortfalls as shares of their sum; a gap has none, and the others add up to 1.

    Returns
    -------
    array of ... x indicators
        NaN for a gap, and for a unit that falls short in nothing.

    Examples
    --------
    >>> obstacle_degree(np.array([80.0, np.nan, 40.0]), np.array([0.5, 0.25, 0.25])).round(6)
    array([0.4, nan, 0.6])
    """
    lost = shortfall(scores, weights)
    total = np.nansum(lost, axis=-1, keepdims=True)
    return lost / np.where(total > 0, total, np.nan)


def main_obstacles(scores: Values, weights: Numbers, count: int = 5) -> dict[str, list[str]]:
    """The indicators of the highest obstacle degree, highest first, by unit.

    Examples
    --------
    >>> from shidian.assessment.composite.values import values_of
    >>> scores = values_of({"A": {"beds": 80, "rate": 40}, "B": {"beds": 10, "rate": 100}})
    >>> main_obstacles(scores, np.array([0.5, 0.5]))
    {'A': ['rate', 'beds'], 'B': ['beds']}
    """
    degree = np.nan_to_num(obstacle_degree(scores.numbers, weights))
    order = np.argsort(-degree, axis=1, kind="stable")[:, :count]
    return {
        unit: [scores.indicators[at] for at in best if row[at] > 0]
        for unit, row, best in zip(scores.units, degree, order, strict=True)
    }
