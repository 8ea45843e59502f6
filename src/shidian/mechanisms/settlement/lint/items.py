"""Items, codes, limits and alternatives that change nothing."""

from dataclasses import replace
from typing import TypeAlias

from shidian.engine.bounds import Bounds
from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.lint.reach import bare, item_reach, parts_of, total_reach
from shidian.mechanisms.settlement.lint.remark import Remarks, note, warning
from shidian.mechanisms.settlement.lint.truth import all_hold, sets_of, within
from shidian.mechanisms.settlement.lint.view import View
from shidian.mechanisms.settlement.scheme import (
    AgeBands,
    Amount,
    Bands,
    BestOf,
    FirstOf,
    Flag,
    Item,
    Table,
)
from shidian.mechanisms.settlement.scheme.paths import Path, items_of

Reached: TypeAlias = list[tuple[Day, Bounds]]


def alternatives_behind(view: View) -> Remarks:
    """Alternatives of `first_of` that an earlier one always takes the place of."""
    for path, group in items_of(view.scheme):
        for number, later in enumerate(parts_of(group) if isinstance(group, FirstOf) else ()):
            for earlier in parts_of(group)[:number]:
                if view.days and all(_behind(day, earlier, later) for day in view.days):
                    here = f"{path}.items[{number}]"
                    yield warning("lint_behind", here, found=later.id, earlier=earlier.id)
                    break


def _behind(day: Day, earlier: Item, later: Item) -> bool:
    """Whether the earlier alternative applies to all that the later one applies to."""
    if not earlier.in_force(day.on):
        return False
    if all_hold(day, earlier.when) is True:
        return True
    if not all(condition.input for condition in earlier.when):
        return False  # what its conditions leave is not known exactly
    wide, narrow = sets_of(day, earlier.when), sets_of(day, later.when)
    return all(name in narrow and within(narrow[name], wide[name]) for name in wide)


def idle_codes(view: View) -> Remarks:
    """Codes of a table that give nothing, listed with 0 or not listed.

    What a missing value counts as may give nothing, and so may what the item's conditions exclude.
    """
    for path, item in items_of(view.scheme):
        if isinstance(item, Table):
            idle = [
                code
                for code in view.scheme.inputs[item.input].codes
                if _may_apply(view, item, code)
                and _gives_nothing(view, item.points.get(code, Amount("0")))
            ]
            if idle:
                yield note("lint_codes_nothing", f"{path}.points", found=" ".join(idle))


def _may_apply(view: View, item: Table, code: str) -> bool:
    if code == view.scheme.inputs[item.input].missing:
        return False
    left = [sets_of(day, item.when) for day in view.days]
    return any(item.input not in found or code in found[item.input] for found in left)


def _gives_nothing(view: View, amount: Amount) -> bool:
    return all(day.number(amount) == 0 for day in view.days)


def items_of_nothing(view: View) -> Remarks:
    """Items that give everybody 0."""
    for path, item in items_of(view.scheme):
        days = [day for day in view.days if item.in_force(day.on)]
        if days and all(_is_nothing(day, item) for day in days):
            yield warning("lint_item_nothing", path, found=item.id)


def _is_nothing(day: Day, item: Item) -> bool:
    return all_hold(day, item.when) is False or item_reach(day, item) == (0, 0)


def never_best(view: View) -> Remarks:
    """Items of `best_of` that another one always reaches: deductions, mostly."""
    for path, group in items_of(view.scheme):
        for number, item in enumerate(parts_of(group) if isinstance(group, BestOf) else ()):
            others = [one for one in parts_of(group) if one is not item]
            if view.days and all(_is_beaten(day, item, others) for day in view.days):
                yield warning("lint_never_best", f"{path}.items[{number}]", found=item.id)


def _is_beaten(day: Day, item: Item, others: list[Item]) -> bool:
    least = [item_reach(day, one)[0] for one in day.items(tuple(others))]
    low, high = item_reach(day, item)
    return bool(least) and high <= max(least) and (low, high) != (0, 0)


def idle_limits(view: View) -> Remarks:
    """Caps above all that can be had, and floors below it."""
    for path, item in items_of(view.scheme):
        days = [day for day in view.days if item.in_force(day.on)]
        reached = [(day, item_reach(day, bare(item))) for day in days]
        yield from _idle_cap(f"{path}.cap", item.cap, reached)
        yield from _idle_floor(f"{path}.floor", item.floor, reached)
    scheme = view.scheme
    free = replace(scheme, cap=None, floor=None)
    reached = [(day, total_reach(Day(free, day.on))) for day in view.days]
    yield from _idle_cap("cap", scheme.cap, reached)
    yield from _idle_floor("floor", scheme.floor, reached)


def _idle_cap(path: Path, cap: Amount | None, reached: Reached) -> Remarks:
    if cap is None or not reached or any(most >= day.units(cap) for day, (_, most) in reached):
        return
    found = max(day.points(most) for day, (_, most) in reached)
    yield note("lint_cap_idle", path, found=cap, reached=found)


def _idle_floor(path: Path, floor: Amount | None, reached: Reached) -> Remarks:
    if floor is None or not reached or any(low <= day.units(floor) for day, (low, _) in reached):
        return
    found = min(day.points(low) for day, (low, _) in reached)
    yield note("lint_floor_idle", path, found=floor, reached=found)


def points_above_cap(view: View) -> Remarks:
    """Points of a code, a band or a flag that the item's own cap cuts off."""
    for path, item in items_of(view.scheme):
        if (cap := item.cap) is None:
            continue
        for inner, amount in _points(path, item):
            if view.days and all(day.number(amount) > day.number(cap) for day in view.days):
                yield note("lint_points_above_cap", inner, found=amount, cap=cap)


def _points(path: Path, item: Item) -> list[tuple[Path, Amount]]:
    match item:
        case Table():
            return [(f"{path}.points.{code}", amount) for code, amount in item.points.items()]
        case Bands() | AgeBands():
            return [
                (f"{path}.bands[{at}].points", band.points) for at, band in enumerate(item.bands)
            ]
        case Flag():
            return [(f"{path}.points", item.points)]
        case _:
            return []
