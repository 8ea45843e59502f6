"""Construction land for settled people, by how much land each head has already."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from shidian.core import Bilingual, DataError, Fault, Place, Source

M2_PER_HECTARE = 10_000
MU_PER_HECTARE = 15
_NATION = Bilingual("全国", "the nation")


def _refuse_below_zero(numbers: Mapping[str, Decimal | None]) -> None:
    faults = [
        Fault("terms_negative", Place(column=key), key=key, found=found)
        for key, found in numbers.items()
        if found is not None and found < 0
    ]
    if faults:
        raise DataError(faults)


@dataclass(frozen=True)
class LandTier:
    """Square metres for every settled person where existing land per head is within a bound.

    `up_to` includes its bound, `below` does not; the last tier has neither. No number is below
    zero.
    """

    m2: Decimal
    up_to: Decimal | None = None
    below: Decimal | None = None

    def __post_init__(self) -> None:
        _refuse_below_zero({"m2": self.m2, "up_to": self.up_to, "below": self.below})

    @property
    def bound(self) -> Decimal | None:
        """The upper bound, included or not; None for the last tier."""
        return self.below if self.up_to is None else self.up_to

    def holds(self, existing: Decimal) -> bool:
        """Whether existing land per head falls in it, the tiers before it not holding."""
        if self.up_to is not None:
            return existing <= self.up_to
        return self.below is None or existing < self.below


@dataclass(frozen=True, kw_only=True)
class LandRule:
    """A rule on land for settled people.

    Parameters
    ----------
    code : str
    from_ : date
        From which it holds.
    tiers : tuple of LandTier
        In rising order.
    adjustment : Decimal
        How far a province may go up or down, as a share: from 0 to 1.
    centre : Decimal
        Square metres a person in the centre districts of super-large and mega-cities; None where
        the rule says nothing of them.
    province : str
        Code of the area whose refinement it is; empty for the nation's.
    source : Source
    """

    code: str
    from_: date
    tiers: tuple[LandTier, ...]
    source: Source
    adjustment: Decimal = Decimal(0)
    centre: Decimal | None = None
    province: str = ""

    def __post_init__(self) -> None:
        _refuse_below_zero({"adjustment": self.adjustment, "centre": self.centre})
        if self.adjustment > 1:  # a province that goes so far down would take land away
            place = Place(column="adjustment")
            raise DataError(Fault("cost_share_outside", place, found=self.adjustment))
        bounds = [tier.bound for tier in self.tiers]
        known = [bound for bound in bounds[:-1] if bound is not None]
        if (
            not bounds
            or bounds[-1] is not None
            or known != sorted(set(known))
            or (len(known) != len(bounds) - 1)
        ):
            raise DataError(Fault("land_tiers"))

    def standard(self, existing: Decimal) -> Decimal:
        """Square metres for every settled person.

        Parameters
        ----------
        existing : Decimal
            Square metres of town construction land per head.
        """
        if existing < 0:
            raise DataError(Fault("land_existing", found=existing))
        return next(tier.m2 for tier in self.tiers if tier.holds(existing))

    def check_adjustment(self, adjustment: Decimal) -> None:
        """Refuse a province's adjustment that is beyond the bounds."""
        if abs(adjustment) > self.adjustment:
            raise DataError(
                Fault(
                    "land_adjustment",
                    found=adjustment,
                    most=self.adjustment,
                    whose=self.province or _NATION,
                    first=self.from_,
                )
            )


@dataclass(frozen=True)
class LandDue:
    """Land that is due: square metres a person, and in all."""

    standard: Decimal
    m2: Decimal

    @property
    def hectares(self) -> Decimal:
        """In hectares."""
        return self.m2 / M2_PER_HECTARE

    @property
    def mu(self) -> Decimal:
        """In mu: fifteen to the hectare."""
        return self.hectares * MU_PER_HECTARE


def rule_held(
    rules: Sequence[LandRule], area: str, day: date, centre: bool = False
) -> LandRule | None:
    """The land rule of an area on a day; None before the first.

    It is the city's, else the province's, else the nation's; for a centre district the nearest one
    that says something of centres, if there is one.
    """
    holders = (area, f"{area[:4]}00", f"{area[:2]}0000", "")
    held = [one for one in rules if one.province in holders and one.from_ <= day]
    if centre:
        held = [one for one in held if one.centre is not None] or held
    return min(
        held,
        key=lambda one: (holders.index(one.province), -one.from_.toordinal()),
        default=None,
    )


def rule_on(rules: Sequence[LandRule], area: str, day: date, centre: bool = False) -> LandRule:
    """The land rule of an area on a day, as `rule_held` finds it.

    Parameters
    ----------
    rules : sequence of LandRule
    area : str
        Code of the area.
    day : date
    centre : bool
        Whether it is asked for a centre district.

    Raises
    ------
    DataError
        Before the first rule.
    """
    held = rule_held(rules, area, day, centre)
    if held is not None:
        return held
    first = min((str(one.from_) for one in rules), default="-")
    whose = area[:80] if area.strip("0") else _NATION
    raise DataError(Fault("land_rule_none", area=whose, day=day, first=first))


def land_due(
    rule: LandRule,
    settled: int,
    existing: Decimal,
    adjustment: Decimal = Decimal(0),
    centre: bool = False,
) -> LandDue:
    """Land due for people who settled in a year: ``settled * standard * (1 + adjustment)``.

    Parameters
    ----------
    rule : LandRule
    settled : int
        People who settled in the year before.
    existing : Decimal
        Square metres of town construction land per head.
    adjustment : Decimal
        Of the province, within the rule's bounds.
    centre : bool
        Whether it is a centre district of a super-large or mega-city.

    Raises
    ------
    DataError
        For negative people or land, an adjustment beyond the bounds, and a centre district where
        the rule says nothing of them.
    """
    if settled < 0:
        raise DataError(Fault("land_people", found=settled))
    rule.check_adjustment(adjustment)
    standard = rule.centre if centre else rule.standard(existing)
    if standard is None:
        raise DataError(Fault("land_centre_unstated", rule=rule.code))
    return LandDue(standard, settled * standard * (1 + adjustment))
