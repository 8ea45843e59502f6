"""What a plan requires beside the cell in which its figure is filed: as the scorecard has it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from shidian.assessment import assess
from shidian.assessment.policy import policy_of
from shidian.assessment.targets.progress import Progress, progress_of
from shidian.core import Bilingual, Target
from shidian.programme import Pilot
from shidian.register import Entry
from shidian.reporting.sentences import needed_sentence
from shidian.store.snapshot import assessed, version


@dataclass(frozen=True)
class Beside:
    """What the plan requires of an indicator in a year.

    Parameters
    ----------
    target : Entry of Target
        The next one that is due, or the last one.
    expected : float or None
        What the promised path has in the year; None in the year of the target itself and where
        there is no path.
    corners : sequence of (year, value)
        The path between the checkpoints.
    needed : Bilingual or None
        The pace that is now required, by the value of the year if the register holds one, else
        by that of the year before.
    """

    target: Entry[Target]
    expected: float | None
    corners: Sequence[tuple[int, float]]
    needed: Bilingual | None


def beside(pilot: Pilot, year: int) -> Mapping[str, Beside]:
    """What the plan of a pilot requires in a year, by indicator."""
    before = {one.result.target.id: needed_sentence(one) for one in _progress(pilot, year - 1)}
    chosen: dict[str, Progress] = {}
    for one in _progress(pilot, year):
        code = one.result.indicator.code
        if code not in chosen or _nearer(one, chosen[code], year):
            chosen[code] = one
    return {code: _beside(one, year, before) for code, one in chosen.items()}


def _progress(pilot: Pilot, year: int) -> Sequence[Progress]:
    """The targets of a pilot as the scorecard of a year has them; it has none of the baseline."""
    if year <= assessed()[0].programme.facts.baseline_year:
        return ()
    return _progress_of(version(), pilot.no, year)


@lru_cache(maxsize=512)
def _progress_of(_: tuple[int, ...], pilot: str, year: int) -> Sequence[Progress]:
    """What the evaluation of the year runs for all pilots, for one: a nation would take long."""
    snapshot, _results = assessed()
    policy = policy_of(snapshot.programme).policy
    own = replace(snapshot, commitments=snapshot.commitments_of.get(pilot, ()))
    return progress_of(snapshot, assess(own, policy, year), policy)


def _nearer(one: Progress, other: Progress, year: int) -> bool:
    """Whether a target is due sooner after the year; one that lies behind gives way."""

    def distance(progress: Progress) -> tuple[bool, int]:
        due = progress.result.target.record.year
        return due < year, abs(due - year)

    return distance(one) < distance(other)


def _beside(one: Progress, year: int, before: Mapping[int, Bilingual | None]) -> Beside:
    target = one.result.target
    needed = needed_sentence(one)
    if needed is None and target.record.year >= year:
        needed = before.get(target.id)
    ahead = target.record.year > year and one.result.year == year
    expected = one.numbers.expected if ahead else None
    return Beside(target, expected, one.working.corners, needed)
