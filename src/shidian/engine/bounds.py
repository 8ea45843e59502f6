"""Between which whole numbers a rule's value lies, from the bounds of the columns."""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

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
from shidian.engine.table import TableColumn

Bounds = tuple[int, int]
Columns = Mapping[str, TableColumn]
_Of: TypeAlias = Callable[[Rule], Bounds]


def bounds(rule: Rule, columns: Columns, known: dict[Rule, Bounds] | None = None) -> Bounds:
    """The least and the greatest value that a rule can have, neither need be reached.

    Parameters
    ----------
    rule : Rule
    columns : mapping of str to TableColumn
    known : dict of Rule to Bounds
        What has been worked out for these columns; it is filled, so that no part of many rules
        is looked at twice.

    Examples
    --------
    >>> from shidian.engine import Filled, Holds, Multiples
    >>> months = TableColumn(Holds.NUMBER, 0, 600, missing=True)
    >>> bounds(Multiples(Filled("months", 0), step=12, each=3, most=15), {"months": months})
    (0, 45)
    """
    found = {} if known is None else known
    if rule not in found:
        found[rule] = _bounds(rule, columns, lambda part: bounds(part, columns, found))
    return found[rule]


def _bounds(rule: Rule, columns: Columns, of: _Of) -> Bounds:
    match rule:
        case Constant(number):
            return number, number
        case Column(name):
            return columns[name].low, columns[name].high
        case Filled(name, missing):
            low, high = columns[name].low, columns[name].high
            return (min(low, missing), max(high, missing)) if columns[name].missing else (low, high)
        case AtLeast() | OneOf() | Every() | Either() | Not():
            return _of_condition(rule, of)
        case Sum() | Largest() | Choice():
            return _of_several(rule, of)
        case _:
            return _of_one(rule, of)


def _of_one(rule: Steps | Lookup | Multiples | Within, of: _Of) -> Bounds:
    low, high = of(rule.of)
    match rule:
        case Steps(_, starts, values):
            reached = values[bisect_right(starts, low) : bisect_right(starts, high) + 1]
            return min(reached), max(reached)
        case Lookup(_, values):
            reached = values[low : high + 1]
            return min(reached), max(reached)
        case Multiples(_, step, each, most):
            ends = [min(end // step, most) * each for end in (low, high)]
            return min(ends), max(ends)
        case Within(_, least, most):
            return _moved(low, least, most), _moved(high, least, most)


def _of_several(rule: Sum | Largest | Choice, of: _Of) -> Bounds:
    match rule:
        case Choice(cases, otherwise):
            parts: Sequence[Rule] = (*(then for _, then in cases), otherwise)
        case _:
            parts = rule.parts
    ends = [of(part) for part in parts]
    lows, highs = [low for low, _ in ends], [high for _, high in ends]
    match rule:
        case Sum():
            return sum(lows), sum(highs)
        case Largest():
            return max(lows), max(highs)
        case Choice():
            return min(lows), max(highs)


def _of_condition(rule: AtLeast | OneOf | Every | Either | Not, of: _Of) -> Bounds:
    match rule:
        case AtLeast(inner, number):
            low, high = of(inner)
            return int(low >= number), int(high >= number)
        case OneOf(inner, numbers):
            low, high = of(inner)
            within = [number for number in numbers if low <= number <= high]
            return int(low == high and bool(within)), int(bool(within))
        case Not(inner):
            low, high = _truth(of(inner))
            return 1 - high, 1 - low
        case Every(parts) | Either(parts):
            ends = [_truth(of(part)) for part in parts]
            join = min if isinstance(rule, Every) else max
            none = int(isinstance(rule, Every))
            lows, highs = [low for low, _ in ends], [high for _, high in ends]
            return join(lows, default=none), join(highs, default=none)


def _truth(ends: Bounds) -> Bounds:
    """Whether a rule holds nowhere, everywhere, or here and there."""
    low, high = ends
    return int(low > 0 or high < 0), int(low != 0 or high != 0)


def _moved(number: int, low: int | None, high: int | None) -> int:
    raised = number if low is None else max(number, low)
    return raised if high is None else min(raised, high)
