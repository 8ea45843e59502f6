"""One year's evaluation of every pilot, without what follows from the years before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from shidian.assessment.attainment import assess
from shidian.assessment.composite.values import Numbers
from shidian.assessment.evaluation.block_scores import computed, given, tasks_share
from shidian.assessment.evaluation.evidence import facts_of
from shidian.assessment.evaluation.level_year import LevelYear, rise
from shidian.assessment.evaluation.pilot_year import PilotYear
from shidian.assessment.evaluation.progress_index import FULL, progress_index
from shidian.assessment.evaluation.uncertainty import grade_chances, index_draws, rise_draws
from shidian.assessment.judgements import Judgement
from shidian.assessment.policy import Policy
from shidian.assessment.rating import (
    PilotState,
    graded,
    total,
)
from shidian.assessment.targets.progress import Progress, progress_of
from shidian.programme import Pilot
from shidian.register import Snapshot


@dataclass(frozen=True)
class Records:
    """What an evaluation rests on beside the policy.

    `states` says where pilots stand by signed decisions; a pilot that it lacks is on the first
    rung.
    """

    snapshot: Snapshot
    judgements: Sequence[Judgement] = ()
    states: Mapping[str, PilotState] | None = None

    def of(self, pilot: Pilot, year: int) -> list[Judgement]:
        """The judgements on a pilot up to a year."""
        return [one for one in self.judgements if one.pilot == pilot.no and one.year <= year]


@dataclass(frozen=True)
class OneYear:
    """A year to be evaluated: what is the same for all pilots in it."""

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
        judged = self.records.of(pilot, year)
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
