"""Figures of a workbook as text: what a program shows of the binary number in the file."""

import re
from decimal import Decimal

from shidian.core import DataError, Fault

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?", re.ASCII)
LONGEST = 64  # characters of a number in a file


def shown(number: str) -> str:
    """A number of a file as plain text of at most 15 digits, as programs show it.

    Raises
    ------
    DataError
        If it is no number.

    Examples
    --------
    >>> shown("69.39999999999999"), shown("1.2E-3"), shown("73.0")
    ('69.4', '0.0012', '73')
    """
    if len(number) > LONGEST or not _NUMBER.fullmatch(number) or float(number) in _INFINITE:
        raise DataError(Fault("entry_not_number", found=number[:40]))
    text = f"{float(number):.15g}"
    if "e" in text:
        text = f"{Decimal(text):f}"
    return "0" if text == "-0" else text


_INFINITE = (float("inf"), float("-inf"))


def hundredfold(number: str) -> str:
    """A share as a percentage, exactly.

    Examples
    --------
    >>> hundredfold("0.739"), hundredfold("1")
    ('73.9', '100')
    """
    text = f"{Decimal(number).scaleb(2):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def padded(number: str, places: int) -> str:
    """A number with the zeros that its format shows at the end; nothing is rounded.

    Examples
    --------
    >>> padded("73.9", 2), padded("74.125", 2), padded("74", 1)
    ('73.90', '74.125', '74.0')
    """
    lacking = places - places_of(number)
    if lacking <= 0:
        return number
    return f"{number}{'' if '.' in number else '.'}{'0' * lacking}"


def places_of(number: str) -> int:
    """How many digits stand behind the point."""
    return len(number.partition(".")[2])


def binary(figure: str) -> float | None:
    """A filed figure as a number of a workbook; None if the workbook would change it.

    Examples
    --------
    >>> binary("73.90"), binary("1234567890.123456789")
    (73.9, None)
    """
    number = float(figure)
    return number if padded(shown(repr(number)), places_of(figure)) == figure else None
