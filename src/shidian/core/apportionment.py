"""Dividing a whole amount exactly: nothing is lost and nothing is added."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from fractions import Fraction
from math import lcm

Weight = int | Decimal | Fraction


def apportioned(total: int, weights: Sequence[Weight]) -> list[int]:
    """Divide a whole number by weights, by largest remainder.

    Everybody gets the whole part of the exact share; what remains goes one by one to the largest
    remainders, the earlier first where two are equal.

    Parameters
    ----------
    total : int
        What is divided, in its smallest unit: 分 for money. It may be negative.
    weights : sequence
        Not negative; exact numbers.

    Returns
    -------
    list of int
        One part for each weight; they sum to `total`.

    Raises
    ------
    ValueError
        If a weight is negative, or all are zero and there is something to divide.

    Examples
    --------
    >>> apportioned(100, [1, 1, 1])
    [34, 33, 33]
    >>> apportioned(-100, [1, 1, 1])
    [-34, -33, -33]
    """
    if total < 0:
        return [-part for part in apportioned(-total, weights)]
    exact = _whole(weights)
    whole = sum(exact)
    if any(weight < 0 for weight in exact):
        raise ValueError("a weight is negative")
    if whole == 0:
        if total:
            raise ValueError("all weights are zero")
        return [0] * len(exact)
    shares = [divmod(total * weight, whole) for weight in exact]
    parts = [part for part, _ in shares]
    by_remainder = sorted(range(len(shares)), key=lambda at: -shares[at][1])  # stable: ties stay
    for at in by_remainder[: total - sum(parts)]:
        parts[at] += 1
    return parts


def _whole(weights: Sequence[Weight]) -> list[int]:
    """Whole numbers in the same proportions: integers divide exactly, and fast."""
    ratios = [weight.as_integer_ratio() for weight in weights]
    common = lcm(*(below for _, below in ratios))
    return [above * (common // below) for above, below in ratios]


def cents(yuan: Decimal) -> int:
    """Yuan as whole 分, half a 分 away from zero.

    Examples
    --------
    >>> cents(Decimal("9329.784")), cents(Decimal("-0.005"))
    (932978, -1)
    """
    return int((yuan * 100).quantize(Decimal(1), ROUND_HALF_UP))


def exact_cents(yuan: Decimal) -> int | None:
    """Yuan as 分; None for what is negative, not finite, too large, or no whole number of 分.

    Examples
    --------
    >>> exact_cents(Decimal("12.3400")), exact_cents(Decimal("0.001"))
    (1234, None)
    """
    try:
        exact = yuan >= 0 and yuan == yuan.quantize(Decimal("0.01"))
    except InvalidOperation:  # not a number, or more digits than a Decimal keeps
        return None
    return cents(yuan) if exact else None


def yuan(cents: int) -> Decimal:
    """Whole 分 as yuan, with two places.

    Examples
    --------
    >>> yuan(932978)
    Decimal('9329.78')
    """
    return Decimal(cents).scaleb(-2)
