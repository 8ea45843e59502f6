"""The rates of social insurance on a day, from the dated values that a package states."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from shidian.core import Bilingual, DataError, Fault, Source, Unit
from shidian.core.used_parameter import UsedParameter
from shidian.mechanisms.citizenization.insurance import Rate
from shidian.programme import Programme, read_object

FILE = "cost/insurance.yaml"
EMPLOYED = ("pension", "medical", "unemployment", "work_injury", "maternity")
"""The five schemes of an employed person; the housing fund is apart."""

Chosen = Mapping[str, Decimal]
"""What is taken where a document leaves a choice: ``{"pension.employer": Decimal("0.19")}``."""


@dataclass(frozen=True, kw_only=True)
class DatedRate:
    """A rate from a day on, as a share of the base: one, an interval, or one for each class.

    Parameters
    ----------
    from_ : date
    source : Source
    share : Decimal
    low, high : Decimal
        Between them a calculation has to choose.
    classes : mapping of str to Decimal
        By class of risk.
    """

    from_: date
    source: Source
    share: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    classes: Mapping[str, Decimal] = field(default_factory=dict)

    def __post_init__(self) -> None:
        forms = [self.share is not None, self.low is not None, bool(self.classes)]
        if sum(forms) != 1 or (self.low is None) != (self.high is None):
            raise DataError(Fault("insurance_rate_form"))
        numbers = [*self.bounds, *self.classes.values()]
        if any(not 0 <= one <= 1 for one in numbers) or self.bounds[0] > self.bounds[1]:
            raise DataError(Fault("insurance_rate_form"))

    @property
    def bounds(self) -> tuple[Decimal, Decimal]:
        """The least and the greatest that a document allows; of classes, the whole span."""
        if self.low is not None and self.high is not None:
            return self.low, self.high
        if self.share is not None:
            return self.share, self.share
        return min(self.classes.values()), max(self.classes.values())


@dataclass(frozen=True, kw_only=True)
class SchemeRates:
    """The rates of a scheme; `total` bounds both together where a document sets only that."""

    scheme: str
    label: Bilingual
    employer: tuple[DatedRate, ...]
    employee: tuple[DatedRate, ...]
    total: tuple[DatedRate, ...] = ()

    def __post_init__(self) -> None:
        for rates in (self.employer, self.employee, self.total):
            for before, after in pairwise(rates):
                if after.from_ <= before.from_:
                    raise DataError(
                        Fault("dates_out_of_order", found=after.from_, before=before.from_)
                    )


@dataclass(frozen=True, kw_only=True)
class InsuranceRates:
    """The rates of all schemes, and the bounds of the base as multiples of the local wage."""

    floor: Decimal
    cap: Decimal
    base_source: Source
    schemes: tuple[SchemeRates, ...]


@dataclass(frozen=True)
class Rates:
    """The rates on a day, ready for `insurance.yearly` and `insurance.base`."""

    rates: Mapping[str, Rate]
    floor: Decimal
    cap: Decimal
    used: tuple[UsedParameter, ...]


def insurance_of(programme: Programme) -> InsuranceRates:
    """The rates that a programme's package states; DataError with the faults of its file."""
    return read_object(InsuranceRates, programme.mechanisms, FILE)


def rates_on(
    programme: Programme,
    day: date,
    injury_class: str,
    chosen: Chosen | None = None,
    schemes: Sequence[str] = EMPLOYED,
) -> Rates:
    """The rates in force on a day.

    Parameters
    ----------
    programme : Programme
    day : date
    injury_class : str
        Class of risk of work injury insurance: ``1`` to ``3`` until 2015, ``1`` to ``8`` since.
    chosen : mapping of str to Decimal
        What to take where a document leaves a choice, by scheme and payer.
    schemes : sequence of str

    Raises
    ------
    DataError
        For a day before the first value, a class that there is not on the day, a choice that is
        missing or lies outside what the document allows, and names that there are not.
    """
    stated, wanted = insurance_of(programme), dict(chosen or {})
    by_name = {one.scheme: one for one in stated.schemes}
    _check_names(by_name, schemes, wanted)
    rates: dict[str, Rate] = {}
    used: list[UsedParameter] = []
    for name in schemes:
        of, found = by_name[name], dict[str, Decimal]()
        for payer, dated in (("employer", of.employer), ("employee", of.employee)):
            full = f"{name}.{payer}"
            rate = _in_force(dated, day, full)
            found[payer] = _taken(rate, full, injury_class, wanted)
            used.append(_used(full, _named(of.label, payer), found[payer], rate))
        _check_total(of, day, sum(found.values(), Decimal(0)))
        rates[name] = Rate(**found)
    for full, label, value in (
        ("base.floor", _FLOOR, stated.floor),
        ("base.cap", _CAP, stated.cap),
    ):
        used.append(UsedParameter(full, label, value, Unit.RATIO.symbol, stated.base_source))
    return Rates(rates, stated.floor, stated.cap, tuple(used))


def _used(name: str, label: Bilingual, value: Decimal, rate: DatedRate) -> UsedParameter:
    one = UsedParameter(name, label, value, Unit.RATIO.symbol, rate.source)
    low, high = rate.bounds
    return one if rate.low is None else replace(one, low=low, high=high)


def _named(scheme: Bilingual, payer: str) -> Bilingual:
    return Bilingual(f"{scheme.zh}：{_PAYERS[payer].zh}", f"{scheme.en}: {_PAYERS[payer].en}")


def _check_names(
    by_name: Mapping[str, SchemeRates], schemes: Sequence[str], chosen: Chosen
) -> None:
    payers = [f"{name}.{payer}" for name in by_name for payer in ("employer", "employee")]
    asked = [(one, list(by_name)) for one in schemes] + [(one, payers) for one in chosen]
    for one, known in asked:
        if one not in known:
            raise DataError(Fault("insurance_unknown", found=one[:80], known=" ".join(known)))


def _in_force(dated: Sequence[DatedRate], day: date, name: str) -> DatedRate:
    if day < dated[0].from_:
        raise DataError(Fault("insurance_before", name=name, day=day, first=dated[0].from_))
    return [one for one in dated if one.from_ <= day][-1]


def _taken(rate: DatedRate, name: str, injury_class: str, chosen: Chosen) -> Decimal:
    if rate.classes:
        if injury_class not in rate.classes:
            known = " ".join(rate.classes)
            raise DataError(Fault("insurance_class", found=injury_class[:80], known=known))
        return rate.classes[injury_class]
    low, high = rate.bounds
    if low == high:
        return low
    if name not in chosen:
        raise DataError(Fault("insurance_choice", name=name, low=low, high=high))
    if not low <= chosen[name] <= high:
        raise DataError(
            Fault("insurance_choice_outside", name=name, found=chosen[name], low=low, high=high)
        )
    return chosen[name]


def _check_total(scheme: SchemeRates, day: date, found: Decimal) -> None:
    if not scheme.total:
        return
    low, high = _in_force(scheme.total, day, f"{scheme.scheme}.total").bounds
    if not low <= found <= high:
        raise DataError(
            Fault("insurance_total", scheme=scheme.label, found=found, low=low, high=high)
        )


_FLOOR = Bilingual("缴费基数下限（与当地平均工资之比）", "Floor of the base, over the local wage")
_CAP = Bilingual("缴费基数上限（与当地平均工资之比）", "Cap of the base, over the local wage")
_PAYERS = {
    "employer": Bilingual("单位费率", "rate of the employer"),
    "employee": Bilingual("个人费率", "rate of the person"),
}
