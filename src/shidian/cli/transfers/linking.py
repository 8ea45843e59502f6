"""What is known of a pilot's people, money and land by year, each with where it comes from."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from shidian.core import Bilingual, Confidence, DataError, Fault, Place

if TYPE_CHECKING:
    from shidian.cli.transfers.planned import Plan
    from shidian.mechanisms.transfers.results import Known, LandResult, LinkageResult
    from shidian.programme import Pilot, Programme
    from shidian.programme.tables import Row


class Filed(NamedTuple):
    """People who settled and 分 received in a year; None where the table leaves a cell empty."""

    people: int | None
    received: int | None
    source: str


def linked(
    programme: Programme, pilot: Pilot, plan: Plan, known: Path | None, land: Path | None
) -> LinkageResult:
    """The linkage table of a pilot over the years of its plan.

    Parameters
    ----------
    programme : Programme
    pilot : Pilot
    plan : Plan
        Payers of its cost are the columns; without rules all is borne by nobody in particular,
        and without a cost the column says why.
    known, land : Path or None
        Tables of what was filed and received, and of land; without them there are no values.

    Raises
    ------
    DataError
        With the faults of the tables at their rows and columns; a row of another area or year is
        one.
    """
    from shidian.mechanisms.transfers.balance import land_answered
    from shidian.mechanisms.transfers.linkage import NOTHING, LinkageInput, linkage_answered
    from shidian.reporting.linkage_values import payers_of

    filed, hashes = _filed(known, plan.years), dict(plan.cost.hashes if plan.cost else {})
    due: Mapping[tuple[str, int], Known] = {}
    granted: Mapping[tuple[str, int], Known] = {}
    if known is not None:
        hashes["known"] = _sha256(known)
    if land is not None:
        content = _content(land)
        _check_land(content, land.name, pilot.area, plan.years)
        balance = land_answered(programme, content, land.name)
        hashes |= balance.hashes
        due, granted = _land(balance)
    costs = _costs(plan)
    inputs = [
        LinkageInput(
            pilot=pilot.no,
            year=year,
            planned=plan.people.get(year, NOTHING),
            costs=costs[year],
            filed=filed[year][0] if year in filed else NOTHING,
            received=filed[year][1] if year in filed else NOTHING,
            land_due=due.get((pilot.area, year), NOTHING),
            land_granted=granted.get((pilot.area, year), NOTHING),
        )
        for year in plan.years
    ]
    return linkage_answered(inputs, payers_of(plan.cost), hashes)


def years_filed(known: Path | None, land: Path | None) -> list[int]:
    """The years of the tables given; DataError with every fault of theirs."""
    from shidian.mechanisms.transfers.balance import read_land

    years = (
        [] if known is None else [row["year"] for row in _known_rows(_content(known), known.name)]
    )
    if land is not None:
        years += [row["year"] for row in read_land(_content(land), land.name)]
    return years


def _costs(plan: Plan) -> Mapping[int, Mapping[str, Known]]:
    from shidian.reporting.linkage_values import NO_MODEL, costs_by_payer, no_costs

    if plan.cost is not None:
        return costs_by_payer(plan.cost)
    return dict.fromkeys(plan.years, no_costs(plan.no_cost or NO_MODEL))


def read_filed(content: bytes, file: str, years: range) -> Mapping[int, Filed]:
    """People who settled and yuan received, from a table ``year,filed,received,source`` in CSV.

    Raises
    ------
    DataError
        With every fault at its row and column: a number below zero, a year twice, and one that is
        not among `years`.
    """
    rows = _known_rows(content, file)
    _refuse([_of_year(row, file) for row in rows if row["year"] not in years])
    return {row["year"]: Filed(row["filed"], row["received"], row["source"]) for row in rows}


def _known_rows(content: bytes, file: str) -> list[Row]:
    from shidian.mechanisms.transfers.inputs import money, rows_of
    from shidian.programme.cells import integer, text, year
    from shidian.programme.tables import Column

    columns = (
        Column("year", year, heads=("年份",)),
        Column("filed", integer, None, ("上报落户", "落户人数")),
        Column("received", money, None, ("收到转移支付（元）", "收到转移支付", "收到（元）")),
        Column("source", text, heads=("来源", "出处")),
    )
    return rows_of(content, file, columns, "year")


def _filed(path: Path | None, years: range) -> Mapping[int, tuple[Known, Known]]:
    if path is None:
        return {}
    from shidian.core.apportionment import yuan

    found = read_filed(_content(path), path.name, years)
    return {
        year: (
            _known(None if one.people is None else Decimal(one.people), _said(one.source)),
            _known(None if one.received is None else yuan(one.received), _said(one.source)),
        )
        for year, one in found.items()
    }


def _check_land(content: bytes, file: str, area: str, years: range) -> None:
    """Refuse rows of other areas, and of years that decide nothing in the years asked for."""
    from shidian.mechanisms.transfers.balance import read_land

    rows = read_land(content, file)
    faults = [
        Fault("linkage_area", Place(file, row.number, "area"), found=row["area"], area=area)
        for row in rows
        if row["area"] != area
    ]
    before = years.start - 1  # people of the year before decide the land of the first one
    others = [row for row in rows if not before <= row["year"] < years.stop]
    _refuse([*faults, *(_of_year(row, file) for row in others)])


def _of_year(row: Row, file: str) -> Fault:
    return Fault("linkage_year", Place(file, row.number, "year"), found=row["year"])


def _refuse(faults: Sequence[Fault]) -> None:
    if faults:
        raise DataError(faults)


def _land(
    balance: LandResult,
) -> tuple[Mapping[tuple[str, int], Known], Mapping[tuple[str, int], Known]]:
    from shidian.reporting.linkage_values import least_established

    worst = least_established(one.source for one in balance.parameters)
    due = {(row.area, row.year): _known(row.due_mu, _RULES, worst) for row in balance.rows}
    granted = {(row.area, row.year): _known(row.granted, _TABLE) for row in balance.rows}
    return due, granted


def _known(
    value: Decimal | None, whence: Bilingual, confidence: Confidence = Confidence.HIGH
) -> Known:
    from shidian.mechanisms.transfers.linkage import NOTHING
    from shidian.mechanisms.transfers.results import Known

    return NOTHING if value is None else Known(value, whence, confidence)


def _said(text: str) -> Bilingual:
    return Bilingual(text, text)


def _content(path: Path) -> bytes:
    from shidian.programme import file_content

    return file_content(path)


def _sha256(path: Path) -> str:
    from shidian.mechanisms.transfers.basis import sha256

    return sha256(_content(path))


_TABLE = Bilingual("用地表", "table of land")
_RULES = Bilingual("用地规则和用地表", "land rules and table of land")
