"""A scheme on one day: its numbers as whole units of points, its ages as dates of birth."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from shidian.core import DataError, Fault
from shidian.core.period import LAST_YEAR
from shidian.mechanisms.settlement.scheme import Amount, Item, Scheme

LAST_DAY = date(LAST_YEAR, 12, 31)
"""Nothing is asked about later days; the calendar of the computer would soon end."""


@dataclass(frozen=True)
class Day:
    """A scheme as it stands on a day.

    Raises
    ------
    DataError
        If the scheme is not in force on that day, or the day lies beyond `LAST_DAY`.
    """

    scheme: Scheme
    on: date

    def __post_init__(self) -> None:
        scheme = self.scheme
        if self.on > LAST_DAY:
            raise DataError(Fault("scheme_day_late", day=self.on, last=LAST_DAY))
        if not scheme.from_ <= self.on <= (scheme.until or self.on):
            until = scheme.until or "…"
            raise DataError(
                Fault("scheme_not_in_force", day=self.on, since=scheme.from_, until=until)
            )

    def units(self, amount: Amount) -> int:
        """Points as a count of the scheme's units."""
        return int(self.number(amount) / self.scheme.unit)

    def whole(self, amount: Amount) -> int:
        """A number that is compared with an input, or counts people."""
        return int(self.number(amount))

    def points(self, units: int) -> Decimal:
        """A count of units as points."""
        return units * self.scheme.unit

    def items(self, items: tuple[Item, ...]) -> tuple[Item, ...]:
        """Those of some items that are in force."""
        return tuple(item for item in items if item.in_force(self.on))

    def years_ago(self, years: int) -> date:
        """The same day so many years ago.

        Whoever was born on it or before has lived that many full years; what happened after it
        happened within them. Where 29 February has no counterpart it is 28 February: people born
        on 1 March come of age on 1 March.

        Examples
        --------
        >>> from shidian.mechanisms.settlement.day import years_before
        >>> years_before(date(2016, 2, 29), 1)
        datetime.date(2015, 2, 28)
        """
        return years_before(self.on, years)

    def number(self, amount: Amount) -> Decimal:
        """The number that is written, or the parameter's value on this day."""
        number = amount.number
        if number is not None:
            return number
        return self.scheme.parameters[amount].on(self.on.isoformat()).value


def years_before(day: date, years: int) -> date:
    """The same day of the calendar so many years before; 28 February where it does not exist."""
    if years >= day.year:
        return date.min
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def full_years(birth: date, day: date) -> int:
    """Age in full years; people born on 29 February come of age on 1 March of other years.

    Examples
    --------
    >>> [full_years(date(2000, 2, 29), day) for day in (date(2018, 2, 28), date(2018, 3, 1))]
    [17, 18]
    """
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
