"""TOPSIS: how close a unit is to the best of every indicator, and far from the worst."""

from dataclasses import dataclass

import numpy as np

from shidian.assessment.composite.normalization import PerIndicator, constant
from shidian.assessment.composite.values import Flags, Numbers


@dataclass(frozen=True, eq=False)
class Closeness:
    """Result of TOPSIS.

    Parameters
    ----------
    scores : array by unit
        0 (worst) to 1 (best) in each; NaN for a unit with a gap, or if nothing tells the
        units apart.
    excluded : array of bool, by indicator
        Columns without two different values, all-zero ones among them; the weights of the
        others keep their proportions, which is all that matters here.
    """

    scores: Numbers
    excluded: Flags


def topsis(numbers: Numbers, weights: Numbers, sign: PerIndicator = 1) -> Closeness:
    """Relative closeness to the ideal, with columns divided by their Euclidean length.

    Parameters
    ----------
    numbers : array of units x indicators
    weights : array by indicator
    sign : 1 or -1, or array by indicator

    Notes
    -----
    Hwang and Yoon, Multiple Attribute Decision Making (1981).

    Examples
    --------
    >>> numbers = np.array([[2.0, 8.0], [5.0, 1.0], [3.0, 6.0]])
    >>> topsis(numbers, np.array([0.6, 0.4]), np.array([1, -1])).scores.round(7).tolist()
    [0.0, 1.0, 0.3111391]
    """
    excluded = constant(numbers)
    signed = (numbers * sign)[:, ~excluded]
    length = np.sqrt(np.nansum(signed**2, axis=0))
    scaled = signed / length * weights[~excluded]
    best = np.max(scaled, axis=0, where=~np.isnan(scaled), initial=-np.inf)
    worst = np.min(scaled, axis=0, where=~np.isnan(scaled), initial=np.inf)
    to_best = np.sqrt(np.sum((scaled - best) ** 2, axis=1))
    to_worst = np.sqrt(np.sum((scaled - worst) ** 2, axis=1))
    total = to_best + to_worst
    return Closeness(to_worst / np.where(total == 0, np.nan, total), excluded)
