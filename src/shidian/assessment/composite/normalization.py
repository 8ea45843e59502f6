"""Indicators on one scale: from their own units to scores where more is better.

Every function takes an array of ... x units x indicators and keeps its shape; further axes in
front, such as years or draws, are treated one by one. “No value” stays NaN. A column that does
not tell units apart becomes NaN as a whole, never a made-up number; `constant` names it.
"""

import numpy as np

from shidian.assessment.composite.values import Flags, Numbers

PerIndicator = float | Numbers
"""One number for all indicators, or an array with one for each."""


def by_goalposts(
    numbers: Numbers, low: PerIndicator, high: PerIndicator, sign: PerIndicator
) -> Numbers:
    """Share of the way between fixed ends, 0 to 100; beyond an end counts as the end.

    Parameters
    ----------
    numbers : array of ... x units x indicators
    low, high : float or array by indicator
        Ends of the scale, low < high also where less is better; equal ends give NaN.
    sign : 1 or -1, or array by indicator
        1 where more is better, ``(x - L) / (U - L)``; -1 where less is, ``(U - x) / (U - L)``.

    Examples
    --------
    >>> by_goalposts(np.array([[20.0], [60.0], [110.0]]), 20, 100, 1).ravel().tolist()
    [0.0, 50.0, 100.0]
    >>> by_goalposts(np.array([[20.0], [60.0], [110.0]]), 20, 100, -1).ravel().tolist()
    [100.0, 50.0, 0.0]
    """
    way = np.where(np.greater(sign, 0), numbers - low, high - numbers)
    return np.clip(100 * _ratio(way, high - np.asarray(low)), 0, 100)


def by_range(numbers: Numbers, sign: PerIndicator) -> Numbers:
    """Share of the way from the worst to the best unit of the sample, 0 to 100.

    Parameters
    ----------
    numbers : array of ... x units x indicators
    sign : 1 or -1, or array by indicator

    Notes
    -----
    Scores change when a unit leaves; use `by_goalposts` for anything that is published.

    Examples
    --------
    >>> scores = by_range(np.array([[3.0, 10], [5, 20], [2, 15], [7, 25]]), np.array([1, -1]))
    >>> scores[:, 1].round(2).tolist()
    [100.0, 33.33, 66.67, 0.0]
    """
    low, high = extremes(numbers)
    return by_goalposts(numbers, low, high, sign)


def by_zscore(numbers: Numbers, sign: PerIndicator) -> Numbers:
    """Distance from the mean in standard deviations of the sample (divisor n - 1).

    Parameters
    ----------
    numbers : array of ... x units x indicators
    sign : 1 or -1, or array by indicator

    Examples
    --------
    >>> by_zscore(np.array([[1.0], [2.0], [3.0]]), -1).ravel().tolist()
    [1.0, -0.0, -1.0]
    """
    present = ~np.isnan(numbers)
    count = present.sum(axis=-2, keepdims=True)
    mean = _ratio(np.sum(numbers, axis=-2, keepdims=True, where=present), count)
    squares = np.sum((numbers - mean) ** 2, axis=-2, keepdims=True, where=present)
    deviation = np.sqrt(_ratio(squares, count - 1.0))
    deviation[constant(numbers)[..., None, :]] = 0  # rounding must not tell equal numbers apart
    return sign * _ratio(numbers - mean, deviation)


def by_rank(numbers: Numbers, sign: PerIndicator) -> Numbers:
    """Rank among the units with a value, 0 (worst) to 100 (best); ties share their mean rank.

    Parameters
    ----------
    numbers : array of ... x units x indicators
    sign : 1 or -1, or array by indicator

    Examples
    --------
    >>> by_rank(np.array([[3.0], [5.0], [5.0], [9.0], [np.nan]]), 1).ravel().tolist()
    [0.0, 50.0, 50.0, 100.0, nan]
    """
    signed = numbers * sign
    order = np.argsort(signed, axis=-2, kind="stable")
    rising = np.take_along_axis(signed, order, axis=-2)
    place = np.broadcast_to(np.arange(float(rising.shape[-2]))[:, None], rising.shape)
    begins, ends = np.ones(rising.shape, dtype=bool), np.ones(rising.shape, dtype=bool)
    begins[..., 1:, :] = ends[..., :-1, :] = rising[..., 1:, :] != rising[..., :-1, :]
    first = np.maximum.accumulate(np.where(begins, place, 0), axis=-2)
    last = np.where(ends, place, np.inf)[..., ::-1, :]
    last = np.minimum.accumulate(last, axis=-2)[..., ::-1, :]
    rank = np.empty_like(rising)
    np.put_along_axis(rank, order, (first + last) / 2, axis=-2)
    span = np.sum(~np.isnan(numbers), axis=-2, keepdims=True) - 1.0
    usable = ~(np.isnan(numbers) | constant(numbers)[..., None, :])
    return np.where(usable, 100 * _ratio(rank, span), np.nan)


def by_band(
    numbers: Numbers, low: PerIndicator, high: PerIndicator, distance: PerIndicator
) -> Numbers:
    """100 inside a band, falling to 0 at a distance from its nearer edge.

    Parameters
    ----------
    numbers : array of ... x units x indicators
    low, high : float or array by indicator
        Edges of the band; equal where one number is best.
    distance : float or array by indicator
        How far outside the score is 0: fixed, or `sample_distance`; 0 gives NaN.

    Examples
    --------
    >>> by_band(np.array([[9.0], [12.0], [22.0], [40.0]]), 10, 20, 4).ravel().tolist()
    [75.0, 100.0, 50.0, 0.0]
    """
    return 100 * np.maximum(0, 1 - _ratio(_outside(numbers, low, high), distance))


def sample_distance(numbers: Numbers, low: PerIndicator, high: PerIndicator) -> Numbers:
    """The largest distance from a band in the sample, for `by_band`; NaN without a value.

    Examples
    --------
    >>> sample_distance(np.array([[9.0], [12.0], [40.0]]), 10, 20).tolist()
    [[20.0]]
    """
    return extremes(_outside(numbers, low, high))[1]


def mapped(scores: Numbers, low: float, high: float) -> Numbers:
    """Scores of 0 to 100 on another range, such as 1 to 100 before a geometric mean.

    Examples
    --------
    >>> mapped(np.array([0.0, 50.0, 100.0]), 1, 100).tolist()
    [1.0, 50.5, 100.0]
    """
    return low + (high - low) / 100 * scores


def constant(numbers: Numbers) -> Flags:
    """Columns without two different values: ... x indicators.

    Examples
    --------
    >>> constant(np.array([[1.0, 4.0, np.nan], [2.0, 4.0, np.nan]])).tolist()
    [False, True, True]
    """
    low, high = extremes(numbers)
    return ~(low < high)[..., 0, :]


def extremes(numbers: Numbers) -> tuple[Numbers, Numbers]:
    """Smallest and largest value of each column, ... x 1 x indicators; NaN without a value."""
    missing = np.isnan(numbers)
    low = np.where(missing, np.inf, numbers).min(axis=-2, keepdims=True, initial=np.inf)
    high = np.where(missing, -np.inf, numbers).max(axis=-2, keepdims=True, initial=-np.inf)
    empty = low > high
    return np.where(empty, np.nan, low), np.where(empty, np.nan, high)


def _outside(numbers: Numbers, low: PerIndicator, high: PerIndicator) -> Numbers:
    below: Numbers = np.maximum(low - numbers, numbers - high)
    return np.maximum(0, below)


def _ratio(top: PerIndicator, bottom: PerIndicator) -> Numbers:
    """A quotient; NaN where the divisor is 0 or there is none."""
    return top / np.where(np.equal(bottom, 0), np.nan, bottom)
