"""Where an input or a day changes what a scheme says: break points, and who reads what."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import TypeAlias

from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.scheme import (
    AgeBands,
    Amount,
    Bands,
    BestOf,
    Condition,
    FirstOf,
    Flag,
    Item,
    PerStep,
    Scheme,
    SumOf,
    Table,
)

Groups: TypeAlias = tuple[BestOf | FirstOf | SumOf, ...]


def inputs_of_item(item: Item) -> frozenset[str]:
    """The inputs that an item reads, those of its conditions and parts with them."""
    names = {condition.input for condition in flat(item.when) if condition.input}
    if isinstance(item, BestOf | FirstOf | SumOf):
        return frozenset(names).union(*map(inputs_of_item, item.items))
    return frozenset(names | {item.input})


def amounts_of(item: Item) -> Sequence[Amount | None]:
    """The numbers of an item."""
    match item:
        case Table():
            own: Sequence[Amount | None] = tuple(item.points.values())
        case Bands() | AgeBands():
            own = tuple(n for band in item.bands for n in (band.from_, band.to, band.points))
        case PerStep():
            own = (item.step, item.points)
        case Flag():
            own = (item.points,)
        case _:
            own = ()
    return (*own, item.cap, item.floor)


def inputs_of(scheme: Scheme, conditions: Iterable[Condition]) -> frozenset[str]:
    """The inputs that the conditions of a veto, a prerequisite or a route rest on.

    Their own, and those of the items that they name and of the groups around these.
    """
    around = groups_around(scheme)
    names: set[str] = set()
    for condition in flat(conditions):
        if condition.input:
            names.add(condition.input)
        for item, groups in named_items(scheme, condition, around):
            names |= inputs_of_item(item)
            names.update(one.input for group in groups for one in flat(group.when) if one.input)
    return frozenset(names)


def named_items(
    scheme: Scheme, condition: Condition, around: Mapping[str, Groups]
) -> Iterator[tuple[Item, Groups]]:
    """The items whose points a condition tests, each with the groups around it."""
    if condition.points_at_least is not None:
        yield from ((item, ()) for item in scheme.items)
    if condition.item:
        item = next(one for one in scheme.every_item if one.id == condition.item)
        yield item, around[item.id]


def groups_around(scheme: Scheme) -> dict[str, Groups]:
    """For each item, by id, the groups that it stands in; the outermost first."""
    found: dict[str, Groups] = {}

    def walk(items: tuple[Item, ...], outer: Groups) -> None:
        for item in items:
            found[item.id] = outer
            if isinstance(item, BestOf | FirstOf | SumOf):
                walk(item.items, (*outer, item))

    walk(scheme.items, ())
    return found


def is_dated(*amounts: Amount | None) -> bool:
    """Whether a dated parameter is among some numbers."""
    return any(one is not None and one.number is None for one in amounts)


def amounts_in(conditions: Iterable[Condition]) -> Iterator[Amount | None]:
    """The numbers in conditions."""
    for one in flat(conditions):
        yield from (one.at_least, one.at_most, one.points_at_least)


def changes(scheme: Scheme) -> Iterator[date]:
    """The days on which a number of the scheme, or an item, changes."""
    for parameter in scheme.parameters.values():
        yield from (dated.first_day for dated in parameter.values)
    for item in scheme.every_item:
        if item.from_:
            yield item.from_
        if item.until and item.until < date.max:
            yield item.until + timedelta(days=1)


def starts(day: Day, name: str) -> Sequence[int]:
    """The numbers at which a stretch of an input begins, in order.

    Within a stretch only the full steps of `PerStep` items change anything: points rise or fall
    with them, and do both where some items give points for steps and others take them.
    """
    found: set[int] = set()
    for item in _leaves(day.items(day.scheme.items), day):
        if isinstance(item, Bands) and item.input == name:
            for band in item.bands:
                found |= _ends(day, band.from_, band.to)
        elif isinstance(item, PerStep) and item.input == name:
            found.add(0)
            if (full := steps_to_limit(day, item)) is not None:
                found.add(full * day.whole(item.step))
    for condition in _conditions(day.scheme):
        if condition.input == name:
            found |= _ends(day, condition.at_least, condition.at_most)
    return sorted(found)


def steps_of(day: Day, name: str) -> Iterator[tuple[int, int | None]]:
    """Step, and number of steps that count, of each item that counts steps of an input."""
    for item in _leaves(day.items(day.scheme.items), day):
        if isinstance(item, PerStep) and item.input == name:
            yield day.whole(item.step), steps_to_limit(day, item)


def goes_one_way(day: Day, name: str) -> bool:
    """Whether, within a stretch, more of an input only helps a person or only hinders.

    It does where all its steps give points, or all take them, and points only ever help: no veto,
    prerequisite or route tests points that rest on the input.
    """
    items = (one for one in _leaves(day.items(day.scheme.items), day) if isinstance(one, PerStep))
    each = [day.units(one.points) for one in items if one.input == name]
    scheme = day.scheme
    clauses = (*scheme.vetoes, *scheme.prerequisites, *scheme.routes)
    tests = [one for clause in clauses for one in flat(clause.when) if _is_on_points(one)]
    both = min(each, default=0) < 0 < max(each, default=0)
    return not both and name not in inputs_of(scheme, tests)


def _is_on_points(condition: Condition) -> bool:
    return bool(condition.item) or condition.points_at_least is not None


def steps_to_limit(day: Day, item: PerStep) -> int | None:
    """After how many steps the item's cap, or floor, is reached; None for never."""
    each = day.units(item.points)
    limit = item.cap if each > 0 else item.floor
    if limit is None or each == 0:
        return None
    return -(-abs(day.units(limit)) // abs(each))


def ages(day: Day, name: str) -> Iterable[int]:
    """The ages at which something changes for a date of birth, and years of look-back."""
    found: set[int] = set()
    for item in _leaves(day.items(day.scheme.items), day):
        if isinstance(item, AgeBands) and item.input == name:
            for band in item.bands:
                found |= _ends(day, band.from_, band.to)
    for condition in _conditions(day.scheme):
        if condition.input == name:
            least, most, years = (
                condition.age_at_least,
                condition.age_at_most,
                condition.within_years,
            )
            found |= {one for one in (least, years) if one is not None}
            found |= set() if most is None else {most + 1}
    return sorted(found)


def flat(conditions: Iterable[Condition]) -> Iterator[Condition]:
    """Conditions, and the parts of each after it."""
    for condition in conditions:
        yield condition
        yield from flat(condition.parts)


def _leaves(items: Iterable[Item], day: Day) -> Iterator[Item]:
    for item in items:
        if isinstance(item, BestOf | FirstOf | SumOf):
            yield from _leaves(day.items(item.items), day)
        else:
            yield item


def _conditions(scheme: Scheme) -> Iterator[Condition]:
    for owner in (
        *scheme.every_item,
        *scheme.vetoes,
        *scheme.prerequisites,
        *scheme.routes,
        *scheme.entitlements,
    ):
        yield from flat(owner.when)


def _ends(day: Day, low: Amount | None, high: Amount | None) -> set[int]:
    found = set()
    if low is not None:
        found.add(day.whole(low))
    if high is not None:
        found.add(day.whole(high) + 1)
    return found
