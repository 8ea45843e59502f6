"""What a city of a size may ask of people who settle, on a day; and the dates of a permit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from shidian.core import Bilingual, Confidence, DataError, Fault, Place, Source
from shidian.core.used_parameter import UsedParameter, unverified
from shidian.mechanisms.transfers.basis import Result
from shidian.mechanisms.transfers.city_size import SettlementTier, SizeClass, class_of
from shidian.mechanisms.transfers.permit import PermitState, may_apply, permit_state, window

IN_FORCE = date(2016, 1, 1)
"""From which the regulation on residence permits holds (居住证暂行条例, 国务院令第663号)."""
ISSUE_DAYS, ISSUE_DAYS_EXTENDED = 15, 30  # 第九条


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


@dataclass(frozen=True, kw_only=True)
class PermitResult(Result):
    """The dates of a residence permit.

    Parameters
    ----------
    arrived, may_apply : date
        The second is half a year after the first (第二条).
    applied : date
        The day of the application; the first possible one where none was given.
    issue_by, issue_by_extended : date
        Within 15 days, where extended within 30 (第九条).
    state : PermitState
        On the day that was asked for; None where no permit was issued.
    endorse : tuple of date
        First and last day for the next endorsement (第十条).
    """

    arrived: date
    may_apply: date
    applied: date
    issue_by: date
    issue_by_extended: date
    state: PermitState | None
    endorse: tuple[date, date] | None


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
    parameters = tuple(_used(size, tier, reaching))
    return SettlementResult(
        parameters=parameters,
        warnings=tuple(unverified(parameters)),
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


def permit_answered(
    arrived: date,
    on: date,
    applied: date | None = None,
    issued: date | None = None,
    endorsed: Sequence[date] = (),
) -> PermitResult:
    """The dates of a residence permit (居住证暂行条例第二、九、十条).

    Parameters
    ----------
    arrived : date
        Since when the person has lived in the city.
    on : date
        The day for which it is asked.
    applied, issued : date
        None where that has not happened.
    endorsed : sequence of date
        Yearly endorsements, rising.

    Raises
    ------
    DataError
        For days that are out of order, and an application before half a year.

    Examples
    --------
    >>> permit_answered(date(2015, 8, 31), date(2016, 3, 1)).issue_by
    datetime.date(2016, 3, 15)
    """
    first = may_apply(arrived)
    steps = [("arrived", arrived), ("applied", applied), ("issued", issued)]
    steps += [("endorsed", day) for day in endorsed]
    faults = [*_out_of_order(steps), *_too_early(first, applied, issued)]
    known = issued if issued is not None else applied
    if known is not None and on < known:
        faults.append(Fault("permit_order", Place(column="on"), found=on, before=known))
    if endorsed and issued is None:
        faults.append(Fault("permit_not_issued", Place(column="endorsed"), found=endorsed[0]))
    if faults:
        raise DataError(faults)
    asked = applied or first
    state = permit_state(issued, endorsed, on) if issued else None
    return PermitResult(
        parameters=(),
        warnings=(),
        hashes={},
        arrived=arrived,
        may_apply=first,
        applied=asked,
        issue_by=asked + timedelta(days=ISSUE_DAYS),
        issue_by_extended=asked + timedelta(days=ISSUE_DAYS_EXTENDED),
        state=state,
        endorse=window(state.due) if state else None,
    )


def _used(
    size: SizeClass, tier: SettlementTier, later: Sequence[LaterRule]
) -> Iterator[UsedParameter]:
    for name, one in (("sizes", size), ("tiers", tier)):
        yield UsedParameter(f"{name}.{one.code}", one.name, one.from_, "万人", one.source)
    for rule in later:
        yield UsedParameter(f"later.{rule.code}", rule.text, rule.residents, "万人", rule.source)


def _out_of_order(steps: Sequence[tuple[str, date | None]]) -> Iterator[Fault]:
    known = [(name, day) for name, day in steps if day is not None]
    for (_, before), (name, day) in pairwise(known):
        if day < before:
            yield Fault("permit_order", Place(column=name), found=day, before=before)


def _too_early(first: date, applied: date | None, issued: date | None) -> Iterator[Fault]:
    for name, day in (("applied", applied), ("issued", issued)):
        if day is not None and day < first:
            yield Fault("permit_early", Place(column=name), found=day, first=first)
            return
