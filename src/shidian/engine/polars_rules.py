"""Rules as expressions of Polars, in the narrowest numbers that cannot overflow."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import add, and_, or_

import polars as pl

from shidian.engine.bounds import Bounds, bounds
from shidian.engine.rules import (
    AtLeast,
    Choice,
    Column,
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
    Within,
)
from shidian.engine.table import TableColumn
from shidian.engine.widths import Width, narrowest

CONDITIONS = (AtLeast, OneOf, Every, Either, Not)
FEW = 4  # so many comparisons cost less than a search in a set


@dataclass(frozen=True)
class Expressions:
    """Rules as expressions over the columns of a table.

    Parameters
    ----------
    columns : mapping of str to TableColumn
    computed : mapping of Rule to str
        Rules whose values stand in a column already, as `stored` gives them.
    known : dict of Rule to Bounds
        Filled on the way.
    """

    columns: Mapping[str, TableColumn]
    computed: Mapping[Rule, str]
    known: dict[Rule, Bounds] = field(default_factory=dict)

    def with_computed(self, more: Mapping[Rule, str]) -> "Expressions":
        """The same, more rules standing in columns."""
        return Expressions(self.columns, {**self.computed, **more}, self.known)

    def bounds(self, rule: Rule) -> Bounds:
        """Between which numbers a rule's value lies."""
        return bounds(rule, self.columns, self.known)

    def stored(self, rule: Rule) -> pl.Expr:
        """A condition as a truth, any other rule as `number`."""
        return self.condition(rule) if isinstance(rule, CONDITIONS) else self.number(rule)

    def number(self, rule: Rule, width: Width | None = None) -> pl.Expr:
        """The values of a rule, in the narrowest type that holds its bounds, or a wider one."""
        low, high = self.bounds(rule)
        width = width or narrowest(low, high)
        if low == high:
            return pl.lit(low, width)
        if isinstance(rule, CONDITIONS):
            return pl.when(self.condition(rule)).then(pl.lit(1, width)).otherwise(pl.lit(0, width))
        if rule in self.computed:
            return resized(pl.col(self.computed[rule]), width)
        return self._number(rule, width)

    def condition(self, rule: Rule) -> pl.Expr:
        """Where a rule is not 0."""
        low, high = self.bounds(rule)
        if low == high:
            return pl.lit(low != 0)
        if not isinstance(rule, CONDITIONS):
            return self.number(rule) != 0
        if rule in self.computed:
            return pl.col(self.computed[rule])
        return self._condition(rule)

    def _condition(self, rule: Rule) -> pl.Expr:
        match rule:
            case AtLeast(of, number):
                return self.number(of) >= self._literal(number, of)
            case OneOf():
                return self._one_of(rule)
            case Every(parts):
                return reduce(and_, [self.condition(part) for part in parts])
            case Either(parts):
                return reduce(or_, [self.condition(part) for part in parts])
            case Not(of):
                return ~self.condition(of)
        raise TypeError(f"{rule} is no condition")

    def _number(self, rule: Rule, width: Width) -> pl.Expr:  # noqa: PLR0911  one line a kind
        match rule:
            case Column(name):
                return pl.col(name).cast(width)
            case Filled(name, _) if not self.columns[name].missing:
                return pl.col(name).cast(width)  # what missing means need not fit in the bounds
            case Filled(name, missing):
                return pl.col(name).cast(width).fill_null(pl.lit(missing, width))
            case Steps(of, starts, values):
                return self._steps(of, starts, values, width)
            case Lookup(of, values):
                return self._steps(of, range(1, len(values)), values, width)
            case Multiples():
                return self._multiples(rule, width)
            case Sum(parts):
                return self._sum(parts, width)
            case Largest(parts):
                return pl.max_horizontal([self.number(part, width) for part in parts])
            case Within():
                return resized(self._within(rule), width)
            case Choice(cases, otherwise):
                chosen = self.number(otherwise, width)
                for when, then in reversed(cases):
                    chosen = (
                        pl.when(self.condition(when))
                        .then(self.number(then, width))
                        .otherwise(chosen)
                    )
                return chosen
        raise TypeError(f"{rule} is no rule")

    def _one_of(self, rule: OneOf) -> pl.Expr:
        low, high = self.bounds(rule.of)
        found = self.number(rule.of)
        numbers = sorted({number for number in rule.numbers if low <= number <= high})
        if len(numbers) <= FEW:
            return reduce(or_, [found == self._literal(number, rule.of) for number in numbers])
        return found.is_in(pl.Series(numbers, dtype=narrowest(low, high)))

    def _steps(
        self, of: Rule, starts: Sequence[int], values: Sequence[int], width: Width
    ) -> pl.Expr:
        """Only the steps that the number can reach, and that change the value."""
        low, high = self.bounds(of)
        first = bisect_right(starts, low)
        value, number = values[first], self.number(of)
        chosen = pl.lit(value, width)
        for place in range(first, bisect_right(starts, high)):
            if values[place + 1] != value:
                value = values[place + 1]
                reached = number >= self._literal(starts[place], of)
                chosen = pl.when(reached).then(pl.lit(value, width)).otherwise(chosen)
        return chosen

    def _multiples(self, rule: Multiples, width: Width) -> pl.Expr:
        """Held to the number at which the last step counts, then divided: that is quicker."""
        low, high = self.bounds(rule.of)
        last = rule.most * rule.step
        inner = narrowest(low, max(high, rule.step))
        steps = self.number(rule.of, inner)
        if last < high:
            steps = pl.min_horizontal(steps, pl.lit(last, inner))
        if rule.step > 1:
            steps = steps // pl.lit(rule.step, inner)
        ends = (low // rule.step, min(high // rule.step, rule.most))
        together = (*ends, rule.each, *(end * rule.each for end in ends))
        outer = narrowest(min(together), max(together))
        return resized(resized(steps, outer) * pl.lit(rule.each, outer), width)

    def _sum(self, parts: Sequence[Rule], width: Width) -> pl.Expr:
        """In a type in which no sum of some of the parts overflows."""
        ends = [self.bounds(part) for part in parts]
        low, high = sum(min(low, 0) for low, _ in ends), sum(max(high, 0) for _, high in ends)
        wide = narrowest(low, high)
        return resized(reduce(add, [self.number(part, wide) for part in parts]), width)

    def _within(self, rule: Within) -> pl.Expr:
        low, high = self.bounds(rule.of)
        found = self.number(rule.of)
        if rule.low is not None and rule.low > low:
            found = pl.max_horizontal(found, self._literal(rule.low, rule.of))
        if rule.high is not None and rule.high < high:
            found = pl.min_horizontal(found, self._literal(rule.high, rule.of))
        return found

    def _literal(self, number: int, beside: Rule) -> pl.Expr:
        """A number in the type of a rule whose bounds enclose it."""
        return pl.lit(number, narrowest(*self.bounds(beside)))


def resized(number: pl.Expr, width: Width) -> pl.Expr:
    """In another type that holds it: bounds have proved that, so that no row is checked again."""
    return number.cast(width, wrap_numerical=True)
