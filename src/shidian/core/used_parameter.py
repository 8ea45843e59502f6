"""The numbers that a result rests on, and what stands against its official use."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from shidian.core.bilingual import Bilingual
from shidian.core.errors import DataError, Fault, Place
from shidian.core.source import Confidence, Source

CHANGED = Source("assumption", confidence=Confidence.UNVERIFIED)
"""Of a number that somebody changed, or gave, to see what follows."""


@dataclass(frozen=True)
class UsedParameter:
    """A number that a result rests on.

    Parameters
    ----------
    name : str
        Its path: ``items.works.cost``, ``weights.inter``.
    label : Bilingual
    value : Decimal
        The middle of an interval.
    unit : str
        Symbol, as of `Unit`, or ``m2/person``.
    source : Source
    low, high : Decimal
        Ends of an interval; None where there is one number.
    """

    name: str
    label: Bilingual
    value: Decimal
    unit: str
    source: Source
    low: Decimal | None = None
    high: Decimal | None = None

    @property
    def confidence(self) -> Confidence:
        """How well it is established."""
        return self.source.confidence


def unverified(parameters: Iterable[UsedParameter]) -> Iterator[Fault]:
    """A warning for every parameter that nobody has verified."""
    for one in parameters:
        if one.confidence is Confidence.UNVERIFIED:
            yield Fault("official_source", Place(column=one.name), found=one.label)


def refuse(reservations: Sequence[Fault]) -> None:
    """Refuse an official use against which something stands; DataError with all of it."""
    if reservations:
        raise DataError(reservations)
