"""The dates of birth of the age classes on a day, and how long people have been of working age."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from shidian.mechanisms.settlement.day import years_before
from shidian.mechanisms.settlement.planning import AGE_STARTS

EPOCH = date(1970, 1, 1)


class Calendar(NamedTuple):
    """Birthdays by age class, and full months since the birthday at which working age begins.

    Parameters
    ----------
    firsts, lengths : ndarray of int, shape (classes,)
        The earliest date of birth of each class (days since 1970-01-01), and how many days long
        the class is.
    months : ndarray of int16
        Full months since the sixteenth birthday, by date of birth from `earliest`.
    earliest, latest, today : int
        The first and the last date of birth, and the day.
    """

    firsts: NDArray[np.int32]
    lengths: NDArray[np.int32]
    months: NDArray[np.int16]
    earliest: int
    latest: int
    today: int


def calendar(day: date, oldest: int) -> Calendar:
    """The calendar of a day; the last age class ends with `oldest` full years."""
    ends = (*AGE_STARTS[1:], oldest + 1)
    firsts = [_days(years_before(day, end)) + 1 for end in ends]
    lasts = [_days(years_before(day, start)) for start in AGE_STARTS]
    births = range(firsts[-1], lasts[0] + 1)
    lengths = [last - first + 1 for first, last in zip(firsts, lasts, strict=True)]
    return Calendar(
        np.array(firsts, dtype=np.int32),
        np.array(lengths, dtype=np.int32),
        _months(births, day),
        births[0],
        births[-1],
        _days(day),
    )


def _months(births: Sequence[int], day: date) -> NDArray[np.int16]:
    """Full months since the birthday of working age: one is full on the same day of the month."""
    born = [EPOCH + timedelta(one) for one in births]
    full = [
        (day.year - one.year - AGE_STARTS[0]) * 12 + day.month - one.month - (day.day < one.day)
        for one in born
    ]
    return np.array(full, dtype=np.int16)


def _days(day: date) -> int:
    return (day - EPOCH).days
