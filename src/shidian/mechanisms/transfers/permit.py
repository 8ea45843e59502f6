"""The dates of the residence permit: half a year of stay, yearly endorsement, years that count."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

IN_FORCE = date(2016, 1, 1)
"""From which the regulation on residence permits holds (居住证暂行条例, 国务院令第663号)."""
HALF_YEAR = 6
YEAR = 12


def months_later(day: date, months: int) -> date:
    """The same day some months later; the last day of a month that has no such day.

    Examples
    --------
    >>> months_later(date(2015, 8, 31), 6), months_later(date(2016, 2, 29), 12)
    (datetime.date(2016, 2, 29), datetime.date(2017, 2, 28))
    """
    whole = day.year * YEAR + day.month - 1 + months
    year, month = divmod(whole, YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def may_apply(arrived: date) -> date:
    """The day from which a permit can be asked for: after half a year (第二条), once it holds."""
    return max(months_later(arrived, HALF_YEAR), IN_FORCE)


@dataclass(frozen=True)
class PermitState:
    """A permit on a day.

    Parameters
    ----------
    suspended : bool
        Whether a yearly endorsement is overdue.
    days : int
        Days of residence that count: those of suspension do not.
    years : int
        Full years among them, told off from the day of issue.
    due : date
        Until when the next endorsement must be made.
    early : tuple of (date, date)
        Endorsements that do not count, each with the day from which it could have been made.
    """

    suspended: bool
    days: int
    years: int
    due: date
    early: tuple[tuple[date, date], ...]


def permit_state(issued: date, endorsed: Sequence[date], on: date) -> PermitState:
    """What a permit is on a day (第十条).

    Every year must be endorsed by the day on which it is full. Where that is late, use is
    suspended from the next day, and years count on from the day of the late endorsement.

    Parameters
    ----------
    issued : date
    endorsed : sequence of date
        Days on which it was endorsed, rising; one before its window endorses nothing, and those
        after `on` are still to come.
    on : date
        Not before `issued`.
    """
    begun, years, full_years, full_days = issued, 1, 0, 0  # of the run that is not interrupted
    early = []
    for day in (one for one in endorsed if one <= on):
        due = months_later(begun, YEAR * years)
        first, _ = window(due)
        if day < first:
            early.append((day, first))
        elif day <= due:
            years += 1
        else:
            full_years, full_days = full_years + years, full_days + (due - begun).days
            begun, years = day, 1
    due = months_later(begun, YEAR * years)
    last = min(on, due)
    run = sum(months_later(begun, YEAR * count) <= last for count in range(1, years + 1))
    days = full_days + (last - begun).days
    return PermitState(on > due, days, full_years + run, due, tuple(early))


def window(due: date) -> tuple[date, date]:
    """First and last day on which a year can be endorsed: the month before it is full."""
    return months_later(due, -1) + timedelta(days=1), due
