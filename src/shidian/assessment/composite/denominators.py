"""Sizes taken out: an indicator divided by population, area, output or the like."""

from collections.abc import Mapping

import numpy as np

from shidian.assessment.composite.values import Values
from shidian.core import DataError, Fault


def divided(values: Values, by: Mapping[str, str], denominators: Values) -> Values:
    """Divide columns by a denominator; a missing denominator leaves no value.

    Parameters
    ----------
    values : Values
    by : mapping
        Code of the denominator by code of the indicator; other columns stay as they are.
    denominators : Values
        Of the same units in the same order.

    Returns
    -------
    Values
        In units of the indicator per unit of its denominator; a quotient counts as imputed
        if either of its parts does.

    Raises
    ------
    DataError
        If the units differ, a column does not exist, or a denominator is not positive.

    Examples
    --------
    >>> from shidian.assessment.composite.values import values_of
    >>> beds = values_of({"A": {"beds": 300}, "B": {"beds": 90}})
    >>> people = values_of({"A": {"people": 60}, "B": {"people": 30}})
    >>> divided(beds, {"beds": "people"}, people).column("beds").tolist()
    [5.0, 3.0]
    """
    _validate(values, by, denominators)
    numbers, imputed = values.numbers.copy(), values.imputed.copy()
    for indicator, denominator in by.items():
        column = values.indicators.index(indicator)
        numbers[:, column] /= denominators.column(denominator)
        imputed[:, column] |= denominators.imputed[:, denominators.indicators.index(denominator)]
        imputed[:, column] &= ~np.isnan(numbers[:, column])
    return Values(values.units, values.indicators, numbers, imputed)


def _validate(values: Values, by: Mapping[str, str], denominators: Values) -> None:
    if values.units != denominators.units:
        raise DataError(Fault("composite_units_differ"))
    for indicator in by:
        values.column(indicator)
    faults = [
        Fault("composite_denominator", unit=unit, denominator=code, found=f"{number:g}")
        for code in dict.fromkeys(by.values())
        for unit, number in zip(denominators.units, denominators.column(code), strict=True)
        if number <= 0
    ]
    if faults:
        raise DataError(faults)
