"""The citizenization award: a formula of this project, not the ministry's.

The factors are confirmed (财预〔2022〕60号); formula and weights are not published in what we hold.
Every result that rests on it says so, and no official print uses it before it is signed off.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from shidian.core import DataError, Fault, Place
from shidian.mechanisms.transfers.allocation import Allocation, Factor, Limits, allocated

Settled = Mapping[tuple[str, int], int]
"""People settled, by kind of move (``inter``, ``intra``, ``same``) and years since."""


@dataclass(frozen=True)
class AwardTerms:
    """The terms of the formula.

    Parameters
    ----------
    weights : mapping of str to Decimal
        By kind of move: between provinces, within the province, within the city.
    taper : tuple of Decimal
        By years since people settled; later years count nothing.
    people_share : Decimal
        Of the pool, for settled people; the rest is for schooling.
    """

    weights: Mapping[str, Decimal]
    taper: tuple[Decimal, ...]
    people_share: Decimal

    def __post_init__(self) -> None:
        numbers = {f"weights.{kind}": found for kind, found in self.weights.items()}
        numbers |= {f"taper[{age}]": found for age, found in enumerate(self.taper)}
        for key, found in numbers.items():
            if found < 0:
                raise DataError(Fault("terms_negative", Place(column=key), key=key, found=found))
        if not 0 <= self.people_share <= 1:
            raise DataError(
                Fault("cost_share_outside", Place(column="people_share"), found=self.people_share)
            )


@dataclass(frozen=True)
class Applicant:
    """What the formula needs of a place.

    Parameters
    ----------
    name : str
    settled : mapping
    pupils : int
        Children of migrants in school.
    per_pupil : Decimal
        Yuan a pupil and year.
    cost_index, difficulty : Decimal
        C and D of the place; 1 where nothing is known.
    """

    name: str
    settled: Settled
    pupils: int = 0
    per_pupil: Decimal = Decimal(0)
    cost_index: Decimal = Decimal(1)
    difficulty: Decimal = Decimal(1)


def people_units(place: Applicant, terms: AwardTerms) -> Decimal:
    """``U = sum(w_type * d_age * n) * C * D``.

    Examples
    --------
    >>> terms = AwardTerms({"inter": Decimal(1), "same": Decimal("0.3")}, (Decimal(1),), Decimal(1))
    >>> people_units(Applicant("a", {("inter", 0): 100, ("same", 0): 10, ("inter", 3): 5}), terms)
    Decimal('103.0')
    """
    counted = sum(
        (
            terms.weights[kind] * terms.taper[age] * people
            for (kind, age), people in place.settled.items()
            if age < len(terms.taper)
        ),
        Decimal(0),
    )
    return counted * place.cost_index * place.difficulty


def schooling_units(place: Applicant) -> Decimal:
    """``V = pupils * per_pupil * C``."""
    return place.pupils * place.per_pupil * place.cost_index


def award(
    pool: int, places: Sequence[Applicant], terms: AwardTerms, limits: Limits | None = None
) -> Allocation:
    """Divide the award: ``A = F1 * U / sum(U) + F2 * V / sum(V)``, in 分.

    A pot for which nobody has a unit stays undistributed and is told as left.
    """
    people = Factor("people", terms.people_share, [people_units(one, terms) for one in places])
    school = Factor("schooling", 1 - terms.people_share, [schooling_units(one) for one in places])
    return allocated(pool, [people, school], limits=limits)
