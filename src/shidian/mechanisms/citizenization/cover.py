"""What social insurance covers before and after; cover that is held already is not paid twice."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from shidian.core import DataError, Fault, Place
from shidian.mechanisms.citizenization.insurance_question import InsuranceQuestion
from shidian.mechanisms.citizenization.rates import Rates


def added_cover(question: InsuranceQuestion, rates: Rates) -> Mapping[str, Decimal]:
    """The share of cover that is new, by scheme.

    Raises
    ------
    DataError
        If cover falls or lies outside 0 to 1, or a scheme is named that has no rate.
    """
    stated = {"held": question.held, "reached": question.reached}
    faults = [one for key, shares in stated.items() for one in _outside(key, shares, rates)]
    added = {}
    for scheme in rates.rates if not faults else ():
        held, reached = covered(question, scheme)
        added[scheme] = reached - held
        if reached < held:
            place, label = Place(column=f"reached.{scheme}"), rates.label(scheme)
            faults.append(
                Fault("parties_cover_falls", place, scheme=label, held=held, reached=reached)
            )
    if faults:
        raise DataError(faults)
    return added


def covered(question: InsuranceQuestion, scheme: str) -> tuple[Decimal, Decimal]:
    """The shares of people whom a scheme covers before and after."""
    return question.held.get(scheme, Decimal(0)), question.reached.get(scheme, Decimal(1))


def _outside(key: str, shares: Mapping[str, Decimal], rates: Rates) -> Iterator[Fault]:
    known = " ".join(rates.rates)
    for scheme, share in shares.items():
        place = Place(column=f"{key}.{scheme[:80]}")
        if scheme not in rates.rates:
            yield Fault("insurance_unknown", place, found=scheme[:80], known=known)
        elif not 0 <= share <= 1:
            yield Fault("parties_cover", place, scheme=rates.label(scheme), found=share)
