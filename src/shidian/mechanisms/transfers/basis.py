"""What a result of land or transfers rests on, and why it may not be official yet."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from shidian.core import Bilingual, Confidence, DataError, Fault, Place, Source

NOTICE = Bilingual(
    "因素出自财政部文件，公式和权重没有公布：本表用的公式是本项目的，不是财政部的。",
    "The factors are from the ministry's documents; formula and weights are not published: "
    "the formula used here is this project's, not the ministry's.",
)
"""It stands in every result of the award."""
WEIGHTS_NOTICE = Bilingual(
    "公式见财预〔2022〕58号；两个权重和标准差的取法没有印出，均为假设。",
    "The formula is that of 财预〔2022〕58号; it prints neither the two weights nor which standard "
    "deviation is meant: both are assumed.",
)
"""It stands in every result of the equalization transfer."""
CHANGED = Source("assumption", confidence=Confidence.UNVERIFIED)
"""Of a number that somebody changed, or gave, to see what follows."""
_OFFICIAL = ("official_source", "official_formula")


@dataclass(frozen=True)
class UsedParameter:
    """A number that a result rests on.

    Parameters
    ----------
    name : str
        Its path: ``weights.inter``, ``rules.nation.tiers[0]``.
    label : Bilingual
    value : Decimal
    unit : str
        Symbol, as of `Unit`, or ``m2/person``.
    source : Source
    """

    name: str
    label: Bilingual
    value: Decimal
    unit: str
    source: Source

    @property
    def confidence(self) -> Confidence:
        """How well it is established."""
        return self.source.confidence


@dataclass(frozen=True, kw_only=True)
class Result:
    """What every result carries beside its rows; nothing in it can be changed.

    Parameters
    ----------
    parameters : tuple of UsedParameter
        Every number it rests on that is not an input.
    warnings : tuple of Fault
        What a reader must know.
    hashes : mapping of str to str
        SHA-256 of the inputs, by name of file.
    notice : Bilingual
        What of the formula is assumed; None where it is published whole.
    """

    parameters: tuple[UsedParameter, ...]
    warnings: tuple[Fault, ...]
    hashes: Mapping[str, str]
    notice: Bilingual | None = None


def unverified(parameters: Iterable[UsedParameter]) -> Iterator[Fault]:
    """A warning for every parameter that nobody has verified."""
    for one in parameters:
        if one.confidence is Confidence.UNVERIFIED:
            yield Fault("official_source", Place(column=one.name), found=one.label)


def reservations(result: Result) -> tuple[Fault, ...]:
    """Everything that stands against an official use of a result."""
    return tuple(one for one in result.warnings if one.code in _OFFICIAL)


def official(result: Result) -> None:
    """Refuse an official use of a result that has reservations.

    Raises
    ------
    DataError
        With each of them.
    """
    found = reservations(result)
    if found:
        raise DataError(found)


def sha256(content: bytes) -> str:
    """The identity of an input.

    Examples
    --------
    >>> sha256(b"")[:8]
    'e3b0c442'
    """
    return hashlib.sha256(content).hexdigest()
