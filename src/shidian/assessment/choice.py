"""Which of several values stands for an area in a year, and which is the baseline."""

from collections.abc import Sequence

from shidian.core import Confidence, Observation, Period, Quantity, State, Vintage
from shidian.register import Entry, Snapshot

_TRUST = {confidence: rank for rank, confidence in enumerate(Confidence)}


def baseline_of(snapshot: Snapshot, area: str, indicator: str) -> Entry[Observation] | None:
    """The value of the baseline year that the plan itself states."""
    period = Period(snapshot.programme.facts.baseline_year)
    for entry in snapshot.observations_of.get((area, indicator), ()):
        if entry.record.period == period and entry.record.state is State.PLAN:
            return entry
    return None


def candidates(
    snapshot: Snapshot, area: str, indicator: str, year: int
) -> Sequence[Entry[Observation]]:
    """All measured values of a year, what plans state left out."""
    period = Period(year)
    return [
        entry
        for entry in snapshot.observations_of.get((area, indicator), ())
        if entry.record.period == period and entry.record.state is not State.PLAN
    ]


def latest(
    snapshot: Snapshot, area: str, indicator: str, oldest: int, year: int
) -> Sequence[Entry[Observation]]:
    """The measured values of a year, else those of the last year before it that has any."""
    years = range(year, oldest - 1, -1)
    found = (candidates(snapshot, area, indicator, one) for one in years)
    return next(filter(None, found), [])


def comparable(one: Observation, other: Observation) -> bool:
    """Whether a difference of two values may be formed: one series, no break between them.

    The breaks of a value are told against the programme's baseline, so that two values on the
    same far side of a break compare with each other.
    """
    same = one.vintage is other.vintage and one.vintage is not Vintage.UNKNOWN
    return same and one.breaks == other.breaks


def disagree(one: Quantity, other: Quantity) -> bool:
    """Whether two printed values differ by more than the rounding of the coarser one.

    Examples
    --------
    >>> from shidian.core import Unit
    >>> fine, coarse = (Quantity.read(text, Unit.PERCENT) for text in ("71.34", "71.3"))
    >>> disagree(fine, coarse)
    False
    """
    step = max(one.last_place, Quantity(other.last_place, other.unit).to(one.unit).value)
    return abs(one.value - other.to(one.unit).value) >= step


def best_value(
    values: Sequence[Entry[Observation]], baseline: Vintage | None
) -> Entry[Observation] | None:
    """The value to judge by, or None: the baseline's own series first, then the best source.

    A value behind a break is not of that series; it would allow no attainment. Among equals a
    printed value goes before a derived one, the one printed with more places before a rounded
    one, and the oldest entry wins.
    """

    def rank(entry: Entry[Observation]) -> tuple[bool, bool, int, bool, int, int]:
        record = entry.record
        return (
            record.vintage is not baseline or baseline is Vintage.UNKNOWN,
            bool(record.breaks),
            _TRUST[record.source.confidence],
            record.state is State.DERIVED,
            -record.value.printed_places,
            entry.id,
        )

    return min(values, key=rank, default=None)
