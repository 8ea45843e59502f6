"""The items of a scheme: a closed list of ways in which points are given.

Every item may have conditions (`when`; otherwise it gives nothing), a cap and a floor of its own,
and dates between which it is in force. Points of deductions are negative.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, TypeAlias

from shidian.core import Bilingual, DataError, Fault, Source
from shidian.mechanisms.settlement.scheme.amount import Amount
from shidian.mechanisms.settlement.scheme.condition import Condition


@dataclass(frozen=True, kw_only=True)
class _Item:
    """What every item has.

    Parameters
    ----------
    id : str
    label : Bilingual
    source : Source
        The clause; of the scheme as a whole where none is given.
    when : tuple of Condition
        All must hold.
    cap, floor : Amount
        The most and the least that the item gives; the cap is not negative, the floor not
        positive.
    from_, until : date
        First and last day in force.
    """

    id: str
    label: Bilingual
    source: Source | None = None
    when: tuple[Condition, ...] = ()
    cap: Amount | None = None
    floor: Amount | None = None
    from_: date | None = None
    until: date | None = None

    def in_force(self, day: date) -> bool:
        """Whether the item counts on a day."""
        return (self.from_ or day) <= day <= (self.until or day)


@dataclass(frozen=True, kw_only=True)
class Table(_Item):
    """Points by code: 学历. A code that is not listed gives 0."""

    kind: ClassVar[str] = "table"
    input: str
    points: Mapping[str, Amount]


@dataclass(frozen=True)
class Band:
    """From and to, both included, and the points of what lies between; None leaves it open."""

    points: Amount
    from_: Amount | None = None
    to: Amount | None = None


@dataclass(frozen=True, kw_only=True)
class Bands(_Item):
    """Points by the stretch that a number lies in. Outside all of them: 0."""

    kind: ClassVar[str] = "bands"
    input: str
    bands: tuple[Band, ...]


@dataclass(frozen=True, kw_only=True)
class AgeBands(_Item):
    """Points by age in full years, from a date of birth to the day of application."""

    kind: ClassVar[str] = "age_bands"
    input: str
    bands: tuple[Band, ...]


@dataclass(frozen=True, kw_only=True)
class PerStep(_Item):
    """Points for every full step of a number: 3 for each 12 months of insurance."""

    kind: ClassVar[str] = "per_step"
    input: str
    step: Amount
    points: Amount


@dataclass(frozen=True, kw_only=True)
class Flag(_Item):
    """Points for what is so."""

    kind: ClassVar[str] = "flag"
    input: str
    points: Amount


@dataclass(frozen=True, kw_only=True)
class BestOf(_Item):
    """The item that gives most of several: 学历 or 职称."""

    kind: ClassVar[str] = "best_of"
    items: "tuple[Item, ...]"

    def __post_init__(self) -> None:
        _some(self.items)


@dataclass(frozen=True, kw_only=True)
class FirstOf(_Item):
    """The first item whose conditions hold; later ones do not count."""

    kind: ClassVar[str] = "first_of"
    items: "tuple[Item, ...]"

    def __post_init__(self) -> None:
        _some(self.items)


@dataclass(frozen=True, kw_only=True)
class SumOf(_Item):
    """Several items under one cap."""

    kind: ClassVar[str] = "sum_of"
    items: "tuple[Item, ...]"

    def __post_init__(self) -> None:
        _some(self.items)


Single: TypeAlias = Table | Bands | AgeBands | PerStep | Flag
Group: TypeAlias = BestOf | FirstOf | SumOf
Item: TypeAlias = Table | Bands | AgeBands | PerStep | Flag | BestOf | FirstOf | SumOf


def _some(items: "tuple[Item, ...]") -> None:
    if not items:
        raise DataError(Fault("scheme_group_empty"))
