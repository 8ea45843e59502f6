"""A year's evaluation: of every pilot the progress, the level, the grade, and what is proposed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from shidian.assessment.attainment import assess
from shidian.assessment.composite import Quadrant, quadrant
from shidian.assessment.composite.values import Numbers
from shidian.assessment.evaluation.block_scores import computed, given, tasks_share
from shidian.assessment.evaluation.evidence import evidence_of, facts_of
from shidian.assessment.evaluation.level_year import LevelYear, level_year, rise
from shidian.assessment.evaluation.progress_index import FULL, ProgressIndex, progress_index
from shidian.assessment.evaluation.uncertainty import grade_chances, index_draws, rise_draws
from shidian.assessment.judgements import Judgement
from shidian.assessment.policy import Policy
from shidian.assessment.rating import (
    Facts,
    Grading,
    PilotState,
    Proposal,
    Total,
    Year,
    graded,
    proposals,
    total,
)
from shidian.assessment.targets.points import points
from shidian.assessment.targets.progress import Progress, progress_of
from shidian.core import Fault, UsageError
from shidian.programme import Pilot
from shidian.register import Snapshot


@dataclass(frozen=True)
class PilotYear:
    """What a year's evaluation says of one pilot.

    Parameters
    ----------
    pilot : Pilot
    year : int
    progress : tuple of Progress
        One for each target.
    index : ProgressIndex
    level, rise : float or None
        Level index, and its rise since the baseline.
    total : Total
        The blocks and their sum.
    facts : Facts
        What may lower the grade whatever the total.
    grading : Grading
    state : PilotState
        Where the pilot stands on the ladder, by the decisions that were signed.
    proposals : tuple of Proposal
    """

    pilot: Pilot
    year: int
    progress: tuple[Progress, ...]
    index: ProgressIndex
    level: float | None
    rise: float | None
    total: Total
    facts: Facts
    grading: Grading
    state: PilotState
    proposals: tuple[Proposal, ...] = ()

    def quadrant(self, policy: Policy, line: float) -> Quadrant | None:
        """Progress against level; `line` is where high levels begin."""
        on_track = float(points(np.array([policy.pace.on_track]), policy.score)[0])
        return quadrant(self.index.points, self.level, on_track, line)


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


@dataclass(frozen=True)
class Records:
    """What an evaluation rests on beside the policy.

    `states` says where pilots stand by signed decisions; a pilot that it lacks is on the first
    rung.
    """

    snapshot: Snapshot
    judgements: Sequence[Judgement] = ()
    states: Mapping[str, PilotState] | None = None


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
        _Year(records, policy, each, level_year(records.snapshot, policy, each), before)
        for each in range(first + 1, year + 1)
    ]
    evaluated = [one.pilots() for one in years]
    evaluated[-1] = years[-1].with_chances(evaluated[-1])
    histories = zip(*(pilots.values() for pilots in evaluated), strict=True)
    made = [_with_proposals(list(one), records, policy, year) for one in histories]
    return Evaluation(year, policy, {one.pilot.no: one for one in made}, years[-1].level)


@dataclass(frozen=True)
class _Year:
    """What is the same for all pilots in a year."""

    records: Records
    policy: Policy
    year: int
    level: LevelYear
    before: LevelYear

    def pilots(self) -> Mapping[str, PilotYear]:
        """The evaluation of every pilot, without what is proposed."""
        snapshot = self.records.snapshot
        results = assess(snapshot, self.policy, self.year)
        of: dict[str, list[Progress]] = {number: [] for number in snapshot.programme.pilots}
        for one in progress_of(snapshot, results, self.policy):
            of[one.result.pilot.no].append(one)
        pilots = snapshot.programme.pilots
        return {number: self._pilot(pilot, tuple(of[number])) for number, pilot in pilots.items()}

    def with_chances(self, pilots: Mapping[str, PilotYear]) -> Mapping[str, PilotYear]:
        """The pilots with the probability of each grade, where there is a total."""
        if all(one.total.points is None for one in pilots.values()):
            return pilots
        indicators = self.records.snapshot.programme.indicators
        directions = {code: one.direction for code, one in indicators.items()}
        chances = grade_chances(
            {number: one.total for number, one in pilots.items()},
            self._progress(pilots),
            rise_draws(self.level, self.before, directions, self.policy),
            self.policy,
        )
        return {
            number: replace(
                one, grading=graded(one.total, one.facts, self.policy.rating, chances.get(number))
            )
            for number, one in pilots.items()
        }

    def _progress(self, pilots: Mapping[str, PilotYear]) -> Mapping[str, Numbers]:
        """Draws of the progress index with its bonus."""
        own = {number: one.progress for number, one in pilots.items()}
        found = index_draws(own, self.policy, self.year)
        return {n: np.minimum(FULL, one + pilots[n].index.bonus) for n, one in found.items()}

    def _pilot(self, pilot: Pilot, progress: tuple[Progress, ...]) -> PilotYear:
        policy, year = self.policy, self.year
        judged = _judged(self.records, pilot, year)
        index = progress_index(progress, policy, year)
        risen = rise(self.level, self.before, pilot.no)
        tasks = tasks_share(self.records.snapshot, pilot.no, judged, policy, year)
        own = [one for one in judged if one.year == year]
        scores = [*computed(policy, index, tasks, risen), *given(own, policy, year)]
        summed, facts = total(scores, policy.rating), facts_of(progress, judged, policy, year)
        return PilotYear(
            pilot,
            year,
            progress,
            index,
            self.level.score(pilot.no),
            risen,
            summed,
            facts,
            graded(summed, facts, policy.rating),
            (self.records.states or {}).get(pilot.no, PilotState(pilot.no)),
        )


def _judged(records: Records, pilot: Pilot, year: int) -> list[Judgement]:
    """The judgements on a pilot up to a year."""
    return [one for one in records.judgements if one.pilot == pilot.no and one.year <= year]


def _with_proposals(
    years: Sequence[PilotYear], records: Records, policy: Policy, year: int
) -> PilotYear:
    """The last of a pilot's years, with what may be decided on it."""
    last = years[-1]
    pairs = zip(years, (None, *years), strict=False)
    graded_years = [_graded(one, before, policy) for one, before in pairs]
    judged = _judged(records, last.pilot, year)
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
