"""Entropy weights: the more unevenly an indicator is spread, the more it weighs.

Entropy measures dispersion, not importance; it is meant for indicators inside one dimension.
Conventions for zeros differ between programs and change the weights, so each has a name here:
`entropy_weights` itself takes 0 ln 0 as 0; `squeezed`, `shifted` and `spssau` make the other
ones when put in front of it.
"""

from dataclasses import dataclass

import numpy as np

from shidian.assessment.composite.normalization import extremes
from shidian.assessment.composite.values import Numbers
from shidian.core import DataError, Fault


@dataclass(frozen=True, eq=False)
class Entropy:
    """Entropy weights and what they come from.

    Parameters
    ----------
    weights : array by indicator
        0 for an indicator without two different values; it is excluded.
    entropy : array by indicator
        0 to 1; NaN where the indicator is excluded.
    rows : array by indicator
        How many values were pooled.
    """

    weights: Numbers
    entropy: Numbers
    rows: Numbers


def entropy_weights(shares: Numbers) -> Entropy:
    """Weights from the entropy of each column, ``(1 - e) / sum(1 - e)``.

    Parameters
    ----------
    shares : array of ... x indicators
        Not negative, such as scores by range; all axes but the last are pooled, so that the
        logarithm is that of units x years for a panel. NaN is left out.

    Raises
    ------
    DataError
        If a number is negative, or no column has two different values.

    Examples
    --------
    >>> from shidian.assessment.composite.normalization import by_range
    >>> numbers = np.array([[3.0, 10], [5, 20], [2, 15], [7, 25]])
    >>> entropy_weights(by_range(numbers, np.array([1, -1]))).weights.round(7).tolist()
    [0.5451997, 0.4548003]
    """
    pooled = shares.reshape(-1, shares.shape[-1])
    if np.any(pooled < 0):
        raise DataError(Fault("composite_entropy_negative"))
    low, high = (edge[0] for edge in extremes(pooled))
    usable = low < high
    if not usable.any():
        raise DataError(Fault("composite_no_dispersion"))
    rows = np.sum(~np.isnan(pooled), axis=0).astype(np.float64)
    entropy = np.full(len(usable), np.nan)
    entropy[usable] = _entropy(pooled[:, usable], rows[usable])
    spread = np.where(usable, 1 - entropy, 0)
    return Entropy(spread / spread.sum(), entropy, rows)


def _entropy(columns: Numbers, rows: Numbers) -> Numbers:
    filled = np.nan_to_num(columns)
    part = filled / filled.sum(axis=0)
    logarithm = np.log(part, out=np.zeros_like(part), where=part > 0)
    return np.asarray(-np.sum(part * logarithm, axis=0) / np.log(rows))


def squeezed(shares: Numbers, margin: float = 0.002) -> Numbers:
    """Shares of 0 to 1 drawn in from both ends, ``e + (1 - 2e) z`` (R package mathmodels).

    Examples
    --------
    >>> squeezed(np.array([0.0, 0.5, 1.0])).tolist()
    [0.002, 0.5, 0.998]
    """
    return margin + (1 - 2 * margin) * shares


def shifted(shares: Numbers, by: float) -> Numbers:
    """Shares raised by a constant, usual in Chinese papers with 0.0001 to 0.1.

    Examples
    --------
    >>> shifted(np.array([0.0, 0.5]), 0.1).tolist()
    [0.1, 0.6]
    """
    return shares + by


def spssau(numbers: Numbers) -> Numbers:
    """Columns with a value of 0 or less raised by ``|min| + 0.01``, as SPSSAU does.

    Examples
    --------
    >>> spssau(np.array([[-1.0, 2.0], [1.0, 3.0]])).round(6).tolist()
    [[0.01, 2.0], [2.01, 3.0]]
    """
    low = extremes(numbers)[0]
    return numbers + np.where(low <= 0, np.abs(low) + 0.01, 0)


def without_each_year(panel: Numbers) -> Numbers:
    """Weights with one year left out at a time: how firm they are.

    Parameters
    ----------
    panel : array of years x units x indicators
        Shares as for `entropy_weights`; at least two years.

    Returns
    -------
    array of years left out x indicators

    Examples
    --------
    >>> without_each_year(np.array([[[0.0, 1], [1, 0]], [[0, 1], [1, 0]]])).tolist()
    [[0.5, 0.5], [0.5, 0.5]]
    """
    rest = (np.delete(panel, year, axis=0) for year in range(len(panel)))
    return np.stack([entropy_weights(years).weights for years in rest])
