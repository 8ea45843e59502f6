"""Tables of land and transfers from the functions of their cells."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from shidian.core import Bilingual
from shidian.core.apportionment import yuan
from shidian.reporting.names import Names
from shidian.reporting.table import Cell, Column, Table
from shidian.reporting.transfers_words import column_words, table_words
from shidian.reporting.worded import Cells, built, in_words


def made(name: str, cells: Cells, rows: Iterable[Any]) -> Table:
    """A table from the functions of its cells."""
    return built(name, table_words(name), column_words, cells, rows)


def area_cells(names: Names) -> Cells:
    """The cells of an area: code and names."""
    return {
        "area": lambda row: row.area,
        **in_words("area_name", lambda row: names.get(row.area, Bilingual(row.area, ""))),
    }


def attribute(name: str) -> Callable[[Any], Cell]:
    """A cell that holds an attribute of its row."""
    return lambda row: getattr(row, name)


def money(cents: int | None) -> Decimal | None:
    """分 as yuan; None stays None."""
    return None if cents is None else yuan(cents)


def joined(
    name: str,
    first: Cells,
    middle: Iterable[tuple[Column, Callable[[Any], Cell]]],
    last: Cells,
    rows: Iterable[Any],
) -> Table:
    """A table whose columns in the middle are named by its data."""
    pairs = [
        *((_worded(one), value) for one, value in first.items()),
        *middle,
        *((_worded(one), value) for one, value in last.items()),
    ]
    columns = [column for column, _ in pairs]
    found = [[value(row) for _, value in pairs] for row in rows]
    return Table(name, *table_words(name), columns, found)


def _worded(name: str) -> Column:
    return Column(name, *column_words(name), lambda row: row, brief=True)


def plain(name: str, label: Bilingual) -> Column:
    """A column that is named by the data."""
    return Column(name, label, label, lambda row: row, brief=True)
