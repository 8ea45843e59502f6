"""Curves: how many people settle at every possible threshold, by area and by group.

They are folded from a planning table once; every question about a threshold is then a look-up.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

import numpy as np
import polars as pl
from numpy.typing import NDArray

from shidian.core import DataError, Fault
from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.outcome import Standing
from shidian.mechanisms.settlement.planning import (
    AREA,
    GROUP,
    PEOPLE,
    POINTS,
    STANDING,
    PlanningTable,
)

Counts = NDArray[np.int64]


@dataclass(frozen=True)
class Curve:
    """How many people settle at every possible threshold.

    Parameters
    ----------
    names : tuple of str
        The rows: areas, groups, or the like.
    units : array of int, shape (thresholds,)
        The possible thresholds, rising, in units of the scheme: the points that somebody has who
        may settle by points, and one unit above the highest. Between two of them nothing changes.
    by_points : array of int, shape (rows, thresholds)
        People who settle by points at each threshold. At the first all who may do.
    by_route, out : array of int, shape (rows,)
        People who settle at every threshold, and at none.
    """

    names: tuple[str, ...]
    units: Counts
    by_points: Counts
    by_route: Counts
    out: Counts

    @property
    def settled(self) -> Counts:
        """People who settle, by row and threshold; falls along the thresholds."""
        return self.by_points + self.by_route[:, np.newaxis]

    @property
    def people(self) -> Counts:
        """All people, by row."""
        return self.by_points[:, 0] + self.by_route + self.out

    @property
    def decides(self) -> bool:
        """Whether a threshold decides about anybody."""
        return len(self.units) > 1

    def at(self, threshold: int) -> int:
        """The place in `units` of the possible threshold that a threshold amounts to."""
        return min(int(np.searchsorted(self.units, threshold)), len(self.units) - 1)


@dataclass(frozen=True)
class Curves:
    """The curves of a planning table: by area, for each of its groupings, and for the quota.

    `quota` is None where the scheme has none.
    """

    day: Day
    areas: Curve
    groups: Mapping[str, Curve] = field(default_factory=dict)
    quota: Curve | None = None


def curves(plan: PlanningTable) -> Curves:
    """Fold a planning table by area, by each grouping, and by what the quota goes by."""
    units = thresholds_of(plan)
    groups = {
        name: folded(frame, GROUP, plan.names[name], units) for name, frame in plan.groups.items()
    }
    quota = None if plan.quota is None else folded(plan.quota, GROUP, plan.quota_names, units)
    return Curves(plan.day, folded(plan.cells, AREA, plan.areas, units), groups, quota)


def curve(plan: PlanningTable) -> Curve:
    """Fold a planning table by area."""
    return folded(plan.cells, AREA, plan.areas, thresholds_of(plan))


def thresholds_of(plan: PlanningTable) -> Counts:
    """The possible thresholds of a planning table, in units, rising."""
    may = plan.cells.filter(pl.col(STANDING) == int(Standing.POINTS))
    points = may[POINTS].unique().sort().to_numpy().astype(np.int64)
    above = points[-1:] + 1 if len(points) else np.zeros(1, np.int64)
    return np.concatenate([points, above])


def folded(frame: pl.DataFrame, column: str, names: Sequence[str], units: Counts) -> Curve:
    """Sum people by a column of row numbers, and by the thresholds that they reach."""
    row, points, standing, people = (
        frame[one].to_numpy() for one in (column, POINTS, STANDING, PEOPLE)
    )
    may = standing == Standing.POINTS
    reached = np.zeros((len(names), len(units)), np.int64)
    np.add.at(reached, (row[may], np.searchsorted(units, points[may])), people[may])
    by_points = np.cumsum(reached[:, ::-1], axis=1)[:, ::-1]

    def in_all(chosen: Standing) -> Counts:
        found = np.zeros(len(names), np.int64)
        np.add.at(found, row[standing == chosen], people[standing == chosen])
        return found

    return Curve(tuple(names), units, by_points, in_all(Standing.ROUTE), in_all(Standing.OUT))


def threshold_units(day: Day, points: Decimal) -> int:
    """A threshold that is written in points, as a count of the scheme's units.

    Raises
    ------
    DataError
        If it is no whole multiple of the unit: nobody could have exactly these points.
    """
    unit = day.scheme.unit
    if not points.is_finite() or abs(points) >= 10**12 or points % unit:
        raise DataError(Fault("threshold_not_in_units", found=points, unit=unit))
    return int(points / unit)
