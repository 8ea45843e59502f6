"""Which caveats a result needs, from what it rests on."""

from collections.abc import Iterator, Sequence

from shidian.assessment.caveat import OF_BREAK, Caveat
from shidian.assessment.choice import disagree
from shidian.assessment.targets.promise import is_aspiration
from shidian.core import Confidence, Observation, SeriesBreak, State, Target, Vintage


def of_target(target: Target, baseline: Observation | None) -> Iterator[Caveat]:
    """Caveats that no value can lift."""
    if baseline is None:
        yield Caveat.NO_BASELINE
    if is_aspiration(target):
        yield Caveat.ASPIRATION


def of_observed(
    observed: Observation, series: Vintage | None, values: Sequence[Observation], year: int
) -> Iterator[Caveat]:
    """Caveats of the value that was taken from among `values`, against the baseline's series."""
    breaks = set(observed.breaks)
    if series is Vintage.CENSUS_2010 and observed.vintage is Vintage.CENSUS_2020:
        breaks.add(SeriesBreak.CENSUS)  # also where nobody wrote it down
    yield from (OF_BREAK[kind] for kind in sorted(breaks))
    if observed.vintage is Vintage.UNKNOWN:
        yield Caveat.UNKNOWN_SERIES
    elif series is not None and series is not observed.vintage and not breaks:
        yield Caveat.OTHER_SERIES
    if observed.state is State.DERIVED:
        yield Caveat.DERIVED
    if observed.source.confidence in (Confidence.LOW, Confidence.UNVERIFIED):
        yield Caveat.LOW_CONFIDENCE
    same = (one for one in values if one.vintage is observed.vintage)
    if any(disagree(observed.value, one.value) for one in same):
        yield Caveat.SOURCES_DISAGREE
    if observed.period.year < year:
        yield Caveat.IMPUTED
