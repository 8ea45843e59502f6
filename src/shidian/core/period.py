"""A year, half-year, quarter or month; the kind is part of a value's key."""

import re
from dataclasses import dataclass
from datetime import timedelta, timezone
from typing import Literal

PeriodKind = Literal["year", "half", "quarter", "month"]

_FORMS: tuple[tuple[PeriodKind, re.Pattern[str], int], ...] = (
    ("year", re.compile(r"(\d{4})()"), 0),
    ("half", re.compile(r"(\d{4})H(\d)"), 2),
    ("quarter", re.compile(r"(\d{4})Q(\d)"), 4),
    ("month", re.compile(r"(\d{4})-(\d{2})"), 12),
)
_PRINTED = {"year": "{0}", "half": "{0}H{1}", "quarter": "{0}Q{1}", "month": "{0}-{1:02d}"}
FIRST_YEAR, LAST_YEAR = 1949, 2100
BEIJING = timezone(timedelta(hours=8))  # not zoneinfo: small systems lack its files


@dataclass(frozen=True, order=True)
class Period:
    """A stretch of the calendar; `number` is 0 for a year.

    A yearly value and a quarterly one are never converted into one another here.

    Raises
    ------
    ValueError
        If the text is none of ``2017``, ``2017H1``, ``2017Q3``, ``2017-05``, or the year
        lies outside 1949-2100.

    Examples
    --------
    >>> Period.read("2017Q3")
    Period(year=2017, kind='quarter', number=3)
    >>> str(Period.read("2017-05"))
    '2017-05'
    """

    year: int
    kind: PeriodKind = "year"
    number: int = 0

    def __post_init__(self) -> None:
        if not FIRST_YEAR <= self.year <= LAST_YEAR:
            raise ValueError(f"year outside {FIRST_YEAR}-{LAST_YEAR}: {self.year}")
        parts = next(parts for kind, _, parts in _FORMS if kind == self.kind)
        if not (1 <= self.number <= parts or self.number == parts == 0):
            raise ValueError(f"no {self.kind} number {self.number} in a year")

    @classmethod
    def read(cls, text: str) -> "Period":
        """Read a period from its printed form."""
        for kind, form, _ in _FORMS:
            if (match := form.fullmatch(text)) and text.isascii():
                return cls(int(match[1]), kind, int(match[2] or 0))
        raise ValueError(f"not a period: {text!r}")

    def __str__(self) -> str:
        return _PRINTED[self.kind].format(self.year, self.number)
