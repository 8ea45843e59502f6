"""CSV tables of a package: header, rows and cells checked, every fault placed."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from shidian.core import Bilingual, DataError, Fault, Place
from shidian.programme.files import PackageFiles

REQUIRED: Any = object()
"""Marks a column whose cells must not be empty."""


@dataclass(frozen=True)
class Column:
    """A column: how its cells are read, and what an empty cell means."""

    name: str
    read: Callable[[str], Any]
    empty: Any = REQUIRED
    heads: tuple[str, ...] = ()
    """What a user may write at its head instead, such as 年份; a package has the name alone."""
    optional: bool = False
    """Whether a table may lack it; its cells are then empty."""


@dataclass(frozen=True)
class Row:
    """A row whose cells could all be read; `number` is its line in the file."""

    number: int
    cells: Mapping[str, Any]

    def __getitem__(self, column: str) -> Any:
        return self.cells[column]


def listed(columns: Sequence[Column]) -> Bilingual:
    """The heads of columns: in Chinese what a user may write, and the name.

    Examples
    --------
    >>> listed([Column("year", int, heads=("年份", "年度")), Column("note", str)]).zh
    '年份 year、note'
    """
    said = (f"{one.heads[0]} {one.name}" if one.heads else one.name for one in columns)
    return Bilingual("、".join(said), ",".join(one.name for one in columns))


def read_table(
    files: PackageFiles, file: str, columns: Sequence[Column], faults: list[Fault]
) -> list[Row] | None:
    """Read one CSV file; rows with a fault are left out and their faults added to `faults`.

    None if the file as a whole cannot be read; nothing can then be checked against it.
    """
    content = decoded(files, file, faults)
    return None if content is None else rows_in(content, file, columns, faults)


def rows_in(
    content: str,
    file: str,
    columns: Sequence[Column],
    faults: list[Fault],
    delimiter: str = ",",
    named: Callable[[str], str] = str,
) -> list[Row] | None:
    """The same of a text; `named` gives the name of the column that a head stands for."""
    lines = _csv_lines(content, file, faults, delimiter)
    header = [named(head) for head in next(lines, (1, []))[1]]
    if not _header_fits(header, columns, file, faults):
        return None
    rows = (_row(number, header, line, columns, file, faults) for number, line in lines)
    return [row for row in rows if row is not None]


def decoded(files: PackageFiles, file: str, faults: list[Fault]) -> str | None:
    """The text of a file of the package, or None with the fault noted."""
    if file not in files:
        faults.append(Fault("file_missing", Place(file)))
        return None
    content = files[file]
    try:
        text = content.decode("utf-8-sig")
        at = content.find(b"\0") if file.endswith(".csv") else -1  # no text has a NUL
        if at < 0:
            return text
    except UnicodeDecodeError as error:
        at = error.start
    row = content.count(b"\n", 0, at) + 1
    found = f"{content[at]:02X}"
    faults.append(Fault("wrong_encoding", Place(file, row), byte=at, found=found))
    return None


def _csv_lines(
    content: str, file: str, faults: list[Fault], delimiter: str
) -> Iterator[tuple[int, list[str]]]:
    """Rows with the line each begins on; a quoted cell may run over several lines."""
    reader = csv.reader(io.StringIO(content, newline=""), delimiter=delimiter, strict=True)
    begins = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield begins, [cell.strip() for cell in cells]
            begins = reader.line_num + 1
    except csv.Error as error:
        faults.append(Fault("not_csv", Place(file, begins), found=error))


def _header_fits(
    header: list[str], columns: Sequence[Column], file: str, faults: list[Fault]
) -> bool:
    names = [column.name for column in columns]
    needed = [column.name for column in columns if not column.optional]
    wrong = [("column_missing", name) for name in needed if name not in header]
    wrong += [("column_unknown", name) for name in header if name not in names]
    faults += [Fault(code, Place(file, 1, name), columns=listed(columns)) for code, name in wrong]
    twice = {name for name in header if header.count(name) > 1}
    faults += [Fault("duplicate", Place(file, 1, name), found=name, first=1) for name in twice]
    return not wrong and not twice


def _row(
    number: int,
    header: list[str],
    line: list[str],
    columns: Sequence[Column],
    file: str,
    faults: list[Fault],
) -> Row | None:
    if len(line) != len(header):
        place = Place(file, number)
        faults.append(Fault("row_width", place, found=len(line), expected=len(header)))
        return None
    texts = dict(zip(header, line, strict=True))
    before = len(faults)
    cells = {column.name: _cell(column, texts, file, number, faults) for column in columns}
    return Row(number, cells) if len(faults) == before else None


def _cell(
    column: Column, texts: Mapping[str, str], file: str, number: int, faults: list[Fault]
) -> Any:
    place = Place(file, number, column.name)
    if not texts.get(column.name):
        if column.empty is REQUIRED:
            faults.append(Fault("empty", place))
        return column.empty
    try:
        return column.read(texts[column.name])
    except DataError as error:
        faults += [Fault(fault.code, place, **fault.found) for fault in error.faults]
        return None
