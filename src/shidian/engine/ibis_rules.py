"""Rules as expressions of Ibis, for every engine that Ibis writes for.

Ibis is imported where it is used: only who runs a cluster has it.
"""

from collections.abc import Mapping, Sequence
from functools import reduce
from typing import TYPE_CHECKING, Any

from shidian.engine.layers import layers
from shidian.engine.rules import (
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
    Within,
)

if TYPE_CHECKING:
    import ibis.expr.types as ir

ROWS = "rows"
WIDE = "int64"


def counted(table: "ir.Table", keys: Mapping[str, Rule]) -> "ir.Table":
    """Count the rows of a table by the values of rules.

    Parameters
    ----------
    table : ibis.expr.types.Table
    keys : mapping of str to Rule

    Returns
    -------
    ibis.expr.types.Table
        A column (int64) for each rule, and `rows`.
    """
    import ibis  # noqa: PLC0415

    return valued(table, keys).group_by(list(keys)).agg(**{ROWS: ibis._.count()})


def valued(table: "ir.Table", rules: Mapping[str, Rule]) -> "ir.Table":
    """The values of rules, row by row: a column (int64) for each.

    What several rules have in common is worked out in inner selects, once: engines do not look
    for it.
    """
    names: dict[Rule, str] = {}
    for layer in layers(list(rules.values())):
        added = {f"shared {len(names) + place}": rule for place, rule in enumerate(layer)}
        table = table.mutate(**{n: Expressions(table, names).number(r) for n, r in added.items()})
        names |= {rule: name for name, rule in added.items()}
    return table.select(**{n: Expressions(table, names).number(r) for n, r in rules.items()})


class Expressions:
    """Rules as expressions over a table, some of them columns of it already.

    Parameters
    ----------
    table : ibis.expr.types.Table
    names : mapping of Rule to str
        Columns that hold the values of rules.
    """

    def __init__(self, table: "ir.Table", names: Mapping[Rule, str]) -> None:
        self._table = table
        self._names = names

    def number(self, rule: Rule) -> Any:  # noqa: PLR0911  one line a kind
        """What a rule gives, as int64."""
        import ibis  # noqa: PLC0415

        if rule in self._names:
            return self._table[self._names[rule]]
        match rule:
            case Constant(number):
                return _whole(number)
            case Column(name):
                return self._table[name].cast(WIDE)
            case Filled(name, missing):
                return self._table[name].cast(WIDE).fill_null(_whole(missing))
            case Steps(of, starts, values):
                return _steps(self.number(of), starts, values)
            case Lookup(of, values):
                return _steps(self.number(of), range(1, len(values)), values)
            case Multiples(of, step, each, most):
                # Cut first: engines divide in floating point, exactly so below 2**53.
                counted = ibis.least(self.number(of), _whole(step * most))
                return counted // _whole(step) * _whole(each)
            case Sum(parts):
                return reduce(lambda a, b: a + b, map(self.number, parts), _whole(0))
            case Largest(parts):
                return reduce(ibis.greatest, map(self.number, parts))
            case Within(of, low, high):
                return _within(self.number(of), low, high)
            case Choice(cases, otherwise):
                branches = [(self.truth(when), self.number(then)) for when, then in cases]
                last = self.number(otherwise)
                return ibis.cases(*branches, else_=last) if branches else last
            case _:
                return ibis.ifelse(self.truth(rule), _whole(1), _whole(0))

    def truth(self, rule: Rule) -> Any:  # noqa: PLR0911  one line a kind
        """Whether a condition holds; any other rule holds where it is not 0."""
        import ibis  # noqa: PLC0415

        if rule in self._names:
            return self.number(rule) != _whole(0)
        match rule:
            case AtLeast(of, number):
                return self.number(of) >= _whole(number)
            case OneOf(of, numbers):
                equal = [self.number(of) == _whole(number) for number in numbers]
                return ibis.or_(ibis.literal(False), *equal)
            case Every(parts):
                return ibis.and_(ibis.literal(True), *map(self.truth, parts))
            case Either(parts):
                return ibis.or_(ibis.literal(False), *map(self.truth, parts))
            case Not(of):
                return ~self.truth(of)
            case _:
                return self.number(rule) != _whole(0)


def _whole(number: int) -> Any:
    """A whole number that says its width: engines take a bare one for narrow."""
    import ibis  # noqa: PLC0415

    return ibis.literal(number).cast(WIDE)


def _steps(number: Any, starts: Sequence[int], values: Sequence[int]) -> Any:
    """The highest start that is reached decides."""
    import ibis  # noqa: PLC0415

    pairs = zip(reversed(starts), reversed(values[1:]), strict=True)
    branches = [(number >= _whole(start), _whole(value)) for start, value in pairs]
    return ibis.cases(*branches, else_=_whole(values[0])) if branches else _whole(values[0])


def _within(number: Any, low: int | None, high: int | None) -> Any:
    import ibis  # noqa: PLC0415

    raised = number if low is None else ibis.greatest(number, _whole(low))
    return raised if high is None else ibis.least(raised, _whole(high))
