"""Construction land for settled people, by how much land each head has already."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from shidian.core import Bilingual, DataError, Fault, Source

M2_PER_HECTARE = 10_000
MU_PER_HECTARE = 15


@dataclass(frozen=True)
class LandTier:
    """Square metres for every settled person where existing land per head is within a bound.

    `up_to` includes its bound, `below` does not; the last tier has neither.
    """

    m2: Decimal
    up_to: Decimal | None = None
    below: Decimal | None = None

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
    from_ : str
        Date from which it holds.
    tiers : tuple of LandTier
        In rising order.
    adjustment : Decimal
        How far a province may go up or down, as a share.
    centre : Decimal
        Square metres a person in the centre districts of super-large and mega-cities.
    province : str
        Code of the area whose refinement it is; empty for the nation's.
    source : Source
    """

    code: str
    from_: str
    tiers: tuple[LandTier, ...]
    source: Source
    adjustment: Decimal = Decimal(0)
    centre: Decimal = Decimal(0)
    province: str = ""

    def __post_init__(self) -> None:
        bounds = [tier.below if tier.up_to is None else tier.up_to for tier in self.tiers]
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


def rule_on(rules: Sequence[LandRule], area: str, day: date) -> LandRule:
    """The land rule of an area on a day: the city's, else the province's, else the nation's.

    Parameters
    ----------
    rules : sequence of LandRule
    area : str
        Code of the area.
    day : date

    Raises
    ------
    DataError
        Before the first rule.
    """
    for holder in (area, f"{area[:4]}00", f"{area[:2]}0000", ""):
        held = [one for one in rules if one.province == holder and one.from_ <= day.isoformat()]
        if held:
            return max(held, key=lambda one: one.from_)
    first = min((one.from_ for one in rules), default="-")
    whose = area[:80] if area.strip("0") else Bilingual("全国", "the nation")
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
        For negative people or land, and an adjustment beyond the bounds.
    """
    if settled < 0:
        raise DataError(Fault("land_people", found=settled))
    if abs(adjustment) > rule.adjustment:
        raise DataError(Fault("land_adjustment", found=adjustment, most=rule.adjustment))
    standard = rule.centre if centre else rule.standard(existing)
    return LandDue(standard, settled * standard * (1 + adjustment))
