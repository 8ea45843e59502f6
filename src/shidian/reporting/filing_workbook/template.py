"""The workbook that an officer fills in: one worksheet a section, prefilled, locked elsewhere."""

# ruff: noqa: PLC0415  openpyxl takes half a second to import, and reading does without it

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from shidian.core import Bilingual, Lang, Unit
from shidian.programme.filing_form import Column, ColumnKind
from shidian.register.filing import FilingSheet, SheetRow, cell_key, shown_entry
from shidian.register.filing.entry import EXCEL_EPOCH
from shidian.reporting.filing_workbook import styles
from shidian.reporting.filing_workbook.figures import binary, places_of
from shidian.reporting.filing_workbook.keys import KEY_SHEET, MARK, Keys, key_lines
from shidian.reporting.filing_workbook.layout import (
    CHOICES,
    FIRST,
    HEAD,
    HELP,
    KEY,
    MARKS,
    NAME,
    TITLE,
    Layout,
    choice_columns,
    earlier_text,
    heads,
    keys_of,
    layouts,
    row_name,
)
from shidian.reporting.filing_workbook.rules import add_rule
from shidian.reporting.filing_workbook.sheet_cells import letters
from shidian.reporting.filing_workbook.strings import escaped

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the oldest that a zip file knows
_FIRST_DATE = date(1900, 3, 1)  # before it, days of Excel are not those of the calendar
_MOST_PLACES = 30  # that a number format can show
_MADE = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")
_LEGEND = Bilingual(
    "只填有颜色的格；带 * 的列必填（深色格）；没有数据就留空。",
    "Fill in coloured cells only; columns with * are required (darker cells); "
    "leave a cell empty where there is no value.",
)


def template(
    sheet: FilingSheet, values: Mapping[str, str], versions: Mapping[str, int], lang: Lang
) -> bytes:
    """The workbook of a filing, with what it holds already.

    Parameters
    ----------
    sheet : FilingSheet
    values : mapping of str to str
        Normal texts by cell key.
    versions : mapping of str to int
        The versions that the cells have now; they come back with the workbook.
    lang : Lang
        Of the words in it; a workbook is read in either language.

    Returns
    -------
    bytes
        An ``.xlsx`` file; the same for the same data.
    """
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    styles.add_to(book)
    found = layouts(sheet, lang)
    for layout in found:
        _section(book.create_sheet(layout.name), sheet, layout, values, lang)
    keys = keys_of(sheet, found, versions, lang)
    _choices(book, found, lang)
    _keys(book, keys)
    _names(book, keys)
    book.properties.creator = "shidian"
    made = io.BytesIO()
    book.save(made)
    return _without_clock(made.getvalue())


def _section(
    page: "Worksheet", sheet: FilingSheet, layout: Layout, values: Mapping[str, str], lang: Lang
) -> None:
    section = layout.part.section
    title = f"{section.name.text(lang)} · {sheet.pilot.name.text(lang)} · {sheet.year}"
    _put(page, TITLE, NAME, title, styles.TITLE)
    _put(page, HELP, NAME, f"{section.help.text(lang)} {_LEGEND.text(lang)}".strip(), styles.HELP)
    _put(page, MARKS, KEY, f"{MARK}{section.code}", styles.LABEL)
    for code, column in layout.entries.items():
        _put(page, MARKS, column, code, styles.LABEL)
    for column, words in heads(layout, lang).items():
        _put(page, HEAD, column, words, styles.HEAD_STYLE)
    for line, row in enumerate(layout.part.rows, FIRST):
        _row(page, layout, line, row, values, lang)
    styles.set_up(page, layout)


def _row(
    page: "Worksheet",
    layout: Layout,
    line: int,
    row: SheetRow,
    values: Mapping[str, str],
    lang: Lang,
) -> None:
    _put(page, line, KEY, row.key, styles.LABEL)
    _put(page, line, NAME, row_name(row, lang), styles.LABEL)
    if layout.units:
        _put(page, line, layout.units, Unit.words(row.unit).text(lang), styles.LABEL)
    for column in layout.earlier:
        _put(page, line, column, "", styles.LABEL)
    for column, one in zip(reversed(layout.earlier), reversed(row.earlier), strict=False):
        _put(page, line, column, earlier_text(one, layout.part, lang), styles.LABEL)
    for asked in layout.part.section.columns:
        value = values.get(cell_key(layout.part.section.code, row.key, asked.code), "")
        cell = page.cell(line, layout.entries[asked.code])
        cell.style = styles.entry_style(asked.kind, asked.required and row.required)
        if asked.kind is ColumnKind.DATE:
            cell.number_format = "yyyy-mm-dd"
        if value:
            _fill(cell, asked, value, lang)


def _fill(cell: "Cell | MergedCell", column: Column, value: str, lang: Lang) -> None:
    """Write what the filing holds already: a number where the workbook keeps it as it is."""
    number = _number(column.kind, value)
    if number is None:
        cell.value = escaped(shown_entry(column, value).text(lang))
        cell.data_type = "s"  # whatever it begins with
        return
    cell.value = number
    if column.kind is ColumnKind.FIGURE:
        places = places_of(value)
        cell.number_format = f"0.{'0' * places}" if places else "0"


def _number(kind: ColumnKind, value: str) -> float | None:
    """What the workbook holds as a number; None for what it cannot hold so without changing it."""
    if kind is ColumnKind.FIGURE and places_of(value) <= _MOST_PLACES:
        return binary(value)
    if kind is ColumnKind.DATE:
        day = date.fromisoformat(value)
        return float((day - EXCEL_EPOCH).days) if day >= _FIRST_DATE else None
    return None


def _put(page: "Worksheet", row: int, column: int, text: str, style: str) -> None:
    """A text, whatever it looks like."""
    cell = page.cell(row, column, escaped(text))
    cell.data_type = "s"
    cell.style = style


def _choices(book: "Workbook", found: Sequence[Layout], lang: Lang) -> None:
    """The hidden sheet of lists, and the rules of all columns."""
    lists = book.create_sheet(CHOICES.text(lang))
    lists.sheet_state = "hidden"
    ranges: dict[tuple[str, str], str] = {}
    for layout, column, number in choice_columns(found):
        for line, name in enumerate(column.choices.values(), 1):
            _put(lists, line, number, name.text(lang), "Normal")
        letter = letters(number)
        ranges[layout.name, column.code] = (
            f"'{lists.title}'!${letter}$1:${letter}${len(column.choices)}"
        )
    for layout in found:
        for column in layout.part.section.columns:
            cells = layout.cells(layout.entries[column.code])
            listed = ranges.get((layout.name, column.code), "")
            add_rule(book[layout.name], cells, column, listed, lang)


def _keys(book: "Workbook", keys: Keys) -> None:
    page = book.create_sheet(KEY_SHEET)
    page.sheet_state = "veryHidden"  # no menu shows it
    for number, line in enumerate(key_lines(keys), 1):
        page.cell(number, 1, escaped(line)).data_type = "s"


def _names(book: "Workbook", keys: Keys) -> None:
    """A hidden name for the cells of every column: it follows them when they are moved."""
    from openpyxl.utils import absolute_coordinate, quote_sheetname
    from openpyxl.workbook.defined_name import DefinedName

    for part in keys.parts:
        for column in part.columns:
            cells = f"{quote_sheetname(part.sheet)}!{absolute_coordinate(column.cells)}"
            book.defined_names[column.name] = DefinedName(column.name, attr_text=cells, hidden=True)


def _without_clock(content: bytes) -> bytes:
    """The same file with one date everywhere, so that equal data are equal bytes."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as given,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as written,
    ):
        for name in given.namelist():
            part = zipfile.ZipInfo(name, _FIRST_DAY)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.create_system = 3  # the same on every system
            inside = given.read(name)
            if name == "docProps/core.xml":
                inside = _MADE.sub(rb"\g<1>1980-01-01T00:00:00Z", inside)
            written.writestr(part, inside)
    return made.getvalue()
