"""The land rules, city classes, terms and funds of a programme's package."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Generic, TypeVar

from shidian.core import Confidence, DataError, Fault, Place, Source
from shidian.core.apportionment import cents
from shidian.mechanisms.transfers.award import AwardTerms
from shidian.mechanisms.transfers.city_size import SettlementTier, SizeClass
from shidian.mechanisms.transfers.land import LandRule, rule_on
from shidian.mechanisms.transfers.settlement_rules import LaterRule
from shidian.programme import Programme, read_object
from shidian.programme.cells import choice, identifier, number, text, year
from shidian.programme.tables import Column, Row, read_table

T = TypeVar("T")
LAND, SIZES, TIERS = (f"transfers/{n}.yaml" for n in ("land", "city-size", "settlement-tiers"))
AWARD, EQUALIZATION = "transfers/award.yaml", "transfers/equalization.yaml"
FUNDS = "transfers/award-funds.csv"


@dataclass(frozen=True, kw_only=True)
class LandEstimate:
    """What the nation reckoned with for a number of settled people."""

    people: int
    mu: Decimal
    source: Source


@dataclass(frozen=True, kw_only=True)
class LandFile:
    """What ``transfers/land.yaml`` states."""

    rules: tuple[LandRule, ...]
    estimate: LandEstimate


@dataclass(frozen=True)
class EqualizationTerms:
    """The two weights that the measure of 2022 does not print: w1 and w2."""

    weight_gap: Decimal
    weight_difficulty: Decimal


@dataclass(frozen=True)
class StatedTerms(Generic[T]):
    """Terms of a formula: who says so, who says which factors count, and the file's identity."""

    terms: T
    source: Source
    factors_source: Source
    file: str
    sha256: str


@dataclass(frozen=True)
class AwardFund:
    """The central award of a year, in 分."""

    year: int
    cents: int
    source: Source
    note: str


@dataclass(frozen=True, kw_only=True)
class _Classes:
    classes: tuple[SizeClass, ...]


@dataclass(frozen=True, kw_only=True)
class _Tiers:
    tiers: tuple[SettlementTier, ...]
    later: tuple[LaterRule, ...] = ()


@dataclass(frozen=True, kw_only=True)
class _Award:
    terms: AwardTerms
    source: Source
    factors_source: Source


@dataclass(frozen=True, kw_only=True)
class _Equalization:
    terms: EqualizationTerms
    source: Source
    factors_source: Source


def land_file_of(programme: Programme) -> LandFile:
    """The land rules and the national estimate; DataError with line and character."""
    return read_object(LandFile, programme.mechanisms, LAND)


def land_rules_of(programme: Programme) -> Sequence[LandRule]:
    """The land rules of a package, of the nation and of its areas."""
    return land_file_of(programme).rules


def land_rule_on(programme: Programme, area: str, day: date) -> LandRule:
    """The land rule of an area on a day: the city's, else the province's, else the nation's.

    Parameters
    ----------
    programme : Programme
    area : str
        Code of the area.
    day : date

    Raises
    ------
    DataError
        Before the first rule.
    """
    return rule_on(land_rules_of(programme), area, day)


def size_classes_of(programme: Programme) -> Sequence[SizeClass]:
    """The classes of cities by residents, smallest first."""
    return read_object(_Classes, programme.mechanisms, SIZES).classes


def settlement_tiers_of(programme: Programme) -> Sequence[SettlementTier]:
    """What cities of a size may ask of those who settle, smallest first."""
    return read_object(_Tiers, programme.mechanisms, TIERS).tiers


def later_rules_of(programme: Programme) -> Sequence[LaterRule]:
    """Later rules on settlement, the unverified ones among them."""
    return read_object(_Tiers, programme.mechanisms, TIERS).later


def award_terms_of(programme: Programme) -> StatedTerms[AwardTerms]:
    """The terms of the award: assumptions of this project."""
    one = read_object(_Award, programme.mechanisms, AWARD)
    sha256 = _identity(programme, AWARD)
    return StatedTerms(one.terms, one.source, one.factors_source, AWARD, sha256)


def equalization_terms_of(programme: Programme) -> StatedTerms[EqualizationTerms]:
    """The weights of the equalization formula: assumptions of this project."""
    one = read_object(_Equalization, programme.mechanisms, EQUALIZATION)
    sha256 = _identity(programme, EQUALIZATION)
    return StatedTerms(one.terms, one.source, one.factors_source, EQUALIZATION, sha256)


def award_funds_of(programme: Programme) -> Mapping[int, AwardFund]:
    """The central award by year; DataError with row and column."""
    faults: list[Fault] = []
    rows = read_table(programme.mechanisms, FUNDS, _COLUMNS, faults) or []
    found: dict[int, AwardFund] = {}
    first: dict[int, int] = {}
    for row in rows:
        if first.setdefault(row["year"], row.number) != row.number:
            year_place = Place(FUNDS, row.number, "year")
            faults.append(
                Fault("duplicate", year_place, found=row["year"], first=first[row["year"]])
            )
        if row["document"] not in programme.documents:
            place, table = Place(FUNDS, row.number, "document"), "documents.csv"
            faults.append(Fault("unknown_reference", place, found=row["document"], table=table))
        found[row["year"]] = _fund(row)
    if faults:
        raise DataError(faults)
    return found


def _fund(row: Row) -> AwardFund:
    source = Source(row["document"], row["section"], None, row["confidence"])
    return AwardFund(row["year"], cents(row["yuan"]), source, row["note"])


def _identity(programme: Programme, file: str) -> str:
    return hashlib.sha256(programme.mechanisms[file]).hexdigest()


_COLUMNS = (
    Column("year", year),
    Column("yuan", number),
    Column("document", identifier),
    Column("section", text, ""),
    Column("confidence", choice(Confidence)),
    Column("note", text, ""),
)
