"""A yearly quota: how many places there are, and whose points still reach one."""

from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from shidian.core import DataError, Fault, Place
from shidian.mechanisms.settlement.curves import Counts, Curves
from shidian.mechanisms.settlement.planning import AREA


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
        Whether the scheme has an order among equal points. If so it gives `left` places, and who
        gets them must be asked of persons; where it does not decide either, and where there is
        none, equal people settle together or not at all, and nobody of the edge does.
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


def placements(curves: Curves) -> tuple[Placement, ...]:
    """Apply the quota of a scheme, on top of its threshold.

    Raises
    ------
    DataError
        If the scheme has none, or the planning table is not grouped by what the quota goes by.
    """
    day, selection = curves.day, curves.day.scheme.selection
    if selection is None or selection.quota is None:
        raise DataError(Fault("quota_none"))
    quota, threshold = selection.quota, day.units(selection.threshold)
    if quota.total is not None:
        whole = curves.areas.by_points.sum(axis=0)
        return (_placement(curves, "", whole, threshold, day.whole(quota.total)),)
    by = curves.groups.get(quota.by) or (curves.areas if quota.by == AREA else None)
    if by is None:
        raise DataError(Fault("quota_grouping", Place(column=quota.by)))
    stated = quota.of or {}
    return tuple(
        _placement(
            curves, name, row, threshold, day.whole(stated[name]) if name in stated else None
        )
        for name, row in zip(by.names, by.by_points, strict=True)
    )


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
