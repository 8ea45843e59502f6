"""Numbers put in for missing ones, each with a flag that says so."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from shidian.assessment.composite.values import Flags, Numbers, Values
from shidian.core import DataError, Fault


class Imputation(NamedTuple):
    """Numbers with gaps filled where that was possible, and which of them were filled."""

    numbers: Numbers
    imputed: Flags


def group_means(numbers: Numbers, groups: NDArray[np.intp]) -> Imputation:
    """The mean of a unit's group in place of a missing value.

    Parameters
    ----------
    numbers : array of units x indicators
    groups : array of int, by unit
        Number of the group, from 0.

    Returns
    -------
    Imputation
        Still without a value where no unit of the group has one.

    Examples
    --------
    >>> table = np.array([[4.0], [6.0], [np.nan], [np.nan]])
    >>> group_means(table, np.array([0, 0, 0, 1])).numbers.ravel().tolist()
    [4.0, 6.0, 5.0, nan]
    """
    member = groups == np.arange(groups.max(initial=-1) + 1)[:, None]
    present = ~np.isnan(numbers)
    count = member.astype(np.float64) @ present
    total = member @ np.where(present, numbers, 0.0)
    mean = np.divide(total, count, out=np.full_like(total, np.nan), where=count > 0)
    return _filled(numbers, mean[groups])


def with_group_means(values: Values, groups: Mapping[str, str]) -> Values:
    """The table with group means in place of missing values.

    Parameters
    ----------
    values : Values
    groups : mapping
        Code of the group by unit, such as the peer class.

    Raises
    ------
    DataError
        If a unit belongs to no group.

    Examples
    --------
    >>> from shidian.assessment.composite.values import values_of
    >>> table = values_of({"A": {"rate": 60}, "B": {"rate": None}})
    >>> with_group_means(table, {"A": "city", "B": "city"}).imputed.tolist()
    [[False], [True]]
    """
    faults = [Fault("composite_no_group", unit=unit) for unit in values.units if unit not in groups]
    if faults:
        raise DataError(faults)
    _, numbered = np.unique([groups[unit] for unit in values.units], return_inverse=True)
    numbers, filled = group_means(values.numbers, numbered)
    return Values(values.units, values.indicators, numbers, values.imputed | filled)


def carried_forward(panel: Numbers, years: Numbers, limit: float) -> Imputation:
    """The last value before a gap, if it is not too old.

    Parameters
    ----------
    panel : array of years x units (x indicators)
    years : array, by year
        Ascending.
    limit : float
        Largest age of a value that is carried, in years.

    Examples
    --------
    >>> panel = np.array([[4.0], [np.nan], [np.nan], [7.0]])
    >>> carried_forward(panel, np.array([2013.0, 2014, 2015, 2016]), 1).numbers.ravel().tolist()
    [4.0, 4.0, nan, 7.0]
    """
    last = _last_present(panel)
    age = _by_year(years, panel.ndim) - years[np.maximum(last, 0)]
    usable = (last >= 0) & (age <= limit)
    carried = np.take_along_axis(panel, np.maximum(last, 0), axis=0)
    return _filled(panel, np.where(usable, carried, np.nan))


def interpolated(panel: Numbers, years: Numbers) -> Imputation:
    """Straight lines between the measured years of a unit; nothing is put in outside them.

    Parameters
    ----------
    panel : array of years x units (x indicators)
    years : array, by year
        Ascending; they need not be one year apart.

    Examples
    --------
    >>> panel = np.array([[np.nan], [4.0], [np.nan], [10.0]])
    >>> interpolated(panel, np.array([2013.0, 2014, 2015, 2017])).numbers.ravel().tolist()
    [nan, 4.0, 6.0, 10.0]
    """
    before = _last_present(panel)
    after = len(panel) - 1 - _last_present(panel[::-1])[::-1]
    inside = (before >= 0) & (after < len(panel)) & (before < after)
    before, after = np.where(inside, before, 0), np.where(inside, after, len(panel) - 1)
    start, end = (np.take_along_axis(panel, at, axis=0) for at in (before, after))
    span = np.where(inside, years[after] - years[before], 1.0)
    line = start + (end - start) * (_by_year(years, panel.ndim) - years[before]) / span
    return _filled(panel, np.where(inside, line, np.nan))


def _last_present(panel: Numbers) -> NDArray[np.intp]:
    """Row of the latest value up to and including each row; -1 where there is none yet."""
    rows = np.arange(len(panel), dtype=np.intp).reshape(-1, *[1] * (panel.ndim - 1))
    return np.maximum.accumulate(np.where(np.isnan(panel), -1, rows), axis=0)


def _by_year(years: Numbers, dimensions: int) -> Numbers:
    return years.reshape(-1, *[1] * (dimensions - 1))


def _filled(numbers: Numbers, replacement: Numbers) -> Imputation:
    imputed = np.isnan(numbers) & ~np.isnan(replacement)
    return Imputation(np.where(imputed, replacement, numbers), imputed)
