"""A yearly quota: how many places there are, and whose points still reach one."""

from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from shidian.core import Bilingual
from shidian.mechanisms.settlement.curves import Counts, Curves
from shidian.mechanisms.settlement.day import Day


@dataclass(frozen=True)
class Placement:
    """Who gets one of the places of a quota.

    Parameters
    ----------
    name : str
        The code that the places are for; empty for all.
    places : int
        None where the scheme states none for this code; nothing is then known of it.
    applicants : int
        May settle by points and reach the threshold.
    certain : int
        Get a place whatever the order among equal points decides.
    last : Decimal
        Points of the last of them.
    edge : Decimal
        Points of those for whom not all places suffice; None where they do for everybody.
    tied, left : int
        How many have exactly the points of the edge, and the places that are left for them.
    ordered : bool
        Whether the scheme has an order among equal points. Who of the edge gets the places that
        are `left` is a matter of persons, in either case: the queue asks that order first, and
        then who stands first. A table of counts says how many there are.
    """

    name: str
    places: int | None
    applicants: int
    certain: int
    last: Decimal | None
    edge: Decimal | None
    tied: int
    left: int
    ordered: bool


def placements(curves: Curves, threshold: int) -> tuple[Placement, ...]:
    """Apply the quota of a scheme, on top of a threshold of so many units; empty without a quota.

    Of the codes that the quota names no number for, those with applicants are among them.
    """
    selection = curves.day.scheme.selection
    if selection is None or selection.quota is None or curves.quota is None:
        return ()
    quota, by = selection.quota, curves.quota
    stated = {"": quota.total} if quota.total is not None else dict(quota.of or {})
    places = {name: curves.day.whole(amount) for name, amount in stated.items()}
    found = [
        _placement(curves, name, row, threshold, places.get(name))
        for name, row in zip(by.names, by.by_points, strict=True)
    ]
    return tuple(one for one in found if one.places is not None or one.applicants)


def group_said(day: Day, found: Placement) -> Bilingual:
    """What the people are called whom some places are for."""
    quota = day.scheme.selection.quota if day.scheme.selection else None
    known = day.scheme.inputs[quota.by].codes if quota and quota.by else {}
    return known.get(found.name, Bilingual("全部", "all"))


def _placement(
    curves: Curves, name: str, reached: Counts, threshold: int, places: int | None
) -> Placement:
    """Go down the points of applicants until the places are used up."""
    units, start = curves.areas.units, curves.areas.at(threshold)
    ordered = bool(curves.day.scheme.selection and curves.day.scheme.selection.order)
    applicants = int(reached[start])
    if places is None:
        return Placement(name, None, applicants, 0, None, None, 0, 0, ordered)
    # The first place from the threshold on at which the people who reach it fit.
    fits = start + int((reached[start:] > places).sum())
    certain = int(reached[min(fits, len(units) - 1)])
    tied, left, edge = 0, 0, None
    if fits > start:
        # Who has exactly these points: reaches them, and not the next.
        tied, left = int(reached[fits - 1]) - certain, places - certain
        edge = curves.day.points(int(units[fits - 1]))
    last = _last(reached, units, fits)
    return Placement(
        name,
        places,
        applicants,
        certain,
        None if last is None else curves.day.points(last),
        edge,
        tied,
        left,
        ordered,
    )


def _last(reached: Counts, units: Counts, fits: int) -> int | None:
    """The lowest points that somebody has from a place on."""
    having = reached[fits:-1] - reached[fits + 1 :]
    filled = np.flatnonzero(having)
    return int(units[fits + filled[0]]) if len(filled) else None
