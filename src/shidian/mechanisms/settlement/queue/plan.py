"""What a simulation of the queue is asked for: years, quotas, newcomers, leavers, seed."""

from dataclasses import dataclass
from decimal import Decimal

from shidian.core import DataError, Fault, Place
from shidian.engine import Table
from shidian.mechanisms.settlement.share import check_share, part_of

MOST_YEARS = 50
ZERO = Decimal(0)


@dataclass(frozen=True)
class Arrivals:
    """Newcomers of every year from the second on.

    Parameters
    ----------
    number : int
        People a year; or
    share : Decimal
        a share of the people of the first day.
    table : Table
        Whom newcomers resemble on the day they arrive, as this table shows people on the first
        day; those of the first day where it is None.

    Raises
    ------
    DataError
        If the number is negative, the share is none, or not exactly one of both is given.
    """

    number: int | None = None
    share: Decimal | None = None
    table: Table | None = None

    def __post_init__(self) -> None:
        if (self.number is None) == (self.share is None):
            raise DataError(Fault("queue_arrivals_which", Place(column="arrivals")))
        if self.number is not None and self.number < 0:
            raise DataError(Fault("queue_arrivals", Place(column="arrivals"), found=self.number))
        if self.share is not None:
            check_share("arrivals", self.share)

    def people(self, first: int) -> int:
        """How many come in a year, where there were so many people on the first day."""
        return part_of(first, self.share) if self.share is not None else self.number or 0


@dataclass(frozen=True)
class QueuePlan:
    """What a simulation is asked for.

    Parameters
    ----------
    years : int
        1 to 50; each on the same day of the calendar.
    quotas : tuple of int
        People who settle by points in each year, or one number for all years; empty for the quota
        of the scheme, which may differ by code and by year.
    arrivals : Arrivals
    departures : Decimal
        Share of those still waiting at the end of a year who leave.
    seed : int
        Of the draws of newcomers and leavers.
    by : tuple of str
        Columns to report waiting by: codes, flags, or ``age`` (on the day of joining).

    Raises
    ------
    DataError
        If one of these cannot be.
    """

    years: int
    quotas: tuple[int, ...] = ()
    arrivals: Arrivals | None = None
    departures: Decimal = ZERO
    seed: int = 0
    by: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not 1 <= self.years <= MOST_YEARS:
            place = Place(column="years")
            raise DataError(Fault("queue_years", place, found=self.years, most=MOST_YEARS))
        if len(self.quotas) not in (0, 1, self.years):
            place = Place(column="quotas")
            raise DataError(
                Fault("queue_quotas_count", place, found=len(self.quotas), years=self.years)
            )
        for quota in self.quotas:
            if quota < 0:
                raise DataError(Fault("queue_quota", Place(column="quotas"), found=quota))
        if self.seed < 0:
            raise DataError(Fault("queue_seed", Place(column="seed"), found=self.seed))
        check_share("departures", self.departures)

    def quota(self, year: int) -> int | None:
        """Of a year, counted from 0; None where the scheme says it."""
        if not self.quotas:
            return None
        return self.quotas[year] if len(self.quotas) > 1 else self.quotas[0]
