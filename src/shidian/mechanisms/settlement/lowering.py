"""A scheme on a day as rules that any engine can run over a table of persons.

Here every word of a scheme becomes whole numbers: codes their places in the table, ages and
look-backs dates, points units. `reference` says what it must mean.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from shidian.core import DataError, Fault, Place
from shidian.engine import (
    AtLeast,
    Choice,
    Column,
    Constant,
    Either,
    Every,
    Filled,
    Largest,
    Lookup,
    Multiples,
    Not,
    OneOf,
    Rule,
    Steps,
    Sum,
    TableColumn,
    Within,
)
from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.outcome import Standing
from shidian.mechanisms.settlement.scheme import (
    ERROR,
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

FAR = 1_000_000  # a date that never came: days from 1970, in the year 4707
EPOCH = date(1970, 1, 1)
Columns = Mapping[str, TableColumn]


@dataclass(frozen=True)
class Lowered:
    """The rules of a scheme on a day.

    Parameters
    ----------
    items : mapping of str to Rule
        Units of each top item in force.
    points : Rule
        Units in all.
    standing : Rule
        A `Standing`.
    entitlements : mapping of str to Rule
        1 where it is held.
    """

    items: Mapping[str, Rule]
    points: Rule
    standing: Rule
    entitlements: Mapping[str, Rule]


def lowered(day: Day, columns: Columns) -> Lowered:
    """The rules of a scheme on a day, for a table with these columns.

    Raises
    ------
    DataError
        If the table lacks an input, holds something else under its name, knows other codes, or
        lacks values that every person must have.
    """
    faults = list(_unfit(day, columns))
    if faults:
        raise DataError(faults)
    return _Lowering(day, columns).whole()


def code_rule(day: Day, columns: Columns, name: str) -> tuple[Rule, tuple[str, ...]]:
    """An input that is a code, with what a missing value means, and the codes by number."""
    lowering = _Lowering(day, columns)
    return lowering.input(name), lowering.codes(name)


def days(day: date) -> int:
    """A date as days since 1970-01-01."""
    return (day - EPOCH).days


def _unfit(day: Day, columns: Columns) -> list[Fault]:
    faults = []
    for name, asked in day.scheme.inputs.items():
        place = Place(column=name)
        found = columns.get(name)
        if found is None:
            faults.append(Fault("persons_column_missing", place, found=" ".join(columns)))
        elif found.holds.value != asked.kind.value:
            faults.append(
                Fault("persons_column_kind", place, found=found.holds, expected=asked.kind)
            )
        elif found.missing and asked.missing == ERROR:
            faults.append(Fault("persons_values_missing", place))
        elif unknown := sorted(set(found.codes) - set(asked.codes)):
            known = " ".join(asked.codes)
            faults.append(
                Fault("persons_codes_unknown", place, found=" ".join(unknown)[:80], known=known)
            )
    return faults


@dataclass(frozen=True)
class _Lowering:
    day: Day
    columns: Columns

    def whole(self) -> Lowered:
        scheme, day = self.day.scheme, self.day
        items = {item.id: self._item(item) for item in day.items(scheme.items)}
        points = self._limited(Sum(tuple(items.values())), scheme.cap, scheme.floor)
        facts = _Facts(self, self._nested(scheme.items, ()), points, {})
        for entitlement in scheme.entitlements:
            facts.held[entitlement.id] = facts.every(entitlement.when)
        return Lowered(items, points, self._standing(facts), facts.held)

    def _standing(self, facts: "_Facts") -> Rule:
        scheme = self.day.scheme

        def met(clauses: tuple[Clause, ...]) -> tuple[Rule, ...]:
            return tuple(facts.every(clause.when) for clause in clauses)

        ready = Every(met(scheme.prerequisites))
        by_points = Choice(((ready, _standing(Standing.POINTS)),), _standing(Standing.OUT))
        return Choice(
            (
                (Either(met(scheme.vetoes)), _standing(Standing.OUT)),
                (Either(met(scheme.routes)), _standing(Standing.ROUTE)),
            ),
            by_points if scheme.selection else _standing(Standing.OUT),
        )

    def _item(self, item: Item) -> Rule:
        """What an item gives, its conditions and limits applied."""
        match item:
            case BestOf():
                raw: Rule = Largest(self._parts(item.items) or (Constant(0),))
            case SumOf():
                raw = Sum(self._parts(item.items))
            case FirstOf():
                inside = self.day.items(item.items)
                cases = tuple((self._when(one), self._item(one)) for one in inside)
                raw = Choice(cases, Constant(0))
            case _:
                raw = self._single(item)
        limited = self._limited(raw, item.cap, item.floor)
        return Choice(((self._when(item), limited),), Constant(0)) if item.when else limited

    def _parts(self, items: tuple[Item, ...]) -> tuple[Rule, ...]:
        return tuple(self._item(one) for one in self.day.items(items))

    def _nested(self, items: tuple[Item, ...], around: tuple[Rule, ...]) -> dict[str, Rule]:
        """Items by id, those in groups too: nothing where a group's conditions fail."""
        found: dict[str, Rule] = {}
        for item in self.day.items(items):
            inside = (Every(around), self._item(item))
            found[item.id] = Choice((inside,), Constant(0)) if around else inside[1]
            if isinstance(item, BestOf | FirstOf | SumOf):
                below = (*around, self._when(item)) if item.when else around
                found |= self._nested(item.items, below)
        return found

    def _when(self, item: Item) -> Rule:
        return _Facts(self, {}, Constant(0), {}).every(item.when)

    def _single(self, item: Table | Bands | AgeBands | PerStep | Flag) -> Rule:
        units, read = self.day.units, self.input(item.input)
        match item:
            case Table():
                codes = self.codes(item.input)
                return Lookup(read, tuple(units(item.points.get(c, Amount("0"))) for c in codes))
            case Flag():
                return Lookup(read, (0, units(item.points)))
            case Bands():
                return self._steps(read, item.bands)
            case AgeBands():
                return self._ages(read, item.bands)
            case PerStep():
                return self._per_step(item, read)

    def _per_step(self, item: PerStep, read: Rule) -> Rule:
        asked = self.day.scheme.inputs[item.input]
        step, each = self.day.whole(item.step), self.day.units(item.points)
        most = max(asked.max, 0) // step
        if item.cap is not None and each > 0:
            most = min(most, -(-self.day.units(item.cap) // each))  # later steps change nothing
        counted = Within(read, 0, None) if asked.min < 0 else read
        return Multiples(counted, step, each, most)

    def _steps(self, read: Rule, bands: tuple[Band, ...]) -> Rule:
        whole = self.day.whole
        edges: list[tuple[int | None, int]] = [(None, 0)]
        for band in bands:
            units = self.day.units(band.points)
            edges.append((None if band.from_ is None else whole(band.from_), units))
            if band.to is not None:
                edges.append((whole(band.to) + 1, 0))
        return _stretches(read, edges)

    def _ages(self, read: Rule, bands: tuple[Band, ...]) -> Rule:
        """Bands of age as stretches of dates of birth, the oldest first."""
        whole, ago = self.day.whole, self.day.years_ago
        edges: list[tuple[int | None, int]] = [(None, 0)]
        for band in reversed(bands):
            first = None if band.to is None else days(ago(whole(band.to) + 1)) + 1
            edges.append((first, self.day.units(band.points)))
            last = self.day.on if band.from_ is None else ago(whole(band.from_))
            edges.append((days(last) + 1, 0))  # also what ends a date that never came
        return _stretches(read, edges)

    def _limited(self, rule: Rule, cap: Amount | None, floor: Amount | None) -> Rule:
        if cap is None and floor is None:
            return rule
        units = self.day.units
        low = None if floor is None else units(floor)
        return Within(rule, low, None if cap is None else units(cap))

    def input(self, name: str) -> Rule:
        """An input, with what a missing value in it means."""
        missing = self.day.scheme.inputs[name].missing
        if missing == ERROR:
            return Column(name)
        return Filled(name, self._number(name, missing))

    def codes(self, name: str) -> tuple[str, ...]:
        """The codes that an input can have here, by number."""
        codes, missing = self.columns[name].codes, self.day.scheme.inputs[name].missing
        return codes if missing == ERROR or missing in codes else (*codes, missing)

    def _number(self, name: str, missing: str) -> int:
        if missing == NEVER:
            return FAR
        match self.day.scheme.inputs[name].kind:
            case InputKind.CODE:
                return self.codes(name).index(missing)
            case InputKind.FLAG:
                return FLAG_WORDS[missing]
            case _:
                return int(missing)


@dataclass(frozen=True)
class _Facts:
    """What conditions can speak of, as rules."""

    lowering: _Lowering
    items: Mapping[str, Rule]
    points: Rule
    held: dict[str, Rule]

    def every(self, conditions: tuple[Condition, ...]) -> Rule:
        """All of some conditions."""
        return Every(tuple(self._rule(condition) for condition in conditions))

    def _rule(self, condition: Condition) -> Rule:
        day = self.lowering.day
        if condition.parts:
            return self._of_parts(condition)
        if condition.holds:
            return self.held[condition.holds]
        if condition.points_at_least is not None:
            return AtLeast(self.points, day.units(condition.points_at_least))
        if condition.item:
            found = self.items.get(condition.item, Constant(0))
            return _between(
                found, _bound(condition.at_least, day.units), _bound(condition.at_most, day.units)
            )
        return self._of_input(condition)

    def _of_parts(self, condition: Condition) -> Rule:
        if condition.all_:
            return self.every(condition.all_)
        found = Either(tuple(self._rule(part) for part in condition.parts))
        return found if condition.any_ else Not(found)

    def _of_input(self, condition: Condition) -> Rule:
        day, read = self.lowering.day, self.lowering.input(condition.input)
        match day.scheme.inputs[condition.input].kind:
            case InputKind.FLAG:
                return OneOf(read, (int(bool(condition.is_)),))
            case InputKind.CODE:
                codes = self.lowering.codes(condition.input)
                return OneOf(read, tuple(codes.index(c) for c in condition.in_ if c in codes))
            case InputKind.NUMBER:
                return _between(
                    read,
                    _bound(condition.at_least, day.whole),
                    _bound(condition.at_most, day.whole),
                )
            case InputKind.DATE:
                return self._of_date(condition, read)

    def _of_date(self, condition: Condition, read: Rule) -> Rule:
        day, today = self.lowering.day, days(self.lowering.day.on)
        if condition.within_years is not None:
            return _between(read, days(day.years_ago(condition.within_years)) + 1, today)
        least, most = condition.age_at_least, condition.age_at_most
        earliest = None if most is None else days(day.years_ago(most + 1)) + 1
        latest = today if least is None else days(day.years_ago(least))
        return _between(read, earliest, latest)


def _bound(amount: Amount | None, read: Callable[[Amount], int]) -> int | None:
    return None if amount is None else read(amount)


def _between(rule: Rule, low: int | None, high: int | None) -> Rule:
    above = () if low is None else (AtLeast(rule, low),)
    below = () if high is None else (Not(AtLeast(rule, high + 1)),)
    return Every((*above, *below))


def _stretches(read: Rule, edges: list[tuple[int | None, int]]) -> Rule:
    """Steps from edges in rising order; of edges at one place the last counts."""
    below, starts = 0, dict[int, int]()
    for start, units in edges:
        if start is None:
            below = units
        else:
            starts[start] = units
    return Steps(read, tuple(starts), (below, *starts.values()))


def _standing(standing: Standing) -> Rule:
    return Constant(int(standing))
