"""Which rows of a table were asked for: by pilot, indicator and year."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from shidian.core import Fault, UsageError

if TYPE_CHECKING:
    from shidian.programme import Pilot, Programme


@dataclass(frozen=True)
class Selection:
    """What must hold of a row; None where everything does."""

    pilot: Pilot | None
    indicator: str | None
    year: int | None

    def keeps(self, area: str, indicator: str, year: int | None) -> bool:
        """Whether a row of this area, indicator and year was asked for."""
        return (
            (self.pilot is None or self.pilot.area == area)
            and self.indicator in (None, indicator)
            and self.year in (None, year)
        )


def selected(
    programme: Programme, pilot: str | None, indicator: str | None, year: int | None
) -> Selection:
    """The selection that was asked for; UsageError with the nearest for a wrong name."""
    from shidian.programme import find_indicator, find_pilot

    return Selection(
        None if pilot is None else find_pilot(programme, pilot),
        None if indicator is None else find_indicator(programme, indicator).code,
        year,
    )


def check_year(asked: int | None, rows: Iterable[Any], year_of: Callable[[Any], int]) -> None:
    """UsageError if the whole table has nothing for a year, naming the years it has."""
    years = sorted({year_of(row) for row in rows})
    if asked is not None and years and asked not in years:
        raise UsageError(Fault("no_such_year", asked=asked, known=" ".join(map(str, years))))
