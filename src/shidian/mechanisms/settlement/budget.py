"""Thresholds that a budget pays for, and what the people cost who settle at one."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from shidian.core import Bilingual, DataError, Fault, Place
from shidian.core.apportionment import exact_cents
from shidian.mechanisms.settlement.costs import (
    MOST_YEARS,
    Payer,
    PersonCost,
    of_settling,
    per_person,
)
from shidian.mechanisms.settlement.curves import Curve
from shidian.mechanisms.settlement.scheme import Each
from shidian.mechanisms.settlement.thresholds import (
    check_areas,
    check_decides,
    thresholds_for,
)


@dataclass(frozen=True)
class Terms:
    """How a budget is to be read.

    Parameters
    ----------
    years : int
        For how many years it pays yearly items; 0 for what is paid once alone.
    payer : Payer
        Whose budget it is: that payer's share of the cost counts. None for all payers together,
        homes that households pay for included.
    """

    years: int
    payer: Payer | None = Payer.GOVERNMENT

    def __post_init__(self) -> None:
        if not 0 <= self.years <= MOST_YEARS:
            raise DataError(Fault("budget_years", found=self.years, most=MOST_YEARS))

    @property
    def who(self) -> Bilingual:
        """Whose cost is counted, in words."""
        return self.payer.text if self.payer else Bilingual("各承担方合计", "all payers together")


@dataclass(frozen=True)
class AreaBill:
    """An area: its threshold in units, who settles at it, and the cents that they cost.

    `threshold` is None where more settle on routes alone than the budget pays for, and where
    nothing is known of the cost; `settled` is then who settles on routes. `each` and `cents` are
    None where the cost has no value.
    """

    area: str
    threshold: int | None
    settled: int
    each: int | None
    cents: int | None
    budget: int | None = None


@dataclass(frozen=True)
class Share:
    """What one payer bears for the settled people of an area, in cents: once, and every year.

    None where an item of this payer has no value.
    """

    area: str
    payer: Payer
    once: int | None
    yearly: int | None


@dataclass(frozen=True)
class Bill:
    """What settled people cost.

    Parameters
    ----------
    terms : Terms
    areas : tuple of AreaBill
    shares : tuple of Share
        Of all payers, whoever's budget was asked about.
    costs : tuple of PersonCost
        What it rests on.
    budget : int
        Cents, for all areas together.
    """

    terms: Terms
    areas: tuple[AreaBill, ...]
    shares: tuple[Share, ...]
    costs: tuple[PersonCost, ...]
    budget: int | None = None

    @property
    def without_cost(self) -> tuple[str, ...]:
        """Areas whose cost has no value; nothing is said of them."""
        return tuple(one.area for one in self.areas if one.each is None)

    @property
    def cents(self) -> int:
        """Of all areas that have a cost."""
        return sum(one.cents or 0 for one in self.areas)

    @property
    def fits(self) -> bool:
        """Whether a threshold was found in every area that has a cost."""
        return all(one.threshold is not None for one in self.areas if one.each is not None)


Costs = Sequence[PersonCost]


def bill(curve: Curve, threshold: int, costs: Costs, terms: Terms) -> Bill:
    """What the people cost who settle at a threshold of so many units."""
    return _bill(curve, dict.fromkeys(curve.names, threshold), costs, terms)


def threshold_within(curve: Curve, budget: Decimal, costs: Costs, terms: Terms) -> Bill:
    """The lowest threshold, one for all areas, whose settled people a budget pays.

    Parameters
    ----------
    curve : Curve
        By area.
    budget : Decimal
        Yuan.
    costs : sequence of PersonCost
    terms : Terms

    Raises
    ------
    DataError
        If no threshold decides anything, the budget is no amount of money, or no area has a cost.
    """
    money, each = _ready(curve, {"": budget}, costs, terms)
    # Sums are Python's whole numbers: people times cents may pass 64 bits.
    settled, priced = curve.settled, [(row, each[name]) for row, name in _priced(curve, each)]

    def paid(place: int) -> int:
        return sum(int(settled[row, place]) * cents for row, cents in priced)

    place = bisect_left(range(len(curve.units)), True, key=lambda at: paid(at) <= money[""])
    found = int(curve.units[place]) if place < len(curve.units) else None
    return _bill(curve, _for_all(curve, dict.fromkeys(each, found)), costs, terms, money)


def thresholds_within(
    curve: Curve, budgets: Mapping[str, Decimal], costs: Costs, terms: Terms
) -> Bill:
    """The lowest threshold of each area whose settled people its own budget pays.

    Raises
    ------
    DataError
        As `threshold_within`; and if an area is not in the table.
    """
    check_areas(curve, budgets)
    money, each = _ready(curve, budgets, costs, terms)
    asked = {area: _affordable(money[area], each[area]) for area in money if area in each}
    found: dict[str, int | None] = dict.fromkeys(area for area in curve.names if area in money)
    for one in thresholds_for(curve, asked):
        found[one.name] = one.at_most.threshold if one.at_most else None
    return _bill(curve, found, costs, terms, money)


def allocated(curve: Curve, budget: Decimal, costs: Costs, terms: Terms) -> Bill:
    """One budget dealt out over the areas, each with a threshold of its own.

    Who settles on a route is paid first, in every area. What is left goes to the area where a
    person costs least, as far down its points as it reaches, then to the next: the most people,
    but for groups of equal points that the rest no longer pays. Equal costs go by area code.

    Raises
    ------
    DataError
        As `threshold_within`.
    """
    money, each = _ready(curve, {"": budget}, costs, terms)
    rows = _priced(curve, each)
    left = money[""] - sum(int(curve.by_route[row]) * each[name] for row, name in rows)
    found: dict[str, int | None] = {}
    if left < 0:
        return _bill(curve, _for_all(curve, found), costs, terms, money)
    for row, name in sorted(rows, key=lambda one: (each[one[1]], one[1])):
        routes = int(curve.by_route[row])
        most = routes + _affordable(left, each[name])
        step = thresholds_for(curve, {name: most})[0].at_most
        assert step is not None  # routes alone do not pass what allows for them
        found[name] = step.threshold
        left -= (step.settled - routes) * each[name]
    return _bill(curve, _for_all(curve, found), costs, terms, money)


def _ready(
    curve: Curve, budgets: Mapping[str, Decimal], costs: Costs, terms: Terms
) -> tuple[dict[str, int], Mapping[str, int]]:
    """Budgets in cents by area, and cents a person of the areas that have a cost."""
    check_decides(curve)
    money = {area: _money(area, amount) for area, amount in budgets.items()}
    known = per_person(costs, terms.years, terms.payer)
    each = {name: known[name] for name in curve.names if name in known}
    if not each:
        raise DataError(Fault("budget_without_cost"))
    return money, each


def _money(area: str, amount: Decimal) -> int:
    cents = exact_cents(amount)
    if cents is None:
        raise DataError(Fault("budget_amount", Place(column=area), found=amount))
    return cents


def _priced(curve: Curve, each: Mapping[str, int]) -> list[tuple[int, str]]:
    return [(row, name) for row, name in enumerate(curve.names) if name in each]


def _affordable(cents: int, each: int) -> int:
    """How many people an amount pays for; as many as there can be where they cost nothing."""
    return cents // each if each else 2**62


def _for_all(curve: Curve, found: Mapping[str, int | None]) -> dict[str, int | None]:
    """Thresholds of all areas, none for those of which nothing was found."""
    return {name: found.get(name) for name in curve.names}


def _bill(
    curve: Curve,
    thresholds: Mapping[str, int | None],
    costs: Costs,
    terms: Terms,
    money: Mapping[str, int] | None = None,
) -> Bill:
    """The bill of the areas that are named, each with its threshold."""
    each, budgets = per_person(costs, terms.years, terms.payer), money or {}
    rows, areas = {name: row for row, name in enumerate(curve.names)}, []
    for name, threshold in thresholds.items():
        row = rows[name]
        by_points = 0 if threshold is None else int(curve.by_points[row, curve.at(threshold)])
        settled, cost = int(curve.by_route[row]) + by_points, each.get(name)
        cents = None if cost is None else settled * cost
        areas.append(AreaBill(name, threshold, settled, cost, cents, budgets.get(name)))
    used = tuple(one for one in of_settling(costs) if one.area in thresholds)
    return Bill(terms, tuple(areas), _shares(areas, used), used, budgets.get(""))


def _shares(areas: Sequence[AreaBill], costs: Costs) -> tuple[Share, ...]:
    settled = {one.area: one.settled for one in areas}
    found: dict[tuple[str, Payer], dict[Each, int | None]] = {}
    for one in costs:
        borne = found.setdefault((one.area, one.payer), dict.fromkeys(Each, 0))
        before = borne[one.each]
        if before is None or one.cents is None:
            borne[one.each] = None
        else:
            borne[one.each] = before + one.cents * settled[one.area]
    return tuple(
        Share(area, payer, borne[Each.ONCE], borne[Each.YEAR])
        for (area, payer), borne in found.items()
    )
