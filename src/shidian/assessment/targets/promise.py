"""A target as a point of one scale: which way is better, where it begins, how it is stated."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from shidian.assessment.policy import Paths, Transform
from shidian.core import Direction, Indicator, Op, Quantity, Target

ASPIRATION = "力争"
STRICT = 2e-9  # `>` is `>=` with this much more, beyond the exactness of the arithmetic
Scale = Callable[[Quantity], float]
"""From a quantity to its place on the scale of the target, in the target's unit."""


@dataclass(frozen=True)
class Leg:
    """A straight part of the promised path, between two dated points."""

    from_year: int
    from_value: float
    to_year: int
    to_value: float


def is_aspiration(target: Target) -> bool:
    """Whether the plan only strives for it."""
    return target.qualifier == ASPIRATION


def sign(target: Target, direction: Direction) -> int:
    """1 where more is better, -1 where less is; a band is the distance to it, so less."""
    if target.op is Op.RANGE or target.op in (Op.AT_MOST, Op.LESS_THAN):
        return -1
    bound = target.op in (Op.AT_LEAST, Op.MORE_THAN)
    return -1 if direction is Direction.DOWN and not bound else 1


def scale_of(target: Target) -> Scale:
    """How quantities are read: in the target's unit, or as the distance from its band."""
    unit, low = target.value.unit, float(target.value.value)
    if target.high is None:
        return lambda quantity: float(quantity.to(unit).value)
    high = float(target.high.to(unit).value)

    def distance(quantity: Quantity) -> float:
        value = float(quantity.to(unit).value)
        return max(low - value, value - high, 0.0)

    return distance


def goal_of(target: Target) -> float:
    """The figure to reach on that scale; 0 for a band."""
    return 0.0 if target.op is Op.RANGE else float(target.value.value)


def strictness(target: Target) -> float:
    """What a strict bound demands beyond its figure."""
    return STRICT if target.op in (Op.MORE_THAN, Op.LESS_THAN) else 0.0


def leg_at(corners: Sequence[tuple[int, float]], year: int) -> Leg | None:
    """The leg that a year falls on, ``t_a < t <= t_b``; None outside the path.

    Examples
    --------
    >>> leg_at([(2013, 50.0), (2017, 54.0), (2020, 60.0)], 2018)
    Leg(from_year=2017, from_value=54.0, to_year=2020, to_value=60.0)
    """
    for (first, start), (last, end) in pairwise(corners):
        if first < year <= last:
            return Leg(first, start, last, end)
    return None


def transform_of(
    target: Target, indicator: Indicator, corners: Sequence[tuple[int, float]], paths: Paths
) -> Transform:
    """On which scale the path runs straight: as the policy names it, else by the bounds.

    Logit between two natural bounds where the target is near one of them or the baseline near
    the lower; identity otherwise, for bands, and where a corner stands on a bound (assessment.md,
    3.4).
    """
    low, high = _bounds(target, indicator)
    if target.op is Op.RANGE:
        return Transform.IDENTITY
    if indicator.code in paths.transforms:
        return paths.transforms[indicator.code]
    if low is None or high is None or not corners:
        return Transform.IDENTITY
    if not all(low < value < high for _, value in corners):
        return Transform.IDENTITY
    near, goal = paths.near_bound * (high - low), corners[-1][1]
    close = min(goal - low, high - goal) <= near
    return (
        Transform.LOGIT
        if close or corners[0][1] < low + paths.low_base * (high - low)
        else (Transform.IDENTITY)
    )


def bounds_of(target: Target, indicator: Indicator) -> tuple[float, float]:
    """Natural bounds in the target's unit, for the logit; 0 to 1 where there are none."""
    low, high = _bounds(target, indicator)
    return (0.0, 1.0) if low is None or high is None else (low, high)


def _bounds(target: Target, indicator: Indicator) -> tuple[float | None, float | None]:
    made = (
        None
        if bound is None
        else float(Quantity(bound, indicator.unit).to(target.value.unit).value)
        for bound in indicator.bounds
    )
    low, high = made
    return low, high
