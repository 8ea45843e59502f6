"""From targets and observations to attainment: one result a target, with its working."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from shidian.assessment.caveat import OF_BREAK, Caveat
from shidian.assessment.choice import baseline_of, best_value, candidates, disagree
from shidian.assessment.measures import attainment, is_met, level_completion, tolerance
from shidian.core import Bilingual, Confidence, Indicator, Observation, Op, Quantity, State, Target
from shidian.programme import Parameter, Pilot
from shidian.register import Entry, Snapshot

ASPIRATION = "力争"


class Verdict(StrEnum):
    """What came of a target; `NO_VALUE` where nothing comparable was measured."""

    MET = "met"
    NOT_MET = "not_met"
    NO_VALUE = "no_value"

    @property
    def symbol(self) -> str:
        """A mark that tells verdicts apart without colour."""
        return _VERDICTS[self][0]

    @property
    def text(self) -> Bilingual:
        """The verdict in words."""
        return _VERDICTS[self][1]


_VERDICTS = {
    Verdict.MET: ("●", Bilingual("达到", "met")),
    Verdict.NOT_MET: ("▼", Bilingual("未达到", "not met")),
    Verdict.NO_VALUE: ("○", Bilingual("无可比数据", "no comparable value")),
}


@dataclass(frozen=True)
class Attainment:
    """One target, what it is measured against, and the verdict.

    Parameters
    ----------
    pilot : Pilot
    indicator : Indicator
    target : Entry of Target
    baseline, observed : Entry of Observation, or None
    verdict : Verdict
    level_completion, attainment : Decimal or None
        Ratios; see `shidian.assessment.measures`.
    gap : Quantity or None
        Observed minus promised; percentage points for rates.
    tolerance : Decimal
        How far an “about” target may be missed, in the target's unit; 0 for all others.
    caveats : tuple of Caveat
    """

    pilot: Pilot
    indicator: Indicator
    target: Entry[Target]
    baseline: Entry[Observation] | None
    observed: Entry[Observation] | None
    verdict: Verdict
    level_completion: Decimal | None
    attainment: Decimal | None
    gap: Quantity | None
    tolerance: Decimal
    caveats: tuple[Caveat, ...]


def assess(snapshot: Snapshot) -> Sequence[Attainment]:
    """Judge every target of the register, in the order of pilots, indicators and years.

    A target is judged only by a value of its own year; a value of a neighbouring year is
    shown on the pilot's page but decides nothing.
    """
    programme = snapshot.programme
    order = {code: rank for rank, code in enumerate(programme.indicators)}
    targets = sorted(
        snapshot.targets,
        key=lambda e: (e.record.pilot, order[e.record.indicator], e.record.year, e.record.key),
    )
    return [_judged(snapshot, entry) for entry in targets]


def _judged(snapshot: Snapshot, entry: Entry[Target]) -> Attainment:
    target, programme = entry.record, snapshot.programme
    pilot, indicator = programme.pilots[target.pilot], programme.indicators[target.indicator]
    baseline = baseline_of(snapshot, pilot.area, indicator.code)
    values = candidates(snapshot, pilot.area, indicator.code, target.year)
    if target.subject:  # a part of the pilot is not judged by the value of the whole
        baseline, values = None, []
    observed = best_value(values, baseline.record.vintage if baseline else None)
    margin = _margin(target, baseline, programme.parameters)
    if observed is None:
        caveats = tuple(_of_target(target, baseline))
        return Attainment(
            pilot,
            indicator,
            entry,
            baseline,
            None,
            Verdict.NO_VALUE,
            None,
            None,
            None,
            margin,
            caveats,
        )
    y, goal = observed.record.value.to(target.value.unit).value, target.value.value
    high = target.high.value if target.high else None
    met = is_met(target.op, indicator.direction, y, goal, high, margin)
    start = None if baseline is None else baseline.record.value.to(target.value.unit).value
    return Attainment(
        pilot,
        indicator,
        entry,
        baseline,
        observed,
        Verdict.MET if met else Verdict.NOT_MET,
        level_completion(y, goal),
        None if start is None else attainment(start, goal, y),
        observed.record.value.to(target.value.unit) - target.value,
        margin,
        (*_of_target(target, baseline), *_of_observed(observed.record, values)),
    )


def _margin(
    target: Target, baseline: Entry[Observation] | None, parameters: Mapping[str, Parameter]
) -> Decimal:
    if target.op is not Op.ABOUT or baseline is None:
        return Decimal(0)
    goal, share = target.value, target.value.unit.dimension == "share"
    name = "about_tolerance_share" if share else "about_tolerance_of_value"
    date = f"{target.year}-12"
    try:
        allowed, cap = (parameters[p].on(date).value for p in (name, "about_tolerance_cap"))
    except LookupError:  # the package proposes no tolerance: the figure binds as printed
        return Decimal(0)
    promised = (goal - baseline.record.value).value
    return tolerance(goal.last_place, allowed * (1 if share else abs(goal.value)), promised, cap)


def _of_target(target: Target, baseline: Entry[Observation] | None) -> Iterator[Caveat]:
    if baseline is None:
        yield Caveat.NO_BASELINE
    if target.qualifier == ASPIRATION:
        yield Caveat.ASPIRATION
    if target.op is Op.ABOUT:
        yield Caveat.UNVERIFIED_TOLERANCE


def _of_observed(observed: Observation, values: Sequence[Entry[Observation]]) -> Iterator[Caveat]:
    yield from (OF_BREAK[kind] for kind in sorted(observed.breaks))
    if observed.state is State.DERIVED:
        yield Caveat.DERIVED
    if observed.source.confidence in (Confidence.LOW, Confidence.UNVERIFIED):
        yield Caveat.LOW_CONFIDENCE
    if any(disagree(observed.value, entry.record.value) for entry in values):
        yield Caveat.SOURCES_DISAGREE
