"""The cells of a worksheet that hold something, read as a stream."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from shidian.core import DataError, Fault
from shidian.reporting.filing_workbook.markup import Attributes, Ends, Starts, walk
from shidian.reporting.filing_workbook.refusal import damaged
from shidian.reporting.filing_workbook.strings import LONGEST_TEXT, unescaped

MOST_CELLS = 500_000
MOST_MERGED = 10_000
LAST_ROW, LAST_STYLE = 1_048_576, 65_535
_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?")
_COLUMN = re.compile(r"[A-Z]{1,3}")
_OTHER_BOOK = re.compile(r"\[\d+\]")  # how a file writes the name of another workbook
# Types of cells: number, text in three ways, truth value, error, date.
_KINDS = {"n": "n", "s": "s", "str": "s", "inlineStr": "s", "b": "b", "e": "e", "d": "d"}


class Found(NamedTuple):
    """What a cell holds, as the file has it.

    Parameters
    ----------
    type : str
        n number, s text, b truth value, e error, d date.
    text : str or None
        None for a formula without the value that it had last.
    style : int
    formula : bool
    outside : bool
        Whether the formula takes its value from another workbook.
    """

    type: str
    text: str | None
    style: int = 0
    formula: bool = False
    outside: bool = False


class Range(NamedTuple):
    """A rectangle of cells, the ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class SheetCells:
    """The cells of a worksheet by row and column, both counted from 1."""

    rows: dict[int, dict[int, Found]] = field(default_factory=dict)
    merged: list[Range] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)

    def text(self, row: int, column: int) -> str:
        """The text or figure of a cell as the file has it; empty if there is none."""
        found = self.rows.get(row, {}).get(column)
        return (found.text or "") if found else ""


def letters(column: int) -> str:
    """The letters of a column.

    Examples
    --------
    >>> letters(4), letters(27)
    ('D', 'AA')
    """
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


def address(row: int, column: int) -> str:
    """The address of a cell.

    Examples
    --------
    >>> address(7, 4)
    'D7'
    """
    return f"{letters(column)}{row}"


def read_range(text: str) -> Range | None:
    """The rectangle that an address names; None if it names none.

    Examples
    --------
    >>> read_range("$D$5:$D$25")
    Range(top=5, left=4, bottom=25, right=4)
    """
    found = _RANGE.fullmatch(text)
    if found is None:
        return None
    left, top, right, bottom = found.groups()
    left_no, top_no = _number(left), int(top)
    return Range(top_no, left_no, int(bottom or top), _number(right or left))


def _number(column: str) -> int:
    number = 0
    for letter in column:
        number = number * 26 + ord(letter) - 64
    return number


def sheet_cells(pieces: Iterable[bytes], strings: Sequence[str]) -> SheetCells:
    """Read a worksheet.

    Raises
    ------
    DataError
        If it is broken, or holds more than `MOST_CELLS`.
    """
    reader = _Reader(strings)
    walk(pieces, reader.starts, reader.ends, reader.text)
    return reader.read


class _Reader:
    """Takes up one cell after the other; what is called for every element is kept short."""

    def __init__(self, strings: Sequence[str]) -> None:
        self.read = SheetCells()
        self._strings = strings
        self._columns: dict[str, int] = {}
        self._styles = {"": 0}
        self._row, self._column, self._count = 0, 0, 0
        self._row_text = "0"
        self._cells: dict[int, Found] = {}
        self._type, self._style = "n", ""
        self._taken: list[str] | None = None  # where text goes now
        self._value: list[str] = []
        self._formula: list[str] = []
        self._has_value = self._has_formula = self._phonetic = False
        self._outside_shared: set[str] = set()
        self._shared = ""

        self.starts: Starts = {
            "c": self._start_cell,
            "v": self._start_value,
            "f": self._start_formula,
            "t": self._start_text,
            "row": self._start_row,
            "rPh": lambda _: self._phonetic_run(True),
            "mergeCell": self._merge,
        }
        self.ends: Ends = {
            "c": self._end_cell,
            "v": self._end_text,
            "f": self._end_text,
            "t": self._end_text,
            "rPh": lambda: self._phonetic_run(False),
        }

    def text(self, found: str) -> None:
        """Text: of a value, a formula, or of no matter."""
        if self._taken is not None:
            self._taken.append(found)

    def _start_value(self, _: Attributes) -> None:
        self._has_value = True
        self._taken = self._value

    def _start_formula(self, attributes: Attributes) -> None:
        self._has_formula = True
        self._shared = attributes.get("si", "")
        self._taken = self._formula

    def _start_text(self, _: Attributes) -> None:
        """Text that stands in the cell itself."""
        if self._type == "inlineStr" and not self._phonetic:
            self._has_value = True
            self._taken = self._value

    def _end_text(self) -> None:
        self._taken = None

    def _phonetic_run(self, inside: bool) -> None:
        self._phonetic = inside

    def _start_row(self, attributes: Attributes) -> None:
        said = attributes.get("r")
        self._row = self._row + 1 if said is None else _bounded(said, LAST_ROW)
        self._row_text = str(self._row)
        self._column = 0
        self._cells = self.read.rows.get(self._row, {})
        if attributes.get("hidden") in ("1", "true"):
            self.read.hidden.add(self._row)

    def _start_cell(self, attributes: Attributes) -> None:
        self._type = attributes.get("t", "n")
        self._style = attributes.get("s", "")
        said = attributes.get("r")
        if said is None:
            self._column += 1
        else:
            column = said.removesuffix(self._row_text)
            self._column = self._columns.get(column) or self._new_column(column)
        self._value.clear()
        self._formula.clear()
        self._has_value = self._has_formula = False

    def _new_column(self, column: str) -> int:
        if not _COLUMN.fullmatch(column):
            raise damaged(f"cell {column[:20]} in row {self._row}")
        return self._columns.setdefault(column, _number(column))

    def _end_cell(self) -> None:
        if not (self._has_value or self._has_formula):
            return
        text = self._content()
        if text == "" and not self._has_formula:
            return
        kind = _KINDS.get(self._type)
        if kind is None or len(text or "") > LONGEST_TEXT or self._column in self._cells:
            raise damaged(f"cell {address(self._row, self._column)}")
        self._count += 1
        if self._count > MOST_CELLS:
            raise DataError(Fault("workbook_cells", limit=MOST_CELLS))
        self._keep(kind, text)

    def _content(self) -> str | None:
        """The text of a cell; None for a formula without its value."""
        text = "".join(self._value)
        if self._type == "s":
            return self._strings[_bounded(text, len(self._strings) - 1, 0)]
        if self._type in ("str", "inlineStr"):
            # A formula that gives an empty text has an empty value, not none.
            return unescaped(text) if self._has_value else None
        return text if text or not self._has_formula else None

    def _keep(self, kind: str, text: str | None) -> None:
        if not self._cells:  # a row of formats alone leaves no trace
            self.read.rows[self._row] = self._cells
        style = self._styles.get(self._style)
        if style is None:
            style = self._styles.setdefault(self._style, _bounded(self._style, LAST_STYLE, 0))
        if self._has_formula:
            found = Found(kind, text, style, True, self._from_outside())
        else:
            found = Found(kind, text, style)
        self._cells[self._column] = found

    def _from_outside(self) -> bool:
        """A shared formula is written out once; the others of its group refer to it."""
        outside = bool(_OTHER_BOOK.search("".join(self._formula)))
        if outside and self._shared:
            self._outside_shared.add(self._shared)
        return outside or (bool(self._shared) and self._shared in self._outside_shared)

    def _merge(self, attributes: Attributes) -> None:
        text = attributes.get("ref", "")
        found = read_range(text)
        if found is None or len(self.read.merged) >= MOST_MERGED:
            raise damaged(f"merged cells {text[:40]}")
        self.read.merged.append(found)


def _bounded(text: str, last: int, first: int = 1) -> int:
    """A number of the file, if it is one that can be."""
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 9 else -1
    if not first <= number <= last:
        raise damaged(f"number {text[:20]}")
    return number
