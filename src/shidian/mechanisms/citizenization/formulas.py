"""The formulas of the cost: for one person over the horizon, and for cohorts over years.

Sums are exact decimals in yuan; a cell of a table is rounded to 分 once, half away from zero.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from shidian.mechanisms.citizenization.model import CostItem, CostModel, Nature, Origin, Step

People = Mapping[tuple[int, Origin, Step], int]
"""How many people reach a step in a year, by origin."""


def unit_cost(item: CostItem, origin: Origin, cost: Decimal) -> Decimal:
    """Yuan of one item for one person added, beyond what is paid already.

    ``max(cost * users * (1 - spare) * factor(origin) - paid, 0)``
    """
    factor = item.origins.get(origin, Decimal(1))
    return max(cost * item.users * (1 - item.spare) * factor - item.paid, Decimal(0))


def annuity(rate: Decimal, years: Decimal) -> Decimal:
    """Worth today of one yuan a year: ``(1 - (1 + r)**-N) / r``, and N where r is 0.

    Examples
    --------
    >>> annuity(Decimal(0), Decimal(43)), round(annuity(Decimal("0.05"), Decimal(2)), 6)
    (Decimal('43'), Decimal('1.859410'))
    """
    return years if rate == 0 else (1 - (1 + rate) ** -years) / rate


def lifetime(item: CostItem, unit: Decimal, horizon: Decimal, discount: Decimal) -> Decimal:
    """Yuan of one item for one person over the horizon, seen from the year of arrival."""
    if item.nature is Nature.ONCE:
        return unit
    years = horizon if item.years is None else min(Decimal(item.years), horizon)
    return unit * annuity(discount, years)


def causing(item: CostItem, people: People, origin: Origin, year: int) -> int:
    """How many people an item is paid for in a year.

    Of a yearly item these are all who were added up to the year, and not more than `years` ago.
    """
    if item.nature is Nature.ONCE:
        first = year
    elif item.years is None:
        first = min((when for when, _, _ in people), default=year)
    else:
        first = year - item.years + 1
    return sum(
        count
        for (when, of, step), count in people.items()
        if of is origin and first <= when <= year and item.causes(step)
    )


def price_level(model: CostModel, year: int) -> Decimal:
    """What cost has grown to since the base year; 1 where prices are constant."""
    return (1 + model.growth) ** (year - model.base_year)


def present_value(by_year: Iterable[tuple[int, Decimal]], discount: Decimal, base: int) -> Decimal:
    """Sums of years as of the base year."""
    return sum((amount / (1 + discount) ** (year - base) for year, amount in by_year), Decimal(0))


def origins_of(people: People) -> Sequence[Origin]:
    """The origins that there are people of, nearest first."""
    found = {origin for _, origin, _ in people}
    return [origin for origin in Origin if origin in found]
