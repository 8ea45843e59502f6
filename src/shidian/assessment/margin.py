"""How far a target may be missed and still count as met, and who says so."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from shidian.assessment.measures import tolerance
from shidian.core import Confidence, Observation, Op, Target
from shidian.programme import Parameter


@dataclass(frozen=True)
class Margin:
    """A tolerance in the target's unit, and whether it rests on an unverified parameter."""

    value: Decimal = Decimal(0)
    unverified: bool = False


def margin_of(
    target: Target, baseline: Observation | None, parameters: Mapping[str, Parameter]
) -> Margin:
    """The tolerance of an “about” target; none for all others, or where no rule gives one."""
    if target.op is not Op.ABOUT or baseline is None:
        return Margin()
    goal, share = target.value, target.value.unit.dimension == "share"
    name = "about_tolerance_share" if share else "about_tolerance_of_value"
    date = f"{target.year}-12"
    try:
        allowed, cap = (parameters[code].on(date) for code in (name, "about_tolerance_cap"))
    except LookupError:  # the package proposes no tolerance: the figure binds as printed
        return Margin()
    promised = (goal - baseline.value).value
    most = allowed.value * (1 if share else abs(goal.value))
    return Margin(
        tolerance(goal.last_place, most, promised, cap.value),
        Confidence.UNVERIFIED in (allowed.confidence, cap.confidence),
    )
