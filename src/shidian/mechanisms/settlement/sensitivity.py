"""What each item decides: how many more or fewer settle if its points, its cap, or it were not."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

import polars as pl

from shidian.core import Bilingual, DataError, Fault
from shidian.engine import Table, tally
from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.lowering import lowered
from shidian.mechanisms.settlement.outcome import Standing
from shidian.mechanisms.settlement.qualification import needed, packed, qualifies, unpacked
from shidian.mechanisms.settlement.reform import changed, paths_by_id, without
from shidian.mechanisms.settlement.scheme import Amount, Item, Scheme
from shidian.mechanisms.settlement.share import check_share

TENTH = Decimal("0.1")
PLACES = Decimal("0.0001")
BASE = ""


class Change(StrEnum):
    """How an item is changed; up is always in favour of people."""

    POINTS_UP = "points_up"
    POINTS_DOWN = "points_down"
    CAP_UP = "cap_up"
    CAP_DOWN = "cap_down"
    FLOOR_UP = "floor_up"
    FLOOR_DOWN = "floor_down"
    LEFT_OUT = "left_out"

    @property
    def label(self) -> Bilingual:
        """In words."""
        return _LABELS[self]


_LABELS = {
    Change.POINTS_UP: Bilingual("分值上调", "points raised"),
    Change.POINTS_DOWN: Bilingual("分值下调", "points lowered"),
    Change.CAP_UP: Bilingual("上限上调", "cap raised"),
    Change.CAP_DOWN: Bilingual("上限下调", "cap lowered"),
    Change.FLOOR_UP: Bilingual("扣分下限上调", "floor raised"),
    Change.FLOOR_DOWN: Bilingual("扣分下限下调", "floor lowered"),
    Change.LEFT_OUT: Bilingual("取消该项", "left out"),
}


@dataclass(frozen=True)
class Effect:
    """What one change of one item does.

    Parameters
    ----------
    item : str
        Its id.
    label : Bilingual
        The item's.
    change : Change
    qualified : int
        How many settle then, before any quota.
    difference : int
        More than now.
    share : Decimal
        `difference` as a share of those who settle now; None where nobody does.
    """

    item: str
    label: Bilingual
    change: Change
    qualified: int
    difference: int
    share: Decimal | None


@dataclass(frozen=True)
class Sensitivity:
    """How much the number that settles depends on each item, and on the threshold.

    Parameters
    ----------
    day : Day
    step : Decimal
        By which share points and limits were changed.
    people, qualified : int
        All, and those who settle now.
    effects : tuple of Effect
        The item that matters most first.
    one_lower, one_higher : int
        How many more settle if the threshold is one unit of points lower, and how many fewer if
        it is one higher: the slope at the threshold, on both sides.
    """

    day: Day
    step: Decimal
    people: int
    qualified: int
    effects: tuple[Effect, ...]
    one_lower: int
    one_higher: int


def sensitivity(day: Day, table: Table, step: Decimal = TENTH) -> Sensitivity:
    """Change every item a little, one at a time, and count who settles: exact, in one scan.

    Parameters
    ----------
    day : Day
    table : Table
        Persons.
    step : Decimal
        The share by which points and limits move, rounded to units, one unit at least.

    Raises
    ------
    DataError
        If nobody settles by points, the step is not a share, or scheme and table do not fit.
    """
    threshold = needed(day)
    if threshold is None:
        raise DataError(Fault("sensitivity_no_threshold", found=day.scheme.code))
    check_share("step", step)
    rules = lowered(day, table.columns)
    truths = {BASE: qualifies(rules, threshold)}
    variants = {(item.id, change): made for item, change, made in _variants(day, step)}
    for (name, change), scheme in variants.items():
        varied = lowered(Day(scheme, day.on), table.columns)
        truths[f"{name} {change}"] = qualifies(varied, threshold)
    by_points = {"standing": rules.standing, "points": rules.points}
    histogram, *counted = tally(table, [by_points, *packed(truths)])
    held = unpacked(list(truths), counted)
    labels = {item.id: item.label for item in day.scheme.every_item}
    effects = [
        _effect(name, labels[name], change, held[f"{name} {change}"], held[BASE])
        for name, change in variants
    ]
    return Sensitivity(
        day,
        step,
        int(histogram["rows"].sum()),
        held[BASE],
        _most_first(effects),
        _with_points(histogram, threshold - 1),
        _with_points(histogram, threshold),
    )


def _variants(day: Day, step: Decimal) -> Iterator[tuple[Item, Change, Scheme]]:
    """Every change of every item in force; changes that change no number are left out."""
    scheme = day.scheme
    numbers = paths_by_id(scheme)
    for item in scheme.every_item:
        if not item.in_force(day.on):
            continue
        head = f"items.{item.id}."
        own = {path: found for path, (_, found) in numbers.items() if path.startswith(head)}
        for change, new in _changes(day, head, own, step):
            yield item, change, changed(scheme, new)
        yield item, Change.LEFT_OUT, without(scheme, item.id, day.on)


def _changes(
    day: Day, head: str, own: dict[str, Amount | int | None], step: Decimal
) -> Iterator[tuple[Change, dict[str, str]]]:
    amounts = {path: found for path, found in own.items() if isinstance(found, Amount)}
    points = {
        path: amount
        for path, amount in amounts.items()
        if path.startswith(f"{head}points") or path.endswith("].points")
    }
    kinds = (
        (points, Change.POINTS_UP, Change.POINTS_DOWN),
        (_one(amounts, f"{head}cap"), Change.CAP_UP, Change.CAP_DOWN),
        (_one(amounts, f"{head}floor"), Change.FLOOR_UP, Change.FLOOR_DOWN),
    )
    for found, up, down in kinds:
        for change, sign in ((up, 1), (down, -1)):
            moved = {path: _moved(day, one, sign, step) for path, one in found.items()}
            if change is Change.CAP_DOWN:
                moved = {path: max(one, 0) for path, one in moved.items()}
            if change is Change.FLOOR_UP:
                moved = {path: min(one, 0) for path, one in moved.items()}
            new = {
                path: f"{day.points(one):f}"
                for path, one in moved.items()
                if one != day.units(found[path])
            }
            if new:
                yield change, new


def _one(amounts: dict[str, Amount], path: str) -> dict[str, Amount]:
    return {path: amounts[path]} if path in amounts else {}


def _moved(day: Day, amount: Amount, sign: int, step: Decimal) -> int:
    """Units a step further; what gives nothing still gives nothing."""
    units = day.units(amount)
    if units == 0:
        return 0
    by = (abs(units) * step).to_integral_value(ROUND_HALF_UP)
    return units + sign * max(int(by), 1)


def _effect(name: str, label: Bilingual, change: Change, found: int, base: int) -> Effect:
    share = (Decimal(found - base) / base).quantize(PLACES) if base else None
    return Effect(name, label, change, found, found - base, share)


def _most_first(effects: list[Effect]) -> tuple[Effect, ...]:
    """By the largest effect of the item, then of the change: the order of a tornado chart."""
    largest: dict[str, int] = {}
    for one in effects:
        largest[one.item] = max(largest.get(one.item, 0), abs(one.difference))
    place = {name: number for number, name in enumerate(largest)}
    return tuple(
        sorted(effects, key=lambda e: (-largest[e.item], place[e.item], -abs(e.difference)))
    )


def _with_points(histogram: pl.DataFrame, units: int) -> int:
    ready = pl.col("standing") == int(Standing.POINTS)
    return int(histogram.filter(ready & (pl.col("points") == units))["rows"].sum())
