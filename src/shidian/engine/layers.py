"""What several rules have in common, in the order in which it can be computed."""

from collections.abc import Sequence
from itertools import chain

from shidian.engine.rules import Choice, Column, Constant, Either, Every, Filled, Largest, Rule, Sum


def layers(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Rules that occur more than once within some rules, each in the first layer after its parts.

    Examples
    --------
    >>> from shidian.engine.rules import AtLeast, Multiples, Sum
    >>> months = Multiples(Column("months"), 12, 3, 15)
    >>> layers([Sum((months, Constant(1))), AtLeast(months, 5)]) == [[months]]
    True
    """
    times: dict[Rule, int] = {}
    for rule in rules:
        _count(rule, times)
    heights: dict[Rule, int] = {}
    found: list[list[Rule]] = []
    for rule in rules:
        _place(rule, times, heights, found)
    return found


def parts(rule: Rule) -> tuple[Rule, ...]:
    """The rules of which a rule is made."""
    match rule:
        case Constant() | Column() | Filled():
            return ()
        case Sum(inside) | Largest(inside) | Every(inside) | Either(inside):
            return inside
        case Choice(cases, otherwise):
            return (*chain.from_iterable(cases), otherwise)
        case _:
            return (rule.of,)


def _count(rule: Rule, times: dict[Rule, int]) -> None:
    times[rule] = times.get(rule, 0) + 1
    if times[rule] == 1:  # what is inside is computed once
        for part in parts(rule):
            _count(part, times)


def _place(
    rule: Rule, times: dict[Rule, int], heights: dict[Rule, int], found: list[list[Rule]]
) -> int:
    """How many layers must stand before a rule; those of its parts are filled on the way."""
    if rule not in heights:
        below = max((_place(part, times, heights, found) for part in parts(rule)), default=0)
        shared = times[rule] > 1 and not isinstance(rule, Constant | Column)
        if shared:
            found.extend([] for _ in range(below + 1 - len(found)))
            found[below].append(rule)
        heights[rule] = below + shared
    return heights[rule]
