"""What enterprises and persons themselves bear, beside government: wages, insurance, living."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from shidian.core import DataError, Fault
from shidian.core.apportionment import cents
from shidian.mechanisms.citizenization.insurance import MONTHS, base, yearly
from shidian.mechanisms.citizenization.rates import Rates
from shidian.mechanisms.citizenization.sharing import Payer

NOTHING = Decimal(0)


@dataclass(frozen=True, kw_only=True)
class PartyTerms:
    """What one person earns, holds already, and spends; yuan.

    Parameters
    ----------
    wage : Decimal
        Own average monthly wage of the year before.
    local_wage : Decimal
        W, the local average monthly wage of the year before.
    held : mapping of str to Decimal
        Share of people who are covered already, by scheme; 0 where none is named.
    reached : mapping of str to Decimal
        Share who are covered after; 1 where none is named.
    training : Decimal
        Of an enterprise, a year.
    wage_gap : Decimal
        What an enterprise pays more for equal work, a month.
    urban_living, rural_living : Decimal
        A year.
    housing, schooling : Decimal
        Of the person, once.
    """

    wage: Decimal
    local_wage: Decimal
    held: Mapping[str, Decimal] = field(default_factory=dict)
    reached: Mapping[str, Decimal] = field(default_factory=dict)
    training: Decimal = NOTHING
    wage_gap: Decimal = NOTHING
    urban_living: Decimal = NOTHING
    rural_living: Decimal = NOTHING
    housing: Decimal = NOTHING
    schooling: Decimal = NOTHING

    def __post_init__(self) -> None:
        faults = [
            Fault("parties_wage", key=key, found=found)
            for key, found in (("wage", self.wage), ("local_wage", self.local_wage))
            if found <= 0
        ]
        for key in _AMOUNTS:
            if getattr(self, key) < 0:
                faults.append(Fault("cost_negative", key=key, found=getattr(self, key)))
        for scheme, share in (*self.held.items(), *self.reached.items()):
            if not 0 <= share <= 1:
                faults.append(Fault("cost_share_outside", key=scheme, found=share))
        if faults:
            raise DataError(faults)


@dataclass(frozen=True)
class Burden:
    """What one person causes for the two parties, in yuan.

    Parameters
    ----------
    base : Decimal
        B, the monthly wage on which contributions are paid.
    employer, employee : Decimal
        Contributions that are new, a year.
    enterprise, person : Decimal
        All that each bears a year.
    once : Decimal
        What the person bears once.
    """

    base: Decimal
    employer: Decimal
    employee: Decimal
    enterprise: Decimal
    person: Decimal
    once: Decimal


@dataclass(frozen=True)
class PartyYear:
    """What enterprises and persons bear in a year, in 分, for all who have come so far."""

    year: int
    people: int
    enterprise: int
    person: int


def burden(terms: PartyTerms, rates: Rates) -> Burden:
    """What one person causes for enterprise and person in a year, and once.

    ``E = 12*B*sum(er*(cov1 - cov0)) + training + 12*wage_gap`` and
    ``P = (urban living - rural living) + 12*B*sum(ee*(cov1 - cov0))``, with
    ``B = min(max(wage, floor*W), cap*W)`` and ``cov`` the share that is covered before and after.

    Raises
    ------
    DataError
        If cover falls, or a scheme is named that has no rate.
    """
    clipped = base(terms.wage, terms.local_wage, rates.floor, rates.cap)
    employer, employee = yearly(clipped, rates.rates, added_cover(terms, rates))
    return Burden(
        clipped,
        employer,
        employee,
        employer + terms.training + MONTHS * terms.wage_gap,
        terms.urban_living - terms.rural_living + employee,
        terms.housing + terms.schooling,
    )


def added_cover(terms: PartyTerms, rates: Rates) -> Mapping[str, Decimal]:
    """The share of cover that is new, by scheme: what people hold already is not paid twice."""
    for scheme in (*terms.held, *terms.reached):
        if scheme not in rates.rates:
            known = " ".join(rates.rates)
            raise DataError(Fault("insurance_unknown", found=scheme[:80], known=known))
    added = {
        scheme: terms.reached.get(scheme, Decimal(1)) - terms.held.get(scheme, NOTHING)
        for scheme in rates.rates
    }
    for scheme, share in added.items():
        if share < 0:
            raise DataError(Fault("parties_cover_falls", scheme=scheme, found=share))
    return added


def by_year(arrivals: Mapping[int, int], one: Burden) -> tuple[PartyYear, ...]:
    """What the parties bear in every year from the first arrivals to the last.

    What is borne every year is borne for all who have come so far; what is borne once, for the
    arrivals of the year.

    Parameters
    ----------
    arrivals : mapping of int to int
        People by the year in which they come.
    one : Burden
    """
    found, so_far = [], 0
    for year in range(min(arrivals), max(arrivals) + 1):
        come = arrivals.get(year, 0)
        so_far += come
        person = cents(one.person * so_far + one.once * come)
        found.append(PartyYear(year, so_far, cents(one.enterprise * so_far), person))
    return tuple(found)


def as_amounts(one: Burden) -> Mapping[Payer, Decimal]:
    """The yearly burden as the `amounts` of a sharing rule, to the 分."""
    parts = {Payer.ENTERPRISE: one.enterprise, Payer.PERSON: one.person}
    return {payer: Decimal(cents(amount)).scaleb(-2) for payer, amount in parts.items()}


_AMOUNTS = ("training", "wage_gap", "urban_living", "rural_living", "housing", "schooling")
