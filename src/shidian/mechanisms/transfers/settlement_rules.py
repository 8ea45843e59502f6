"""What a city of a size may ask of people who settle, on a day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from shidian.core import Bilingual, Confidence, DataError, Fault, Place, Source
from shidian.core.used_parameter import UsedParameter, unverified
from shidian.mechanisms.transfers.basis import Result
from shidian.mechanisms.transfers.city_size import SettlementTier, SizeClass, class_of
from shidian.mechanisms.transfers.permit import IN_FORCE


@dataclass(frozen=True, kw_only=True)
class LaterRule:
    """A later rule on settlement, for cities of some sizes.

    Parameters
    ----------
    code : str
    from_ : date
    text : Bilingual
        What it says.
    source : Source
    residents, below : Decimal
        万人 of residents of the urban district, from the first, which is included, to the second,
        which is not; None sets no bound.
    drops_limits : bool
        Whether nothing may be asked any more of people who settle.
    points : str
        What becomes of points: ``no``, ``allowed`` or ``required``; empty leaves them.
    """

    code: str
    from_: date
    text: Bilingual
    source: Source
    residents: Decimal = Decimal(0)
    below: Decimal | None = None
    drops_limits: bool = False
    points: str = ""

    def applies(self, residents: Decimal, day: date) -> bool:
        """Whether it binds a city of so many 万人 on a day."""
        within = self.residents <= residents and (self.below is None or residents < self.below)
        return within and self.from_ <= day


@dataclass(frozen=True, kw_only=True)
class SettlementResult(Result):
    """What a city may ask on a day.

    Parameters
    ----------
    residents : Decimal
        万人.
    on : date
    size : SizeClass
    tier : SettlementTier
        Of the regulation.
    later : tuple of LaterRule
        Later rules that reach a city of the size by the day, the unverified ones among them.
    may_ask : tuple of str
        After the later rules; what is unverified changes nothing.
    insurance_years : int
        The most that may be asked for; None where none may.
    points : str
    """

    residents: Decimal
    on: date
    size: SizeClass
    tier: SettlementTier
    later: tuple[LaterRule, ...]
    may_ask: tuple[str, ...]
    insurance_years: int | None
    points: str


def settlement_answered(
    residents: Decimal,
    on: date,
    sizes: Sequence[SizeClass],
    tiers: Sequence[SettlementTier],
    later: Sequence[LaterRule] = (),
) -> SettlementResult:
    """What a city of a size may ask of people who settle, on a day (居住证暂行条例第十六条).

    Parameters
    ----------
    residents : Decimal
        万人 of residents of the urban district, by the built-up connection, not of the county.
    on : date
    sizes, tiers : sequence
        Of the package.
    later : sequence of LaterRule
        Verified ones are applied in the order of their dates; others are told as warnings.

    Raises
    ------
    DataError
        For a negative number, and a day before the regulation held.
    """
    if on < IN_FORCE:
        raise DataError(Fault("settlement_before", day=on, first=IN_FORCE))
    size, tier = class_of(sizes, residents), class_of(tiers, residents)
    reaching = tuple(
        sorted(
            (one for one in later if one.applies(residents, on)),
            key=lambda one: (one.from_, one.code),
        )
    )
    binding = [one for one in reaching if one.source.confidence is not Confidence.UNVERIFIED]
    dropped = any(one.drops_limits for one in binding)
    points = [tier.points, *(one.points for one in binding if one.points)][-1]
    classes = tuple(_classes(size, tier))
    return SettlementResult(
        parameters=(*classes, *_bounds(reaching)),
        warnings=(*unverified(classes), *_unread(reaching)),
        hashes={},
        residents=residents,
        on=on,
        size=size,
        tier=tier,
        later=reaching,
        may_ask=() if dropped else tier.may_ask,
        insurance_years=None if dropped else tier.insurance_years,
        points=points,
    )


def _classes(size: SizeClass, tier: SettlementTier) -> Iterator[UsedParameter]:
    for name, one in (("sizes", size), ("tiers", tier)):
        yield UsedParameter(f"{name}.{one.code}", one.name, one.from_, "万人", one.source)


def _bounds(later: Sequence[LaterRule]) -> Iterator[UsedParameter]:
    for rule in later:
        if bound := rule.residents or rule.below:  # a rule for all cities has no number
            yield UsedParameter(f"later.{rule.code}", rule.text, bound, "万人", rule.source)


def _unread(later: Sequence[LaterRule]) -> Iterator[Fault]:
    """A warning for every rule that nobody has verified, whether it has a number or not."""
    for rule in later:
        if rule.source.confidence is Confidence.UNVERIFIED:
            yield Fault("official_source", Place(column=f"later.{rule.code}"), found=rule.text)
