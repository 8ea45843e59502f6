"""Cells and rows of the tables that a user gives: land, people settled, places, counties."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from shidian.core import Area, DataError, Fault, Place
from shidian.core.apportionment import cents
from shidian.programme.cells import number
from shidian.programme.tables import Column, Row, read_table

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
    found = number(cell)
    if found < 0:
        raise DataError(Fault("transfers_negative", found=cell[:80]))
    if found >= LARGEST:
        raise DataError(Fault("transfers_large", found=cell[:80], most=LARGEST))
    return found


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
    found = cents(yuan)
    if Decimal(found) != yuan * 100:
        raise DataError(Fault("transfers_fen", found=yuan))
    return found


def rows_of(content: bytes, file: str, columns: Sequence[Column], *key: str) -> list[Row]:
    """The rows of a table, each with a key of its own.

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
    rows = read_table({file: content}, file, columns, faults) or []
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
