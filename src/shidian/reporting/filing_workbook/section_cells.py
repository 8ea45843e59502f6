"""The entries of a section, taken from the places where they were found."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from shidian.core import DataError, Place
from shidian.programme.filing_form import Column
from shidian.register.filing import SheetSection, cell_key, read_entry
from shidian.reporting.filing_workbook.book import Book
from shidian.reporting.filing_workbook.entered import entered
from shidian.reporting.filing_workbook.keys import KeyPart
from shidian.reporting.filing_workbook.located import Located
from shidian.reporting.filing_workbook.refusal import damaged
from shidian.reporting.filing_workbook.sheet_cells import Found, address
from shidian.reporting.filing_workbook.told import Told

_LONG = 64  # characters; the same long text in thousands of cells is read once
_MOST_COVERED = 1_000_000


@dataclass
class Taken:
    """What was taken so far, of all sections."""

    cells: dict[str, str] = field(default_factory=dict)
    versions: dict[str, int] = field(default_factory=dict)
    emptied: list[str] = field(default_factory=list)
    faults: Told = field(default_factory=Told)
    notes: Told = field(default_factory=Told)
    long_texts: dict[tuple[str, str, str], str | DataError] = field(default_factory=dict)


def take_section(
    part: SheetSection, key: KeyPart, where: Located, book: Book, taken: Taken
) -> None:
    """Read every entry of a section.

    Parameters
    ----------
    part : SheetSection
        Of the form, as it is now.
    key : KeyPart
        Of the key sheet, as it was.
    where : Located
    book : Book
    taken : Taken
        Where it goes.
    """
    covered = _covered(where, taken.notes)
    versions = {row.key: row.versions for row in key.rows}
    columns = [
        (order, column, where.columns[column.code])
        for order, column in enumerate(part.section.columns)
        if column.code in where.columns
    ]
    for row in part.rows:
        number = where.rows.get(row.key)
        if number is None:
            continue
        cells = where.cells.rows[number]
        filled = False
        for order, column, place in columns:
            if covered and (number, place) in covered:
                continue
            found = cells.get(place)
            at = (where.sheet, number, place)
            value = _entry(found, column, column.unit or row.unit, at, book, taken) if found else ""
            cell = cell_key(part.section.code, row.key, column.code)
            if value:
                taken.cells[cell] = value
                filled = True
            elif value is not None and versions.get(row.key, ())[order]:
                taken.emptied.append(cell)
        if filled and number in where.cells.hidden:
            taken.notes.add("workbook_hidden", Place(where.sheet, cell=f"{number}:{number}"))
    _tell_left(part, key, where, taken.faults)
    _tell_outside(where, taken)


def _entry(
    found: Found, column: Column, unit: str, at: tuple[str, int, int], book: Book, taken: Taken
) -> str | None:
    """The normal text of a cell; None if it is refused, which is told."""
    try:
        typed, rounded = entered(found, column.kind, book.formats, book.date1904)
        if len(typed) > _LONG:
            value = _long_entry(column, unit, typed, taken.long_texts)
        else:
            value = read_entry(column, unit, typed)
    except DataError as error:
        taken.faults.place_all(error.faults, _place(*at))
        return None
    if found.formula:
        taken.notes.add("workbook_formula", _place(*at), found=value[:40])
    if rounded is not None:
        taken.notes.place_all([rounded], _place(*at))
    return value


def _place(sheet: str, row: int, column: int) -> Place:
    return Place(sheet, cell=address(row, column))


def _long_entry(
    column: Column, unit: str, typed: str, known: dict[tuple[str, str, str], str | DataError]
) -> str:
    """Read a long text once: a small file can hold it in 100,000 cells."""
    key = column.code, unit, typed
    if key not in known:
        try:
            known[key] = read_entry(column, unit, typed)
        except DataError as error:
            known[key] = error
    found = known[key]
    if isinstance(found, DataError):
        raise DataError(found.faults)
    return found


def _covered(where: Located, notes: Told) -> set[tuple[int, int]]:
    """The cells that merged ones hide: their content is nobody's; the first cell keeps its own."""
    rows, columns = sorted(where.rows.values()), sorted(where.columns.values())
    covered: set[tuple[int, int]] = set()
    met = 0
    for top, left, bottom, right in where.cells.merged:
        inside = [
            (row, column)
            for row in rows[bisect_left(rows, top) : bisect_right(rows, bottom)]
            for column in columns[bisect_left(columns, left) : bisect_right(columns, right)]
        ]
        met += len(inside)
        if met > _MOST_COVERED:
            raise damaged("merged cells over merged cells")
        hidden = set(inside) - {(top, left)}
        if hidden:
            cells = f"{address(top, left)}:{address(bottom, right)}"
            notes.add("workbook_merged", Place(where.sheet, cell=cells), count=len(hidden))
            covered |= hidden
    return covered


def _tell_left(part: SheetSection, key: KeyPart, where: Located, faults: Told) -> None:
    """Rows of the workbook that the form has no more, and that hold something."""
    known = {row.key for row in part.rows}
    for row in key.rows:
        number = where.rows.get(row.key)
        if number is not None and row.key not in known:
            for place in _filled(where, number)[:1]:
                at = _place(where.sheet, number, place)
                faults.add("workbook_row_left", at, found=row.name or row.key)


def _filled(where: Located, number: int) -> list[int]:
    """The columns for entries that hold something in a row."""
    cells = where.cells.rows[number]
    return sorted(place for place in where.columns.values() if place in cells)


def _tell_outside(where: Located, taken: Taken) -> None:
    """What stands in the columns of the form but in none of its rows, or beside it."""
    ours, head = set(where.marked), where.head + 1
    right = max(where.columns.values(), default=where.left)
    beside: list[tuple[int, int]] = []
    for number, cells in where.cells.rows.items():
        if number > head and number not in ours:
            for place in _filled(where, number)[:1]:
                at = _place(where.sheet, number, place)
                taken.faults.add("workbook_extra_row", at)
        beside += [(number, place) for place in cells if place > right]
    if beside:
        at = Place(where.sheet, cell=address(*min(beside)))
        taken.notes.add("workbook_beside", at, count=len(beside))
