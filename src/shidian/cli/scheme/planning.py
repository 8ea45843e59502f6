"""The planning table of a scheme over the persons asked for, and its receipt."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from shidian.core import Fault, UsageError

if TYPE_CHECKING:
    from shidian.mechanisms.settlement.day import Day
    from shidian.mechanisms.settlement.package import SchemeFile
    from shidian.mechanisms.settlement.planning import PlanningTable, Tally
    from shidian.mechanisms.settlement.receipt import Receipt
    from shidian.programme import Programme

EMBEDDED, SPARK = "embedded", "spark"
GROUPS = ("age", "sex", "education", "industry")


class Asked(NamedTuple):
    """What a run is asked for: a scheme, changes to it, a day, and persons."""

    scheme: str
    change: Sequence[str] | None
    on: str | None
    persons: Path | None
    people: int
    seed: int
    facts: Sequence[str] | None = None


def scheme_on_day(asked: Asked, package: Programme) -> tuple[SchemeFile, Day]:
    """The scheme as its file has it; and with its changes, on a day.

    The day is the one asked for, that of the persons, or the first on which the scheme holds.
    """
    from shidian.cli.options import date_asked
    from shidian.cli.scheme.options import changed_scheme, scheme_asked
    from shidian.cli.scheme.working import day_of
    from shidian.mechanisms.settlement.day import Day

    file = scheme_asked(asked.scheme, package)
    on = date_asked(asked.on) if asked.on else day_of(asked.persons)
    return file, Day(changed_scheme(file.scheme, asked.change), on or file.scheme.from_)


def planned(
    package: Programme, asked: Asked, by: Sequence[str] | None, engine: str = EMBEDDED
) -> tuple[PlanningTable, Receipt]:
    """Count the persons under a scheme by points, standing and groups.

    Without groups asked for, the usual ones are taken that the persons have.
    """
    from shidian.cli.scheme.working import persons_asked
    from shidian.mechanisms.settlement.planning import BIRTH, planning_table
    from shidian.mechanisms.settlement.receipt import receipt

    counting = _tally(engine)
    file, day = scheme_on_day(asked, package)
    found = persons_asked(package, asked, [day.scheme], day.on)
    columns = {"age" if one == BIRTH else one for one in found.table.columns}
    groups = by if by is not None else [one for one in GROUPS if one in columns]
    plan = planning_table(day, found.table, groups, counting)
    return plan, receipt(plan, file.content, found.persons)


def _tally(engine: str) -> Tally:
    if engine == SPARK:
        from shidian.engine.cluster import tally as on_cluster

        return on_cluster
    if engine != EMBEDDED:
        raise UsageError(Fault("engine_unknown", asked=engine[:40], known=f"{EMBEDDED} {SPARK}"))
    from shidian.engine import tally

    return tally
