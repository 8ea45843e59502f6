"""Person files in Excel workbooks: the first worksheet, row by row, opened within bounds."""

import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

import openpyxl
import polars as pl

from shidian.core import DataError, Fault, Place
from shidian.mechanisms.settlement.persons.person_file import (
    MOST_COLUMNS,
    PIECE,
    Batch,
    PersonFile,
    check_header,
    wide,
)

LARGEST_FILE = 256 * 2**20
LARGEST_SHEET = 2 * 2**30  # read piece by piece
LARGEST_PART = 128 * 2**20  # held in memory: the texts of a workbook
MOST_PARTS = 1_000
MOST_ROWS = 1_048_576
HIGHEST_RATIO = 200  # of a part larger than PIECE
ROWS = 1 << 13  # of a batch; cells of Excel are objects
DIGITS = 10**15  # Excel keeps no more than fifteen
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    ParseError,
    SyntaxError,  # of lxml, where it is installed
    EOFError,
    OSError,
    OverflowError,
    RuntimeError,
    TypeError,
    ValueError,
    KeyError,
    IndexError,
    AttributeError,
)
"""What openpyxl raises on files that are not what they say."""

_VALUELESS = re.compile(
    rb'<c(?![^>]*\bt="str")([^>]*)>\s*'  # a text can be empty, and still be a value
    rb"<f[^>]*(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>"
)
_LONGEST_FORMULA = 1 << 14  # bytes
_ADDRESS = re.compile(rb'\br="[A-Z]{1,3}([0-9]{1,7})"')
Cells = tuple[Any, ...]
Row = tuple[int, Cells]


def open_excel(path: Path) -> PersonFile:
    """An Excel workbook (.xlsx).

    Raises
    ------
    DataError
        If it is damaged, too large, with formulas that nobody computed, or has no header.
    """
    try:
        _weigh(path)
    except BROKEN as error:
        raise _damaged(path, error) from error
    with _workbook(path) as book:
        sheets = [sheet.title for sheet in book.worksheets]
        first = _next(_filled(book), 1) if sheets else []
    head = tuple(_text(cell) or "" for cell in _trimmed(first[0][1] if first else ()))
    check_header(path.name, head)
    return PersonFile(path.name, head, partial(_batches, path, len(head)), tuple(sheets[1:]))


@contextmanager
def _workbook(path: Path) -> Iterator[Any]:
    """A workbook that is open, of which nothing is in memory but its texts."""
    try:
        with path.open("rb") as opened:
            with warnings.catch_warnings():  # of what openpyxl does not know
                warnings.simplefilter("ignore")
                book = openpyxl.load_workbook(opened, read_only=True, data_only=True)
            yield book
    except BROKEN as error:
        raise _damaged(path, error) from error


def _filled(book: Any) -> Iterator[Row]:
    """Rows of the first worksheet that are not empty, by number."""
    sheet = book.worksheets[0]
    sheet.reset_dimensions()  # programs state them wrongly
    found = sheet.iter_rows(max_col=MOST_COLUMNS + 1, values_only=True)
    for number, cells in enumerate(islice(found, MOST_ROWS), start=1):
        if any(cell is not None for cell in cells):
            yield number, cells


def _weigh(path: Path) -> None:
    """Refuse what would fill memory, and what openpyxl would read as nothing."""
    if (size := path.stat().st_size) > LARGEST_FILE:
        raise _large(path, size, LARGEST_FILE)
    with zipfile.ZipFile(path) as opened:
        parts = opened.infolist()
        if len(parts) > MOST_PARTS:
            raise DataError(Fault("workbook_entries", Place(path.name), limit=MOST_PARTS))
        for part in parts:
            _weigh_part(path, part)
        for part in parts:
            if part.filename.endswith((".xml", ".rels")):
                _search(path, opened, part)


def _weigh_part(path: Path, part: zipfile.ZipInfo) -> None:
    if "vbaproject" in part.filename.lower():
        raise DataError(Fault("workbook_macro", Place(path.name)))
    limit = LARGEST_SHEET if "worksheets/" in part.filename else LARGEST_PART
    dense = part.file_size > PIECE and part.file_size > HIGHEST_RATIO * part.compress_size
    if dense or part.file_size > limit:
        raise _large(path, part.file_size, limit)


def _search(path: Path, opened: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Refuse document types, and formulas without a value: they would be read as no value."""
    rest = b""
    with opened.open(part) as stream:
        while piece := stream.read(PIECE):
            window = rest + piece
            if not rest and b"<!DOCTYPE" in window[:4096]:
                raise DataError(Fault("workbook_doctype", Place(path.name)))
            if formula := _VALUELESS.search(window):
                address = _ADDRESS.search(formula[1])
                row = int(address[1]) if address else None
                raise DataError(Fault("persons_formula", Place(path.name, row)))
            rest = window[-_LONGEST_FORMULA:]


def _batches(path: Path, width: int, places: Sequence[int]) -> Iterator[Batch]:
    with _workbook(path) as book:
        rows = _filled(book)
        _next(rows, 1)  # the header
        while found := _next(rows, ROWS):
            yield _batch(path.name, found, width, places)


def _next(rows: Iterator[Row], count: int) -> list[Row]:
    with warnings.catch_warnings():  # drop-down lists, for one
        warnings.simplefilter("ignore")
        return list(islice(rows, count))


def _batch(name: str, found: list[Row], width: int, places: Sequence[int]) -> Batch:
    trimmed = [(number, _trimmed(cells)) for number, cells in found]
    faults = tuple(wide(name, n, len(cells), width) for n, cells in trimmed if len(cells) > width)
    good = [(n, cells) for n, cells in trimmed if len(cells) <= width]
    texts = {
        str(place): pl.Series(
            [_text(cells[place]) if place < len(cells) else None for _, cells in good],
            dtype=pl.String,
        )
        for place in places
    }
    return Batch(pl.Series([n for n, _ in good], dtype=pl.Int64), pl.DataFrame(texts), faults)


def _trimmed(cells: Cells) -> Cells:
    """Cells without the empty ones at the end."""
    last = len(cells)
    while last and cells[last - 1] is None:
        last -= 1
    return cells[:last]


def _text(cell: Any) -> str | None:
    """What a cell says, as a person would have typed it."""
    if cell is None:
        return None
    if isinstance(cell, bool):
        return str(int(cell))
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < DIGITS:
        return str(int(cell))
    if isinstance(cell, int) and abs(cell) >= DIGITS:
        return f"{cell:E}"  # its last digits are Excel's, not the office's
    if isinstance(cell, date | datetime):
        return cell.isoformat()
    return str(cell).strip()


def _damaged(path: Path, error: Exception) -> DataError:
    found = " ".join(str(error).split())[:80] or type(error).__name__
    return DataError(Fault("workbook_damaged", Place(path.name), found=found))


def _large(path: Path, size: int, limit: int) -> DataError:
    found, most = f"{size / 2**20:,.0f}", f"{limit / 2**20:,.0f}"
    return DataError(Fault("persons_large", Place(path.name), found=found, limit=most))
