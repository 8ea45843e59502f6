"""What lies ahead of a target that is not due: the change still needed, and its chance."""

from dataclasses import dataclass
from math import isfinite

import numpy as np

from shidian.assessment.attainment import Attainment
from shidian.assessment.policy import Policy
from shidian.assessment.targets.batch import Batch, Floats
from shidian.assessment.targets.changes import Changes, series_of
from shidian.assessment.targets.promise import scale_of
from shidian.assessment.targets.scales import scaled, stretch
from shidian.assessment.targets.trend import (
    FEWEST,
    chance,
    chance_by_class,
    forecast,
    limit_of_change,
)
from shidian.register import Snapshot


@dataclass(frozen=True)
class Prospect:
    """What is needed from now on, against what was planned and done; None is “no value”.

    Parameters
    ----------
    needed, planned, actual : float or None
        Change by the year in the target's unit: from now on to reach the target, from the
        baseline by the plan, and made since the baseline.
    infeasible : bool or None
        Whether hardly any place of the class ever changed as fast as is needed now.
    probability : float or None
        Of reaching the target.
    """

    needed: float | None = None
    planned: float | None = None
    actual: float | None = None
    infeasible: bool | None = None
    probability: float | None = None


def prospect_of(
    snapshot: Snapshot, result: Attainment, place: Batch, changes: Changes, policy: Policy
) -> Prospect:
    """The prospect of one target; `place` is its row of the batch."""
    if result.target.record.high is not None:  # of a band there is a distance, no yearly change
        return Prospect()
    needed, planned, actual = (_number(column) for column in _by_year(place))
    broken = result.baseline is not None and not place.unbroken[0]
    if result.due or result.observed is None or broken:
        return Prospect(needed, planned, actual)
    known = _changes_of(result, changes, policy)
    infeasible = None
    if needed is not None and known.size:
        sign = int(place.sign[0])
        infeasible = sign * needed > max(0.0, limit_of_change(known, sign, policy.pace.infeasible))
    probability = _probability(snapshot, result, place, known)
    return Prospect(needed, planned, actual, infeasible, probability)


def _by_year(place: Batch) -> tuple[Floats, Floats, Floats]:
    with np.errstate(all="ignore"):
        needed = (place.goal - place.value) / (place.goal_year - place.year)
        planned = (place.goal - place.base) / (place.goal_year - place.base_year)
        actual = (place.value - place.base) / (place.year - place.base_year)
    return (
        np.where(~place.due & place.unbroken & ~place.imputed, needed, np.nan),
        planned,
        np.where(place.unbroken & ~place.imputed, actual, np.nan),
    )


def _changes_of(result: Attainment, changes: Changes, policy: Policy) -> Floats:
    """Yearly changes of the class in the target's unit; none where they are too few."""
    found = changes.get((result.indicator.code, result.pilot.peer_class))
    if found is None or found.size < policy.pace.fewest_changes:
        return np.array([])
    factor = float(result.indicator.unit.size / result.target.record.value.unit.size)
    return found * factor


def _probability(
    snapshot: Snapshot, result: Attainment, place: Batch, known: Floats
) -> float | None:
    """By the place's own trend, else by what its class did."""
    target, sign = result.target.record, int(place.sign[0])
    series = series_of(snapshot, result.pilot.area, result.indicator.code, result.year)
    if len(series) >= FEWEST:
        scale = scale_of(target)
        years = np.array([float(entry.record.period.year) for entry in series])
        values = np.array([scale(entry.record.value) for entry in series])
        bounds = place.transform, place.low, place.high
        steep = float(stretch(place.value, *bounds)[0])
        ahead = forecast(
            years, scaled(values, *bounds), target.year, float(place.deviation[0]) * steep
        )
        goal = float(scaled(place.goal, *bounds)[0])
        likely = chance(ahead, goal, sign, float(place.tolerance[0]) * steep)
        return likely if isfinite(likely) else None  # a value may stand on a bound of the logit
    if not known.size or result.observed is None:
        return None
    left = target.year - result.observed.record.period.year
    value, goal = float(place.value[0]), float(place.goal[0])
    return chance_by_class(value, known, left, goal, sign, float(place.tolerance[0]))


def _number(column: Floats) -> float | None:
    return float(column[0]) if np.isfinite(column[0]) else None
