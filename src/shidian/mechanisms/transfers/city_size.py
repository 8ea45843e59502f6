"""City size classes by residents of the urban district, and what each may ask of settlers."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from shidian.core import Bilingual, DataError, Fault, Source


@dataclass(frozen=True, kw_only=True)
class SizeClass:
    """A class of cities; the lower bound is included, the upper is not (以上含，以下不含).

    Parameters
    ----------
    code : str
    name : Bilingual
    from_ : Decimal
        万人 of residents of the urban district.
    below : Decimal
        None for the largest.
    source : Source
    """

    code: str
    name: Bilingual
    from_: Decimal
    source: Source
    below: Decimal | None = None

    def holds(self, residents: Decimal) -> bool:
        """Whether a city of so many 万人 belongs to it."""
        return self.from_ <= residents and (self.below is None or residents < self.below)


@dataclass(frozen=True, kw_only=True)
class SettlementTier(SizeClass):
    """What cities of a size may ask of people who settle (居住证暂行条例第十六条).

    Parameters
    ----------
    may_ask : tuple of str
        ``home``, ``job``, ``job_years``, ``insurance``, ``residence_years``; where points are
        required, what they mainly count.
    insurance_years : int
        The most years of insurance that may be asked for; None where none may.
    points : str
        ``no``, ``allowed`` or ``required``.
    """

    may_ask: tuple[str, ...]
    points: str
    insurance_years: int | None = None


S = TypeVar("S", bound=SizeClass)


def class_of(classes: Sequence[S], residents: Decimal) -> S:
    """The class of a city of so many 万人.

    Raises
    ------
    DataError
        For a negative number, or where the classes leave it out.
    """
    for one in classes:
        if one.holds(residents):
            return one
    raise DataError(Fault("city_size_none", found=residents))
