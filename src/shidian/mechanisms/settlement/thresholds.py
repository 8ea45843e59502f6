"""Questions about the threshold: who settles at it, and which one reaches a number of people."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from shidian.core import DataError, Fault
from shidian.mechanisms.settlement.curves import Counts, Curve, Curves


@dataclass(frozen=True)
class Count:
    """The people of an area or group at a threshold; the last four add up to `people`.

    Parameters
    ----------
    name : str
        Of the area or group; empty for all.
    people : int
    by_route : int
        Settle without points.
    by_points : int
        Settle by points.
    below : int
        May settle by points, and do not reach the threshold.
    out : int
        Refused, or without a prerequisite.
    """

    name: str
    people: int
    by_route: int
    by_points: int
    below: int
    out: int

    @property
    def settled(self) -> int:
        """People who settle."""
        return self.by_route + self.by_points

    @property
    def may(self) -> int:
        """People who may apply: on a route, or with every prerequisite."""
        return self.settled + self.below


@dataclass(frozen=True)
class Qualified:
    """Who settles at a threshold: in all, by area, and by group.

    `threshold` is in points of the scheme.
    """

    threshold: Decimal
    whole: Count
    areas: tuple[Count, ...]
    groups: Mapping[str, tuple[Count, ...]]


@dataclass(frozen=True)
class Step:
    """A possible threshold in units, and how many settle at it."""

    threshold: int
    settled: int


@dataclass(frozen=True)
class Reach:
    """The two thresholds between which a number of people lies; people of equal points settle
    together, so that often none meets it exactly.

    Parameters
    ----------
    name : str
        Of the area; empty for all.
    target : int
        People.
    at_most : Step
        The lowest possible threshold at which at most `target` settle; None where more settle on
        routes alone.
    at_least : Step
        The highest possible threshold at which at least `target` settle; None where fewer may.
    """

    name: str
    target: int
    at_most: Step | None
    at_least: Step | None

    @property
    def undershoot(self) -> int | None:
        """How many fewer than the target settle at `at_most`."""
        return None if self.at_most is None else self.target - self.at_most.settled

    @property
    def overshoot(self) -> int | None:
        """How many more than the target settle at `at_least`."""
        return None if self.at_least is None else self.at_least.settled - self.target


def qualified(curves: Curves, threshold: int) -> Qualified:
    """Who settles at a threshold of so many units."""
    areas = counts(curves.areas, threshold)
    groups = {name: counts(one, threshold) for name, one in curves.groups.items()}
    return Qualified(curves.day.points(threshold), whole(areas), areas, groups)


def counts(curve: Curve, threshold: int) -> tuple[Count, ...]:
    """The people of every row of a curve at a threshold of so many units."""
    by_points = curve.by_points[:, curve.at(threshold)]
    below = curve.by_points[:, 0] - by_points
    columns = (curve.people, curve.by_route, by_points, below, curve.out)
    rows = zip(curve.names, *(column.tolist() for column in columns), strict=True)
    return tuple(Count(*row) for row in rows)


def whole(rows: tuple[Count, ...]) -> Count:
    """The sum of counts."""
    return Count(
        "",
        sum(one.people for one in rows),
        sum(one.by_route for one in rows),
        sum(one.by_points for one in rows),
        sum(one.below for one in rows),
        sum(one.out for one in rows),
    )


def threshold_for(curve: Curve, people: int) -> Reach:
    """The thresholds, one for all areas, at which at most and at least so many people settle.

    Raises
    ------
    DataError
        If no threshold decides anything, or the number is negative.
    """
    check_decides(curve)
    settled = curve.settled.sum(axis=0, keepdims=True)
    return _reaches(curve, ("",), settled, [_target(people)])[0]


def thresholds_for(curve: Curve, people: Mapping[str, int]) -> tuple[Reach, ...]:
    """The same for each area that has a number of its own, each with its own thresholds.

    Raises
    ------
    DataError
        If no threshold decides anything, an area is not in the table, or a number is negative.
    """
    check_decides(curve)
    check_areas(curve, people)
    named = [(place, name) for place, name in enumerate(curve.names) if name in people]
    settled = curve.settled[[place for place, _ in named]]
    targets = [_target(people[name]) for _, name in named]
    return _reaches(curve, tuple(name for _, name in named), settled, targets)


def _reaches(
    curve: Curve, names: tuple[str, ...], settled: Counts, targets: list[int]
) -> tuple[Reach, ...]:
    most = np.iinfo(np.int64).max
    bounds = np.array([min(one, most) for one in targets], np.int64)[:, np.newaxis]
    firsts = (settled > bounds).sum(axis=1).tolist()  # counts fall along the thresholds
    lasts = ((settled >= bounds).sum(axis=1) - 1).tolist()

    def step(row: int, place: int) -> Step | None:
        if not 0 <= place < len(curve.units):
            return None
        return Step(int(curve.units[place]), int(settled[row, place]))

    return tuple(
        Reach(name, target, step(row, first), step(row, last))
        for row, (name, target, first, last) in enumerate(
            zip(names, targets, firsts, lasts, strict=True)
        )
    )


def check_decides(curve: Curve) -> None:
    """Raise DataError if nobody may settle by points."""
    if not curve.decides:
        raise DataError(Fault("threshold_nobody"))


def check_areas(curve: Curve, asked: Mapping[str, object]) -> None:
    """Raise DataError with every area that is not in the table."""
    known = " ".join(curve.names[:20])
    faults = [
        Fault("threshold_area_unknown", found=name[:80], known=known)
        for name in asked
        if name not in curve.names
    ]
    if faults:
        raise DataError(faults)


def _target(people: int) -> int:
    if people < 0:
        raise DataError(Fault("threshold_target", found=people))
    return people
