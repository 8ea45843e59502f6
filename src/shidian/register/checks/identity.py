"""Rates against what they divide: a hard check, exact in the last printed place."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple

import polars as pl

from shidian.core import Bilingual
from shidian.register.checks.check import Check, Strength, told
from shidian.register.checks.context import Context, Identity
from shidian.register.checks.values import EXACT

_ON = ["area", "year", "vintage", "series_break"]
_DOUBT = 1e-9
"""Share of a figure within which binary fractions do not decide; they are good to 1e-15."""


class Figure(NamedTuple):
    """A figure and the number of its printed places."""

    value: Decimal
    places: int


def admitted(
    above: Figure, below: Figure, factor: Fraction, places: int
) -> tuple[Decimal, Decimal]:
    """The lowest and the highest rate that can be printed for a quotient.

    Every figure stands for all that is rounded to it, half a step of its last place to either
    side, both ends included.

    Parameters
    ----------
    above, below : Figure
        Numerator and denominator; the denominator is more than half a step.
    factor : Fraction
        Between their units and that of the rate: 100 for a percentage of people.
    places : int
        Printed places of the rate.

    Examples
    --------
    >>> low, high = admitted(Figure(Decimal("1"), 0), Figure(Decimal("3"), 0), Fraction(100), 0)
    >>> str(low), str(high)  # from 0.5 / 3.5 to 1.5 / 2.5
    ('14', '60')
    """
    ends = [
        factor * (Fraction(above.value) + side * _half(above.places))
        / (Fraction(below.value) + other * _half(below.places))
        for side in (-1, 1)
        for other in (-1, 1)
    ]  # fmt: skip
    steps = 10**places
    low = ceil(min(ends) * steps - Fraction(1, 2))
    high = floor(max(ends) * steps + Fraction(1, 2))
    return Decimal(low).scaleb(-places), Decimal(high).scaleb(-places)


def _half(places: int) -> Fraction:
    return Fraction(1, 2 * 10**places)


def broken(values: pl.DataFrame, context: Context) -> pl.DataFrame:
    """Rates that cannot be the quotient of the two figures filed beside them."""
    return pl.concat([_broken(values, one) for one in context.identities] or [_none(values)])


def _none(values: pl.DataFrame) -> pl.DataFrame:
    return told(values.head(0), pl.lit(None), pl.lit(None))


def _broken(values: pl.DataFrame, identity: Identity) -> pl.DataFrame:
    doubtful = _beside(values, identity).filter(_doubtful(float(identity.factor)))
    if doubtful.is_empty():
        return _none(values)
    figures = doubtful.select("above", "above_places", "below", "below_places", "places").rows()
    ends = [
        admitted(Figure(above, a), Figure(below, b), identity.factor, places)
        for above, a, below, b, places in figures
    ]
    return told(_violating(doubtful, ends), pl.col("low"), pl.col("high"))


def _beside(values: pl.DataFrame, identity: Identity) -> pl.DataFrame:
    """The rate with its numerator and denominator, on one known series."""
    own = values.filter((pl.col("indicator") == identity.rate) & pl.col("comparable"))
    for name, code in (("above", identity.numerator), ("below", identity.denominator)):
        other = values.filter(pl.col("indicator") == code).select(
            *_ON, pl.col("value").alias(name), pl.col("places").alias(f"{name}_places")
        )
        own = own.join(other, on=_ON)
    return own


def _doubtful(factor: float) -> pl.Expr:
    """Whether a rate is not clearly admitted; most rows are done with here, all at once."""
    half = {
        name: 0.5 * 10.0 ** -pl.col(name).cast(pl.Float64)
        for name in ("above_places", "below_places", "places")
    }
    above, below = pl.col("above").cast(pl.Float64), pl.col("below").cast(pl.Float64)
    ends = [
        factor * (above + side * half["above_places"]) / (below + other * half["below_places"])
        for side in (-1, 1)
        for other in (-1, 1)
    ]
    low, high = pl.min_horizontal(ends) - half["places"], pl.max_horizontal(ends) + half["places"]
    room = _DOUBT * (pl.col("number").abs() + low.abs() + high.abs())
    outside = (pl.col("number") <= low + room) | (pl.col("number") >= high - room)
    return outside & (below > half["below_places"])


def _violating(rows: pl.DataFrame, ends: Sequence[tuple[Decimal, Decimal]]) -> pl.DataFrame:
    bounds = pl.DataFrame(ends, {"low": EXACT, "high": EXACT}, orient="row")
    value = pl.col("value")
    return rows.hstack(bounds).filter((value < pl.col("low")) | (value > pl.col("high")))


CHECKS = (
    Check(
        "identity",
        Bilingual("比率恒等", "Identity"),
        Bilingual(
            "比率必须等于同年、同一数列的分子除以分母，只容许三个数各自末位的四舍五入。",
            "A rate is its numerator over its denominator, of the same year and series, but for "
            "the rounding of the three figures in their last printed place.",
        ),
        Strength.HARD,
        broken,
        "check_identity",
    ),
)
"""Checks of identities."""
