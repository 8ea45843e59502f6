"""What a scheme means, said over one person, slowly and plainly.

This is the definition: the compiled form that runs over millions must give the same numbers.
A date after the day on which a scheme is applied has not come: it counts as no date.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from shidian.mechanisms.settlement.day import Day, full_years
from shidian.mechanisms.settlement.outcome import Outcome, Scored, Standing
from shidian.mechanisms.settlement.person import Person, Value
from shidian.mechanisms.settlement.scheme import (
    FLAG_WORDS,
    NEVER,
    AgeBands,
    Amount,
    Band,
    Bands,
    BestOf,
    Clause,
    Condition,
    FirstOf,
    Flag,
    InputKind,
    Item,
    PerStep,
    SumOf,
    Table,
)


def settle(day: Day, person: Person) -> Outcome:
    """Apply a scheme to a person.

    Parameters
    ----------
    day : Day
        The scheme on the day of application.
    person : Person
        As `read_person` gives it.
    """
    items = tuple(scored(day, item, person) for item in day.items(day.scheme.items))
    return concluded(day, person, items)


def concluded(day: Day, person: Person, items: tuple[Scored, ...]) -> Outcome:
    """What follows for a person from what the items give."""
    scheme = day.scheme
    total = total_of(day, items)
    facts = Facts(day, person, _by_id(items), total)
    for entitlement in scheme.entitlements:
        facts.held[entitlement.id] = facts.all_hold(entitlement.when)
    vetoes = tuple(veto for veto in scheme.vetoes if facts.all_hold(veto.when))
    unmet = tuple(one for one in scheme.prerequisites if not facts.all_hold(one.when))
    routes = tuple(one for one in scheme.routes if facts.all_hold(one.when))
    needed = day.units(scheme.selection.threshold) if scheme.selection else None
    standing = _standing(vetoes, unmet, routes, needed)
    return Outcome(items, total, needed, vetoes, unmet, routes, facts.held, standing)


def total_of(day: Day, items: tuple[Scored, ...]) -> int:
    """Units of all items together, within the cap and floor of the scheme."""
    scheme = day.scheme
    return _limited(day, sum(one.units for one in items), scheme.cap, scheme.floor)


def facts_of(day: Day, person: Person, outcome: Outcome) -> "Facts":
    """What conditions can speak of, of a person who has been settled."""
    return Facts(day, person, _by_id(outcome.items), outcome.units, dict(outcome.entitlements))


def _standing(
    vetoes: tuple[Clause, ...],
    unmet: tuple[Clause, ...],
    routes: tuple[Clause, ...],
    needed: int | None,
) -> Standing:
    if vetoes:
        return Standing.OUT
    if routes:
        return Standing.ROUTE
    return Standing.OUT if unmet or needed is None else Standing.POINTS


def scored(day: Day, item: Item, person: Person) -> Scored:
    """What one item gives a person."""
    if item.when and not Facts(day, person).all_hold(item.when):
        return Scored(item, 0, applies=False, counts=False)
    if isinstance(item, BestOf | FirstOf | SumOf):
        parts = _counted(item, tuple(scored(day, one, person) for one in day.items(item.items)))
        value, raw = None, sum(part.units for part in parts if part.counts)
    else:
        parts, value = (), known(day, item.input, person)
        raw = _single(day, item, value)
    return Scored(
        item,
        _limited(day, raw, item.cap, item.floor),
        value,
        before_limits=raw,
        parts=parts,
    )


def _counted(item: BestOf | FirstOf | SumOf, parts: tuple[Scored, ...]) -> tuple[Scored, ...]:
    """The parts of a group, those that do not count marked."""
    if isinstance(item, SumOf):
        return parts
    if isinstance(item, FirstOf):
        chosen = next((part for part in parts if part.applies), None)
    else:
        chosen = max(parts, key=lambda part: part.units, default=None)
    return tuple(part if part is chosen else replace(part, counts=False) for part in parts)


def _single(day: Day, item: Table | Bands | AgeBands | PerStep | Flag, value: Value | None) -> int:
    match item, value:
        case Table(), str(code):
            return day.units(item.points.get(code, Amount("0")))
        case Flag(), bool(so):
            return day.units(item.points) if so else 0
        case AgeBands(), date() as birth:
            return _band(day, item.bands, full_years(birth, day.on))
        case Bands(), int(number):
            return _band(day, item.bands, number)
        case PerStep(), int(number):
            return max(number, 0) // day.whole(item.step) * day.units(item.points)
        case _:
            return 0  # a date that has not come


def _band(day: Day, bands: tuple[Band, ...], number: int) -> int:
    for band in bands:
        low = number if band.from_ is None else day.whole(band.from_)
        high = number if band.to is None else day.whole(band.to)
        if low <= number <= high:
            return day.units(band.points)
    return 0


def _limited(day: Day, units: int, cap: Amount | None, floor: Amount | None) -> int:
    capped = units if cap is None else min(units, day.units(cap))
    return capped if floor is None else max(capped, day.units(floor))


def known(day: Day, name: str, person: Person) -> Value | None:
    """What a scheme takes for an input of a person; None for a date that has not come."""
    asked, found = day.scheme.inputs[name], person.get(name)
    if isinstance(found, date) and found > day.on:
        return None
    if found is not None:
        return found
    match asked.kind:
        case InputKind.NUMBER:
            return int(asked.missing)
        case InputKind.FLAG:
            return bool(FLAG_WORDS[asked.missing])
        case _:
            return None if asked.missing == NEVER else asked.missing


def _by_id(items: tuple[Scored, ...]) -> dict[str, int]:
    found: dict[str, int] = {}
    for one in items:
        found[one.item.id] = one.units
        found |= _by_id(one.parts)
    return found


@dataclass(frozen=True)
class Facts:
    """What conditions can speak of, of one person."""

    day: Day
    person: Person
    items: Mapping[str, int] = field(default_factory=dict)
    total: int = 0
    held: dict[str, bool] = field(default_factory=dict)

    def all_hold(self, conditions: tuple[Condition, ...]) -> bool:
        """Whether every condition holds; true for none."""
        return all(self.holds(condition) for condition in conditions)

    def holds(self, condition: Condition) -> bool:
        """Whether one condition holds."""
        if condition.parts:
            return self._of_parts(condition)
        if condition.holds:
            return self.held[condition.holds]
        if condition.points_at_least is not None:
            return self.total >= self.day.units(condition.points_at_least)
        if condition.item:
            found = self.items.get(condition.item, 0)
            return _between(found, condition, self.day.units)
        return self._of_input(condition, known(self.day, condition.input, self.person))

    def _of_parts(self, condition: Condition) -> bool:
        held = [self.holds(part) for part in condition.parts]
        if condition.all_:
            return all(held)
        return any(held) if condition.any_ else not any(held)

    def _of_input(self, condition: Condition, value: Value | None) -> bool:
        match value:
            case bool(so):
                return so is condition.is_
            case int(number):
                return _between(number, condition, self.day.whole)
            case str(code):
                return code in condition.in_
            case date() as found:
                return self._of_date(condition, found)
        return False  # a date that has not come

    def _of_date(self, condition: Condition, found: date) -> bool:
        if condition.within_years is not None:
            return found > self.day.years_ago(condition.within_years)
        age = full_years(found, self.day.on)
        least, most = condition.age_at_least, condition.age_at_most
        return (least is None or age >= least) and (most is None or age <= most)


def _between(found: int, condition: Condition, read: Callable[[Amount], int]) -> bool:
    least, most = condition.at_least, condition.at_most
    return (least is None or found >= read(least)) and (most is None or found <= read(most))
