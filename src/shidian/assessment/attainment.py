"""From targets and observations to attainment: one result a target, with its working."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from shidian.assessment.caveat import OF_BREAK, Caveat
from shidian.assessment.choice import baseline_of, best_value, candidates, disagree
from shidian.assessment.margin import Margin, margin_of
from shidian.assessment.measures import attainment, is_met, level_completion
from shidian.core import (
    Bilingual,
    Confidence,
    Direction,
    Indicator,
    Observation,
    Quantity,
    SeriesBreak,
    State,
    Target,
    Vintage,
)
from shidian.programme import Pilot
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
    judgeable = _is_level(target) and indicator.direction is not Direction.BAND
    series = baseline.record.vintage if baseline else None
    observed = best_value(values, series) if judgeable else None
    margin = margin_of(target, baseline.record if baseline else None, programme.parameters)
    caveats = [] if judgeable else [Caveat.NO_METHOD]
    caveats += _of_target(target, baseline)
    if observed is not None:
        caveats += [Caveat.UNVERIFIED_TOLERANCE] if margin.unverified else []
        caveats += _of_observed(observed.record, series, values)
    outcome = _outcome(target, indicator.direction, baseline, observed, margin)
    return Attainment(
        pilot, indicator, entry, baseline, observed, *outcome, margin.value, tuple(caveats)
    )


def _is_level(target: Target) -> bool:
    """Whether one value of one year can decide; flows and sums over years need more."""
    return not (target.per_year or target.cumulative or target.start_year)


def _outcome(
    target: Target,
    direction: Direction,
    baseline: Entry[Observation] | None,
    observed: Entry[Observation] | None,
    margin: Margin,
) -> tuple[Verdict, Decimal | None, Decimal | None, Quantity | None]:
    """Verdict, level completion, attainment and gap, all in the target's unit."""
    if observed is None:
        return Verdict.NO_VALUE, None, None, None
    goal, unit = target.value.value, target.value.unit
    value = observed.record.value.to(unit)
    high = target.high.to(unit).value if target.high else None
    met = is_met(target.op, direction, value.value, goal, high, margin.value)
    start = None if baseline is None else baseline.record.value.to(unit).value
    return (
        Verdict.MET if met else Verdict.NOT_MET,
        level_completion(value.value, goal),
        None if start is None else attainment(start, goal, value.value),
        value - target.value,
    )


def _of_target(target: Target, baseline: Entry[Observation] | None) -> Iterator[Caveat]:
    if baseline is None:
        yield Caveat.NO_BASELINE
    if target.qualifier == ASPIRATION:
        yield Caveat.ASPIRATION


def _of_observed(
    observed: Observation, series: Vintage | None, values: Sequence[Entry[Observation]]
) -> Iterator[Caveat]:
    breaks = set(observed.breaks)
    if series is Vintage.CENSUS_2010 and observed.vintage is Vintage.CENSUS_2020:
        breaks.add(SeriesBreak.CENSUS)  # also where nobody wrote it down
    yield from (OF_BREAK[kind] for kind in sorted(breaks))
    if observed.vintage is Vintage.UNKNOWN:
        yield Caveat.UNKNOWN_SERIES
    if observed.state is State.DERIVED:
        yield Caveat.DERIVED
    if observed.source.confidence in (Confidence.LOW, Confidence.UNVERIFIED):
        yield Caveat.LOW_CONFIDENCE
    same = (entry.record for entry in values if entry.record.vintage is observed.vintage)
    if any(disagree(observed.value, record.value) for record in same):
        yield Caveat.SOURCES_DISAGREE
