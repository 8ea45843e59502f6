"""The numbers that a result rests on, and what stands against its official use."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from shidian.core.bilingual import Bilingual
from shidian.core.errors import DataError, Fault, Place
from shidian.core.source import Confidence, Source

ASSUMED = Source("assumption", confidence=Confidence.UNVERIFIED)
"""Of a number that no document states and the project assumes."""
CHANGED = Source("asked", confidence=Confidence.UNVERIFIED)
"""Of a number that whoever asks typed, to see what follows."""
CHANGED_WORDS = Bilingual("提问者填的", "entered by whoever asked")


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
    """A warning for every parameter that nobody has verified, or that was typed."""
    for one in parameters:
        if one.confidence is Confidence.UNVERIFIED:
            code = "official_asked" if one.source is CHANGED else "official_source"
            yield Fault(code, Place(column=one.name), found=one.label)


def refuse(reservations: Sequence[Fault]) -> None:
    """Refuse an official use against which something stands; DataError with all of it."""
    if reservations:
        raise DataError(reservations)
