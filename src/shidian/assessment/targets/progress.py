"""How far a pilot is on the way to each of its targets, with all that was worked out."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from shidian.assessment.attainment import Attainment
from shidian.assessment.policy import Policy
from shidian.assessment.targets.batch import Batch, Floats, columns
from shidian.assessment.targets.changes import yearly_changes
from shidian.assessment.targets.flows import (
    flow_ratio,
    flow_status,
    if_only_striven_for,
    is_flow,
)
from shidian.assessment.targets.pace import catch_up, expected, off_pace, pace
from shidian.assessment.targets.points import achieved_over_expected, points
from shidian.assessment.targets.promise import is_aspiration
from shidian.assessment.targets.prospect import Prospect, prospect_of
from shidian.assessment.targets.rows import Working, row_of, working_of
from shidian.assessment.targets.status import Status, has_ratio, statuses
from shidian.register import Snapshot


@dataclass(frozen=True)
class Numbers:
    """What the formulas give for a target; None is “no value”.

    Parameters
    ----------
    expected : float or None
        What the promised path has in the year of the result, in the target's unit.
    pace, catch_up : float or None
        Achieved over required pace on the current leg; pace still needed over the planned one.
    off_pace : float or None
        Probability that the true pace is below the bound of 正常.
    ratio, points : float or None
        Achieved over expected change, and the points that it earns.
    """

    expected: float | None
    pace: float | None
    catch_up: float | None
    off_pace: float | None
    ratio: float | None
    points: float | None


@dataclass(frozen=True)
class Progress:
    """A target on its way, or due: the result it rests on, and what follows from it."""

    result: Attainment
    working: Working
    status: Status
    numbers: Numbers
    prospect: Prospect

    @property
    def binding(self) -> bool:
        """Whether the plan dates a figure for that year; else its path is for reference only."""
        return any(year == self.result.year for year, _ in self.working.corners)


def progress_of(
    snapshot: Snapshot, results: Sequence[Attainment], policy: Policy
) -> Sequence[Progress]:
    """The progress of every target, in the order of the results that `assess` judged."""
    workings = [working_of(snapshot, result, policy) for result in results]
    pairs = list(zip(results, workings, strict=True))
    batch = columns([row_of(result, working, policy) for result, working in pairs])
    changes = yearly_changes(snapshot, max((result.year for result in results), default=0))
    stated = zip(pairs, statuses(batch, policy.pace), _numbers(batch, policy), strict=True)
    return [
        _of_flow(result, working, policy)
        if is_flow(result.target.record)
        else Progress(
            result,
            working,
            Status(status),
            numbers,
            prospect_of(snapshot, result, batch.row(row), changes, policy),
        )
        for row, ((result, working), status, numbers) in enumerate(stated)
    ]


def _of_flow(result: Attainment, working: Working, policy: Policy) -> Progress:
    flow = result.flow
    ratio = flow_ratio(flow) if flow and not flow.missing else None
    score = points(np.array([np.nan if ratio is None else ratio]), policy.score)
    numbers = Numbers(flow.expected if flow else None, ratio, None, None, ratio, *_known(score))
    status = flow_status(flow, result.due, policy.pace)
    if is_aspiration(result.target.record):
        status = if_only_striven_for(status)
    return Progress(result, working, status, numbers, Prospect())


def _numbers(batch: Batch, policy: Policy) -> Sequence[Numbers]:
    made = np.where(has_ratio(batch, policy.pace), pace(batch), np.nan)
    ratio = achieved_over_expected(batch, policy.pace)
    unsure = np.where(np.isfinite(made), off_pace(batch, policy.pace.on_track), np.nan)
    columns_ = expected(batch), made, catch_up(batch), unsure, ratio, points(ratio, policy.score)
    return [Numbers(*row) for row in zip(*map(_known, columns_), strict=True)]


def _known(column: Floats) -> Sequence[float | None]:
    return [float(one) if np.isfinite(one) else None for one in column]
