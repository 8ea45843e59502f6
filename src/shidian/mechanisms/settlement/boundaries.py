"""Persons at every break of a scheme: where two readings of it would differ, they differ here.

For each input its break points (edges of bands, steps up to the cap, bounds of conditions, ages
and look-backs as dates), their neighbours, the ends of its range and a missing value, one at a
time over a few persons.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from shidian.mechanisms.settlement.breaks import (
    ages,
    inputs_of,
    inputs_of_item,
    starts,
    steps_of,
)
from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.outcome import Outcome
from shidian.mechanisms.settlement.person import EARLIEST, Person, Value
from shidian.mechanisms.settlement.reference import settle
from shidian.mechanisms.settlement.scheme import (
    ERROR,
    BestOf,
    Condition,
    FirstOf,
    Input,
    InputKind,
    Item,
    SumOf,
)
from shidian.mechanisms.settlement.scheme.paths import clauses_of, conditions_of

STEPS = 25  # as many steps are tried from the first on, and as many before the last
FAR_OFF = 10**15  # more units than anybody has
ADULT = 30  # years, of whom the scheme must know an age
Facts = dict[str, Value | None]


def boundary_persons(day: Day) -> list[Person]:
    """Persons at the break points of a scheme on a day, the same on every call.

    Parameters
    ----------
    day : Day

    Returns
    -------
    list of Person
        No two are equal.
    """
    values = break_points(day)
    poor = _poor(day)
    found: dict[tuple[Value | None, ...], Person] = {}
    for base, names in _bases(day, poor, values):
        for name in names:
            for value in values[name]:
                person = {**base, name: value}
                found.setdefault(tuple(person.values()), person)
    return list(found.values())


def break_points(day: Day) -> dict[str, list[Value | None]]:
    """Of each input the values at which something can change, and those beside them."""
    return {name: _values(day, name, asked) for name, asked in day.scheme.inputs.items()}


def _values(day: Day, name: str, asked: Input) -> list[Value | None]:
    missing = [] if asked.missing == ERROR else [None]
    match asked.kind:
        case InputKind.CODE:
            return [*missing, *asked.codes]
        case InputKind.FLAG:
            return [*missing, False, True]
        case InputKind.NUMBER:
            return [*missing, *_numbers(asked, {*starts(day, name), *_steps(day, name)})]
        case InputKind.DATE:
            return [*missing, *_dates(day, ages(day, name))]


def _steps(day: Day, name: str) -> Iterator[int]:
    """Full steps, as far as they count."""
    for step, most in steps_of(day, name):
        last = day.scheme.inputs[name].max // step if most is None else most
        some = {*range(min(STEPS, last) + 1), *range(max(last - STEPS, 0), last + 1)}
        yield from (times * step for times in some)


def _numbers(asked: Input, breaks: Iterable[int]) -> list[int]:
    near = {one + by for one in (*breaks, asked.min, asked.max, 0) for by in (-1, 0, 1)}
    return sorted(one for one in near if asked.min <= one <= asked.max)


def _dates(day: Day, years: Iterable[int]) -> list[date]:
    """Days beside such birthdays, and around the end of February of the same years."""
    breaks = {max(day.years_ago(one), EARLIEST) for one in years}
    ends = {date(one.year, 3, 1) for one in breaks}
    marks = {*breaks, *ends, *(one - timedelta(1) for one in ends), EARLIEST, day.on}
    near = {one + timedelta(by) for one in marks for by in (-1, 0, 1)}
    return sorted(one for one in near if EARLIEST <= one <= day.on)


def _poor(day: Day) -> Facts:
    """Who has only what everybody must have."""

    def least(asked: Input) -> Value | None:
        if asked.missing != ERROR:
            return None
        match asked.kind:
            case InputKind.NUMBER:
                return asked.min
            case InputKind.CODE:
                return next(iter(asked.codes))
            case InputKind.FLAG:
                return False
            case InputKind.DATE:
                return day.years_ago(ADULT)

    return {name: least(asked) for name, asked in day.scheme.inputs.items()}


def _bases(
    day: Day, poor: Facts, values: dict[str, list[Value | None]]
) -> Iterator[tuple[Facts, Iterable[str]]]:
    """Persons to vary, and the inputs in which."""
    owners = (*day.scheme.every_item, *day.scheme.prerequisites)
    asked = tuple(condition for owner in owners for condition in owner.when)
    rich = _climbed(
        day, {**poor, **_meeting(day, asked)}, values, lambda one: one.units - _aside(one)
    )
    for base in (poor, rich, *(_reaching(day, rich, values, n) for n in _thresholds(day))):
        yield base, values
    for around, item in _with_groups(day.scheme.items, ()):
        conditions = (*around, *item.when)
        yield {**poor, **_meeting(day, conditions)}, sorted(inputs_of_item(item))
    for _, clause in clauses_of(day.scheme):
        names, met = sorted(inputs_of(day.scheme, clause.when)), _meeting(day, clause.when)
        yield {**poor, **met}, names
        yield {**rich, **met}, names


def _thresholds(day: Day) -> list[int]:
    """Totals that decide something, in units."""
    asked = [c.points_at_least for _, c in conditions_of(day.scheme)]
    if day.scheme.selection:
        asked.append(day.scheme.selection.threshold)
    return sorted({day.units(amount) for amount in asked if amount is not None})


def _climbed(
    day: Day,
    person: Facts,
    values: dict[str, list[Value | None]],
    good: Callable[[Outcome], int],
) -> Facts:
    """A person made better, one input after another; what makes no difference stays."""
    for name, choices in values.items():
        others = [{**person, name: value} for value in choices]
        person = max(person, *others, key=lambda one: good(settle(day, one)))
    return person


def _reaching(day: Day, rich: Facts, values: dict[str, list[Value | None]], units: int) -> Facts:
    """Who has given up what can be given up above a total."""

    def near(one: Outcome) -> int:
        return (-one.units if one.units >= units else one.units - FAR_OFF) - _aside(one)

    return _climbed(day, rich, values, near)


def _aside(one: Outcome) -> int:
    """Large for a person about whom points do not decide: there other breaks would not show."""
    return FAR_OFF * (len(one.vetoes) + len(one.unmet) + len(one.routes))


def _with_groups(
    items: tuple[Item, ...], around: tuple[Condition, ...]
) -> Iterator[tuple[tuple[Condition, ...], Item]]:
    """All items, with the conditions of the groups they stand in."""
    for item in items:
        yield around, item
        if isinstance(item, BestOf | FirstOf | SumOf):
            yield from _with_groups(item.items, (*around, *item.when))


def _meeting(day: Day, conditions: tuple[Condition, ...]) -> Facts:
    """Values that meet conditions on inputs; of alternatives the first."""
    facts: Facts = {}
    for condition in conditions:
        if condition.all_ or condition.any_:
            facts |= _meeting(day, condition.all_ or condition.any_[:1])
        elif condition.holds:
            held = {one.id: one for one in day.scheme.entitlements}
            facts |= _meeting(day, held[condition.holds].when)
        elif condition.input:
            facts[condition.input] = _met(day, condition)
    return facts


def _met(day: Day, condition: Condition) -> Value | None:
    if condition.is_ is not None:
        return condition.is_
    if condition.in_:
        return condition.in_[0]
    amount = condition.at_least or condition.at_most
    if amount is not None:
        asked = day.scheme.inputs[condition.input]
        return min(max(day.whole(amount), asked.min), asked.max)
    age = condition.age_at_most if condition.age_at_least is None else condition.age_at_least
    return day.on if age is None else day.years_ago(age)
