"""What is known of a pilot's people, money and land by year, each with where it comes from."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from shidian.core import Bilingual, Confidence

if TYPE_CHECKING:
    from shidian.mechanisms.citizenization.result import CostResult
    from shidian.mechanisms.transfers.results import Known, LandResult, LinkageResult
    from shidian.programme import Pilot, Programme


class Filed(NamedTuple):
    """People who settled and yuan received in a year; None where the table leaves a cell empty."""

    people: int | None
    received: Decimal | None
    source: str


def linked(
    programme: Programme, pilot: Pilot, cost: CostResult, known: Path | None, land: Path | None
) -> LinkageResult:
    """The linkage table of a pilot over the years of a cost.

    Parameters
    ----------
    programme : Programme
    pilot : Pilot
    cost : CostResult
        Its people are the plan's, its payers the columns; without rules all is borne by nobody
        in particular.
    known, land : Path or None
        Tables of what was filed and received, and of land; without them there are no values.

    Raises
    ------
    DataError
        With the faults of the tables at their rows and columns.
    """
    from shidian.mechanisms.transfers.balance import land_answered
    from shidian.mechanisms.transfers.linkage import LinkageInput, linkage_answered
    from shidian.reporting.linkage_values import costs_by_payer, payers_of

    filed, hashes = _filed(known), dict(cost.hashes)
    due: Mapping[tuple[str, int], Known] = {}
    granted: Mapping[tuple[str, int], Known] = {}
    if known is not None:
        hashes[known.name] = _sha256(known)
    if land is not None:
        balance = land_answered(programme, _content(land), land.name)
        hashes |= balance.hashes
        due, granted = _land(balance)
    planned, costs = _planned(cost), costs_by_payer(cost)
    inputs = [
        LinkageInput(
            pilot=pilot.no,
            year=year,
            planned=planned.get(year, _known(None, _PLAN)),
            costs=costs[year],
            filed=filed[year][0] if year in filed else _known(None, _TABLE),
            received=filed[year][1] if year in filed else _known(None, _TABLE),
            land_due=due.get((pilot.area, year), _known(None, _TABLE)),
            land_granted=granted.get((pilot.area, year), _known(None, _TABLE)),
        )
        for year in cost.question.years
    ]
    return linkage_answered(inputs, payers_of(cost), hashes)


def read_filed(content: bytes, file: str) -> Mapping[int, Filed]:
    """People who settled and yuan received, from a table ``year,filed,received,source`` in CSV.

    Raises
    ------
    DataError
        With every fault at its row and column: a number below zero, a year twice.
    """
    from shidian.mechanisms.transfers.inputs import not_negative, rows_of
    from shidian.programme.cells import integer, text, year
    from shidian.programme.tables import Column

    columns = (
        Column("year", year, heads=("年份",)),
        Column("filed", integer, None, ("上报落户", "落户人数")),
        Column("received", not_negative, None, ("收到转移支付（元）", "收到转移支付")),
        Column("source", text, heads=("来源", "出处")),
    )
    rows = rows_of(content, file, columns, "year")
    return {row["year"]: Filed(row["filed"], row["received"], row["source"]) for row in rows}


def _filed(path: Path | None) -> Mapping[int, tuple[Known, Known]]:
    if path is None:
        return {}
    found = read_filed(_content(path), path.name)
    return {
        year: (
            _known(None if one.people is None else Decimal(one.people), _said(one.source)),
            _known(one.received, _said(one.source)),
        )
        for year, one in found.items()
    }


def _planned(cost: CostResult) -> Mapping[int, Known]:
    from shidian.reporting.linkage_values import least_established, people_settling

    question = cost.question
    whence = _PLAN if question.people_sources else _said(question.people_file)
    worst = least_established(question.people_sources)
    sums = people_settling(question.people)
    return {year: _known(Decimal(count), whence, worst) for year, count in sums.items()}


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


_PLAN = Bilingual("方案", "plan")
_TABLE = Bilingual("用地表", "table of land")
_RULES = Bilingual("用地规则和用地表", "land rules and table of land")
