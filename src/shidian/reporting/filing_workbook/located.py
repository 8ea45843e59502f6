"""Finding the cells of a section again, wherever rows and columns of the worksheet went.

Every row carries its key and every column its code in a hidden corner of the worksheet, and a
defined name holds the cells of each column. A value is taken only where all three agree with each
other and with the key sheet; what does not agree is told, and nothing of it is taken.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from shidian.core import Fault, Place
from shidian.reporting.filing_workbook.book import Book
from shidian.reporting.filing_workbook.keys import MARK, KeyColumn, KeyPart, KeyRow
from shidian.reporting.filing_workbook.sheet_cells import (
    Range,
    SheetCells,
    address,
    read_range,
)

_REFERENCE = re.compile(r"(?:'((?:[^']|'')+)'|([^'!]+))!(.+)", re.DOTALL)
_MOST_SEARCHED = 200  # rows above which the marks cannot have gone


@dataclass
class Located:
    """A section found again.

    Parameters
    ----------
    sheet : str
        Name of the worksheet as it is now.
    cells : SheetCells
    columns : dict of str to int
        Code to number of each column that can be read.
    rows : dict of str to int
        Key to number of each row that can be read.
    marked : list of int
        The numbers of all rows that carry a key.
    head, left : int
        The numbers of the row of codes and of the column of keys.
    faults, notes : list of Fault
    """

    sheet: str
    cells: SheetCells = field(default_factory=SheetCells)
    columns: dict[str, int] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    marked: list[int] = field(default_factory=list)
    head: int = 0
    left: int = 0
    faults: list[Fault] = field(default_factory=list)
    notes: list[Fault] = field(default_factory=list)

    def fault(self, code: str, row: int, column: int, **found: object) -> None:
        """Tell what is wrong at a cell."""
        self.faults.append(Fault(code, Place(self.sheet, cell=address(row, column)), **found))


def located(part: KeyPart, book: Book) -> Located:
    """Where the rows and columns of a section are now.

    Raises
    ------
    DataError
        If its worksheet is broken.
    """
    references = {
        column.code: _reference(book.names.get(column.name, "")) for column in part.columns
    }
    sheets = {found[0] for found in references.values() if found}
    sheet = sheets.pop() if len(sheets) == 1 else ""
    if sheet not in book.sheets:
        gone = "workbook_names_gone" if part.sheet in book.sheets else "workbook_sheet_gone"
        return Located(part.sheet, faults=[Fault(gone, Place(part.sheet), found=part.sheet)])
    found = Located(sheet, book.cells(sheet))
    if sheet != part.sheet:
        found.notes.append(Fault("workbook_renamed", Place(sheet), found=part.sheet))
    marks = _places(found.cells, f"{MARK}{part.section}")
    if len(marks) != 1:
        found.faults.append(Fault("workbook_marks", Place(sheet), found=len(marks)))
        return found
    found.head, keys = marks[0]
    at = _marked(found.cells, found.head, keys)
    found.rows = _rows(part, found, keys, at)
    found.marked = [number for row in part.rows for number in at.get(row.key, ())]
    found.left = keys
    ranges = {code: one[1] for code, one in references.items() if one}
    found.columns = _columns(part, found, found.marked, ranges)
    _tell_moved(part, found)
    return found


def _reference(text: str) -> tuple[str, Range] | None:
    """The worksheet and the cells that a defined name refers to."""
    found = _REFERENCE.fullmatch(text)
    cells = read_range(found[3]) if found else None
    if found is None or cells is None:
        return None
    return (found[1] or found[2]).replace("''", "'"), cells


def _places(cells: SheetCells, text: str) -> list[tuple[int, int]]:
    rows = sorted(cells.rows)[:_MOST_SEARCHED]
    return [
        (row, column)
        for row in rows
        for column, found in cells.rows[row].items()
        if found.text == text
    ]


def _marked(cells: SheetCells, head: int, column: int) -> dict[str, list[int]]:
    """The rows below the head by the key that they carry."""
    at: dict[str, list[int]] = {}
    for number, row in cells.rows.items():
        if number > head and column in row:
            at.setdefault(row[column].text or "", []).append(number)
    return at


def _rows(
    part: KeyPart, found: Located, keys: int, at: Mapping[str, Sequence[int]]
) -> dict[str, int]:
    rows = {}
    for row in part.rows:
        numbers = at.get(row.key, [])
        if not numbers:
            found.fault("workbook_row_gone", row.number, keys, found=row.name or row.key)
        elif len(numbers) > 1:
            for number in numbers:
                found.fault("workbook_row_twice", number, keys, found=row.name or row.key)
        elif _row_fits(row, numbers[0], found, keys):
            rows[row.key] = numbers[0]
    return rows


def _row_fits(row: KeyRow, number: int, found: Located, keys: int) -> bool:
    """Whether the words of a row are those of its key: a sorted sheet has them mixed up."""
    for place, expected in ((keys + 1, row.name), (keys + 2, row.unit)):
        words = found.cells.text(number, place)
        if expected and _squeezed(words) != _squeezed(expected):
            found.fault("workbook_words", number, place, found=words[:60], expected=expected[:60])
            return False
    return True


def _columns(
    part: KeyPart, found: Located, numbers: Sequence[int], ranges: Mapping[str, Range]
) -> dict[str, int]:
    """The columns whose defined name holds just the cells from the first to the last row."""
    at: dict[str, list[int]] = {}
    for number, one in found.cells.rows[found.head].items():
        at.setdefault(one.text or "", []).append(number)
    first, last = min(numbers, default=0), max(numbers, default=0)
    columns = {}
    for column in part.columns:
        places = at.get(column.code, [])
        where = Place(found.sheet, cell=column.cells)
        if len(places) != 1:
            code = "workbook_column_twice" if places else "workbook_column_gone"
            found.faults.append(Fault(code, where, found=column.head))
        elif ranges.get(column.code) != Range(first, places[0], last, places[0]):
            found.faults.append(Fault("workbook_shifted", where, found=column.head))
        elif _head_fits(column, places[0], found):
            columns[column.code] = places[0]
    return columns


def _head_fits(column: KeyColumn, number: int, found: Located) -> bool:
    words = found.cells.text(found.head + 1, number)
    if _squeezed(words) == _squeezed(column.head):
        return True
    found.fault(
        "workbook_words", found.head + 1, number, found=words[:60], expected=column.head[:60]
    )
    return False


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _tell_moved(part: KeyPart, found: Located) -> None:
    """A note where rows or columns stand elsewhere than when the workbook was made."""
    rows = [row for row in part.rows if found.rows.get(row.key, row.number) != row.number]
    columns = [
        column
        for column in part.columns
        if column.code in found.columns and _has_moved(column, found)
    ]
    if rows or columns:
        words: Sequence[str] = [
            *(row.name or row.key for row in rows),
            *(one.head for one in columns),
        ]
        found.notes.append(
            Fault("workbook_moved", Place(found.sheet), found=words[0], count=len(words))
        )


def _has_moved(column: KeyColumn, found: Located) -> bool:
    then = read_range(column.cells)
    return then is None or then.left != found.columns[column.code]
