"""A worksheet whose cells compute: a table with formulas in some of its columns."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from shidian.core import Lang
from shidian.reporting.formats import fill_sheet
from shidian.reporting.table import Table
from shidian.reporting.workbook import workbook_of

FIRST_ROW = 2  # below the heads


def letters(column: int) -> str:
    """The letters of a column that is counted from 1.

    Examples
    --------
    >>> letters(1), letters(26), letters(27)
    ('A', 'Z', 'AA')
    """
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


@dataclass(frozen=True)
class At:
    """A row of a worksheet, by whose columns' names its formulas are written.

    Examples
    --------
    >>> at = At(("people", "weight"), row=3, last=9)
    >>> at("weight"), at.all("weight"), at.since("weight", 2)
    ('B3', '$B$2:$B$9', 'B$2:B3')
    """

    columns: Sequence[str]
    row: int
    last: int

    def letter(self, name: str) -> str:
        """The letters of a column."""
        return letters(self.columns.index(name) + 1)

    def __call__(self, name: str) -> str:
        """The cell of a column in this row."""
        return f"{self.letter(name)}{self.row}"

    def all(self, name: str) -> str:
        """All cells of a column."""
        letter = self.letter(name)
        return f"${letter}${FIRST_ROW}:${letter}${self.last}"

    def since(self, name: str, first: int = FIRST_ROW) -> str:
        """The cells of a column from a row to this one."""
        letter = self.letter(name)
        return f"{letter}${first}:{letter}{self.row}"


Formula = Callable[[At], str | None]
"""The text of a cell without the sign of equality; None leaves what the table has."""


@dataclass(frozen=True)
class LiveSheet:
    """A table, and the formulas that stand in place of its values, by column."""

    table: Table
    formulas: Mapping[str, Formula] = field(default_factory=dict)

    def at(self, row: int) -> At:
        """A row of its worksheet; the first below the heads is 2."""
        names = [column.name for column in self.table.columns]
        return At(names, row, FIRST_ROW + len(self.table.rows) - 1)

    def column(self, name: str, lang: Lang) -> str:
        """All cells of a column, for a formula on another sheet."""
        return f"'{self.table.title.text(lang)}'!{self.at(FIRST_ROW).all(name)}"

    def cell(self, name: str, row: int, lang: Lang) -> str:
        """One cell, for a formula on another sheet."""
        letter = self.at(row).letter(name)
        return f"'{self.table.title.text(lang)}'!${letter}${row}"


def fill_live(sheet: Any, live: LiveSheet, lang: Lang) -> None:
    """Write a table with its formulas into an empty worksheet."""
    fill_sheet(sheet, live.table, lang)
    for number, _ in enumerate(live.table.rows, start=FIRST_ROW):
        at = live.at(number)
        for name, formula in live.formulas.items():
            text = formula(at)
            if text is not None:
                sheet[at(name)] = f"={text}"


def live_workbook(sheets: Sequence[LiveSheet], lang: Lang) -> bytes:
    """The content of an Excel file that is computed when it is opened."""
    return workbook_of(partial(fill_live, live=live, lang=lang) for live in sheets)
