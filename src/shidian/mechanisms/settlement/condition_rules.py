"""Conditions of a scheme on a day, and the inputs that they test, as rules.

Here ages and look-backs become dates, codes their places in a table, and a missing value what the
scheme declares it to mean.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from shidian.engine import (
    AtLeast,
    Column,
    Constant,
    Either,
    Every,
    Filled,
    Not,
    OneOf,
    Rule,
    TableColumn,
)
from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.scheme import (
    ERROR,
    FLAG_WORDS,
    NEVER,
    Amount,
    Condition,
    InputKind,
)
from shidian.mechanisms.settlement.whole_days import FAR, days

NOTHING = Constant(0)
Columns: TypeAlias = Mapping[str, TableColumn]


@dataclass(frozen=True)
class Inputs:
    """The inputs of a scheme as columns of a table.

    Parameters
    ----------
    day : Day
    columns : mapping of str to TableColumn
    """

    day: Day
    columns: Columns

    def rule(self, name: str) -> Rule:
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
class Facts:
    """What conditions can speak of, as rules.

    Parameters
    ----------
    inputs : Inputs
    items : mapping of str to Rule
        Units of each item in force.
    points : Rule
        Units in all.
    held : dict of str to Rule
        Entitlements that stand earlier.
    """

    inputs: Inputs
    items: Mapping[str, Rule] = field(default_factory=dict)
    points: Rule = NOTHING
    held: dict[str, Rule] = field(default_factory=dict)

    def every(self, conditions: tuple[Condition, ...]) -> Rule:
        """All of some conditions."""
        return Every(tuple(self._rule(condition) for condition in conditions))

    def _rule(self, condition: Condition) -> Rule:
        day = self.inputs.day
        if condition.parts:
            return self._of_parts(condition)
        if condition.holds:
            return self.held[condition.holds]
        if condition.points_at_least is not None:
            return AtLeast(self.points, day.units(condition.points_at_least))
        if condition.item:
            found = self.items.get(condition.item, NOTHING)
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
        day, read = self.inputs.day, self.inputs.rule(condition.input)
        match day.scheme.inputs[condition.input].kind:
            case InputKind.FLAG:
                return OneOf(read, (int(bool(condition.is_)),))
            case InputKind.CODE:
                codes = self.inputs.codes(condition.input)
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
        day, today = self.inputs.day, days(self.inputs.day.on)
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
