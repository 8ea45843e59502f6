"""How far a target may be missed and still count as met, and who says so."""

from dataclasses import dataclass
from decimal import Decimal

from shidian.assessment.measures import tolerance
from shidian.assessment.policy import Policy
from shidian.core import Observation, Op, Target

ABOUT = ("左右", "约")


@dataclass(frozen=True)
class Margin:
    """A tolerance in the target's unit, and whether it rests on an unverified policy."""

    value: Decimal = Decimal(0)
    unverified: bool = False


def margin_of(target: Target, baseline: Observation | None, policy: Policy | None) -> Margin:
    """The tolerance of an “about” target, also of a range; none for others or without a policy."""
    about = target.op is Op.ABOUT or (target.op is Op.RANGE and target.qualifier in ABOUT)
    if not about or baseline is None or policy is None:
        return Margin()
    goal, rule = target.value, policy.tolerance
    promised = min(((end - baseline.value).value for end in (goal, target.high or goal)), key=abs)
    if goal.unit.dimension == "share":
        most = _decimal(rule.share_points)
    else:
        most = _decimal(rule.share_of_target) * abs(goal.value)
    cap = _decimal(rule.share_of_change)
    return Margin(tolerance(goal.last_place, most, promised, cap), policy.unverified)


def _decimal(constant: float) -> Decimal:
    return Decimal(str(constant))  # as the policy prints it
