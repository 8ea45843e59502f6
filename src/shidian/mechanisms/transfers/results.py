"""Results of the room: land, award, pass-through, and the table linking people, money and land."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from shidian.core import Bilingual, Confidence
from shidian.mechanisms.transfers.award import Settled
from shidian.mechanisms.transfers.basis import Result
from shidian.mechanisms.transfers.land import LandDue, LandRule


@dataclass(frozen=True, kw_only=True)
class LandRow:
    """The land of an area in a year; what is not known is None.

    Parameters
    ----------
    area : str
    year : int
    settled : int
        People who settled in the year before: what is due rests on them.
    existing : Decimal
        Square metres of town construction land per head.
    centre : bool
        Whether it is a centre district of a super-large or mega-city.
    adjustment : Decimal
        Of the province.
    rule : str
        Code of the rule that held at the end of the year; empty where nothing is due.
    due : LandDue
    granted, used : Decimal
        Mu.
    due_so_far, granted_so_far, used_so_far : Decimal
        Mu since the first year for which something is due; None from a gap on.
    """

    area: str
    year: int
    settled: int | None
    existing: Decimal | None
    centre: bool
    adjustment: Decimal
    rule: str
    due: LandDue | None
    granted: Decimal | None
    used: Decimal | None
    due_so_far: Decimal | None
    granted_so_far: Decimal | None
    used_so_far: Decimal | None

    @property
    def due_mu(self) -> Decimal | None:
        """What is due, in mu."""
        return None if self.due is None else self.due.mu

    @property
    def to_grant(self) -> Decimal | None:
        """Due so far and not yet granted, in mu; below zero where more was granted."""
        return _less(self.due_so_far, self.granted_so_far)

    @property
    def to_use(self) -> Decimal | None:
        """Granted so far and not yet used, in mu; below zero where more was used."""
        return _less(self.granted_so_far, self.used_so_far)


@dataclass(frozen=True, kw_only=True)
class LandResult(Result):
    """What areas are due, granted and use, by year; the rules of the rows by code."""

    rows: tuple[LandRow, ...]
    rules: Mapping[str, LandRule]


@dataclass(frozen=True, kw_only=True)
class AwardRow:
    """The award of a place; money in 分.

    Parameters
    ----------
    area : str
    settled : mapping
        People, by kind of move and years since.
    pupils : int
    per_pupil, cost_index, difficulty : Decimal
    people_units, schooling_units : Decimal
        U and V of the formula.
    people_cents, schooling_cents : int
        From each pot, before least and most.
    least, most, last_year : int
        None where nothing is set or known.
    cents : int
        What it gets.
    """

    area: str
    settled: Settled
    pupils: int
    per_pupil: Decimal
    cost_index: Decimal
    difficulty: Decimal
    people_units: Decimal
    schooling_units: Decimal
    people_cents: int
    schooling_cents: int
    least: int | None
    most: int | None
    last_year: int | None
    cents: int

    @property
    def people(self) -> int:
        """All who settled."""
        return sum(self.settled.values())


@dataclass(frozen=True, kw_only=True)
class AwardResult(Result):
    """The award of places: they and what is left sum to the pool, in 分."""

    rows: tuple[AwardRow, ...]
    pool: int
    year: int | None
    people_pot: int
    schooling_pot: int
    left: int


@dataclass(frozen=True, kw_only=True)
class PassThroughRow:
    """What a county gets of its province's amount, in 分; `values` are its factors."""

    area: str
    values: Mapping[str, Decimal]
    difficulty: Decimal | None
    by_factor: Mapping[str, int]
    least: int | None
    most: int | None
    last_year: int | None
    cents: int


@dataclass(frozen=True, kw_only=True)
class PassThroughResult(Result):
    """A province's amount over its counties: rows, what it keeps and what is left sum to it."""

    rows: tuple[PassThroughRow, ...]
    amount: int
    kept: int
    left: int
    factors: tuple[tuple[str, Bilingual], ...]


@dataclass(frozen=True)
class Known:
    """A value of the linkage table and where it comes from; None where there is none."""

    value: Decimal | None
    whence: Bilingual
    confidence: Confidence = Confidence.HIGH


@dataclass(frozen=True, kw_only=True)
class LinkageRow:
    """People, money and land of a pilot in a year: people, yuan and mu.

    `cost` is the sum of `costs`, by payer; a gap is what is planned, needed or due less what was
    filed, received or granted, and has no value where either lacks one.
    """

    pilot: str
    year: int
    planned: Known
    filed: Known
    costs: Mapping[str, Known]
    cost: Known
    local_cost: Known
    received: Known
    land_due: Known
    land_granted: Known
    people_gap: Known
    money_gap: Known
    land_gap: Known


@dataclass(frozen=True, kw_only=True)
class LinkageResult(Result):
    """The table that links people, money and land, a row a pilot and year."""

    rows: tuple[LinkageRow, ...]
    payers: tuple[str, ...]


def _less(a: Decimal | None, b: Decimal | None) -> Decimal | None:
    return None if a is None or b is None else a - b
