"""Dates as whole numbers, as they stand in a table of persons."""

from datetime import date

EPOCH = date(1970, 1, 1)
FAR = 1_000_000  # a date that never came: days from 1970, in the year 4707


def days(day: date) -> int:
    """A date as days since 1970-01-01.

    Examples
    --------
    >>> days(date(1970, 1, 31)), days(date(1969, 12, 31))
    (30, -1)
    """
    return (day - EPOCH).days
