"""Where everything stands on the worksheets of a template, and in which words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from shidian.core import Bilingual, Lang, Unit
from shidian.programme.filing_form import Column, ColumnKind, Rows
from shidian.register.filing import Earlier, FilingSheet, SheetRow, SheetSection, cell_key
from shidian.reporting.filing_workbook.keys import KeyColumn, KeyPart, KeyRow, Keys
from shidian.reporting.filing_workbook.sheet_cells import letters

TITLE, HELP, MARKS, HEAD, FIRST = 1, 2, 3, 4, 5  # rows
KEY, NAME = 1, 2  # columns
REQUIRED = "*"

_ROW_NAMES = {
    Rows.INDICATORS: Bilingual("指标", "Indicator"),
    Rows.TASKS: Bilingual("任务", "Task"),
    Rows.DOCUMENTS: Bilingual("文件", "Document"),
    Rows.FUNDS: Bilingual("资金", "Fund"),
    Rows.FREE: Bilingual("序号", "No."),
}
_UNIT = Bilingual("单位", "Unit")
_EARLIER = Bilingual("以前的值", "Earlier value")
CHOICES = Bilingual("选项", "Choices")
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME = 31  # characters of the name of a worksheet


@dataclass(frozen=True)
class Layout:
    """One worksheet: its columns from left to right.

    Parameters
    ----------
    name : str
        Of the worksheet.
    part : SheetSection
    units, earlier : int
        Numbers of the column of units (0 if it has none) and of columns of earlier values.
    entries : mapping of str to int
        Code of a column for entries to its number.
    """

    name: str
    part: SheetSection
    units: int
    earlier: Sequence[int]
    entries: Mapping[str, int]

    @property
    def last_row(self) -> int:
        """The row of the last entry."""
        return FIRST + len(self.part.rows) - 1

    def cells(self, column: int) -> str:
        """The cells of a column for entries."""
        letter = letters(column)
        return f"{letter}{FIRST}:{letter}{self.last_row}"


def layouts(sheet: FilingSheet, lang: Lang) -> list[Layout]:
    """The worksheets of a form, one a section that has rows."""
    taken = {CHOICES.text(lang).casefold()}
    found = []
    for part in sheet.sections:
        if part.rows:
            found.append(_layout(part, _free_name(part.section.name.text(lang), taken)))
    return found


def _layout(part: SheetSection, name: str) -> Layout:
    indicators = part.section.rows is Rows.INDICATORS
    most = max(len(row.earlier) for row in part.rows)
    first = NAME + 1 + indicators
    entries = {
        column.code: first + most + number for number, column in enumerate(part.section.columns)
    }
    return Layout(name, part, NAME + 1 if indicators else 0, range(first, first + most), entries)


def _free_name(wanted: str, taken: set[str]) -> str:
    """A name that a worksheet can have and no other one has."""
    short = _NOT_IN_NAMES.sub(" ", wanted).strip()[:_LONGEST_NAME] or "-"
    name, number = short, 1
    while name.casefold() in taken:
        number += 1
        name = f"{short[: _LONGEST_NAME - 4]} {number}"
    taken.add(name.casefold())
    return name


def heads(layout: Layout, lang: Lang) -> dict[int, str]:
    """What stands above the columns."""
    found = {NAME: _ROW_NAMES[layout.part.section.rows].text(lang)}
    if layout.units:
        found[layout.units] = _UNIT.text(lang)
    found |= dict.fromkeys(layout.earlier, _EARLIER.text(lang))
    for column in layout.part.section.columns:
        found[layout.entries[column.code]] = _head(column, layout.part, lang)
    return found


def _head(column: Column, part: SheetSection, lang: Lang) -> str:
    unit = f" ({Unit.words(column.unit).text(lang)})" if column.unit else ""
    mark = f" {REQUIRED}" if column.required and any(row.required for row in part.rows) else ""
    return f"{column.name.text(lang)}{unit}{mark}"


def row_name(row: SheetRow, lang: Lang) -> str:
    """What stands at the head of a row: its name, or the number of a free one."""
    return row.name.text(lang) or row.key


def earlier_text(one: Earlier, part: SheetSection, lang: Lang) -> str:
    """An earlier value with its year, and its basis where the section has a choice for that."""
    bases = [column.choices[one.vintage] for column in part.section.columns
             if one.vintage in column.choices]  # fmt: skip
    lines = [f"{one.period}: {one.value}", *(basis.text(lang) for basis in bases[:1])]
    return "\n".join(lines)


def choice_columns(found: Sequence[Layout]) -> Iterator[tuple[Layout, Column, int]]:
    """The columns of choices, each with the number of its list on the hidden sheet."""
    number = 0
    for layout in found:
        for column in layout.part.section.columns:
            if column.kind is ColumnKind.CHOICE:
                number += 1
                yield layout, column, number


def keys_of(
    sheet: FilingSheet, found: Sequence[Layout], versions: Mapping[str, int], lang: Lang
) -> Keys:
    """The key sheet of a template."""
    parts = [_part(layout, number, versions, lang) for number, layout in enumerate(found, 1)]
    form = sheet.form
    return Keys(form.code, form.version, sheet.pilot.area, str(sheet.year), parts)


def _part(layout: Layout, number: int, versions: Mapping[str, int], lang: Lang) -> KeyPart:
    section, said = layout.part.section, heads(layout, lang)
    columns = [
        KeyColumn(code, f"shidian.s{number}.c{place}", layout.cells(column), said[column])
        for place, (code, column) in enumerate(layout.entries.items(), 1)
    ]
    rows = [
        KeyRow(
            row.key,
            line,
            "" if section.rows is Rows.FREE else row_name(row, lang),
            Unit.words(row.unit).text(lang) if layout.units else "",
            tuple(
                versions.get(cell_key(section.code, row.key, code), 0) for code in layout.entries
            ),
        )
        for line, row in enumerate(layout.part.rows, FIRST)
    ]
    return KeyPart(section.code, layout.name, columns, rows)
