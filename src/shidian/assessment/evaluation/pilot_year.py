"""What a year's evaluation says of one pilot."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from shidian.assessment.composite import Quadrant, quadrant
from shidian.assessment.evaluation.progress_index import ProgressIndex, current
from shidian.assessment.policy import Policy
from shidian.assessment.rating import (
    Facts,
    Grading,
    PilotState,
    Proposal,
    Total,
)
from shidian.assessment.targets.points import points_on_track
from shidian.assessment.targets.progress import Progress
from shidian.programme import Pilot


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

    @cached_property
    def counting(self) -> Sequence[Progress]:
        """The targets that count in the year."""
        return current(self.progress, self.year)

    def quadrant(self, policy: Policy, line: float) -> Quadrant | None:
        """Progress against level; `line` is where high levels begin."""
        on_track = points_on_track(policy.pace, policy.score)
        return quadrant(self.index.points, self.level, on_track, line)
