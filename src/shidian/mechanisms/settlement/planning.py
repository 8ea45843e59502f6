"""The planning table: how many people have which points, standing and entitlements.

Who qualifies at any threshold, and what follows, is read from it; persons are never held.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeAlias

import polars as pl

from shidian.core import DataError, Fault, Place
from shidian.engine import Column, Constant, Filled, Holds, Rule, Steps, Table, TableColumn, tally
from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.lowering import code_rule, lowered
from shidian.mechanisms.settlement.qualification import bits
from shidian.mechanisms.settlement.whole_days import FAR, days

AREA, POINTS, STANDING, HELD, GROUP, PEOPLE = (
    "area",
    "points",
    "standing",
    "held",
    "group",
    "people",
)
AGE, BIRTH = "age", "birth_date"
AGE_STARTS = (16, 21, 31, 41, 51)  # the age classes of the published distributions

Tally: TypeAlias = Callable[[Table, Sequence[Mapping[str, Rule]]], list[pl.DataFrame]]
"""Counts the rows of a table by rules, as `shidian.engine.tally` does."""


@dataclass(frozen=True)
class PlanningTable:
    """Counts of people, by what decides about them.

    Parameters
    ----------
    day : Day
        The scheme and the day.
    cells : polars.DataFrame
        `area` (place in `areas`), `points` (units of the scheme), `standing` (a `Standing`),
        `held` (bit i set: the i-th entitlement of the scheme is held), `people`.
    areas : tuple of str
        Codes; one empty code where the persons have no area.
    groups : mapping of str to polars.DataFrame
        For each grouping asked for: `area`, `group` (place in `names`), `points`, `standing`,
        `people`.
    names : mapping of str to tuple of str
        The groups of each grouping, by code, ``missing`` last.
    quota : polars.DataFrame
        The same by what the quota goes by, a missing value counted as the scheme declares; None
        without a quota.
    quota_names : tuple of str
        Its groups; one empty name for a quota in all.
    """

    day: Day
    cells: pl.DataFrame
    areas: tuple[str, ...]
    groups: Mapping[str, pl.DataFrame]
    names: Mapping[str, tuple[str, ...]]
    quota: pl.DataFrame | None = None
    quota_names: tuple[str, ...] = ()


def planning_table(
    day: Day, table: Table, by: Sequence[str] = (), engine: Tally = tally
) -> PlanningTable:
    """Count the persons of a table, in one scan.

    Parameters
    ----------
    day : Day
    table : Table
        Persons.
    by : sequence of str
        Columns to group by: codes, flags, or ``age`` (classes of full years, from `birth_date`).
    engine : Tally
        What counts: the embedded engine, or `shidian.engine.cluster.tally`.

    Raises
    ------
    DataError
        If the scheme and the table do not fit, or a grouping is not there.
    """
    rules = lowered(day, table.columns)
    area = Column(AREA) if AREA in table.columns else Constant(0)
    keys: dict[str, Rule] = {AREA: area, POINTS: rules.points, STANDING: rules.standing}
    held = bits(rules.entitlements.values())
    groupings = {name: grouping(day, table, name) for name in by}
    questions: list[Mapping[str, Rule]] = [{**keys, HELD: held}]
    parts = _quota_parts(day, table.columns)
    groups = [rule for rule, _ in (*groupings.values(), *parts)]
    questions += [{AREA: area, GROUP: rule, **keys} for rule in groups]
    cells, *grouped = (counted.rename({"rows": PEOPLE}) for counted in engine(table, questions))
    areas = table.columns[AREA].codes if AREA in table.columns else ("",)
    names = {name: names for name, (_, names) in groupings.items()}
    plan = PlanningTable(day, cells, areas, dict(zip(groupings, grouped, strict=False)), names)
    return replace(plan, quota=grouped[-1], quota_names=parts[0][1]) if parts else plan


def _quota_parts(
    day: Day, columns: Mapping[str, TableColumn]
) -> list[tuple[Rule, tuple[str, ...]]]:
    """A rule for the group that a person falls into under the quota, and the groups' names.

    Empty without a quota.
    """
    quota = day.scheme.selection.quota if day.scheme.selection else None
    if quota is None:
        return []
    return [code_rule(day, columns, quota.by) if quota.by else (Constant(0), ("",))]


def grouping(day: Day, table: Table, name: str) -> tuple[Rule, tuple[str, ...]]:
    """A rule for the group of a person, and the groups' names; DataError for an unknown one."""
    if name == AGE and BIRTH in table.columns:
        return _ages(day)
    column = table.columns.get(name)
    if column is None or column.holds not in (Holds.CODE, Holds.FLAG):
        known = [one for one, c in table.columns.items() if c.holds in (Holds.CODE, Holds.FLAG)]
        raise DataError(Fault("grouping_unknown", Place(column=name), known=" ".join(known)))
    names = (*(column.codes or ("no", "yes")), "missing")
    return Filled(name, len(names) - 1), names


def _ages(day: Day) -> tuple[Rule, tuple[str, ...]]:
    """Classes of age as stretches of dates of birth; group 0 is the youngest."""
    labels = [f"0-{AGE_STARTS[0] - 1}"]
    labels += [f"{a}-{b - 1}" for a, b in pairwise(AGE_STARTS)]
    labels += [f"{AGE_STARTS[-1]}+", "missing"]
    starts = [days(day.years_ago(age)) + 1 for age in reversed(AGE_STARTS)]
    places = range(len(AGE_STARTS), -1, -1)
    last = len(labels) - 1
    return Steps(Filled(BIRTH, FAR), (*starts, FAR), (*places, last)), tuple(labels)
