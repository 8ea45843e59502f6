"""A cost model: what citizenization costs, item by item, as a file states it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from shidian.core import Bilingual, DataError, Fault, Place, Source
from shidian.core.period import FIRST_YEAR, LAST_YEAR
from shidian.core.plain import plain
from shidian.mechanisms.citizenization.cost_range import CostRange

MOST_YUAN = Decimal(10) ** 13
"""Of one user."""
MOST_USERS = Decimal(10) ** 6
"""Of one person; no factor of an origin is larger."""
MOST_YEARS = Decimal(200)
NOTHING = Bilingual("", "")


class Nature(StrEnum):
    """When an item is paid."""

    ONCE = "once"  # in the year in which a person is added
    YEARLY = "yearly"  # in that year and every later one


class Step(StrEnum):
    """How far people have come in a year.

    A resident holds a permit; a registered person has settled without having been counted as a
    resident before; a promoted one was counted as a resident in an earlier year.
    """

    RESIDENT = "resident"
    REGISTERED = "registered"
    PROMOTED = "promoted"


class Origin(StrEnum):
    """Where people come from: the lowest level of government whose territory they stay in."""

    SAME_COUNTY = "same_county"
    SAME_CITY = "same_city"
    SAME_PROVINCE = "same_province"
    OTHER_PROVINCE = "other_province"

    @property
    def text(self) -> Bilingual:
        """The origin in words."""
        return _ORIGINS[self]


_ORIGINS = {
    Origin.SAME_COUNTY: Bilingual("本县（市、区）", "same county"),
    Origin.SAME_CITY: Bilingual("市内跨县", "same city"),
    Origin.SAME_PROVINCE: Bilingual("省内跨市", "same province"),
    Origin.OTHER_PROVINCE: Bilingual("省外", "other province"),
}


class Scope(StrEnum):
    """Whose cost is counted."""

    FISCAL = "fiscal"
    ALL = "all_parties"


class Prices(StrEnum):
    """What the money of later years is worth."""

    CONSTANT = "constant"  # of the model's base year
    CURRENT = "current"  # of each year


@dataclass(frozen=True, kw_only=True)
class CostItem:
    """One item of the cost.

    Parameters
    ----------
    id : str
    label : Bilingual
    nature : Nature
    step : Step
        The first step at which it is caused: ``resident`` for everybody who is added,
        ``registered`` only for those who settle.
    cost : CostRange
        Yuan for one user; for a yearly item, for one year. None where no source states it:
        nothing can be calculated until somebody does.
    users : Decimal
        Users for every person added: 0.2 pupils, 1 where everybody is one.
    spare : Decimal
        Share of the users whom existing capacity takes without cost.
    paid : Decimal
        Yuan that is paid for the person already: only the increment is counted.
    origins : mapping of Origin to Decimal
        Factor for people of an origin; 1 where none is stated.
    years : int
        How many years a yearly item is paid; None for as long as the person stays. The horizon
        bounds only what one person costs, not the years of a table.
    source : Source
        Of the model where none is given.
    """

    id: str
    label: Bilingual
    nature: Nature
    cost: CostRange | None = None
    step: Step = Step.RESIDENT
    users: Decimal = Decimal(1)
    spare: Decimal = Decimal(0)
    paid: Decimal = Decimal(0)
    origins: Mapping[Origin, Decimal] = field(default_factory=dict)
    years: int | None = None
    source: Source | None = None

    def __post_init__(self) -> None:
        if self.step is Step.PROMOTED:
            raise DataError(Fault("cost_item_step", Place(column="step")))
        if not 0 <= self.spare <= 1:
            raise DataError(Fault("cost_share_outside", Place(column="spare"), found=self.spare))
        known = [origin.value for origin in Origin]
        for origin in self.origins:  # the keys of a mapping in a file are any text
            if origin not in known:
                place = Place(column="origins")
                raise DataError(
                    Fault("not_choice", place, found=origin[:80], known=" ".join(known))
                )
        if self.years is not None and (self.years < 1 or self.nature is Nature.ONCE):
            raise DataError(Fault("cost_item_years", Place(column="years"), found=self.years))
        faults = list(self._bounds())
        if faults:
            raise DataError(faults)

    def _bounds(self) -> Iterator[Fault]:
        bounds = [("users", self.users, MOST_USERS), ("paid", self.paid, MOST_YUAN)]
        bounds += [(f"origins.{one}", found, MOST_USERS) for one, found in self.origins.items()]
        if self.cost is not None:
            bounds.append(("cost", self.cost.ends[1], MOST_YUAN))
        if self.years is not None:
            bounds.append(("years", Decimal(self.years), MOST_YEARS))
        for key, found, most in bounds:
            if found < 0:
                yield Fault("number_negative", Place(column=key), found=found)
            elif found > most:
                yield too_large(key, found, most)

    @property
    def stated(self) -> CostRange:
        """The cost; DataError where no source states it."""
        if self.cost is None:
            raise DataError(Fault("cost_item_open", Place(column=self.id)))
        return self.cost

    def causes(self, step: Step) -> bool:
        """Whether a person who reaches a step in a year causes this item from then on."""
        if step is Step.REGISTERED:
            return True
        return (self.step is Step.RESIDENT) == (step is Step.RESIDENT)


@dataclass(frozen=True, kw_only=True)
class CostModel:
    """A cost model.

    Parameters
    ----------
    code, version : str
    title : Bilingual
    source : Source
    scope : Scope
    prices : Prices
    base_year : int
        Of the prices; yearly growth and discounting count from it.
    horizon : Decimal
        Years over which the yearly items of one person are added up.
    discount : Decimal
        Yearly rate; 0 adds plain sums.
    growth : Decimal
        Yearly growth of cost, where prices are current.
    terms : Source
        Of horizon, discount and growth; where none is given they are assumed.
    items : tuple of CostItem
    note : Bilingual
    valid_from : date
    pilot : str
        Number of the pilot whose model it is.
    """

    code: str
    version: str
    title: Bilingual
    source: Source
    scope: Scope
    prices: Prices
    base_year: int
    horizon: Decimal
    items: tuple[CostItem, ...]
    discount: Decimal = Decimal(0)
    growth: Decimal = Decimal(0)
    terms: Source | None = None
    note: Bilingual = NOTHING
    valid_from: date | None = None
    pilot: str = ""

    def __post_init__(self) -> None:
        ids = [item.id for item in self.items]
        twice = [at for at, one in enumerate(ids) if one in ids[:at]]
        if not ids:
            raise DataError(Fault("cost_no_items"))
        if twice:
            raise DataError(
                [
                    Fault("cost_item_twice", Place(column=f"items[{at}].id"), found=ids[at])
                    for at in twice
                ]
            )
        faults = list(self._terms())
        if faults:
            raise DataError(faults)

    def _terms(self) -> Iterator[Fault]:
        if not FIRST_YEAR <= self.base_year <= LAST_YEAR:
            yield Fault("not_year", Place(column="base_year"), found=str(self.base_year)[:80])
        if self.horizon <= 0:
            yield Fault("cost_horizon_none", Place(column="horizon"), found=self.horizon)
        elif self.horizon > MOST_YEARS:
            yield too_large("horizon", self.horizon, MOST_YEARS)
        if not 0 <= self.discount < 1:
            yield Fault("cost_discount", Place(column="discount"), found=self.discount)
        if not -1 < self.growth < 1:
            yield Fault("cost_growth", Place(column="growth"), found=self.growth)
        elif self.prices is Prices.CONSTANT and self.growth:
            yield Fault("cost_growth_constant", Place(column="growth"), found=self.growth)


def too_large(column: str, found: Decimal, most: Decimal) -> Fault:
    """A fault for a number that is larger than any that means something."""
    return Fault("cost_large", Place(column=column), found=plain(found)[:30], most=plain(most))
