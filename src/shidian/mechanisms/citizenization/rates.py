"""The rates of social insurance that are in force on a day."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from shidian.core import Bilingual, DataError, Fault, Place, Unit
from shidian.core.used_parameter import UsedParameter
from shidian.mechanisms.citizenization.insurance import Rate
from shidian.mechanisms.citizenization.stated_rates import (
    EMPLOYED,
    InsuranceRates,
    RateInForce,
    SchemeRates,
    in_force,
    insurance_of,
    unknown_rate,
)
from shidian.programme import Programme

Chosen = Mapping[str, Decimal]
"""What is taken where a document leaves a choice: ``{"pension.employer": Decimal("0.19")}``."""


@dataclass(frozen=True)
class Rates:
    """The rates on a day, ready for `insurance.yearly` and `insurance.base`.

    `used` are the numbers with who says so; `labels` the names of the schemes.
    """

    rates: Mapping[str, Rate]
    floor: Decimal
    cap: Decimal
    used: tuple[UsedParameter, ...]
    labels: Mapping[str, Bilingual] = field(default_factory=dict)

    def label(self, scheme: str) -> Bilingual:
        """The name of a scheme."""
        return self.labels.get(scheme, Bilingual(scheme, ""))


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
        For a day before the first value, a class that there is not on the day, every choice that
        is missing or lies outside what the document allows, and names that there are not.
    """
    stated, wanted = insurance_of(programme), dict(chosen or {})
    found = in_force(stated, day, schemes)
    paths = [one.path for one in found]
    faults = [unknown_rate(path, paths) for path in wanted if path not in paths]
    taken: dict[str, Decimal] = {}
    for one in found:
        try:
            taken[one.path] = _taken(one, day, injury_class, wanted.get(one.path))
        except DataError as error:
            faults += error.faults
    if faults:
        raise DataError(faults)
    by_name = {one.scheme: one for one in stated.schemes}
    rates = {name: Rate(taken[f"{name}.employer"], taken[f"{name}.employee"]) for name in schemes}
    for name, rate in rates.items():
        _check_total(by_name[name], day, rate.employer + rate.employee)
    used = (*(_used(one, taken[one.path]) for one in found), *_bounds(stated))
    labels = {name: by_name[name].label for name in schemes}
    return Rates(rates, stated.floor, stated.cap, used, labels)


def _used(one: RateInForce, value: Decimal) -> UsedParameter:
    found = UsedParameter(one.path, one.label, value, Unit.RATIO.symbol, one.stated.source)
    low, high = one.stated.bounds
    return found if one.stated.low is None else replace(found, low=low, high=high)


def _bounds(stated: InsuranceRates) -> Iterator[UsedParameter]:
    for path, label, value in (
        ("base.floor", _FLOOR, stated.floor),
        ("base.cap", _CAP, stated.cap),
    ):
        yield UsedParameter(path, label, value, Unit.RATIO.symbol, stated.base_source)


def _taken(one: RateInForce, day: date, injury_class: str, chosen: Decimal | None) -> Decimal:
    classes, (low, high), place = one.stated.classes, one.stated.bounds, Place(column=one.path)
    if classes:
        if injury_class not in classes:
            at, known = Place(column="injury_class"), " ".join(classes)
            fault = Fault("insurance_class", at, day=day, found=injury_class[:80], known=known)
            raise DataError(fault)
        low = high = classes[injury_class]
    told = {"name": one.label, "path": one.path}
    if chosen is None and low != high:
        raise DataError(Fault("insurance_choice", place, low=low, high=high, **told))
    taken = low if chosen is None else chosen
    if not low <= taken <= high:
        allowed = Bilingual(f"{low} 至 {high}", f"{low} to {high}")
        allowed = allowed if low != high else Bilingual(f"{low}", "")
        raise DataError(
            Fault("insurance_choice_outside", place, found=taken, allowed=allowed, **told)
        )
    return taken


def _check_total(scheme: SchemeRates, day: date, found: Decimal) -> None:
    stated = [one for one in scheme.total if one.from_ <= day]
    if not stated:
        return
    low, high = stated[-1].bounds
    if not low <= found <= high:
        place = Place(column=f"{scheme.scheme}.employee")
        raise DataError(
            Fault("insurance_total", place, scheme=scheme.label, found=found, low=low, high=high)
        )


_FLOOR = Bilingual("缴费基数下限（与当地平均工资之比）", "Floor of the base, over the local wage")
_CAP = Bilingual("缴费基数上限（与当地平均工资之比）", "Cap of the base, over the local wage")
