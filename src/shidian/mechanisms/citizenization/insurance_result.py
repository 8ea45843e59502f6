"""What employer and employee add for one person insured, in 分."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from types import MappingProxyType

from shidian.core import Bilingual, DataError, Fault, Place
from shidian.core.apportionment import cents
from shidian.core.plain import plain
from shidian.core.used_parameter import UsedParameter, unverified
from shidian.mechanisms.citizenization.cover import added_cover, covered
from shidian.mechanisms.citizenization.insurance import MONTHS, Rate, base, yearly
from shidian.mechanisms.citizenization.insurance_question import (
    AMOUNTS,
    InsuranceQuestion,
    amount_faults,
)
from shidian.mechanisms.citizenization.rates import Rates, rates_on
from shidian.mechanisms.citizenization.stated_rates import FILE, insurance_of, last_change
from shidian.programme import Programme
from shidian.programme.sources import tried


@dataclass(frozen=True)
class SchemeRow:
    """What a scheme adds a year, in 分; the shares that it covers before and after."""

    scheme: str
    label: Bilingual
    held: Decimal
    reached: Decimal
    rate: Rate
    employer: int
    employee: int

    @property
    def added(self) -> Decimal:
        """The share of cover that is new."""
        return self.reached - self.held


@dataclass(frozen=True)
class InsuranceResult:
    """The answer; every amount of `rows` is rounded once, and sums are theirs.

    Parameters
    ----------
    question : InsuranceQuestion
    base : Decimal
        Yuan a month on which contributions are paid.
    rows : tuple of SchemeRow
    training, wage_gap : int
        分 a year, of the enterprise.
    living_gap : int
        分 a year, of the person.
    housing, schooling : int
        分 once, of the person.
    employer, employee : int
        分 a year in all.
    parameters : tuple of UsedParameter
    warnings : tuple of Fault
    hashes : mapping of str to str
    """

    question: InsuranceQuestion
    base: Decimal
    rows: tuple[SchemeRow, ...]
    training: int
    wage_gap: int
    living_gap: int
    housing: int
    schooling: int
    employer: int
    employee: int
    parameters: tuple[UsedParameter, ...]
    warnings: tuple[Fault, ...]
    hashes: Mapping[str, str]

    @property
    def once(self) -> int:
        """分 that the person bears once."""
        return self.housing + self.schooling


def insurance_answered(programme: Programme, question: InsuranceQuestion) -> InsuranceResult:
    """What one person adds a year for employer and employee, and once for the latter.

    ``employer = 12*B*sum(er*(cov1 - cov0)) + training + 12*wage_gap`` and
    ``employee = 12*B*sum(ee*(cov1 - cov0)) + living_gap``, with
    ``B = min(max(wage, floor*W), cap*W)`` and ``cov`` the share that is covered before and after.

    Raises
    ------
    DataError
        With the faults of the question, each at its field: wages, cover, day, class, choices.
    """
    rates = _read(programme, question)
    added = added_cover(question, rates)
    on = base(question.wage, question.local_wage, rates.floor, rates.cap)
    rows = tuple(_row(scheme, question, rates, on, share) for scheme, share in added.items())
    training, gap = cents(question.training), cents(MONTHS * question.wage_gap)
    living = cents(question.living_gap)
    return InsuranceResult(
        question,
        on,
        rows,
        training,
        gap,
        living,
        cents(question.housing),
        cents(question.schooling),
        sum(row.employer for row in rows) + training + gap,
        sum(row.employee for row in rows) + living,
        tuple(replace(one, low=None, high=None) for one in rates.used),  # what was taken
        tuple(_cautions(programme, question, rates, on)),
        MappingProxyType(_hashes(programme, question)),
    )


def _read(programme: Programme, question: InsuranceQuestion) -> Rates:
    """The rates; DataError with the faults of amounts and rates."""
    faults = list(amount_faults(question))
    asked = (question.on, question.injury_class, question.chosen, question.schemes)
    rates = tried(lambda: rates_on(programme, *asked), faults)
    if rates is None or faults:
        raise DataError(faults)
    return rates


def _row(
    scheme: str, question: InsuranceQuestion, rates: Rates, on: Decimal, added: Decimal
) -> SchemeRow:
    employer, employee = yearly(on, rates.rates, {scheme: added})
    return SchemeRow(
        scheme,
        rates.label(scheme),
        *covered(question, scheme),
        rates.rates[scheme],
        cents(employer),
        cents(employee),
    )


def _cautions(
    programme: Programme, question: InsuranceQuestion, rates: Rates, on: Decimal
) -> Iterator[Fault]:
    """What a reader must know: a clipped wage, choices, what nobody verified, age of the rates."""
    wage, place = question.wage, Place(column="wage")
    clipped = {"wage": plain(wage), "base": plain(on)}
    if on > wage:
        yield Fault("insurance_floor", place, bound=plain(rates.floor), **clipped)
    elif on < wage:
        yield Fault("insurance_cap", place, bound=plain(rates.cap), **clipped)
    for one in rates.used:
        if one.name in question.chosen and one.low != one.high:
            at, bounds = Place(column=one.name), {"low": one.low, "high": one.high}
            yield Fault("insurance_taken", at, name=one.label, found=one.value, **bounds)
    last = last_change(insurance_of(programme), question.schemes)
    if question.on >= last:
        yield Fault("insurance_newest", Place(column="on"), last=last, day=question.on)
    yield from unverified(rates.used)


def _hashes(programme: Programme, question: InsuranceQuestion) -> dict[str, str]:
    """The identity of the rates and of the question."""
    asked = "\n".join(
        (
            f"{question.on} {question.injury_class}",
            *(f"{name} {getattr(question, name)}" for name in AMOUNTS),
            *(f"{name} {dict(sorted(getattr(question, name).items()))}" for name in _SHARES),
            " ".join(question.schemes),
        )
    )
    return {
        FILE: hashlib.sha256(programme.mechanisms[FILE]).hexdigest(),
        "question": hashlib.sha256(asked.encode()).hexdigest(),
    }


_SHARES = ("held", "reached", "chosen")
