"""Medians and trends that a few wrong values cannot move, on rows of arrays."""

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
NORMAL = 1.4826
"""Standard deviation of a normal distribution over its median absolute deviation."""


def row_medians(rows: Numbers) -> Numbers:
    """Median of each row, NaN left out; NaN for a row without any value.

    Parameters
    ----------
    rows : array, shape (n, m)

    Returns
    -------
    array, shape (n,)

    Examples
    --------
    >>> row_medians(np.array([[3.0, np.nan, 1.0], [1.0, 2.0, 9.0], [np.nan] * 3])).tolist()
    [2.0, 2.0, nan]
    """
    ordered = np.sort(rows, axis=1)  # NaN come last
    count = np.count_nonzero(~np.isnan(ordered), axis=1)
    line = np.arange(len(rows))
    low, high = np.maximum(count - 1, 0) // 2, count // 2
    last = rows.shape[1] - 1
    medians: Numbers = (ordered[line, low] + ordered[line, np.minimum(high, last)]) / 2
    return medians


def residuals(years: Numbers, rows: Numbers) -> Numbers:
    """What is left of each row's values over its own trend.

    The slope is the median of the changes a year between neighbours, the height the median of
    what is left; a single wrong value moves neither (after Theil and Sen, with neighbours only).

    Parameters
    ----------
    years, rows : array, shape (n, m)
        Rows in the order of their years; NaN only behind the values.

    Returns
    -------
    array, shape (n, m)

    Examples
    --------
    >>> years = np.array([[2013.0, 2014, 2015, 2016, 2017]])
    >>> residuals(years, np.array([[60.0, 61, 62, 80, 64]])).tolist()
    [[0.0, 0.0, 0.0, 17.0, 0.0]]
    """
    slope = row_medians(np.diff(rows, axis=1) / np.diff(years, axis=1))
    level = rows - slope[:, None] * (years - years[:, :1])
    left: Numbers = level - row_medians(level)[:, None]
    return left


def deviations(rows: Numbers) -> Numbers:
    """Robust standard deviation of each row of residuals, in the unit of the values.

    Examples
    --------
    >>> deviations(np.array([[-1.0, 0.0, 1.0, 2.0, -50.0]])).tolist()
    [1.4826]
    """
    spread: Numbers = NORMAL * row_medians(np.abs(rows))
    return spread
