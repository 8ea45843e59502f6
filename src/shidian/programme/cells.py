"""Readers of single cells: from the cell's text to a value, or to what is wrong with it."""

import datetime
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import Enum
from typing import TypeVar

from shidian.core import Bilingual, DataError, Fault, Period, Quantity, Unit
from shidian.core.names import folded
from shidian.core.period import FIRST_YEAR, LAST_YEAR

E = TypeVar("E", bound=Enum)
K = TypeVar("K", bound=str)

_IDENTIFIER = re.compile(r"[a-z0-9][a-z0-9_-]*")
WHOLE, PLACES, COUNTED = 28, 10, 9
"""Digits that a number may have before and after the point, and a whole number may have."""
_SHA256 = re.compile(r"[0-9a-f]{64}")
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def text(cell: str) -> str:
    """Any text."""
    return cell


def identifier(cell: str) -> str:
    """A code or id: small letters, digits, underscore, hyphen."""
    if not _IDENTIFIER.fullmatch(cell):
        raise DataError(Fault("not_identifier", found=cell))
    return cell


def sha256(cell: str) -> str:
    """A SHA-256 in hexadecimal digits."""
    if not _SHA256.fullmatch(cell):
        raise DataError(Fault("not_sha256", found=cell))
    return cell


def number(cell: str) -> Decimal:
    """A plain decimal number, its printed places kept."""
    try:
        value = Quantity.read(cell, Unit.RATIO).value
    except ValueError as error:
        raise DataError(Fault("not_number", found=cell[:80])) from error
    whole, _, places = cell.partition(".")
    if len(whole) > WHOLE or len(places) > PLACES:
        raise DataError(Fault("number_long", found=cell[:80], whole=WHOLE, places=PLACES))
    return value


def integer(cell: str) -> int:
    """A whole number from 0."""
    found = number(cell)
    if found < 0:
        raise DataError(Fault("number_negative", found=cell[:80]))
    if not cell.isdigit():
        raise DataError(Fault("number_fraction", found=cell[:80]))
    if len(cell) > COUNTED:
        raise DataError(Fault("number_long", found=cell[:80], whole=COUNTED, places=0))
    return int(cell)


def year(cell: str) -> int:
    """A year of four digits."""
    plain = cell.isascii() and cell.isdigit() and len(cell) == 4
    if not (plain and FIRST_YEAR <= int(cell) <= LAST_YEAR):
        raise DataError(Fault("not_year", found=cell))
    return int(cell)


def period(cell: str) -> Period:
    """A period, such as ``2017`` or ``2017Q3``."""
    try:
        return Period.read(cell)
    except ValueError as error:
        raise DataError(Fault("not_period", found=cell)) from error


def date(cell: str) -> str:
    """A year, month or day of the ISO calendar."""
    parts = cell.split("-")
    try:
        if not (cell.isascii() and _DATE.fullmatch(cell)):
            raise ValueError
        datetime.date(*map(int, [*parts, "1", "1"][:3]))
    except ValueError as error:
        raise DataError(Fault("not_date", found=cell)) from error
    return cell


def unit(cell: str) -> Unit:
    """A unit by its symbol."""
    try:
        return Unit.read(cell)
    except ValueError as error:
        known = " ".join(u.symbol for u in Unit)
        raise DataError(Fault("not_unit", found=cell, known=known)) from error


def yes(cell: str) -> bool:
    """``yes``; an empty cell is no."""
    if cell != "yes":
        raise DataError(Fault("not_bool", found=cell))
    return True


def choice(kind: type[E]) -> Callable[[str], E]:
    """A reader for the values of an enumeration."""

    def read(cell: str) -> E:
        try:
            return kind(cell)
        except ValueError as error:
            known = " ".join(str(member.value) for member in kind if member.value)
            raise DataError(Fault("not_choice", found=cell, known=known)) from error

    return read


def worded(words: Mapping[K, Bilingual]) -> Callable[[str], K]:
    """A reader for codes that have words, each by its code or its word.

    Examples
    --------
    >>> from shidian.core import State
    >>> worded({State.PLAN: Bilingual("方案", "of the plan")})("方案").value
    'plan'
    """
    said = {folded(word): one for one, text in words.items() for word in (text.zh, text.en)}
    said |= {folded(one): one for one in words}
    known = Bilingual(
        "；".join(f"{one} {text.zh}" for one, text in words.items()),
        "; ".join(f"{one} ({text.text('en')})" for one, text in words.items()),
    )

    def read(cell: str) -> K:
        found = said.get(folded(cell))
        if found is None:
            raise DataError(Fault("not_choice", found=cell[:80], known=known))
        return found

    return read


def choices(kind: type[E]) -> Callable[[str], frozenset[E]]:
    """A reader for several values of an enumeration, separated by blanks."""
    one = choice(kind)
    return lambda cell: frozenset(one(part) for part in cell.split())


def names(cell: str) -> tuple[str, ...]:
    """Several names, separated by ``|``."""
    return tuple(part.strip() for part in cell.split("|"))
