"""Working days, from the holidays and the working weekends of a year."""

from dataclasses import dataclass
from datetime import date, timedelta

from shidian.assessment.policy import Filing
from shidian.core import DataError, Fault

DAY = timedelta(days=1)
SATURDAY = 5


@dataclass(frozen=True)
class Calendar:
    """Holidays, and weekend days that are worked instead (调休).

    Examples
    --------
    >>> calendar = Calendar(frozenset({date(2016, 10, 3)}), frozenset({date(2016, 10, 8)}))
    >>> [calendar.is_working(date(2016, 10, day)) for day in (1, 3, 4, 8, 9)]
    [False, False, True, True, False]
    """

    holidays: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        both = sorted(self.holidays & self.worked)
        if both:
            raise DataError([Fault("calendar_both", found=day) for day in both])

    def is_working(self, day: date) -> bool:
        """Whether people work on that day."""
        if day.weekday() >= SATURDAY:
            return day in self.worked
        return day not in self.holidays

    def working_days(self, after: date, until: date) -> int:
        """Working days after the first day, up to and with the last; 0 if that is no later."""
        weeks, rest = divmod(max(0, (until - after).days), 7)
        # Any seven days on end have five weekdays.
        weekdays = 5 * weeks + sum(
            (after + n * DAY).weekday() < SATURDAY for n in range(1, rest + 1)
        )
        off = sum(after < day <= until and day.weekday() < SATURDAY for day in self.holidays)
        worked = sum(after < day <= until and day.weekday() >= SATURDAY for day in self.worked)
        return weekdays - off + worked

    def later(self, day: date, working_days: int) -> date:
        """The day on which so many working days are over."""
        while working_days > 0:
            day += DAY
            working_days -= self.is_working(day)
        return day


def calendar_of(filing: Filing) -> Calendar:
    """The calendar of a policy."""
    return Calendar(
        frozenset(map(date.fromisoformat, filing.holidays)),
        frozenset(map(date.fromisoformat, filing.worked)),
    )
