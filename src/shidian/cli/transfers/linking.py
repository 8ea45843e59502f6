"""What is known of a pilot's people, money and land by year, each with where it comes from."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from shidian.core import Bilingual, Confidence, DataError, Fault

if TYPE_CHECKING:
    from shidian.cli.transfers.planned import Plan
    from shidian.mechanisms.transfers.results import Known, LandResult, LinkageResult
    from shidian.programme import Pilot, Programme


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
    from shidian.mechanisms.transfers.filed import read_filed

    given = ((known, read_filed), (land, read_land))
    return [
        row["year"]
        for path, read in given
        if path is not None
        for row in read(_content(path), path.name)
    ]


def _costs(plan: Plan) -> Mapping[int, Mapping[str, Known]]:
    from shidian.reporting.linkage_values import NO_MODEL, costs_by_payer, no_costs

    if plan.cost is not None:
        return costs_by_payer(plan.cost)
    return dict.fromkeys(plan.years, no_costs(plan.no_cost or NO_MODEL))


def _filed(path: Path | None, years: range) -> Mapping[int, tuple[Known, Known]]:
    """People who settled and yuan received, by year."""
    if path is None:
        return {}
    from shidian.core.apportionment import yuan
    from shidian.mechanisms.transfers.filed import other_years, read_filed

    rows = read_filed(_content(path), path.name)
    _refuse([*other_years(rows, path.name, years)])
    found = {}
    for row in rows:
        people, received, said = row["filed"], row["received"], _said(row["source"])
        found[row["year"]] = (
            _known(None if people is None else Decimal(people), said),
            _known(None if received is None else yuan(received), said),
        )
    return found


def _check_land(content: bytes, file: str, area: str, years: range) -> None:
    """Refuse rows of other areas, and of years that decide nothing in the years asked for."""
    from shidian.mechanisms.transfers.balance import read_land
    from shidian.mechanisms.transfers.filed import other_areas, other_years

    rows = read_land(content, file)
    deciding = range(years.start - 1, years.stop)  # people of a year decide the land of the next
    _refuse([*other_areas(rows, file, area), *other_years(rows, file, deciding)])


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
