"""Settlement by waiting: what grows with the years grows, ages move, dated numbers change."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from shidian.mechanisms.settlement.breaks import (
    ages,
    amounts_in,
    amounts_of,
    changes,
    flat,
    groups_around,
    inputs_of_item,
    is_dated,
    named_items,
    starts,
    steps_of,
)
from shidian.mechanisms.settlement.day import LAST_DAY, Day
from shidian.mechanisms.settlement.outcome import Outcome, Scored, Standing
from shidian.mechanisms.settlement.person import Person
from shidian.mechanisms.settlement.reference import (
    Facts,
    concluded,
    facts_of,
    scored,
    settle,
    total_of,
)
from shidian.mechanisms.settlement.scheme import (
    BestOf,
    Clause,
    Condition,
    FirstOf,
    InputKind,
    Item,
    SumOf,
)

YEARS = 10
MONTHS = 12


@dataclass(frozen=True)
class Wait:
    """After how many months a person settles if nothing else happens, and how then."""

    months: int
    on: date
    units: int
    needed: int | None
    standing: Standing


def wait(day: Day, person: Person, years: int = YEARS) -> Wait | None:
    """The first full month after which a person settles; None for none within some years.

    Numbers grow by the `per_year` of their input; a missing number stays missing. Parameters take
    the values that are dated already; where the scheme ends, or `LAST_DAY` comes, so does the
    looking.
    """
    case = _Case(day, person, settle(day, person))
    if case.stuck:
        return None
    for months in sorted(set(_events(day, person, years))):
        on = later(day.on, months)
        if on > (day.scheme.until or on):
            return None
        found = case.after(Day(day.scheme, on), grown(day, person, months))
        if found is not None and found.qualified:
            return Wait(months, on, found.units, found.needed, found.standing)
    return None


@dataclass(frozen=True)
class _Case:
    """A person, and what of the scheme moves with time."""

    day: Day
    person: Person
    outcome: Outcome

    @cached_property
    def moving(self) -> frozenset[str]:
        """Inputs that move."""
        inputs = self.day.scheme.inputs.items()
        return frozenset(
            name
            for name, asked in inputs
            if self.person.get(name) is not None
            and (asked.per_year or asked.kind is InputKind.DATE)
        )

    @cached_property
    def still(self) -> Mapping[str, Scored]:
        """What the items give that nothing moves."""
        return {one.item.id: one for one in self.outcome.items if not self._moves(one.item)}

    @cached_property
    def by_points(self) -> bool:
        """Whether no prerequisite stands in the way for good."""
        unmet = self.outcome.unmet
        return self.outcome.needed is not None and not any(map(self._fails, unmet))

    @cached_property
    def by_route(self) -> bool:
        """Whether time may open a route."""
        return not all(self._fails(route) for route in self.day.scheme.routes)

    @property
    def stuck(self) -> bool:
        """Whether something stands in the way for good."""
        refused = any(self._stands(veto.when) for veto in self.outcome.vetoes)
        return refused or not (self.by_points or self.by_route)

    def after(self, day: Day, person: Person) -> Outcome | None:
        """What comes of the person on a later day; None where the points are too few."""
        items = tuple(
            self.still.get(item.id) or scored(day, item, person)
            for item in day.items(day.scheme.items)
        )
        selection = day.scheme.selection
        least = day.units(selection.threshold) if selection else 0
        if not self.by_route and total_of(day, items) < least:
            return None
        return concluded(day, person, items)

    def _moves(self, item: Item) -> bool:
        """Whether time can change what an item gives."""
        own = is_dated(*amounts_of(item)) or not self.moving.isdisjoint(inputs_of_item(item))
        inside = item.items if isinstance(item, BestOf | FirstOf | SumOf) else ()
        return own or self._opens(item) or any(map(self._moves, inside))

    def _opens(self, item: Item) -> bool:
        """Whether time can change whether an item applies."""
        ends = item.from_ is not None or item.until is not None
        asked = {one.input for one in flat(item.when)}
        return ends or is_dated(*amounts_in(item.when)) or not self.moving.isdisjoint(asked)

    def _stands(self, conditions: tuple[Condition, ...]) -> bool:
        """Whether conditions rest on nothing that moves."""
        own = {one.input for one in flat(conditions)}
        if is_dated(*amounts_in(conditions)) or not self.moving.isdisjoint(own):
            return False
        return not any(self._shifts(one) for one in flat(conditions))

    def _shifts(self, condition: Condition) -> bool:
        """Whether time can change the points that a condition tests."""
        scheme = self.day.scheme
        total = condition.points_at_least is not None and is_dated(scheme.cap, scheme.floor)
        return total or any(
            self._moves(item) or any(map(self._opens, groups))
            for item, groups in named_items(scheme, condition, groups_around(scheme))
        )

    def _fails(self, clause: Clause) -> bool:
        """Whether a condition of a clause fails for good."""
        return any(self._stands((one,)) for one in clause.when if not self._facts.holds(one))

    @cached_property
    def _facts(self) -> Facts:
        return facts_of(self.day, self.person, self.outcome)


def grown(day: Day, person: Person, months: int) -> Person:
    """A person after some months in which nothing else happens."""
    after = dict(person)
    for name, asked in day.scheme.inputs.items():
        found = person.get(name)
        if asked.per_year and isinstance(found, int):
            grown_to = found + asked.per_year * months // MONTHS
            after[name] = min(max(grown_to, asked.min), asked.max)
    return after


def later(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month.

    Examples
    --------
    >>> later(date(2016, 1, 31), 1), later(date(2016, 11, 5), 14)
    (datetime.date(2016, 2, 29), datetime.date(2018, 1, 5))
    """
    years, month = divmod(day.month - 1 + months, MONTHS)
    for back in range(4):
        try:
            return date(day.year + years, month + 1, day.day - back)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")


def _events(day: Day, person: Person, years: int) -> Iterator[int]:
    """The months after which something can be otherwise."""
    last = min(years, LAST_DAY.year - day.on.year) * MONTHS
    for name, asked in day.scheme.inputs.items():
        found = person.get(name)
        if asked.kind is InputKind.DATE and isinstance(found, date):
            for age in ages(day, name):
                if found.year + age <= day.on.year + last // MONTHS:
                    yield from _months_to(day, _birthday(found, age), last)
        elif asked.per_year > 0 and isinstance(found, int):
            for number in _reached(day, name, found, asked.per_year * last // MONTHS):
                yield -(-(number - found) * MONTHS // asked.per_year)
        elif asked.per_year:
            yield from range(1, last + 1)
    for since in changes(day.scheme):
        yield from _months_to(day, since, last)


def _reached(day: Day, name: str, now: int, growth: int) -> Iterator[int]:
    """The numbers at which something changes, on the way of a number that grows."""
    yield from (number for number in starts(day, name) if now < number <= now + growth)
    for step, most in steps_of(day, name):
        first = max(now, 0) // step + 1
        end = (now + growth) // step
        yield from (n * step for n in range(first, (end if most is None else min(end, most)) + 1))


def _months_to(day: Day, on: date, last: int) -> Iterator[int]:
    """The first full months after which a day has come, if it lies ahead, and not too far."""
    months = (on.year - day.on.year) * MONTHS + on.month - day.on.month
    months += later(day.on, months) < on if months >= 0 else 0
    if 0 < months <= last:
        yield months


def _birthday(birth: date, age: int) -> date:
    """The first day on which so many full years have passed."""
    try:
        return birth.replace(year=birth.year + age)
    except ValueError:
        return date(birth.year + age, 3, 1)
