"""What the places of a class changed by in a year: the reference for what can be expected."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np

from shidian.assessment.choice import baseline_of, best_value, comparable
from shidian.assessment.targets.batch import Floats
from shidian.core import Observation, State, Unit
from shidian.register import Entry, Snapshot

Changes = Mapping[tuple[str, str], Floats]
"""Yearly changes by indicator and peer class, in the indicator's unit."""


def series_of(
    snapshot: Snapshot, area: str, indicator: str, until: int
) -> Sequence[Entry[Observation]]:
    """The yearly values of a place that compare with the last of them, oldest first."""
    years: dict[int, list[Entry[Observation]]] = {}
    for entry in snapshot.observations_of.get((area, indicator), ()):
        record = entry.record
        if record.period.kind == "year" and record.state is not State.PLAN:
            years.setdefault(record.period.year, []).append(entry)
    baseline = baseline_of(snapshot, area, indicator)
    series = baseline.record.vintage if baseline else None
    best = [best_value(years[year], series) for year in sorted(years) if year <= until]
    found = [entry for entry in best if entry]
    if baseline and baseline.record.period.year not in years:
        found = [baseline, *found]
    return [entry for entry in found if comparable(entry.record, found[-1].record)]


def yearly_changes(snapshot: Snapshot, until: int) -> Changes:
    """Every change between two neighbouring values of one series, by the year."""
    made: dict[tuple[str, str], list[float]] = {}
    classes = {pilot.area: pilot.peer_class for pilot in snapshot.programme.pilots.values()}
    for area, code in snapshot.observations_of:
        if area not in classes:
            continue
        unit = snapshot.programme.indicators[code].unit
        series = series_of(snapshot, area, code, until)
        steps = [_per_year(one.record, other.record, unit) for one, other in pairwise(series)]
        made.setdefault((code, classes[area]), []).extend(steps)
    return {key: np.array(steps) for key, steps in made.items()}


def _per_year(one: Observation, other: Observation, unit: Unit) -> float:
    difference = float(other.value.to(unit).value - one.value.to(unit).value)
    return difference / (other.period.year - one.period.year)
