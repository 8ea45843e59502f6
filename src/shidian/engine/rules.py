"""Rules over a table: whole numbers from whole numbers, in a form that any engine can run.

A rule is a small tree. Its leaves are columns of a table and constants, all of them whole numbers:
a date is a count of days, a code its place in a list, a flag 0 or 1. A truth is 1 or 0 as well.
Nothing in the tree knows of missing values but `Filled`, so that no engine's own view of NULL
can change a result; there is no date arithmetic and no rounding. What a tree means is said once,
by `value`, over one row; every engine must agree with it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from threading import Lock
from typing import Any, TypeAlias, TypeVar
from weakref import WeakValueDictionary

T = TypeVar("T")


class _Once(type):
    """Equal rules are one object, so that comparing and hashing a rule does not walk through it.

    A rule that stands in two places of another, and that one in two places of a third, would be
    walked through four times, and so on: written out, a chain of forty is larger than any memory.
    """

    _known: WeakValueDictionary[tuple[Any, ...], Any] = WeakValueDictionary()
    _lock = Lock()

    def __call__(cls: type[T], *fields: Any, **named: Any) -> T:
        made: T = type.__call__(cls, *fields, **named)
        with _Once._lock:
            found: T = _Once._known.setdefault((cls, *vars(made).values()), made)
        return found


@dataclass(frozen=True, eq=False)
class Constant(metaclass=_Once):
    """A whole number."""

    number: int


@dataclass(frozen=True, eq=False)
class Column(metaclass=_Once):
    """A column that has a value in every row."""

    name: str


@dataclass(frozen=True, eq=False)
class Filled(metaclass=_Once):
    """A column, and what a missing value in it counts as."""

    name: str
    missing: int


@dataclass(frozen=True, eq=False)
class Steps(metaclass=_Once):
    """A value for each stretch of a number: ``values[i]`` from ``starts[i - 1]`` on.

    `values` has one more member than `starts`: its first holds below the first start.
    """

    of: "Rule"
    starts: tuple[int, ...]
    values: tuple[int, ...]

    def __post_init__(self) -> None:
        if len(self.values) != len(self.starts) + 1:
            raise ValueError("steps need one value more than starts")
        if any(after <= before for before, after in pairwise(self.starts)):
            raise ValueError("steps must rise")


@dataclass(frozen=True, eq=False)
class Lookup(metaclass=_Once):
    """A value for each code: ``values[code]``; every code of the column has one."""

    of: "Rule"
    values: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Multiples(metaclass=_Once):
    """`each` for every full `step` in a number from 0 on, counting at most `most` steps."""

    of: "Rule"
    step: int
    each: int
    most: int


@dataclass(frozen=True, eq=False)
class Sum(metaclass=_Once):
    """The sum of rules."""

    parts: tuple["Rule", ...]


@dataclass(frozen=True, eq=False)
class Largest(metaclass=_Once):
    """The largest of rules."""

    parts: tuple["Rule", ...]


@dataclass(frozen=True, eq=False)
class Within(metaclass=_Once):
    """A rule's value, moved to the nearer end where it lies outside; None leaves an end open."""

    of: "Rule"
    low: int | None
    high: int | None


@dataclass(frozen=True, eq=False)
class Choice(metaclass=_Once):
    """The rule beside the first condition that holds; `otherwise` where none does."""

    cases: tuple[tuple["Rule", "Rule"], ...]
    otherwise: "Rule"


@dataclass(frozen=True, eq=False)
class AtLeast(metaclass=_Once):
    """Whether a rule's value reaches a number."""

    of: "Rule"
    number: int


@dataclass(frozen=True, eq=False)
class OneOf(metaclass=_Once):
    """Whether a rule's value is one of some numbers."""

    of: "Rule"
    numbers: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Every(metaclass=_Once):
    """Whether all conditions hold; true for none."""

    parts: tuple["Rule", ...]


@dataclass(frozen=True, eq=False)
class Either(metaclass=_Once):
    """Whether at least one condition holds; false for none."""

    parts: tuple["Rule", ...]


@dataclass(frozen=True, eq=False)
class Not(metaclass=_Once):
    """Whether a condition does not hold."""

    of: "Rule"


Rule: TypeAlias = (
    Constant
    | Column
    | Filled
    | Steps
    | Lookup
    | Multiples
    | Sum
    | Largest
    | Within
    | Choice
    | AtLeast
    | OneOf
    | Every
    | Either
    | Not
)


def value(rule: Rule, row: Mapping[str, int | None]) -> int:  # noqa: PLR0911  one line a kind
    """What a rule gives for one row.

    Raises
    ------
    ValueError
        If a column without a declared meaning for missing values has one.

    Examples
    --------
    >>> insurance = Multiples(Filled("insurance_months", 0), step=12, each=3, most=15)
    >>> [value(insurance, {"insurance_months": months}) for months in (None, 11, 60, 400)]
    [0, 0, 15, 45]
    """
    match rule:
        case Constant(number):
            return number
        case Column(name):
            return _present(name, row[name])
        case Filled(name, missing):
            found = row[name]
            return missing if found is None else found
        case Steps(of, starts, values):
            reached = value(of, row)
            return values[sum(start <= reached for start in starts)]
        case Lookup(of, values):
            return values[value(of, row)]
        case Multiples(of, step, each, most):
            return min(value(of, row) // step, most) * each
        case Sum(parts):
            return sum(value(part, row) for part in parts)
        case Largest(parts):
            return max(value(part, row) for part in parts)
        case Within(of, low, high):
            return _within(value(of, row), low, high)
        case Choice(cases, otherwise):
            chosen = next((then for when, then in cases if value(when, row)), otherwise)
            return value(chosen, row)
        case _:
            return int(holds(rule, row))


def holds(rule: Rule, row: Mapping[str, int | None]) -> bool:
    """Whether a condition holds for one row; any other rule holds where it is not 0."""
    match rule:
        case AtLeast(of, number):
            return value(of, row) >= number
        case OneOf(of, numbers):
            return value(of, row) in numbers
        case Every(parts):
            return all(holds(part, row) for part in parts)
        case Either(parts):
            return any(holds(part, row) for part in parts)
        case Not(of):
            return not holds(of, row)
        case _:
            return value(rule, row) != 0


def _present(name: str, found: int | None) -> int:
    if found is None:
        raise ValueError(f"column {name} has no value")
    return found


def _within(number: int, low: int | None, high: int | None) -> int:
    raised = number if low is None else max(number, low)
    return raised if high is None else min(raised, high)
