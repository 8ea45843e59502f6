"""Who pays: rules that divide every item and origin among the payers, exact to the 分."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from shidian.core import Bilingual, DataError, Fault, Place, Source
from shidian.mechanisms.citizenization.division import by_amounts, by_shares
from shidian.mechanisms.citizenization.model import NOTHING, Origin


class Payer(StrEnum):
    """Who can bear a part of the cost.

    `GOVERNMENT` stands where a source names government without saying which level, `UNSTATED`
    where it leaves a part to nobody in particular.
    """

    GOVERNMENT = "government"
    CENTRE = "centre"
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWN = "town"
    ENTERPRISE = "enterprise"
    PERSON = "person"
    COLLECTIVE = "village_collective"
    SOCIETY = "society"
    UNSTATED = "unstated"

    @property
    def text(self) -> Bilingual:
        """The payer in words."""
        return _PAYERS[self]


_PAYERS = {
    Payer.GOVERNMENT: Bilingual("政府（未分级）", "government, level not stated"),
    Payer.CENTRE: Bilingual("中央", "centre"),
    Payer.PROVINCE: Bilingual("省级", "province"),
    Payer.CITY: Bilingual("市级", "city"),
    Payer.COUNTY: Bilingual("县级", "county"),
    Payer.TOWN: Bilingual("镇级", "town"),
    Payer.ENTERPRISE: Bilingual("企业", "enterprises"),
    Payer.PERSON: Bilingual("个人", "persons"),
    Payer.COLLECTIVE: Bilingual("村集体", "village collectives"),
    Payer.SOCIETY: Bilingual("社会", "society"),
    Payer.UNSTATED: Bilingual("未写明", "not stated"),
}

Shares = Mapping[Payer, Decimal]


@dataclass(frozen=True)
class Tier:
    """Shares that hold while people are no more than a number; None: any more.

    The people are those for whom a cell is paid: of one origin and item in a year, and for a
    yearly item all who have come so far.
    """

    shares: Shares
    up_to: int | None = None

    def __post_init__(self) -> None:
        _check_shares(self.shares, "shares")


@dataclass(frozen=True, kw_only=True)
class SharingRule:
    """How the cost of some items for people of some origins is divided.

    Exactly one of `shares`, `amounts` with `rest`, `tiers`, and `payers` is stated.

    Parameters
    ----------
    items : tuple of str
        Empty for all.
    origins : tuple of Origin
        Empty for all.
    shares : mapping of Payer to Decimal
        Of the whole; they sum to one.
    amounts : mapping of Payer to Decimal
        Yuan for each person of the row; in the order stated, while money lasts.
    rest : mapping of Payer to Decimal
        Shares of what the amounts leave.
    tiers : tuple of Tier
        Stepwise: the tier that the people of the cell fall in divides the whole.
    payers : tuple of Payer
        Who pays, where the source does not say how much each: nothing can be divided by it.
    source : Source
    note : Bilingual
    """

    items: tuple[str, ...] = ()
    origins: tuple[Origin, ...] = ()
    shares: Shares = field(default_factory=dict)
    amounts: Mapping[Payer, Decimal] = field(default_factory=dict)
    rest: Shares = field(default_factory=dict)
    tiers: tuple[Tier, ...] = ()
    payers: tuple[Payer, ...] = ()
    source: Source | None = None
    note: Bilingual = NOTHING

    def __post_init__(self) -> None:
        stated = [bool(one) for one in (self.shares, self.amounts, self.tiers, self.payers)]
        if sum(stated) != 1 or bool(self.rest) != bool(self.amounts):
            raise DataError(Fault("sharing_rule_form"))
        if self.shares:
            _check_shares(self.shares, "shares")
        if self.rest:
            _check_shares(self.rest, "rest")
        _check_payers(self.amounts, "amounts")
        for payer, amount in self.amounts.items():
            if amount < 0:
                place = Place(column=f"amounts.{payer}")
                raise DataError(Fault("number_negative", place, found=amount))
        ends = [tier.up_to for tier in self.tiers]
        bounded = [end for end in ends[:-1] if end is not None]
        if self.tiers and (
            ends[-1] is not None or len(bounded) != len(ends) - 1 or bounded != sorted(set(bounded))
        ):
            raise DataError(Fault("sharing_tiers", Place(column="tiers")))

    def applies(self, item: str, origin: Origin) -> bool:
        """Whether the rule speaks of an item and an origin."""
        return (not self.items or item in self.items) and (
            not self.origins or origin in self.origins
        )

    @property
    def order(self) -> tuple[Payer, ...]:
        """The payers of the shares as the rule first names them; tiers may differ in that."""
        stated = [tier.shares for tier in self.tiers] or [self.shares or self.rest]
        return tuple(dict.fromkeys(Payer(payer) for shares in stated for payer in shares))

    def shares_for(self, people: int) -> Shares:
        """The shares of the whole, in the order of the rule: those of a tier where it has tiers."""
        if not self.tiers:
            return self.shares
        tiers = (one.shares for one in self.tiers if one.up_to is None or people <= one.up_to)
        shares = next(tiers)
        return {payer: shares[payer] for payer in self.order if payer in shares}

    def divided(self, total: int, people: int) -> dict[Payer, int]:
        """The parts of a cost in 分; they sum to it exactly.

        Of equal remainders the payer whom the rule names first gets the 分.

        Parameters
        ----------
        total : int
            分.
        people : int
            Whom it is for.

        Raises
        ------
        DataError
            If the source does not say how much each pays.
        """
        if self.payers:
            raise DataError(Fault("sharing_unstated", payers=named(self.payers)))
        if self.amounts:
            return by_amounts(self.amounts, self.rest, total, people)
        return by_shares(self.shares_for(people), total)


@dataclass(frozen=True, kw_only=True)
class SharingRules:
    """The rules of a programme or of a pilot; the first that applies is used."""

    code: str
    version: str
    title: Bilingual
    source: Source
    rules: tuple[SharingRule, ...]
    note: Bilingual = NOTHING
    pilot: str = ""

    def rule(self, item: str, origin: Origin) -> SharingRule:
        """The rule for an item and an origin.

        Raises
        ------
        DataError
            If none applies.
        """
        for rule in self.rules:
            if rule.applies(item, origin):
                return rule
        raise DataError(Fault("sharing_none", item=item, origin=origin.text))


def named(payers: Iterable[str]) -> Bilingual:
    """Payers in words.

    Examples
    --------
    >>> named(["city", "person"]).en
    'city, persons'
    """
    found = [Payer(payer).text for payer in payers]
    return Bilingual("、".join(one.zh for one in found), ", ".join(one.en for one in found))


def _check_shares(shares: Shares, key: str) -> None:
    """Refuse shares that are negative or do not sum to one; DataError with what they sum to."""
    _check_payers(shares, key)
    total = sum(shares.values(), Decimal(0))
    if total != 1 or any(share < 0 for share in shares.values()):
        said = [(Payer(payer).text, share) for payer, share in shares.items()]
        stated = Bilingual(
            "、".join(f"{payer.zh} {share}" for payer, share in said),
            ", ".join(f"{payer.en} {share}" for payer, share in said),
        )
        raise DataError(Fault("sharing_sum", Place(column=key), found=total, stated=stated))


def _check_payers(stated: Iterable[str], key: str) -> None:
    """Refuse payers that there are not: the keys of a mapping in a file are any text."""
    known = [payer.value for payer in Payer]
    for payer in stated:
        if payer not in known:
            place = Place(column=key)
            raise DataError(Fault("not_choice", place, found=payer[:80], known=" ".join(known)))
