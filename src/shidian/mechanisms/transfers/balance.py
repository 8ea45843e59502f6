"""What places are due, granted and use of construction land, year by year, from a table."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from shidian.core import DataError, Fault, Place
from shidian.core.used_parameter import unverified
from shidian.mechanisms.transfers.basis import sha256
from shidian.mechanisms.transfers.inputs import AREA_HEADS, area, centre, not_negative, rows_of
from shidian.mechanisms.transfers.land import (
    LandDue,
    LandRule,
    land_due,
    rule_held,
    rule_on,
)
from shidian.mechanisms.transfers.land_parameters import land_parameters
from shidian.mechanisms.transfers.package import LAND, land_rules_of
from shidian.mechanisms.transfers.results import LandResult, LandRow
from shidian.programme import Programme
from shidian.programme.cells import integer, number, year
from shidian.programme.tables import Column, Row

_COLUMNS = (
    Column("area", area, heads=AREA_HEADS),
    Column("year", year, heads=("年份",)),
    Column("settled", integer, None, ("落户人数", "当年落户人数")),
    Column("existing_m2", not_negative, None, ("现状人均用地（平方米）", "现状人均用地")),
    Column("centre", centre, False, ("中心城区",)),
    Column("adjustment", number, Decimal(0), ("省级调整",)),
    Column("granted_mu", not_negative, None, ("下达（亩）", "下达")),
    Column("used_mu", not_negative, None, ("使用（亩）", "使用")),
)
_COLUMN_OF = {
    "land_adjustment": "adjustment",
    "land_centre_unstated": "centre",
    "land_rule_none": "year",
}


def read_land(content: bytes, file: str) -> list[Row]:
    """The rows of a table of land, each an area and a year; DataError with row and column."""
    return rows_of(content, file, _COLUMNS, "area", "year")


def land_answered(programme: Programme, content: bytes, file: str) -> LandResult:
    """What places are due, granted and use, from a table in CSV.

    A row states the people who settled in its year; what is due in a year rests on those of the
    year before, on the existing land of the year itself, and on the rule that holds at its end.

    Parameters
    ----------
    programme : Programme
    content : bytes
        Columns ``area,year,settled,existing_m2,centre,adjustment,granted_mu,used_mu``; an empty
        cell is no value, but for `centre` (no) and `adjustment` (none).
    file : str
        Its name, for messages.

    Raises
    ------
    DataError
        With every fault at its row and column: a code that is none, a year twice, numbers below
        zero, an adjustment beyond the rule, something due in a year before any rule.
    """
    rows = read_land(content, file)
    rules = land_rules_of(programme)
    by_key = {(row["area"], row["year"]): row for row in rows}
    found: list[LandRow] = []
    used: dict[str, LandRule] = {}
    faults: list[Fault] = []
    for row in rows:
        try:
            of_year, rule = _row(row, by_key.get((row["area"], row["year"] - 1)), rules)
        except DataError as error:
            faults += [_placed(fault, file, row.number) for fault in error.faults]
            continue
        found.append(of_year)
        if rule is not None:
            used[rule.code] = rule
    if faults:
        raise DataError(faults)
    summed = tuple(_summed(found))
    parameters = tuple(one for rule in used.values() for one in land_parameters(rule))
    hashes = {"land": sha256(content), LAND: sha256(programme.mechanisms[LAND])}
    return LandResult(
        parameters=parameters,
        warnings=(*unverified(parameters), *_warnings(summed, by_key, file)),
        hashes=MappingProxyType(hashes),
        rows=summed,
        rules=MappingProxyType(used),
    )


def _row(
    row: Row, before: Row | None, rules: Sequence[LandRule]
) -> tuple[LandRow, LandRule | None]:
    """The row of a year, without sums; and its rule where something is due."""
    settled = None if before is None else before["settled"]
    asked = (rules, row["area"], date(row["year"], 12, 31), row["centre"])
    due, rule = None, None
    if settled is not None and (row["centre"] or row["existing_m2"] is not None):
        rule = rule_on(*asked)
        due = _due(rule, settled, row)
    elif held := rule_held(*asked):
        held.check_adjustment(row["adjustment"])
    made = LandRow(
        area=row["area"],
        year=row["year"],
        settled=settled,
        existing=row["existing_m2"],
        centre=row["centre"],
        adjustment=row["adjustment"],
        rule="" if rule is None else rule.code,
        due=due,
        granted=row["granted_mu"],
        used=row["used_mu"],
        due_so_far=None,
        granted_so_far=None,
        used_so_far=None,
    )
    return made, rule


def _due(rule: LandRule, settled: int, row: Row) -> LandDue:
    # In a centre district what there is already decides nothing.
    existing = row["existing_m2"] if row["existing_m2"] is not None else Decimal(0)
    return land_due(rule, settled, existing, row["adjustment"], row["centre"])


def _summed(rows: Sequence[LandRow]) -> Iterator[LandRow]:
    """The rows by area and year, with sums from the first year for which something is due."""
    areas: dict[str, list[LandRow]] = {}
    for row in rows:
        areas.setdefault(row.area, []).append(row)
    for of_area in areas.values():
        yield from _summed_of_area(sorted(of_area, key=lambda row: row.year))


def _summed_of_area(rows: Sequence[LandRow]) -> Iterator[LandRow]:
    sums: tuple[Decimal | None, ...] = ()
    last = 0
    for row in rows:
        if not sums and row.due is not None:
            sums = (Decimal(0),) * 3
        elif row.year != last + 1:  # what a year that is left out held is not known
            sums = (None,) * len(sums)
        values = (row.due_mu, row.granted, row.used)
        sums = tuple(_plus(a, b) for a, b in zip(sums, values, strict=False))
        due, granted, used = sums or (None, None, None)
        last = row.year
        yield replace(row, due_so_far=due, granted_so_far=granted, used_so_far=used)


def _plus(a: Decimal | None, b: Decimal | None) -> Decimal | None:
    return None if a is None or b is None else a + b


def _warnings(
    rows: Sequence[LandRow], by_key: Mapping[tuple[str, int], Row], file: str
) -> Iterator[Fault]:
    for row in rows:
        stated = by_key[row.area, row.year]
        where = {"area": row.area, "year": row.year}
        earlier = any(area == row.area and year < row.year for area, year in by_key)
        if earlier and (row.area, row.year - 1) not in by_key:
            place = Place(file, stated.number, "year")
            yield Fault("land_year_missing", place, **where, missing=row.year - 1)
        elif row.settled is None and (row.granted is not None or row.used is not None):
            yield Fault("land_year_before", Place(file, stated.number, "settled"), **where)
        elif row.settled is not None and row.due is None:
            yield Fault("land_existing_unknown", Place(file, stated.number, "existing_m2"), **where)
        if row.centre:
            yield Fault("land_centre", Place(file, stated.number, "centre"), **where)
        if row.to_grant is not None and row.to_grant < 0:
            place = Place(file, stated.number, "granted_mu")
            yield Fault("land_over_granted", place, **where, mu=-row.to_grant)
        if row.to_use is not None and row.to_use < 0:
            place = Place(file, stated.number, "used_mu")
            yield Fault("land_over_used", place, **where, mu=-row.to_use)


def _placed(fault: Fault, file: str, row: int) -> Fault:
    place = Place(file, row, _COLUMN_OF.get(fault.code, ""))
    return Fault(fault.code, place, **fault.found)
