"""Cells and rows of the tables that a user gives: land, people settled, places, counties."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from shidian.core import Area, Bilingual, DataError, Fault, Place
from shidian.core.apportionment import exact_cents
from shidian.mechanisms.transfers.words import KINDS
from shidian.programme.cells import identifier, number, yes
from shidian.programme.tables import Column, Row
from shidian.programme.user_tables import read_user_table

AREA_HEADS = ("区划代码", "地区代码", "地区")
LARGEST = 10**16
"""No amount is larger; below it every sum and product here is exact, or has digits to spare."""


def area(cell: str) -> str:
    """The code of an area.

    Examples
    --------
    >>> area("340100")
    '340100'
    """
    return Area(cell, cell, cell, "county").code


def not_negative(cell: str) -> Decimal:
    """A number from 0.

    Examples
    --------
    >>> not_negative("1.10")
    Decimal('1.10')
    """
    found = bounded(cell)
    if found < 0:
        raise DataError(Fault("number_negative", found=cell[:80]))
    return found


def bounded(cell: str) -> Decimal:
    """A number that is no larger, above or below zero, than any amount can be.

    Examples
    --------
    >>> bounded("-1.10")
    Decimal('-1.10')
    """
    found = number(cell)
    if abs(found) >= LARGEST:
        raise DataError(Fault("transfers_large", found=cell[:80], most=LARGEST))
    return found


def kind(cell: str) -> str:
    """A kind of move, by its code or its word.

    Examples
    --------
    >>> kind("跨省"), kind("intra")
    ('inter', 'intra')
    """
    said = {word: code for code, text in KINDS.items() for word in (text.zh, text.en)}
    try:
        return said.get(cell) or identifier(cell)
    except DataError as error:
        raise DataError(Fault("award_kind_words", found=cell[:80], known=_KINDS)) from error


_KINDS = Bilingual(
    "、".join(one.zh for one in KINDS.values()), ", ".join(one.en for one in KINDS.values())
)


def centre(cell: str) -> bool:
    """Whether a place is a centre district: yes or no, 是 or 否.

    Examples
    --------
    >>> centre("是"), centre("no")
    (True, False)
    """
    return False if cell in {"否", "no"} else yes("yes" if cell == "是" else cell)


def money(cell: str) -> int:
    """Yuan from 0, in whole 分.

    Examples
    --------
    >>> money("120.5")
    12050
    """
    return whole_cents(not_negative(cell))


def whole_cents(yuan: Decimal) -> int:
    """Yuan in 分; DataError for less than a 分, which nobody can pay, and for too large a number.

    Examples
    --------
    >>> whole_cents(Decimal("0.07"))
    7
    """
    if abs(yuan) >= LARGEST:
        raise DataError(Fault("transfers_large", found=yuan, most=LARGEST))
    found = exact_cents(yuan)
    if found is None:
        raise DataError(Fault("transfers_fen", found=yuan))
    return found


def rows_of(content: bytes, file: str, columns: Sequence[Column], *key: str) -> list[Row]:
    """The rows of a table as an office saves it, each with a key of its own.

    Parameters
    ----------
    content : bytes
    file : str
        Its name, for messages.
    columns : sequence of Column
    key : str
        Columns that no two rows share.

    Raises
    ------
    DataError
        With every fault at its row and column, and for a table without rows.
    """
    faults: list[Fault] = []
    rows = read_user_table(content, file, columns, faults)
    faults += _twice(rows, file, key)
    if not rows and not faults:
        faults.append(Fault("transfers_no_rows", Place(file)))
    if faults:
        raise DataError(faults)
    return rows


def _twice(rows: Iterable[Row], file: str, key: Sequence[str]) -> Iterator[Fault]:
    first: dict[tuple[object, ...], int] = {}
    for row in rows:
        found = tuple(row[name] for name in key)
        if found in first:
            place = Place(file, row.number, " ".join(key))
            yield Fault("duplicate", place, found=" ".join(map(str, found)), first=first[found])
        first.setdefault(found, row.number)
