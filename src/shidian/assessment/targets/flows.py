"""Targets for sums and for every year, read from the yearly values of their indicator."""

from shidian.assessment.choice import best_value, candidates
from shidian.assessment.policy import Pace
from shidian.assessment.targets.kinds import Flow, cumulative, yearly, yearly_average
from shidian.assessment.targets.status import Status
from shidian.core import Direction, Indicator, Op, Target, Vintage
from shidian.register import Snapshot

AVERAGE = "年均"


def is_flow(target: Target) -> bool:
    """Whether the values of several years decide."""
    return target.per_year or target.cumulative or target.start_year is not None


def flow_of(
    snapshot: Snapshot, target: Target, indicator: Indicator, area: str, year: int
) -> Flow | None:
    """What came of a flow target by a year; None for ceilings, parts of a pilot, and no values."""
    falling = target.op in (Op.AT_MOST, Op.LESS_THAN, Op.RANGE)
    if falling or indicator.direction is Direction.DOWN or target.subject:
        return None
    first = target.start_year or snapshot.programme.facts.baseline_year + 1
    unit, goal = target.value.unit, float(target.value.value)
    if unit.dimension == "share" and not target.per_year:  # rates do not add up
        return None
    flows = {}
    for one in range(first, min(year, target.year) + 1):
        values = candidates(snapshot, area, indicator.code, one)
        if best := best_value(values, Vintage.NONE):
            flows[one] = float(best.record.value.to(unit).value)
    if not flows:
        return None
    if target.per_year:
        judge = yearly_average if AVERAGE in target.qualifier + target.name else yearly
        return judge(flows, goal, first, min(year, target.year))
    return cumulative(flows, goal, first, target.year, year)


def if_only_striven_for(status: Status) -> Status:
    """The same for an aspiration, which is never far behind and never a failure."""
    return _OF_ASPIRATION.get(status, status)


_OF_ASPIRATION = {
    Status.MET: Status.ASPIRATION_MET,
    Status.NEARLY_MET: Status.ASPIRATION_NOT_MET,
    Status.NOT_MET: Status.ASPIRATION_NOT_MET,
    Status.FAR_BEHIND: Status.SLIGHTLY_BEHIND,
}


def flow_ratio(flow: Flow) -> float | None:
    """Achieved over expected: of a sum against even growth, else its attainment."""
    if flow.expected:
        return flow.made / flow.expected
    return flow.attainment


def flow_status(flow: Flow | None, due: bool, bounds: Pace) -> Status:
    """Where a flow target stands; a missing year leaves open what only it could decide."""
    ratio = None if flow is None else flow_ratio(flow)
    if flow is None or ratio is None:
        return Status.NOT_ASSESSABLE
    if flow.met is True:
        return Status.MET if due else Status.REACHED if flow.expected else Status.NORMAL
    if flow.met is False and due:
        return Status.NEARLY_MET if ratio >= bounds.nearly else Status.NOT_MET
    at_least = flow.expected is not None or not flow.missing  # a sum is a lower bound
    if ratio >= bounds.on_track and not due and at_least:
        return Status.NORMAL
    if flow.missing:
        return Status.NOT_ASSESSABLE
    return Status.SLIGHTLY_BEHIND if ratio >= bounds.behind else Status.FAR_BEHIND
