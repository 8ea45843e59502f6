"""Persons next to the threshold of a changed scheme: what each had, and what each has now."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import polars as pl

from shidian.engine import Rule, Table, evaluated
from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.lowering import Lowered
from shidian.mechanisms.settlement.outcome import Standing
from shidian.mechanisms.settlement.qualification import qualifies

NEAR = 20
ROW, PERSON = "row number", "person"  # the first has a blank: no input can be called so
POINTS, STANDING = "points after", "standing after"


@dataclass(frozen=True)
class Side:
    """One scheme of a comparison.

    Parameters
    ----------
    day : Day
    rules : Lowered
    threshold : int
        Units; None where nobody settles by points.
    """

    day: Day
    rules: Lowered
    threshold: int | None


@dataclass(frozen=True)
class Near:
    """A person next to the threshold.

    Parameters
    ----------
    row : int
        In the table of persons, from 1.
    person : str
        Hashed id; empty where the table has none.
    before, after : Decimal
        Points.
    settled_before, settled_after : bool
    items : mapping of str to pair of Decimal
        Points of each top item before and after; None under a scheme that lacks the item.
    """

    row: int
    person: str
    before: Decimal
    after: Decimal
    settled_before: bool
    settled_after: bool
    items: Mapping[str, tuple[Decimal | None, Decimal | None]]


def near_threshold(
    before: Side, after: Side, table: Table, most: int
) -> tuple[tuple[Near, ...], tuple[Near, ...]]:
    """Those just above and just below the new threshold, the nearest first, then by row.

    Only people whom points decide about are looked at: neither refused nor on a route.
    """
    if after.threshold is None or most < 1:
        return (), ()
    rules = {POINTS: after.rules.points, STANDING: after.rules.standing}
    ready = (
        evaluated(table, rules)
        .with_row_index(ROW)
        .filter(pl.col(STANDING) == int(Standing.POINTS))
        .select(pl.col(ROW, POINTS).cast(pl.Int64))
    )
    enough = pl.col(POINTS) >= after.threshold
    upper = ready.filter(enough).sort(POINTS, ROW).head(most)
    lower = ready.filter(~enough).sort(-pl.col(POINTS), ROW).head(most)
    rows = [frame[ROW].to_list() for frame in pl.collect_all([upper, lower], engine="streaming")]
    found = _found(before, after, table, [*rows[0], *rows[1]])
    return tuple(found[row] for row in rows[0]), tuple(found[row] for row in rows[1])


def _found(before: Side, after: Side, table: Table, rows: list[int]) -> dict[int, Near]:
    chosen = evaluated(table, {}).with_row_index(ROW).filter(pl.col(ROW).is_in(rows))
    few = Table(chosen.collect(engine="streaming"), table.columns)
    sides = {"before": before, "after": after}
    rules = {key: rule for name, side in sides.items() for key, rule in _asked(name, side)}
    return {
        int(one[ROW]): _near(one, before, after)
        for one in evaluated(few, rules).collect().iter_rows(named=True)
    }


def _asked(name: str, side: Side) -> list[tuple[str, Rule]]:
    items = [(f"{name} item {item}", rule) for item, rule in side.rules.items.items()]
    whole = (f"{name} points", side.rules.points)
    return [*items, whole, (f"{name} settled", qualifies(side.rules, side.threshold))]


def _near(one: Mapping[str, Any], before: Side, after: Side) -> Near:
    names = dict.fromkeys((*before.rules.items, *after.rules.items))

    def points(name: str, side: Side) -> Decimal | None:
        units = one.get(name)
        return None if units is None else side.day.points(units)

    return Near(
        int(one[ROW]) + 1,
        str(one.get(PERSON) or ""),
        before.day.points(one["before points"]),
        after.day.points(one["after points"]),
        bool(one["before settled"]),
        bool(one["after settled"]),
        {
            name: (points(f"before item {name}", before), points(f"after item {name}", after))
            for name in names
        },
    )
