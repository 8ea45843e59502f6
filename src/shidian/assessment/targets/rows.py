"""One row of the batch from one result: baseline, path, start of the leg, value and errors."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import nan

from shidian.assessment.attainment import Attainment
from shidian.assessment.caveat import Caveat
from shidian.assessment.choice import best_value, candidates, comparable
from shidian.assessment.policy import Policy, Transform
from shidian.assessment.targets.deviation import deviation
from shidian.assessment.targets.flows import is_flow
from shidian.assessment.targets.promise import (
    Leg,
    bounds_of,
    goal_of,
    is_aspiration,
    leg_at,
    scale_of,
    sign,
    strictness,
    transform_of,
)
from shidian.assessment.targets.scales import CODES
from shidian.core import Observation, Op, Target
from shidian.register import Entry, Snapshot

Corners = Sequence[tuple[int, float]]
Row = Mapping[str, float | bool | int]


@dataclass(frozen=True)
class Working:
    """What a result is worked out from, beside its value.

    Parameters
    ----------
    corners : sequence of (year, value)
        The promised path up to the target, on the target's scale.
    leg : Leg or None
        The part of it that the year of the result falls on.
    start : Entry of Observation, or None
        What was observed where that part begins; None where only the promise is known.
    transform : Transform
    """

    corners: Corners
    leg: Leg | None
    start: Entry[Observation] | None
    transform: Transform


def working_of(snapshot: Snapshot, result: Attainment, policy: Policy) -> Working:
    """The path of a result's target and where the current part of it begins."""
    target, indicator = result.target.record, result.indicator
    corners = _corners(snapshot, result)
    leg = leg_at(corners, result.year)
    start = None
    if leg is not None and result.observed is not None:
        values = candidates(snapshot, result.pilot.area, indicator.code, leg.from_year)
        same = [one for one in values if comparable(one.record, result.observed.record)]
        start = best_value(same, result.observed.record.vintage)
    if leg is not None and result.baseline and leg.from_year == result.baseline.record.period.year:
        start = result.baseline
    return Working(corners, leg, start, transform_of(target, indicator, corners, policy.paths))


def _corners(snapshot: Snapshot, result: Attainment) -> Corners:
    """Baseline and dated targets up to this one; hard ones, unless this one is an aspiration."""
    goal = result.target.record
    points = {
        one.year: one
        for one in (entry.record for entry in snapshot.targets_of.get(goal.pilot, ()))
        if _same_promise(one, goal) and one.year < goal.year
    }
    points[goal.year] = goal
    scale = scale_of(goal)
    made = {
        year: goal_of(goal) if goal.op is Op.RANGE else scale(target.value)
        for year, target in points.items()
    }
    if result.baseline is not None:
        made.setdefault(result.baseline.record.period.year, scale(result.baseline.record.value))
    return sorted(made.items())


def _same_promise(one: Target, goal: Target) -> bool:
    """Whether a target is a checkpoint on the way to another."""
    alike = (one.indicator, one.subject, one.op is Op.RANGE) == (
        goal.indicator,
        goal.subject,
        goal.op is Op.RANGE,
    )
    return not is_flow(one) and alike and (is_aspiration(goal) or not is_aspiration(one))


def row_of(result: Attainment, working: Working, policy: Policy) -> Row:
    """The row of a result in the batch; NaN where there is no value."""
    target, observed, baseline = result.target.record, result.observed, result.baseline
    scale, low_high = scale_of(target), bounds_of(target, result.indicator)
    goal = goal_of(target)
    leg = working.leg or Leg(result.year, nan, target.year, goal)
    start = working.start.record if working.start else None
    imputed = Caveat.IMPUTED in result.caveats
    factor = policy.errors.imputed_factor if imputed else 1.0

    def error(observation: Observation | None) -> float:
        return deviation(observation, target.value.unit, policy.errors) if observation else nan

    return {
        "sign": sign(target, result.indicator.direction),
        "goal": goal,
        "goal_year": target.year,
        "tolerance": float(result.tolerance) - strictness(target),
        "last_place": float(target.value.last_place),
        "size": abs(_nearer_end(target, observed)),
        "base": scale(baseline.record.value) if baseline else nan,
        "base_year": baseline.record.period.year if baseline else nan,
        "leg_from": leg.from_value,
        "leg_from_year": leg.from_year,
        "leg_to": leg.to_value,
        "leg_to_year": leg.to_year,
        "start": scale(start.value) if start else leg.from_value,
        "start_deviation": error(start) if start else 0.0,
        "seen": scale(start.value) if start else scale(baseline.record.value) if baseline else nan,
        "value": scale(observed.record.value) if observed else nan,
        "deviation": factor * error(observed.record if observed else None),
        "goal_deviation": error(replace(observed.record, value=target.value) if observed else None),
        "year": result.year,
        "transform": CODES[working.transform],
        "low": low_high[0],
        "high": low_high[1],
        "aspiration": is_aspiration(target),
        "imputed": imputed,
        "unbroken": _compare(baseline, observed),
        "leg_unbroken": _compare(working.start or baseline, observed)
        and _compare(baseline, observed),
    }


def _nearer_end(target: Target, observed: Entry[Observation] | None) -> float:
    low = float(target.value.value)
    if target.high is None or observed is None:
        return low
    high = float(target.high.to(target.value.unit).value)
    value = float(observed.record.value.to(target.value.unit).value)
    return min(low, high, key=lambda end: abs(value - end))


def _compare(one: Entry[Observation] | None, other: Entry[Observation] | None) -> bool:
    return one is not None and other is not None and comparable(one.record, other.record)
