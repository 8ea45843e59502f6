"""The formulas of first attainment, on plain decimals in one unit; they never validate."""

from decimal import Decimal

from shidian.core import Direction, Op


def level_completion(observed: Decimal, target: Decimal) -> Decimal | None:
    """Observed level as a share of the target level: ``y / y*``.

    Parameters
    ----------
    observed, target : Decimal
        In the same unit.

    Returns
    -------
    Decimal or None
        A ratio; None for a target of zero, where no ratio exists.

    Examples
    --------
    >>> level_completion(Decimal("78.00"), Decimal("75"))
    Decimal('1.04')
    """
    return observed / target if target else None


def attainment(baseline: Decimal, target: Decimal, observed: Decimal) -> Decimal | None:
    """Share of the promised change that was made: ``(y - y0) / (y* - y0)``.

    Never clamped: below 0 the area moved away from its target, above 1 it went beyond.

    Parameters
    ----------
    baseline, target, observed : Decimal
        In the same unit; rising and falling indicators alike.

    Returns
    -------
    Decimal or None
        A ratio; None where the target equals the baseline and no change was promised.

    Examples
    --------
    >>> attainment(Decimal("50"), Decimal("60"), Decimal("54"))
    Decimal('0.4')
    >>> attainment(Decimal("50"), Decimal("60"), Decimal("48"))
    Decimal('-0.2')
    """
    promised = target - baseline
    return (observed - baseline) / promised if promised else None


def tolerance(last_place: Decimal, allowed: Decimal, promised: Decimal, cap: Decimal) -> Decimal:
    """How far an “about” target may be missed: ``min(max(u, allowed), cap * |y* - y0|)``.

    Parameters
    ----------
    last_place : Decimal
        Value `u` of the last printed digit of the target.
    allowed : Decimal
        Tolerance of the policy, in the target's unit.
    promised : Decimal
        Change promised; its sign does not matter.
    cap : Decimal
        Largest share of the promised change that the tolerance may swallow.

    Examples
    --------
    >>> tolerance(Decimal(1), Decimal(1), Decimal("1.7"), Decimal("0.2"))
    Decimal('0.34')
    """
    return min(max(last_place, allowed), cap * abs(promised))


def is_met(
    op: Op,
    direction: Direction,
    observed: Decimal,
    target: Decimal,
    high: Decimal | None = None,
    margin: Decimal = Decimal(0),
) -> bool:
    """Whether an observed level keeps the promise.

    Parameters
    ----------
    op : Op
    direction : Direction
        Which side of the figure is the better one, for `=` and `~`.
    observed, target : Decimal
        In the same unit; `target` is the lower end of a range.
    high : Decimal or None
        Upper end of a range.
    margin : Decimal
        How far it may be missed on the worse side.

    Examples
    --------
    >>> is_met(Op.REACH, Direction.UP, Decimal("73.44"), Decimal("72"))
    True
    >>> is_met(Op.RANGE, Direction.NONE, Decimal("1244.77"), Decimal(1200), Decimal(1300))
    True
    """
    if op is Op.MORE_THAN:
        return observed > target
    if op is Op.LESS_THAN:
        return observed < target
    if op is Op.RANGE:
        return high is not None and target - margin <= observed <= high + margin
    ceiling = op is Op.AT_MOST or (op is not Op.AT_LEAST and direction is Direction.DOWN)
    return observed <= target + margin if ceiling else observed >= target - margin
