"""Whether conditions always hold, never hold, or depend on the person.

What an input can be is a set: numbers and full years of age as a range, codes and flags as texts.
Conditions on one input that must all hold meet in the intersection.
"""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.lint.reach import inner_reach, total_reach
from shidian.mechanisms.settlement.scheme import ERROR, Amount, Band, Condition, Input, InputKind

Domain: TypeAlias = range | frozenset[str]
Truth: TypeAlias = bool | None
"""True: always; False: never; None: it depends on the person."""
Held: TypeAlias = Mapping[str, Truth]
"""Entitlements, by id."""

NONE: Held = {}

OLDEST = 150  # full years
NO_DATE = -1  # the age of a date that never came


def whole(asked: Input) -> Domain:
    """All that an input can be."""
    match asked.kind:
        case InputKind.NUMBER:
            return range(asked.min, asked.max + 1)
        case InputKind.CODE:
            return frozenset(asked.codes)
        case InputKind.FLAG:
            return frozenset(("yes", "no"))
        case InputKind.DATE:
            return range(0 if asked.missing == ERROR else NO_DATE, OLDEST + 1)


def allowed(day: Day, condition: Condition) -> Domain:
    """What the input of a condition can be where it holds."""
    asked = day.scheme.inputs[condition.input]
    match asked.kind:
        case InputKind.NUMBER:
            found: Domain = stretch(day, condition.at_least, condition.at_most, asked)
        case InputKind.CODE:
            found = frozenset(condition.in_)
        case InputKind.FLAG:
            found = frozenset(("yes" if condition.is_ else "no",))
        case InputKind.DATE:
            found = _ages(condition)
    return both(found, whole(asked))


def stretch(day: Day, low: Amount | None, high: Amount | None, asked: Input) -> range:
    """Numbers from one amount to another, both included; of an input where one is left open."""
    least, most = (0, OLDEST) if asked.kind is InputKind.DATE else (asked.min, asked.max)
    return range(
        least if low is None else day.whole(low), (most if high is None else day.whole(high)) + 1
    )


def band_of(day: Day, band: Band, asked: Input) -> range:
    """The numbers, or full years of age, of a band."""
    return stretch(day, band.from_, band.to, asked)


def both(one: Domain, other: Domain) -> Domain:
    """What lies in both of two sets for one input."""
    if isinstance(one, range) and isinstance(other, range):
        return range(max(one.start, other.start), min(one.stop, other.stop))
    assert isinstance(one, frozenset)
    return one.intersection(map(str, other))


def within(one: Domain, other: Domain) -> bool:
    """Whether all of one set lies in another."""
    return both(one, other) == one


def sets_of(day: Day, conditions: Iterable[Condition]) -> dict[str, Domain]:
    """What each input can be where all of some conditions hold.

    Conditions that are made of others, or are on points, are left out: the sets are then too
    large, never too small.
    """
    found: dict[str, Domain] = {}
    for condition in conditions:
        if condition.input:
            name = condition.input
            here = allowed(day, condition)
            found[name] = both(found[name], here) if name in found else here
    return found


def held_of(day: Day) -> Held:
    """Whether each entitlement is always held, never, or it depends: each is looked at once."""
    found: dict[str, Truth] = {}
    for one in day.scheme.entitlements:  # what it needs stands before it
        found[one.id] = all_hold(day, one.when, found)
    return found


def all_hold(day: Day, conditions: tuple[Condition, ...], held: Held = NONE) -> Truth:
    """Whether all of some conditions always hold, never, or it depends.

    `held` are the entitlements that conditions may name, as `held_of` gives them.
    """
    if any(not domain for domain in sets_of(day, conditions).values()):
        return False
    return _all(holds(day, condition, held) for condition in conditions)


def holds(  # noqa: PLR0911  one line a subject
    day: Day, condition: Condition, held: Held = NONE
) -> Truth:
    """Whether one condition always holds, never, or it depends."""
    if condition.all_:
        return all_hold(day, condition.all_, held)
    if condition.any_:
        return _any(holds(day, part, held) for part in condition.any_)
    if condition.none_:
        return _not(_any(holds(day, part, held) for part in condition.none_))
    if condition.holds:
        return held[condition.holds]
    if condition.points_at_least is not None:
        return _between(total_reach(day), day.units(condition.points_at_least), None)
    if condition.item:
        return _on_item(day, condition)
    found = allowed(day, condition)
    return True if found == whole(day.scheme.inputs[condition.input]) else None if found else False


def _on_item(day: Day, condition: Condition) -> Truth:
    named = next(one for one in day.scheme.every_item if one.id == condition.item)
    reach = inner_reach(day, named)
    low, high = (
        None if amount is None else day.units(amount)
        for amount in (condition.at_least, condition.at_most)
    )
    return _between(reach, low, high)


def _ages(condition: Condition) -> range:
    if condition.within_years is not None:
        return range(condition.within_years)  # so many full years have not passed
    low, high = condition.age_at_least, condition.age_at_most
    return range(low or 0, (OLDEST if high is None else high) + 1)


def _between(reach: tuple[int, int], low: int | None, high: int | None) -> Truth:
    least, most = reach
    if (low is not None and most < low) or (high is not None and least > high):
        return False
    inside = (low is None or least >= low) and (high is None or most <= high)
    return True if inside else None


def _all(truths: Iterable[Truth]) -> Truth:
    found = set(truths)
    return False if False in found else None if None in found else True


def _any(truths: Iterable[Truth]) -> Truth:
    found = set(truths)
    return True if True in found else None if None in found else False


def _not(truth: Truth) -> Truth:
    return None if truth is None else not truth
