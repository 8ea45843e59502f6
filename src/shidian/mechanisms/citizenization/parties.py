"""What enterprises and persons themselves bear, beside government: wages, insurance, living."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from shidian.core import Bilingual, DataError, Fault, Place
from shidian.core.apportionment import cents
from shidian.core.plain import plain
from shidian.mechanisms.citizenization.insurance import MONTHS, base, yearly
from shidian.mechanisms.citizenization.rates import Rates
from shidian.mechanisms.citizenization.sharing import Payer

NOTHING = Decimal(0)
MOST = 10**8  # yuan; more is a slip of the pen


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
            Fault("parties_wage", Place(column=key), key=_LABELS[key], found=getattr(self, key))
            for key in _WAGES
            if getattr(self, key) <= 0
        ]
        for key, label in _LABELS.items():
            found, place = getattr(self, key), Place(column=key)
            if found > MOST:
                told = plain(found)[:30]
                faults.append(Fault("parties_large", place, key=label, found=told, most=MOST))
            elif found < 0 and key not in _WAGES:
                faults.append(Fault("parties_negative", place, key=label, found=found))
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
        If cover falls or lies outside 0 to 1, or a scheme is named that has no rate.
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
    faults = [*_of_cover("held", terms.held, rates), *_of_cover("reached", terms.reached, rates)]
    added = {}
    for scheme in rates.rates if not faults else ():
        held, reached = covered(terms, scheme)
        added[scheme] = reached - held
        if reached < held:
            place, label = Place(column=f"reached.{scheme}"), rates.label(scheme)
            faults.append(
                Fault("parties_cover_falls", place, scheme=label, held=held, reached=reached)
            )
    if faults:
        raise DataError(faults)
    return added


def covered(terms: PartyTerms, scheme: str) -> tuple[Decimal, Decimal]:
    """The shares of people whom a scheme covers before and after."""
    return terms.held.get(scheme, NOTHING), terms.reached.get(scheme, Decimal(1))


def _of_cover(key: str, shares: Mapping[str, Decimal], rates: Rates) -> Iterator[Fault]:
    known = " ".join(rates.rates)
    for scheme, share in shares.items():
        place = Place(column=f"{key}.{scheme[:80]}")
        if scheme not in rates.rates:
            yield Fault("insurance_unknown", place, found=scheme[:80], known=known)
        elif not 0 <= share <= 1:
            yield Fault("parties_cover", place, scheme=rates.label(scheme), found=share)


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


_WAGES = ("wage", "local_wage")
_LABELS = {
    "wage": Bilingual("本人月工资", "own monthly wage"),
    "local_wage": Bilingual("当地月平均工资", "local average monthly wage"),
    "training": Bilingual("培训费", "cost of training"),
    "wage_gap": Bilingual("同工同酬补差", "wage gap"),
    "urban_living": Bilingual("城镇生活支出", "cost of urban living"),
    "rural_living": Bilingual("农村生活支出", "cost of rural living"),
    "housing": Bilingual("住房支出", "cost of housing"),
    "schooling": Bilingual("择校支出", "cost of choosing a school"),
}
