"""What a scheme says of one person: points by item, refusals, routes, entitlements."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

from shidian.mechanisms.settlement.person import Value
from shidian.mechanisms.settlement.scheme import Clause, Item


class Standing(IntEnum):
    """How a person can settle; the numbers are what engines count by."""

    OUT = 0  # refused by a veto, or neither on a route nor with all prerequisites
    POINTS = 1  # with enough points
    ROUTE = 2  # without points


@dataclass(frozen=True)
class Scored:
    """What one item gives a person.

    Parameters
    ----------
    item : Item
    units : int
        Points, in units of the scheme.
    value : Value
        What was read, after a missing value took its declared meaning; None for a group, and
        for a date that never came.
    applies : bool
        Whether its conditions hold.
    counts : bool
        Whether it is part of the total: losers of a group are not.
    before_limits : int
        Units before its own cap and floor.
    parts : tuple of Scored
        Of a group.
    """

    item: Item
    units: int
    value: Value | None = None
    applies: bool = True
    counts: bool = True
    before_limits: int = 0
    parts: "tuple[Scored, ...]" = ()


@dataclass(frozen=True)
class Outcome:
    """What a scheme says of one person on a day.

    Parameters
    ----------
    items : tuple of Scored
        Those in force.
    units : int
        The total.
    needed : int
        Units of the threshold; None where nobody settles by points.
    vetoes, unmet, routes : tuple of Clause
        Vetoes that apply, prerequisites that fail, routes that are open.
    entitlements : mapping of str to bool
    standing : Standing
    """

    items: tuple[Scored, ...]
    units: int
    needed: int | None
    vetoes: tuple[Clause, ...]
    unmet: tuple[Clause, ...]
    routes: tuple[Clause, ...]
    entitlements: Mapping[str, bool]
    standing: Standing

    @property
    def qualified(self) -> bool:
        """Whether the person settles, before any quota."""
        if self.standing is Standing.POINTS:
            return self.needed is not None and self.units >= self.needed
        return self.standing is Standing.ROUTE
