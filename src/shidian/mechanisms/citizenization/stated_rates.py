"""The rates of social insurance as ``cost/insurance.yaml`` states them, from their days on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import pairwise

from shidian.core import Bilingual, DataError, Fault, Place, Source
from shidian.programme import Programme, read_object

FILE = "cost/insurance.yaml"
EMPLOYED = ("pension", "medical", "unemployment", "work_injury", "maternity")
"""The five schemes of an employed person; the housing fund is apart."""


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
        for key in ("employer", "employee"):
            if not getattr(self, key):
                raise DataError(Fault("insurance_rates_none", Place(column=key)))
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

    def __post_init__(self) -> None:
        if not 0 <= self.floor <= self.cap:
            fault = Fault("insurance_bounds", Place(column="cap"), floor=self.floor, cap=self.cap)
            raise DataError(fault)


def insurance_of(programme: Programme) -> InsuranceRates:
    """The rates that a programme's package states; DataError with the faults of its file."""
    return read_object(InsuranceRates, programme.mechanisms, FILE)


@dataclass(frozen=True)
class RateInForce:
    """A rate on a day: its path, such as ``pension.employer``, its name, and what is stated."""

    path: str
    label: Bilingual
    stated: DatedRate

    @property
    def open(self) -> bool:
        """Whether the document leaves a choice."""
        return self.stated.low != self.stated.high


def in_force(
    stated: InsuranceRates, day: date, schemes: Sequence[str] = EMPLOYED
) -> tuple[RateInForce, ...]:
    """What is stated of every rate on a day, employer and person of each scheme in turn.

    Raises
    ------
    DataError
        For a scheme that there is not, and for a day before the first value of a rate, with the
        day from which all are known.
    """
    by_name = {one.scheme: one for one in stated.schemes}
    faults = [unknown_rate(one, by_name) for one in schemes if one not in by_name]
    if faults:
        raise DataError(faults)
    dated = {
        f"{name}.{payer}": (_named(by_name[name].label, payer), getattr(by_name[name], payer))
        for name in schemes
        for payer in _PAYERS
    }
    firsts = {path: rates[0].from_ for path, (_, rates) in dated.items()}
    late = dict.fromkeys(path.partition(".")[0] for path, first in firsts.items() if day < first)
    if late:
        names, first = _listed([by_name[name].label for name in late]), max(firsts.values())
        fault = Fault("insurance_before", Place(column="on"), day=day, names=names, first=first)
        raise DataError(fault)
    return tuple(
        RateInForce(path, label, [one for one in rates if one.from_ <= day][-1])
        for path, (label, rates) in dated.items()
    )


def last_change(stated: InsuranceRates, schemes: Sequence[str]) -> date:
    """The day from which the newest value of some schemes holds."""
    return max(
        rate.from_
        for one in stated.schemes
        for rate in (*one.employer, *one.employee, *one.total)
        if one.scheme in schemes
    )


def unknown_rate(found: str, known: Iterable[str]) -> Fault:
    """A fault for a scheme or rate that there is not."""
    place = Place(column=found[:80])
    return Fault("insurance_unknown", place, found=found[:80], known=" ".join(known))


def _named(scheme: Bilingual, payer: str) -> Bilingual:
    return Bilingual(f"{scheme.zh}：{_PAYERS[payer].zh}", f"{scheme.en}: {_PAYERS[payer].en}")


def _listed(names: Sequence[Bilingual]) -> Bilingual:
    return Bilingual("、".join(one.zh for one in names), ", ".join(one.text("en") for one in names))


_PAYERS = {
    "employer": Bilingual("单位费率", "rate of the employer"),
    "employee": Bilingual("个人费率", "rate of the person"),
}
