"""Two schemes over the same persons: who gains, who loses, who stays, and by how many points."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import polars as pl

from shidian.core import Bilingual, DataError, Fault
from shidian.engine import (
    Constant,
    Every,
    Multiples,
    Not,
    Rule,
    Sum,
    Table,
    TableColumn,
    bounds,
    tally,
)
from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.differences import Difference, differences
from shidian.mechanisms.settlement.lowering import Lowered, lowered
from shidian.mechanisms.settlement.near import NEAR, Near, Side, near_threshold
from shidian.mechanisms.settlement.planning import AREA, grouping
from shidian.mechanisms.settlement.qualification import needed, packed, qualifies, unpacked
from shidian.mechanisms.settlement.scheme import Scheme

GROUP, BEFORE, AFTER, CHANGE = "group", "before", "after", "change"
PLACES = Decimal("0.0001")


@dataclass(frozen=True)
class Flow:
    """What a change of scheme means for some people.

    Parameters
    ----------
    people : int
    before, after : int
        How many settle under each scheme, before any quota.
    gain, lose : int
        How many settle only under the new, and only under the old.
    change : Decimal
        Points that all of them gain together.
    """

    people: int
    before: int
    after: int
    gain: int
    lose: int
    change: Decimal

    @property
    def mean_change(self) -> Decimal | None:
        """Points that one of them gains on average; None where there is nobody."""
        return (self.change / self.people).quantize(PLACES) if self.people else None


@dataclass(frozen=True)
class Claims:
    """Who holds an entitlement under two schemes; under one that lacks it, nobody does."""

    label: Bilingual
    before: int
    after: int
    gain: int
    lose: int


@dataclass(frozen=True)
class Comparison:
    """Two schemes over the same persons.

    Parameters
    ----------
    before, after : Day
    whole : Flow
    by : mapping of str to mapping of str to Flow
        For each grouping, and for ``area`` where the persons have one: the groups that have
        people.
    entitlements : mapping of str to Claims
    above, below : tuple of Near
        Persons next to the new threshold.
    differences : tuple of Difference
        Of the two schemes themselves.
    """

    before: Day
    after: Day
    whole: Flow
    by: Mapping[str, Mapping[str, Flow]]
    entitlements: Mapping[str, Claims]
    above: tuple[Near, ...]
    below: tuple[Near, ...]
    differences: tuple[Difference, ...]


def common_day(one: Scheme, other: Scheme) -> date | None:
    """The first day on which two schemes are both in force; None where there is none.

    Judged on two days, people would differ by their age as well.
    """
    first = max(one.from_, other.from_)
    ends = [end for end in (one.until, other.until) if end]
    return None if any(end < first for end in ends) else first


def compared(
    before: Day,
    after: Day,
    table: Table,
    *,
    by: Sequence[str] = (),
    near: int = NEAR,
    thresholds: tuple[int | None, int | None] | None = None,
) -> Comparison:
    """Compare two schemes over the persons of a table: one scan, and two for the sample.

    Parameters
    ----------
    before, after : Day
        Two schemes, or two days of one.
    table : Table
        Persons, with the inputs of both.
    by : sequence of str
        Columns to group by: codes, flags, or ``age`` (on the day of `before`).
    near : int
        How many persons to show on each side of the new threshold.
    thresholds : pair of int
        Other thresholds than those of the schemes, in units.

    Raises
    ------
    DataError
        If the units of the schemes differ, a scheme and the table do not fit, or a grouping is
        not there.
    """
    units = before.scheme.unit, after.scheme.unit
    if units[0] != units[1]:
        raise DataError(Fault("comparison_units", before=units[0], after=units[1]))
    old, new = lowered(before, table.columns), lowered(after, table.columns)
    limits = thresholds or (needed(before), needed(after))
    keys: dict[str, Rule] = {
        BEFORE: qualifies(old, limits[0]),
        AFTER: qualifies(new, limits[1]),
        CHANGE: _minus(new.points, old.points, table.columns),
    }
    names = tuple(dict.fromkeys([*([AREA] if AREA in table.columns else []), *by]))
    groupings = {name: grouping(before, table, name) for name in names}
    claims = _claims(old, new)
    questions: list[Mapping[str, Rule]] = [keys]
    questions += [{GROUP: rule, **keys} for rule, _ in groupings.values()]
    whole, *counted = tally(table, [*questions, *packed(claims)])
    grouped = dict(zip(groupings.items(), counted, strict=False))
    held = unpacked(list(claims), counted[len(groupings) :])
    sides = Side(before, old, limits[0]), Side(after, new, limits[1])
    above, below = near_threshold(*sides, table, near)
    return Comparison(
        before,
        after,
        _flow(whole, before),
        {name: _flows(frame, labels, before) for (name, (_, labels)), frame in grouped.items()},
        _entitlements(before, after, held),
        above,
        below,
        differences(before, after),
    )


def _minus(first: Rule, second: Rule, columns: Mapping[str, TableColumn]) -> Rule:
    """A difference; rules know none, but from its least value on a number can be counted down."""
    low, high = bounds(second, columns)
    from_zero = Sum((second, Constant(-low)))
    return Sum((first, Multiples(from_zero, step=1, each=-1, most=high - low), Constant(-low)))


def _claims(old: Lowered, new: Lowered) -> dict[str, Rule]:
    """Who holds an entitlement at first, gains it, loses it."""
    claims: dict[str, Rule] = {}
    for name in dict.fromkeys((*old.entitlements, *new.entitlements)):
        before = old.entitlements.get(name, Constant(0))
        after = new.entitlements.get(name, Constant(0))
        claims[f"{name} {BEFORE}"] = before
        claims[f"{name} gain"] = Every((after, Not(before)))
        claims[f"{name} lose"] = Every((before, Not(after)))
    return claims


def _entitlements(before: Day, after: Day, held: Mapping[str, int]) -> dict[str, Claims]:
    known = (*before.scheme.entitlements, *after.scheme.entitlements)
    found = {}
    for name, label in {one.id: one.label for one in known}.items():
        first, gain, lose = held[f"{name} {BEFORE}"], held[f"{name} gain"], held[f"{name} lose"]
        found[name] = Claims(label, first, first + gain - lose, gain, lose)
    return found


def _flows(counted: pl.DataFrame, labels: Sequence[str], day: Day) -> dict[str, Flow]:
    parts = counted.partition_by(GROUP, as_dict=True, maintain_order=True)
    return {labels[int(group)]: _flow(part, day) for (group,), part in parts.items()}


def _flow(counted: pl.DataFrame, day: Day) -> Flow:
    before, after, rows = pl.col(BEFORE), pl.col(AFTER), pl.col("rows")
    sums = counted.select(
        people=rows.sum(),
        before=(rows * before).sum(),
        after=(rows * after).sum(),
        gain=(rows * after * (1 - before)).sum(),
        lose=(rows * before * (1 - after)).sum(),
        change=(rows * pl.col(CHANGE)).sum(),
    ).row(0, named=True)
    return Flow(**{**sums, "change": day.points(sums["change"])})
