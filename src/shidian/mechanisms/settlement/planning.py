"""The planning table: how many people have which points, standing and entitlements.

Who qualifies at any threshold, and what follows, is read from it; persons are never held.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

import polars as pl

from shidian.core import DataError, Fault, Place
from shidian.engine import Choice, Column, Constant, Filled, Holds, Rule, Steps, Sum, Table, tally
from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.lowering import FAR, days, lowered

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
    """

    day: Day
    cells: pl.DataFrame
    areas: tuple[str, ...]
    groups: Mapping[str, pl.DataFrame]
    names: Mapping[str, tuple[str, ...]]


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
    held = Sum(
        tuple(
            Choice(((rule, Constant(1 << place)),), Constant(0))
            for place, rule in enumerate(rules.entitlements.values())
        )
    )
    groupings = {name: grouping(day, table, name) for name in by}
    questions: list[Mapping[str, Rule]] = [{**keys, HELD: held}]
    questions += [{AREA: area, GROUP: rule, **keys} for rule, _ in groupings.values()]
    cells, *grouped = (counted.rename({"rows": PEOPLE}) for counted in engine(table, questions))
    areas = table.columns[AREA].codes if AREA in table.columns else ("",)
    names = {name: names for name, (_, names) in groupings.items()}
    return PlanningTable(day, cells, areas, dict(zip(by, grouped, strict=True)), names)


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
