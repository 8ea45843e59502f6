"""Money to divide: the fund of a year, or a number that somebody names."""

from dataclasses import dataclass
from decimal import Decimal

from shidian.core import DataError, Fault, Source
from shidian.core.used_parameter import CHANGED
from shidian.mechanisms.transfers.inputs import whole_cents
from shidian.mechanisms.transfers.package import award_funds_of
from shidian.programme import Programme


@dataclass(frozen=True)
class Pool:
    """Money to divide, in 分, who says so, and of which year; None for a number without one."""

    cents: int
    source: Source
    year: int | None = None


def pool_of_year(programme: Programme, year: int) -> Pool:
    """The central award of a year; DataError for one that the package does not state."""
    funds = award_funds_of(programme)
    if year not in funds:
        known = " ".join(map(str, sorted(funds)))
        raise DataError(Fault("award_year", year=year, known=known))
    return Pool(funds[year].cents, funds[year].source, year)


def pool_given(yuan: Decimal) -> Pool:
    """A pool that somebody names, in yuan; DataError for an empty one, and parts of a fen.

    Examples
    --------
    >>> pool_given(Decimal("120.50")).cents
    12050
    """
    if yuan <= 0:
        raise DataError(Fault("allocation_pool", found=yuan))
    return Pool(whole_cents(yuan), CHANGED)
