"""What a value, or the flows of several years, mean for a target."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from shidian.assessment.choice import comparable
from shidian.assessment.measures import attainment, is_met, level_completion
from shidian.assessment.targets.kinds import Flow
from shidian.assessment.targets.promise import sign
from shidian.core import Bilingual, Direction, Observation, Quantity, Target


class Verdict(StrEnum):
    """What came of a target; `NO_VALUE` where nothing comparable was measured.

    `NOT_DUE` is for a target whose year is still to come and which is not reached yet.
    """

    MET = "met"
    NOT_MET = "not_met"
    NO_VALUE = "no_value"
    NOT_DUE = "not_due"

    @property
    def symbol(self) -> str:
        """A mark that tells verdicts apart without colour."""
        return _VERDICTS[self][0]

    @property
    def text(self) -> Bilingual:
        """The verdict in words."""
        return _VERDICTS[self][1]


_VERDICTS = {
    Verdict.MET: ("●", Bilingual("达到", "met")),
    Verdict.NOT_MET: ("▼", Bilingual("未达到", "not met")),
    Verdict.NO_VALUE: ("○", Bilingual("无可比数据", "no comparable value")),
    Verdict.NOT_DUE: ("◔", Bilingual("未到期", "not due")),
}


@dataclass(frozen=True)
class Outcome:
    """A verdict with its numbers, in the target's unit.

    Parameters
    ----------
    verdict : Verdict
    level_completion, attainment : Decimal or None
        Ratios; see `shidian.assessment.measures`. No attainment where baseline and observed value
        stand on different series: it would be a difference that neither of them allows.
    gap : Quantity or None
        Observed minus promised; percentage points for rates.
    """

    verdict: Verdict = Verdict.NO_VALUE
    level_completion: Decimal | None = None
    attainment: Decimal | None = None
    gap: Quantity | None = None


def of_value(
    target: Target,
    direction: Direction,
    baseline: Observation | None,
    observed: Observation,
    margin: Decimal,
) -> Outcome:
    """The outcome of a target for a level, by the value observed."""
    goal, unit = target.value.value, target.value.unit
    value = observed.value.to(unit)
    high = target.high.to(unit).value if target.high else None
    met = is_met(target.op, direction, value.value, goal, high, margin)
    made = None
    if baseline is not None and comparable(baseline, observed):
        start = baseline.value.to(unit).value
        places = [_place(one, goal, high) for one in (start, goal, value.value)]
        rises = sign(target, direction) * (places[1] - places[0]) > 0
        made = attainment(*places) if rises else None  # no change for the better was promised
    verdict = Verdict.MET if met else Verdict.NOT_MET
    return Outcome(verdict, level_completion(value.value, goal), made, value - target.value)


def of_flow(target: Target, flow: Flow) -> Outcome:
    """The outcome of a flow; its attainment counts from zero, so that it needs no baseline."""
    made = Decimal(str(flow.made))
    attained = None if flow.attainment is None else Decimal(str(flow.attainment))
    verdict = {True: Verdict.MET, False: Verdict.NOT_MET, None: Verdict.NO_VALUE}[flow.met]
    gap = Quantity(made, target.value.unit) - target.value
    return Outcome(verdict, level_completion(made, target.value.value), attained, gap)


def is_open(outcome: Outcome, flow: Flow | None, imputed: bool) -> bool:
    """Whether years still to come decide; only what was measured is met before its year."""
    if flow and flow.expected is None:  # every single year, or their average
        return True
    unknown = flow is not None and flow.met is None
    return outcome.verdict is Verdict.NOT_MET or unknown or imputed


def _place(value: Decimal, low: Decimal, high: Decimal | None) -> Decimal:
    """A value on the scale of its target: as it is, or its distance from a band."""
    return value if high is None else max(low - value, value - high, Decimal(0))
