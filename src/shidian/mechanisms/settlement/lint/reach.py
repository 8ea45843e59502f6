"""Between which points items and totals lie."""

from dataclasses import replace

from shidian.engine import bounds
from shidian.engine.bounds import Bounds
from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.lint.view import columns_of
from shidian.mechanisms.settlement.lowering import lowered
from shidian.mechanisms.settlement.scheme import BestOf, FirstOf, Item, SumOf


def item_reach(day: Day, item: Item) -> Bounds:
    """The least and the greatest units that an item can give, neither need be reached."""
    return total_reach(Day(replace(day.scheme, items=(item,), cap=None, floor=None), day.on))


def total_reach(day: Day) -> Bounds:
    """The same of the total."""
    if not day.scheme.items:
        return 0, 0
    points_alone = replace(
        day.scheme, vetoes=(), prerequisites=(), routes=(), entitlements=(), selection=None
    )
    columns = columns_of(day)
    return bounds(lowered(Day(points_alone, day.on), columns).points, columns)


def inner_reach(day: Day, item: Item) -> Bounds:
    """The same of an item that a condition names: 0 where its group does not apply."""
    low, high = item_reach(day, item)
    return min(low, 0), max(high, 0)


def bare(item: Item) -> Item:
    """An item without its own limits."""
    return replace(item, cap=None, floor=None)


def parts_of(item: Item) -> tuple[Item, ...]:
    """The items of a group; none of another item."""
    return item.items if isinstance(item, BestOf | FirstOf | SumOf) else ()
