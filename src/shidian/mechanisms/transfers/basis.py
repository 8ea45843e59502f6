"""What a result of land or transfers rests on, and why it may not be official yet."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from shidian.core import Bilingual, Fault
from shidian.core.used_parameter import UsedParameter, refuse

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
_OFFICIAL = ("official_source", "official_asked", "official_formula")


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
        SHA-256 of the inputs: of tables by what they are for, as `places`; of files by name.
    notice : Bilingual
        What of the formula is assumed; None where it is published whole.
    """

    parameters: tuple[UsedParameter, ...]
    warnings: tuple[Fault, ...]
    hashes: Mapping[str, str]
    notice: Bilingual | None = None


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
    refuse(reservations(result))


def sha256(content: bytes) -> str:
    """The identity of an input.

    Examples
    --------
    >>> sha256(b"")[:8]
    'e3b0c442'
    """
    return hashlib.sha256(content).hexdigest()
