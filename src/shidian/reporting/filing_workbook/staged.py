"""A filled-in workbook, read and validated: what it would enter, and what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from shidian.core import DataError, Fault, Place
from shidian.register.filing import FilingSheet, SheetSection, cell_key
from shidian.reporting.filing_workbook.book import Book, read_book
from shidian.reporting.filing_workbook.keys import KEY_SHEET, KeyPart, Keys, read_keys
from shidian.reporting.filing_workbook.layout import CHOICES
from shidian.reporting.filing_workbook.located import Located, located
from shidian.reporting.filing_workbook.section_cells import Taken, take_section
from shidian.reporting.filing_workbook.told import Told


@dataclass(frozen=True)
class Staged:
    """What a workbook holds, ready to be looked at and then taken over.

    Parameters
    ----------
    cells : mapping of str to str
        Normal texts by cell key; only what is entered.
    versions : mapping of str to int
        The version that each saved cell had when the workbook was made; absent is 0.
    emptied : tuple of str
        Keys of cells that had been saved before and are empty in the workbook.
    faults : tuple of Fault
        What is wrong; a workbook with faults should not be taken over.
    notes : tuple of Fault
        What was done that a person should know: values of formulas, hidden rows, and so on.
    """

    cells: Mapping[str, str] = field(default_factory=dict)
    versions: Mapping[str, int] = field(default_factory=dict)
    emptied: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    notes: tuple[Fault, ...] = ()


def read_workbook(content: bytes, sheet: FilingSheet) -> Staged:
    """Read a workbook that `template` made and somebody filled in.

    Parameters
    ----------
    content : bytes
        Of the file; any bytes at all.
    sheet : FilingSheet
        The form that it must be of.

    Returns
    -------
    Staged
        A file that is refused as a whole has one fault and no cells.

    Examples
    --------
    >>> read_workbook(b"no workbook", None).faults[0].text("en")  # doctest: +ELLIPSIS
    'The file is no Excel workbook...'
    """
    try:
        book = read_book(content)
        keys = _keys(book, sheet)
        return _staged(book, keys, sheet)
    except DataError as error:
        return Staged(faults=error.faults)


def _keys(book: Book, sheet: FilingSheet) -> Keys:
    if KEY_SHEET not in book.sheets:
        raise DataError(Fault("workbook_no_key"))
    keys = read_keys(book.cells(KEY_SHEET))
    form, pilot = sheet.form, sheet.pilot
    if keys.form != form.code:
        raise DataError(Fault("workbook_other_form", found=keys.form[:40], expected=form.code))
    if keys.version != form.version:
        raise DataError(
            Fault("workbook_other_version", found=keys.version[:20], expected=form.version)
        )
    if keys.area != pilot.area:
        raise DataError(
            Fault(
                "workbook_other_pilot", found=keys.area[:20], expected=pilot.area, name=pilot.name
            )
        )
    if keys.year != str(sheet.year):
        raise DataError(Fault("workbook_other_year", found=keys.year[:20], expected=sheet.year))
    _check_parts(keys, sheet)
    return keys


def _check_parts(keys: Keys, sheet: FilingSheet) -> None:
    """The form is of the same version, so only a hand can have changed its sections or columns."""
    expected = [
        (part.section.code, [column.code for column in part.section.columns])
        for part in sheet.sections
    ]
    found = [(part.section, [column.code for column in part.columns]) for part in keys.parts]
    made = [one for one in expected if one in found]  # sections without rows have no worksheet
    rows_twice = [
        part.section for part in keys.parts if len({row.key for row in part.rows}) < len(part.rows)
    ]
    if made != found or rows_twice:
        raise DataError(Fault("workbook_key_changed", found=" ".join(one for one, _ in found)[:80]))


def _staged(book: Book, keys: Keys, sheet: FilingSheet) -> Staged:
    taken = Taken()
    faults, notes = taken.faults, taken.notes
    if book.linked:
        notes.add("workbook_links", Place())
    parts = {part.section: part for part in keys.parts}
    sheets = {KEY_SHEET, CHOICES.zh, CHOICES.en}
    for part in sheet.sections:
        key = parts.get(part.section.code)
        if key is None:
            continue
        where = located(key, book)
        sheets.add(where.sheet)
        faults.keep_all(where.faults)
        notes.keep_all(where.notes)
        if where.head:
            take_section(part, key, where, book, taken)
            _tell_comments(book, where, notes)
        _note_versions(part, key, taken.versions)
    _tell_new_rows(sheet, parts, notes)
    _tell_sheets(book, sheets, notes)
    return Staged(
        taken.cells, taken.versions, tuple(taken.emptied), taken.faults.all(), taken.notes.all()
    )


def _note_versions(part: SheetSection, key: KeyPart, versions: dict[str, int]) -> None:
    known = {row.key for row in part.rows}
    for row in key.rows:
        if row.key in known and any(row.versions):
            for column, version in zip(key.columns, row.versions, strict=True):
                if version:
                    versions[cell_key(key.section, row.key, column.code)] = version


def _tell_comments(book: Book, where: Located, notes: Told) -> None:
    if book.has_comments(where.sheet):
        notes.add("workbook_comments", Place(where.sheet))


def _tell_new_rows(sheet: FilingSheet, parts: Mapping[str, KeyPart], notes: Told) -> None:
    """Rows that the form has got since the workbook was made."""
    for part in sheet.sections:
        key = parts.get(part.section.code)
        then = {row.key for row in key.rows} if key else set()
        new = [row for row in part.rows if row.key not in then]
        if new:
            name = part.section.name
            notes.add("workbook_new_rows", Place(), found=name, count=len(new))


def _tell_sheets(book: Book, known: set[str], notes: Told) -> None:
    """Worksheets that somebody added hold nothing of the form."""
    for name in book.sheets:
        if name not in known:
            notes.add("workbook_other_sheet", Place(name))
