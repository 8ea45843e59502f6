"""Outliers of an indicator: what tells them, and how they are tamed.

The rule is that of COINr (`Treat`, `winsorise`, `log_CT`): a column passes if its skewness or
its kurtosis is moderate; else its outermost values are drawn in one by one; if that does not
help within the number of points allowed, the logarithm of the untreated column is taken.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from shidian.assessment.composite.values import Numbers

How = Literal["none", "winsorized", "log"]


@dataclass(frozen=True, eq=False)
class Treatment:
    """A column after treatment.

    Parameters
    ----------
    numbers : array, by unit
    how : "none", "winsorized" or "log"
    points : int
        How many values were drawn in.
    passes : bool
        Whether the column passes now; a logarithm may still not do.
    """

    numbers: Numbers
    how: How
    points: int
    passes: bool


def skewness(column: Numbers) -> float:
    """Sample skewness ``G1 = g1 sqrt(n(n-1)) / (n-2)``; missing values are left out.

    Returns
    -------
    float
        NaN for fewer than 3 values or a constant column.

    Examples
    --------
    >>> round(skewness(np.array([1.0, 2, 3, 10])), 4)
    1.7636
    """
    present = column[~np.isnan(column)]
    n = len(present)
    if n < 3 or np.ptp(present) == 0:
        return float("nan")
    deviation = present - present.mean()
    moment = np.mean(deviation**3) / np.mean(deviation**2) ** 1.5
    return float(moment * np.sqrt(n * (n - 1)) / (n - 2))


def kurtosis(column: Numbers) -> float:
    """Sample excess kurtosis ``G2 = ((n+1) g2 + 6)(n-1) / ((n-2)(n-3))``.

    Returns
    -------
    float
        NaN for fewer than 4 values or a constant column; missing values are left out.

    Examples
    --------
    >>> round(kurtosis(np.array([1.0, 2, 3, 10])), 4)
    3.228
    """
    present = column[~np.isnan(column)]
    n = len(present)
    if n < 4 or np.ptp(present) == 0:
        return float("nan")
    deviation = present - present.mean()
    excess = np.mean(deviation**4) / np.mean(deviation**2) ** 2 - 3
    return float(((n + 1) * excess + 6) * (n - 1) / ((n - 2) * (n - 3)))


def treat(column: Numbers, skew: float, kurt: float, points: int) -> Treatment:
    """Tame the outliers of a column, if it has any.

    Parameters
    ----------
    column : array, by unit
    skew, kurt : float
        A column passes if its absolute skewness is below `skew` or its kurtosis below `kurt`.
    points : int
        How many values may be drawn in; tied values count one by one.

    Notes
    -----
    The logarithm is ``ln(x - min + 0.01 range)`` of the untreated column.

    Examples
    --------
    >>> done = treat(np.array([1.0, 2, 3, 4, 5, 6, 7, 90]), skew=2, kurt=3.5, points=5)
    >>> done.how, done.points, done.numbers[-1].item()
    ('winsorized', 1, 7.0)
    """
    if _passes(column, skew, kurt):
        return Treatment(column, "none", 0, True)
    drawn, moved = column, np.zeros(len(column), dtype=bool)
    while True:
        top = skewness(drawn) >= 0
        edge = np.nanmax(drawn) if top else np.nanmin(drawn)
        inner = drawn[drawn < edge] if top else drawn[drawn > edge]
        moved = moved | (drawn == edge)
        if moved.sum() > points:
            break
        drawn = np.where(drawn == edge, inner.max() if top else inner.min(), drawn)
        if _passes(drawn, skew, kurt):
            return Treatment(drawn, "winsorized", int(moved.sum()), True)
    low, high = np.nanmin(column), np.nanmax(column)
    logarithm = np.log(column - low + 0.01 * (high - low))
    return Treatment(logarithm, "log", 0, _passes(logarithm, skew, kurt))


def _passes(column: Numbers, skew: float, kurt: float) -> bool:
    """A column too short or too even to tell has no outliers."""
    return not (abs(skewness(column)) >= skew and kurtosis(column) >= kurt)
