"""The land rules, city classes, terms and funds of a programme's package."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Generic, TypeVar

from shidian.core import Bilingual, Confidence, DataError, Fault, Place, Source
from shidian.core.used_parameter import CHANGED
from shidian.mechanisms.transfers.award import AwardTerms
from shidian.mechanisms.transfers.city_size import SettlementTier, SizeClass
from shidian.mechanisms.transfers.inputs import money
from shidian.mechanisms.transfers.land import LandRule, rule_on
from shidian.mechanisms.transfers.settlement_rules import LaterRule
from shidian.programme import Programme, read_object, read_sourced
from shidian.programme.cells import choice, identifier, text, year
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

    def __post_init__(self) -> None:
        for key in ("weight_gap", "weight_difficulty"):
            if getattr(self, key) < 0:
                place = Place(column=key)
                raise DataError(Fault("terms_negative", place, key=key, found=getattr(self, key)))


@dataclass(frozen=True)
class StatedTerms(Generic[T]):
    """Terms of a formula: who says so, who says which factors count, and the file's identity.

    `changed` are the paths of the numbers that whoever asks has put in place of the stated ones.
    """

    terms: T
    source: Source
    factors_source: Source
    file: str
    sha256: str
    changed: frozenset[str] = frozenset()

    def source_of(self, path: str) -> Source:
        """Who says a number of the terms."""
        return CHANGED if path in self.changed else self.source


@dataclass(frozen=True)
class AwardFund:
    """The central award of a year, in 分."""

    year: int
    cents: int
    source: Source
    note: Bilingual


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
    return read_sourced(LandFile, programme.mechanisms, LAND, programme.documents)


def land_rules_of(programme: Programme) -> Sequence[LandRule]:
    """The land rules of a package, of the nation and of its areas."""
    return land_file_of(programme).rules


def land_rule_on(programme: Programme, area: str, day: date, centre: bool = False) -> LandRule:
    """The land rule of an area on a day, as `rule_on` finds it among those of the package."""
    return rule_on(land_rules_of(programme), area, day, centre)


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
    one = read_sourced(_Award, programme.mechanisms, AWARD, programme.documents)
    sha256 = _identity(programme, AWARD)
    return StatedTerms(one.terms, one.source, one.factors_source, AWARD, sha256)


def equalization_terms_of(programme: Programme) -> StatedTerms[EqualizationTerms]:
    """The weights of the equalization formula: assumptions of this project."""
    one = read_sourced(_Equalization, programme.mechanisms, EQUALIZATION, programme.documents)
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
    zh, _, en = row["note"].partition(" / ")
    return AwardFund(row["year"], row["yuan"], source, Bilingual(zh, en))


def _identity(programme: Programme, file: str) -> str:
    return hashlib.sha256(programme.mechanisms[file]).hexdigest()


_COLUMNS = (
    Column("year", year),
    Column("yuan", money),
    Column("document", identifier),
    Column("section", text, ""),
    Column("confidence", choice(Confidence)),
    Column("note", text, ""),
)
