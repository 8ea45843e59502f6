"""Where an input changes what a scheme says: the break points of numbers, and who reads what."""

from collections.abc import Iterable, Iterator, Sequence

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
    """The inputs that conditions rest on: their own, and those of what they name."""
    items = {item.id: item for item in scheme.every_item}
    names: set[str] = set()
    for condition in flat(conditions):
        if condition.input:
            names.add(condition.input)
        elif condition.item:
            names |= inputs_of_item(items[condition.item])
        elif condition.holds:
            held = next(one for one in scheme.entitlements if one.id == condition.holds)
            names |= inputs_of(scheme, held.when)
        elif condition.points_at_least is not None:
            names = names.union(*map(inputs_of_item, scheme.items))
    return frozenset(names)


def is_dated(conditions: Iterable[Condition]) -> bool:
    """Whether a dated parameter stands in conditions."""
    amounts = (
        amount
        for one in flat(conditions)
        for amount in (one.at_least, one.at_most, one.points_at_least)
    )
    return any(amount is not None and amount.number is None for amount in amounts)


def starts(day: Day, name: str) -> Sequence[int]:
    """The numbers at which a stretch of an input begins, in order.

    Within a stretch only the steps of `PerStep` items change anything, and only one way.
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
