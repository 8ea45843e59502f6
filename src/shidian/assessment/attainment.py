"""From targets and observations to attainment: one result a target, with its working."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from shidian.assessment import reservations
from shidian.assessment.caveat import Caveat
from shidian.assessment.choice import baseline_of, best_value, latest
from shidian.assessment.margin import Margin, margin_of
from shidian.assessment.outcome import Outcome, Verdict, is_open, of_flow, of_value
from shidian.assessment.policy import Policy
from shidian.assessment.targets.flows import flow_of, is_flow
from shidian.assessment.targets.kinds import Flow
from shidian.core import Direction, Indicator, Observation, Op, Quantity, Target
from shidian.programme import Pilot
from shidian.register import Entry, Snapshot


@dataclass(frozen=True)
class Attainment:
    """One target, what it is measured against, and the verdict.

    Parameters
    ----------
    pilot : Pilot
    indicator : Indicator
    target : Entry of Target
    year : int
        For which it is judged: its own, or an earlier one on the way.
    baseline, observed : Entry of Observation, or None
    verdict : Verdict
    level_completion, attainment : Decimal or None
        Ratios; see `shidian.assessment.measures`. No attainment where baseline and observed value
        stand on different series: it would be a difference that neither of them allows; and none
        where the plan promised no change for the better. Of a band, by the distance to it.
    gap : Quantity or None
        Observed minus promised; percentage points for rates.
    tolerance : Decimal
        How far an “about” target may be missed, in the target's unit; 0 for all others.
    caveats : tuple of Caveat
    flow : Flow or None
        Of a target for a sum or for every year, what came of it; it has no single value.
    """

    pilot: Pilot
    indicator: Indicator
    target: Entry[Target]
    year: int
    baseline: Entry[Observation] | None
    observed: Entry[Observation] | None
    verdict: Verdict
    level_completion: Decimal | None
    attainment: Decimal | None
    gap: Quantity | None
    tolerance: Decimal
    caveats: tuple[Caveat, ...]
    flow: Flow | None = None

    @property
    def due(self) -> bool:
        """Whether it is judged for the target's own year."""
        return self.year == self.target.record.year


def assess(
    snapshot: Snapshot, policy: Policy | None = None, year: int | None = None
) -> Sequence[Attainment]:
    """Judge every target of the register, in the order of pilots, indicators and years.

    A target is judged only by a value of its own year; a value of a neighbouring year is
    shown on the pilot's page but decides nothing.

    Parameters
    ----------
    snapshot : Snapshot
    policy : Policy or None
        Who sets the tolerances; without one every figure binds as printed.
    year : int or None
        Judge the targets of later years by the value of this one; None for their own years.
    """
    programme = snapshot.programme
    order = {code: rank for rank, code in enumerate(programme.indicators)}
    targets = sorted(
        snapshot.targets,
        key=lambda e: (e.record.pilot, order[e.record.indicator], e.record.year, e.record.key),
    )
    return [
        _judged(snapshot, entry, policy, min(year or entry.record.year, entry.record.year))
        for entry in targets
    ]


def _judged(
    snapshot: Snapshot, entry: Entry[Target], policy: Policy | None, year: int
) -> Attainment:
    target, programme = entry.record, snapshot.programme
    pilot, indicator = programme.pilots[target.pilot], programme.indicators[target.indicator]
    baseline = None if target.subject else baseline_of(snapshot, pilot.area, indicator.code)
    start = baseline.record if baseline else None
    flow = flow_of(snapshot, target, indicator, pilot.area, year) if is_flow(target) else None
    oldest = year - (policy.carried.years if policy and year < target.year else 0)
    values = latest(snapshot, pilot.area, indicator.code, oldest, year)
    if target.subject or not _by_value(target, indicator):
        values = []  # a part of the pilot is not judged by the value of the whole either
    observed = best_value(values, start.vintage if start else None)
    margin = Margin() if is_flow(target) else margin_of(target, start, policy)
    rest = _Rest(start, observed.record if observed else None, flow, margin)
    caveats = tuple(_caveats(target, indicator, rest, [one.record for one in values], year))
    outcome = _outcome(target, indicator, rest)
    if year < target.year and is_open(outcome, flow, Caveat.IMPUTED in caveats):
        outcome = replace(outcome, verdict=Verdict.NOT_DUE)
    return Attainment(
        pilot,
        indicator,
        entry,
        year,
        baseline,
        observed,
        outcome.verdict,
        outcome.level_completion,
        outcome.attainment,
        outcome.gap,
        margin.value,
        caveats,
        flow,
    )


@dataclass(frozen=True)
class _Rest:
    """What a result rests on beside its target."""

    baseline: Observation | None
    observed: Observation | None
    flow: Flow | None
    margin: Margin


def _by_value(target: Target, indicator: Indicator) -> bool:
    """Whether one value can decide: of a level, and not where a band is best."""
    banded = indicator.direction is Direction.BAND and target.op is not Op.RANGE
    return not (is_flow(target) or banded)


def _outcome(target: Target, indicator: Indicator, rest: _Rest) -> Outcome:
    if rest.flow:
        return of_flow(target, rest.flow)
    if rest.observed is None:
        return Outcome()
    return of_value(target, indicator.direction, rest.baseline, rest.observed, rest.margin.value)


def _caveats(
    target: Target, indicator: Indicator, rest: _Rest, values: Sequence[Observation], year: int
) -> Iterator[Caveat]:
    if rest.flow is None and not _by_value(target, indicator):
        yield Caveat.NO_METHOD
    yield from reservations.of_target(target, rest.baseline)
    if rest.observed is not None:
        if rest.margin.unverified:
            yield Caveat.UNVERIFIED_TOLERANCE
        series = rest.baseline.vintage if rest.baseline else None
        yield from reservations.of_observed(rest.observed, series, values, year)
    if rest.flow and rest.flow.missing:
        yield Caveat.MISSING_YEARS
