"""The key sheet: which cell of the form stands where, as it was when the workbook was made.

It is a hidden worksheet of lines, one a cell in its first column, each of fields with tabs between
them (a cell for each field would take as long to read as the form). The first says what it tells:

    shidian-filing  <edition of this format>
    form            <code>  <version>
    pilot           <area>
    year            <year>
    sheet           <section>  <name of the worksheet>
    column          <code>  <defined name>  <cells>  <words above it>
    row             <key>  <number>  <its name>  <its unit>  <versions of its cells>

Lines of columns and rows belong to the sheet before them. The key of a cell is its section, row
and column. Versions stand in the order of the columns; 0 is a cell that nobody has saved.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from shidian.core import DataError, Fault
from shidian.reporting.filing_workbook.sheet_cells import SheetCells, address, read_range

KEY_SHEET = "_shidian"
FORMAT, EDITION = "shidian-filing", "1"
MARK = "shidian:"  # in front of the section's code, in the corner of the hidden row and column
_FIELDS = {"sheet": 3, "column": 5, "row": 6}
_NUMBERS = re.compile(r"\d{1,9}( \d{1,9})*", re.ASCII)


@dataclass(frozen=True)
class KeyColumn:
    """A column for entries: its code, the defined name of its cells, them, and its head."""

    code: str
    name: str
    cells: str
    head: str


@dataclass(frozen=True)
class KeyRow:
    """A row: its key, its number, the words in it, and the versions of its cells."""

    key: str
    number: int
    name: str = ""
    unit: str = ""
    versions: tuple[int, ...] = ()


@dataclass
class KeyPart:
    """A section: its worksheet, columns and rows."""

    section: str
    sheet: str
    columns: list[KeyColumn] = field(default_factory=list)
    rows: list[KeyRow] = field(default_factory=list)

    def place(self, row: KeyRow, column: KeyColumn) -> str:
        """The address that a cell had when the workbook was made."""
        cells = read_range(column.cells)
        return address(row.number, cells.left) if cells else ""


@dataclass(frozen=True)
class Keys:
    """The whole key sheet."""

    form: str
    version: str
    area: str
    year: str
    parts: Sequence[KeyPart]


def key_lines(keys: Keys) -> Iterator[str]:
    """The lines of the key sheet."""
    for fields in _all_fields(keys):
        yield "\t".join(" ".join(field.split()) for field in fields)


def _all_fields(keys: Keys) -> Iterator[Sequence[str]]:
    yield FORMAT, EDITION
    yield "form", keys.form, keys.version
    yield "pilot", keys.area
    yield "year", keys.year
    for part in keys.parts:
        yield "sheet", part.section, part.sheet
        for column in part.columns:
            yield "column", column.code, column.name, column.cells, column.head
        for row in part.rows:
            versions = " ".join(map(str, row.versions))
            yield "row", row.key, str(row.number), row.name, row.unit, versions


def read_keys(cells: SheetCells) -> Keys:
    """Read the key sheet.

    Raises
    ------
    DataError
        If it is of another edition of the format, or was changed by hand.

    Examples
    --------
    >>> keys = Keys("annual", "1", "330200", "2018", [])
    >>> from shidian.reporting.filing_workbook.sheet_cells import Found
    >>> lines = enumerate(key_lines(keys), 1)
    >>> read_keys(SheetCells({row: {1: Found("s", line)} for row, line in lines})) == keys
    True
    """
    lines = _lines(cells)
    edition = _fields(next(lines), FORMAT, 2)[1]
    if edition != EDITION:
        raise DataError(Fault("workbook_edition", found=edition[:20], expected=EDITION))
    _, form, version = _fields(next(lines), "form", 3)
    _, area = _fields(next(lines), "pilot", 2)
    _, year = _fields(next(lines), "year", 2)
    return Keys(form, version, area, year, _parts(lines))


def _lines(cells: SheetCells) -> Iterator[list[str]]:
    for number in sorted(cells.rows):
        yield cells.text(number, 1).split("\t")
    while True:
        yield [""]


def _fields(line: list[str], word: str, count: int) -> list[str]:
    if line[0] != word or len(line) != count:
        raise _changed(" ".join(line))
    return line


def _parts(lines: Iterable[list[str]]) -> list[KeyPart]:
    parts: list[KeyPart] = []
    for line in lines:
        if line[0] == "":
            return parts
        if line[0] not in _FIELDS or not (parts or line[0] == "sheet"):
            raise _changed(" ".join(line))
        fields = _fields(line, line[0], _FIELDS[line[0]])[1:]
        if line[0] == "sheet":
            parts.append(KeyPart(fields[0], fields[1]))
        elif line[0] == "column":
            parts[-1].columns.append(KeyColumn(*fields))
        else:
            parts[-1].rows.append(_row(fields, len(parts[-1].columns)))
    return parts


def _row(fields: list[str], columns: int) -> KeyRow:
    key, number, name, unit, versions = fields
    numbers = versions.split(" ") if versions else []
    good = _NUMBERS.fullmatch(f"{number} {versions}")
    if not good or len(numbers) != columns:
        raise _changed(f"row {key} {number} {versions}")
    return KeyRow(key, int(number), name, unit, tuple(map(int, numbers)))


def _changed(found: str) -> DataError:
    return DataError(Fault("workbook_key_changed", found=found[:80]))
