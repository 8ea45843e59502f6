"""The equalization transfer by the measure of 2022 (财预〔2022〕58号), its weights as parameters.

The document prints neither `w1` nor `w2`, nor which standard deviation is meant: those here are
parameters that results show as unverified.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from shidian.core import DataError, Fault
from shidian.core.apportionment import apportioned, cents, yuan

SPENDING_WEIGHT = Decimal("0.55")  # of mandatory basic service spending over standard revenue
GAP_WEIGHT = Decimal("0.45")  # of the gap over standard spending


@dataclass(frozen=True)
class Place:
    """What the formula needs of a place: all in one unit of money.

    Parameters
    ----------
    name : str
    spending : Decimal
        S, standard spending.
    revenue : Decimal
        R, standard revenue; above zero.
    mandatory : Decimal
        Mandatory spending on basic services.
    growth_control, effort_award : Decimal
        Addends of the formula.
    """

    name: str
    spending: Decimal
    revenue: Decimal
    mandatory: Decimal
    growth_control: Decimal = Decimal(0)
    effort_award: Decimal = Decimal(0)

    @property
    def gap(self) -> Decimal:
        """``S - R`` where spending exceeds revenue, else 0."""
        return max(self.spending - self.revenue, Decimal(0))

    @property
    def addends(self) -> int:
        """What comes on top of the pool, in 分; nothing where there is no gap."""
        return cents(self.growth_control + self.effort_award) if self.gap else 0


@dataclass(frozen=True)
class Equalization:
    """The transfer of each place in 分, and what it came from.

    Parameters
    ----------
    amounts : tuple of int
    difficulty : tuple of Decimal
        D of each place.
    coefficients : tuple of Decimal
        k of each place, before it is scaled to the pool.
    """

    amounts: tuple[int, ...]
    difficulty: tuple[Decimal, ...]
    coefficients: tuple[Decimal, ...]


def equalized(
    pool: int, places: Sequence[Place], weight_gap: Decimal, weight_difficulty: Decimal
) -> Equalization:
    """Divide a pool by the formula: ``gap * k``, k clipped at 0 and scaled to the pool.

    ``k = pool / sum(gap) * w1 + D * w2`` and
    ``D = 0.55 * z(mandatory / R) + 0.45 * z(gap / S)``, z by the population's deviation, and 0
    where all are equal. The addends of a place come on top of the pool.

    Parameters
    ----------
    pool : int
        分.
    places : sequence of Place
        Money in yuan.
    weight_gap, weight_difficulty : Decimal
        w1 and w2.

    Raises
    ------
    DataError
        For an empty pool, a place whose revenue or spending is not above zero, or weights under
        which nobody gets anything although there are gaps.
    """
    _check(pool, places)
    gaps = [place.gap for place in places]
    difficulty = _difficulty(places)
    total = sum(gaps, Decimal(0))
    if total == 0:
        return Equalization((0,) * len(places), difficulty, (Decimal(0),) * len(places))
    base = Decimal(pool).scaleb(-2) / total * weight_gap
    coefficients = tuple(max(base + d * weight_difficulty, Decimal(0)) for d in difficulty)
    weights = [gap * k for gap, k in zip(gaps, coefficients, strict=True)]
    if not any(weights):
        raise DataError(Fault("equalization_weights", w1=weight_gap, w2=weight_difficulty))
    parts = apportioned(pool, weights)
    amounts = tuple(part + one.addends for part, one in zip(parts, places, strict=True))
    return Equalization(amounts, difficulty, coefficients)


def _difficulty(places: Sequence[Place]) -> tuple[Decimal, ...]:
    spending = _scores([place.mandatory / place.revenue for place in places])
    gap = _scores([place.gap / place.spending for place in places])
    return tuple(SPENDING_WEIGHT * a + GAP_WEIGHT * b for a, b in zip(spending, gap, strict=True))


def _scores(values: Sequence[Decimal]) -> list[Decimal]:
    """Distances from the mean in standard deviations of the population; 0 where all are equal."""
    if len(set(values)) == 1:  # the mean of equal values, rounded, may lie beside them
        return [Decimal(0)] * len(values)
    mean = sum(values, Decimal(0)) / len(values)
    variance = sum(((value - mean) ** 2 for value in values), Decimal(0)) / len(values)
    deviation = variance.sqrt()
    return [(value - mean) / deviation for value in values]


def _check(pool: int, places: Sequence[Place]) -> None:
    if pool <= 0:
        raise DataError(Fault("allocation_pool", found=yuan(pool)))
    for place in places:
        if place.revenue <= 0 or place.spending <= 0:
            raise DataError(
                Fault(
                    "equalization_base",
                    name=place.name,
                    revenue=place.revenue,
                    spending=place.spending,
                )
            )
