"""How many people hold each entitlement, alone and together, and what that costs."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
import polars as pl

from shidian.core import Bilingual
from shidian.mechanisms.settlement.curves import Counts, Curve, folded, thresholds_of
from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.planning import AREA, HELD, PlanningTable
from shidian.mechanisms.settlement.scheme import Cost, Entitlement


@dataclass(frozen=True)
class Holdings:
    """Who holds what, folded from a planning table.

    Parameters
    ----------
    day : Day
    together : Curve
        By combination of entitlements that somebody holds; its names are not used.
    holds : array of int (0, 1), shape (combinations, entitlements)
        Which entitlements are in a combination.
    by_area : tuple of Curve
        For each entitlement: those who hold it, by area.
    """

    day: Day
    together: Curve
    holds: Counts
    by_area: tuple[Curve, ...]


@dataclass(frozen=True)
class Holders:
    """People who hold something: all of them, and those who do not settle.

    Who settles becomes a registered resident and needs no permit any more.
    """

    all: int
    unsettled: int


@dataclass(frozen=True)
class CostOfHolders:
    """What an item of an entitlement costs, in yuan: for all holders, and the unsettled ones.

    None where the scheme states no cost of one person.
    """

    entitlement: Entitlement
    cost: Cost
    all: Decimal | None
    unsettled: Decimal | None


@dataclass(frozen=True)
class Aimed:
    """A target of a scheme, and the people found; `found` is None where they cannot be told."""

    id: str
    label: Bilingual
    target: int
    found: int | None

    @property
    def gap(self) -> int | None:
        """How many more than the target were found."""
        return None if self.found is None else self.found - self.target


@dataclass(frozen=True)
class Entitled:
    """Who holds what at a threshold.

    Parameters
    ----------
    threshold : Decimal
        Points.
    entitlements : tuple of (Entitlement, Holders)
    areas : tuple of (Entitlement, str, Holders)
        The same by area.
    together : tuple of (tuple of Entitlement, Holders)
        Combinations that somebody holds, the most frequent first; the empty one too.
    costs : tuple of CostOfHolders
    targets : tuple of Aimed
        Of entitlements, and of routes.
    """

    threshold: Decimal
    entitlements: tuple[tuple[Entitlement, Holders], ...]
    areas: tuple[tuple[Entitlement, str, Holders], ...]
    together: tuple[tuple[tuple[Entitlement, ...], Holders], ...]
    costs: tuple[CostOfHolders, ...]
    targets: tuple[Aimed, ...]


def holdings(plan: PlanningTable) -> Holdings:
    """Fold a planning table by what people hold."""
    units, cells = thresholds_of(plan), plan.cells
    bits = cells[HELD].unique().sort()
    sets = cells.select(pl.exclude(HELD), row=pl.col(HELD).replace_strict(bits, range(len(bits))))
    together = folded(sets, "row", [str(one) for one in bits.to_list()], units)
    places = range(len(plan.day.scheme.entitlements))
    holds = bits.to_numpy()[:, np.newaxis] >> np.array(places, np.int64) & 1
    by_area = tuple(
        folded(cells.filter(pl.col(HELD) // (1 << place) % 2 == 1), AREA, plan.areas, units)
        for place in places
    )
    return Holdings(plan.day, together, holds, by_area)


def entitled(found: Holdings, threshold: int) -> Entitled:
    """Who holds what, and who of them does not settle at a threshold of so many units."""
    scheme = found.day.scheme
    people, unsettled = _people(found.together, threshold)
    held = _holders(found.holds.T @ people, found.holds.T @ unsettled)
    entitlements = tuple(zip(scheme.entitlements, held, strict=True))
    return Entitled(
        found.day.points(threshold),
        entitlements,
        tuple(
            (entitlement, name, holders)
            for entitlement, curve in zip(scheme.entitlements, found.by_area, strict=True)
            for name, holders in zip(curve.names, _holders(*_people(curve, threshold)), strict=True)
        ),
        _together(found, people, unsettled),
        tuple(
            CostOfHolders(one, cost, _times(cost, holders.all), _times(cost, holders.unsettled))
            for one, holders in entitlements
            for cost in one.costs
        ),
        (*_entitlements_aimed(entitlements), *_routes_aimed(found)),
    )


def _people(curve: Curve, threshold: int) -> tuple[Counts, Counts]:
    """All people of each row, and those who do not settle."""
    settled = curve.by_points[:, curve.at(threshold)] + curve.by_route
    return curve.people, curve.people - settled


def _holders(people: Counts, unsettled: Counts) -> list[Holders]:
    return [Holders(*one) for one in zip(people.tolist(), unsettled.tolist(), strict=True)]


def _together(
    found: Holdings, people: Counts, unsettled: Counts
) -> tuple[tuple[tuple[Entitlement, ...], Holders], ...]:
    entitlements = found.day.scheme.entitlements
    rows = [
        (tuple(one for one, has in zip(entitlements, held, strict=True) if has), holders)
        for held, holders in zip(found.holds.tolist(), _holders(people, unsettled), strict=True)
    ]
    return tuple(sorted(rows, key=lambda row: -row[1].all))


def _times(cost: Cost, people: int) -> Decimal | None:
    return None if cost.yuan is None else cost.yuan * people


def _entitlements_aimed(held: Sequence[tuple[Entitlement, Holders]]) -> list[Aimed]:
    return [
        Aimed(one.id, one.label, one.target, holders.all)
        for one, holders in held
        if one.target is not None
    ]


def _routes_aimed(found: Holdings) -> list[Aimed]:
    """The table knows who settles on a route, not on which: of several it cannot tell."""
    routes = found.day.scheme.routes
    on_routes = int(found.together.by_route.sum()) if len(routes) == 1 else None
    return [
        Aimed(one.id, one.label, one.target, on_routes) for one in routes if one.target is not None
    ]
