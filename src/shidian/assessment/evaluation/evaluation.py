"""A year's evaluation: of every pilot the progress, the level, the grade, and what is proposed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from shidian.assessment.evaluation.evidence import evidence_of
from shidian.assessment.evaluation.level_year import LevelYear, level_year
from shidian.assessment.evaluation.one_year import OneYear, Records
from shidian.assessment.evaluation.pilot_year import PilotYear
from shidian.assessment.policy import Policy
from shidian.assessment.rating import (
    Year,
    proposals,
)
from shidian.assessment.targets.progress import Progress
from shidian.core import Fault, UsageError


@dataclass(frozen=True, eq=False)
class Evaluation:
    """A year's evaluation under a policy.

    Parameters
    ----------
    year : int
    policy : Policy
    pilots : mapping of PilotYear
        By number, in the order of the programme.
    level : LevelYear
    """

    year: int
    policy: Policy
    pilots: Mapping[str, PilotYear]
    level: LevelYear

    @property
    def progress(self) -> Sequence[Progress]:
        """The progress of all targets, in the order of pilots, indicators and years."""
        return [one for pilot in self.pilots.values() for one in pilot.progress]


def evaluate(records: Records, policy: Policy, year: int) -> Evaluation:
    """Evaluate all pilots in a year, on what the records hold.

    The grades of the years before, that the ladder looks at, are computed from the same records.

    Raises
    ------
    UsageError
        If the year is not after the programme's baseline.
    """
    first = records.snapshot.programme.facts.baseline_year
    if year <= first:
        raise UsageError(Fault("evaluation_year", asked=year, first=first + 1))
    before = level_year(records.snapshot, policy, first)
    years = [
        OneYear(records, policy, each, level_year(records.snapshot, policy, each), before)
        for each in range(first + 1, year + 1)
    ]
    evaluated = [one.pilots() for one in years]
    evaluated[-1] = years[-1].with_chances(evaluated[-1])
    histories = zip(*(pilots.values() for pilots in evaluated), strict=True)
    made = [_with_proposals(list(one), records, policy, year) for one in histories]
    return Evaluation(year, policy, {one.pilot.no: one for one in made}, years[-1].level)


def _with_proposals(
    years: Sequence[PilotYear], records: Records, policy: Policy, year: int
) -> PilotYear:
    """The last of a pilot's years, with what may be decided on it."""
    last = years[-1]
    pairs = zip(years, (None, *years), strict=False)
    graded_years = [_graded(one, before, policy) for one, before in pairs]
    judged = records.of(last.pilot, year)
    evidence = evidence_of(graded_years, last.progress, judged, last.state, policy)
    return replace(last, proposals=proposals(last.state.rung, evidence, policy.rating))


def _graded(one: PilotYear, before: PilotYear | None, policy: Policy) -> Year:
    """A year as the ladder sees it; whether the index fell is unknown where either is missing."""
    lowest = policy.rating.grades[-1].code
    poor = None if one.grading.probability is None else one.grading.probability[lowest]
    falling = None
    if before is not None and one.rise is not None and before.rise is not None:
        falling = one.rise < before.rise
    return Year(one.year, one.grading.grade, poor, falling)
