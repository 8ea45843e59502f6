"""Between which whole numbers a rule's value lies, from the bounds of the columns."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence

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


def bounds(rule: Rule, columns: Columns) -> Bounds:
    """The least and the greatest value that a rule can have, neither need be reached.

    Examples
    --------
    >>> from shidian.engine import Filled, Holds, Multiples
    >>> months = TableColumn(Holds.NUMBER, 0, 600, missing=True)
    >>> bounds(Multiples(Filled("months", 0), step=12, each=3, most=15), {"months": months})
    (0, 45)
    """
    match rule:
        case Constant(number):
            return number, number
        case Column(name):
            return columns[name].low, columns[name].high
        case Filled(name, missing):
            low, high = columns[name].low, columns[name].high
            return (min(low, missing), max(high, missing)) if columns[name].missing else (low, high)
        case AtLeast() | OneOf() | Every() | Either() | Not():
            return _of_condition(rule, columns)
        case Sum() | Largest() | Choice():
            return _of_several(rule, columns)
        case _:
            return _of_one(rule, columns)


def _of_one(rule: Steps | Lookup | Multiples | Within, columns: Columns) -> Bounds:
    low, high = bounds(rule.of, columns)
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


def _of_several(rule: Sum | Largest | Choice, columns: Columns) -> Bounds:
    match rule:
        case Choice(cases, otherwise):
            parts: Sequence[Rule] = (*(then for _, then in cases), otherwise)
        case _:
            parts = rule.parts
    ends = [bounds(part, columns) for part in parts]
    lows, highs = [low for low, _ in ends], [high for _, high in ends]
    match rule:
        case Sum():
            return sum(lows), sum(highs)
        case Largest():
            return max(lows), max(highs)
        case Choice():
            return min(lows), max(highs)


def _of_condition(rule: AtLeast | OneOf | Every | Either | Not, columns: Columns) -> Bounds:
    match rule:
        case AtLeast(of, number):
            low, high = bounds(of, columns)
            return int(low >= number), int(high >= number)
        case OneOf(of, numbers):
            low, high = bounds(of, columns)
            within = [number for number in numbers if low <= number <= high]
            return int(low == high and bool(within)), int(bool(within))
        case Not(of):
            low, high = _truth(of, columns)
            return 1 - high, 1 - low
        case Every(parts) | Either(parts):
            ends = [_truth(part, columns) for part in parts]
            join = min if isinstance(rule, Every) else max
            none = int(isinstance(rule, Every))
            lows, highs = [low for low, _ in ends], [high for _, high in ends]
            return join(lows, default=none), join(highs, default=none)


def _truth(rule: Rule, columns: Columns) -> Bounds:
    """Whether a rule holds nowhere, everywhere, or here and there."""
    low, high = bounds(rule, columns)
    return int(low > 0 or high < 0), int(low != 0 or high != 0)


def _moved(number: int, low: int | None, high: int | None) -> int:
    raised = number if low is None else max(number, low)
    return raised if high is None else min(raised, high)
