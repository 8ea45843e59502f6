"""Person files in CSV: UTF-8 or GB18030, with commas, semicolons or tabs.

A file is taken in blocks of whole rows. Where every line of a block is one row of as many cells as
the header, Polars takes it apart; any other block goes through the reader of the standard library,
which takes five times as long, and knows the row of each fault.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TextIO

import numpy as np
import polars as pl
from numpy.typing import NDArray

from shidian.core import DataError, Fault, Place
from shidian.mechanisms.settlement.persons.person_file import (
    Batch,
    Content,
    PersonFile,
    check_header,
    wide,
)

BLOCK = 1 << 22  # characters
LONGEST_LINE = 1 << 20
LONGEST_QUOTED = 1 << 18  # more than the reader of the standard library takes in one cell
Row = tuple[int, list[str]]


def open_csv(path: Path, content: Content) -> PersonFile:
    """A CSV file.

    Raises
    ------
    DataError
        If it is no text, or has no header.
    """
    if not content.encoding:
        at, byte, row = content.broken
        place = Place(path.name, row)
        raise DataError(Fault("wrong_encoding", place, byte=at, found=f"{byte:02X}"))
    with path.open(encoding=content.encoding, newline="") as opened:
        first = opened.readline(LONGEST_LINE)
        opened.seek(0)
        delimiter = max(",;\t", key=first.count)
        header = [cell.strip() for cell in _header(opened, path.name, delimiter)[1]]
    check_header(path.name, header)
    batches = partial(_batches, path, content.encoding, delimiter, len(header))
    return PersonFile(path.name, tuple(header), batches)


def _header(opened: TextIO, name: str, delimiter: str) -> tuple[int, list[str]]:
    """The header, and how many lines were read for it."""
    reader = csv.reader(_lines(opened, name), delimiter=delimiter, strict=True)
    try:
        return next(((reader.line_num, cells) for cells in reader if cells), (1, []))
    except csv.Error as error:
        raise DataError(Fault("not_csv", Place(name, 1), found=error)) from error


def _lines(opened: TextIO, name: str) -> Iterator[str]:
    """Lines, none of them read whole if it is longer than any row of persons."""
    while line := opened.readline(LONGEST_LINE):
        if len(line) == LONGEST_LINE:
            raise DataError(Fault("persons_line_long", Place(name), limit=f"{LONGEST_LINE:,}"))
        yield line


def _batches(
    path: Path, encoding: str, delimiter: str, width: int, places: Sequence[int]
) -> Iterator[Batch]:
    with path.open(encoding=encoding, newline="") as opened:
        lines = _header(opened, path.name, delimiter)[0]
        for block in _blocks(opened, path.name):
            raw = block.encode()
            if _is_plain(raw, delimiter.encode(), width):
                batch = _plain_batch(raw, delimiter, lines + 1, places)
                lines += len(batch.rows)
            else:
                reader = csv.reader(
                    io.StringIO(block, newline=""), delimiter=delimiter, strict=True
                )
                found = list(_rows(reader, path.name, lines + 1))
                batch = _batch(path.name, found, width, places)
                lines += reader.line_num
            yield batch


def _blocks(opened: TextIO, name: str) -> Iterator[str]:
    """Stretches of whole rows; a quoted cell that runs over several lines is not cut."""
    while block := opened.read(BLOCK):
        parts = [block, next(_lines(opened, name), "")]
        quotes, length = sum(part.count('"') for part in parts), 0
        while quotes % 2 and length < LONGEST_QUOTED and (line := next(_lines(opened, name), "")):
            parts.append(line)
            quotes, length = quotes + line.count('"'), length + len(line)
        yield "".join(parts)


def _is_plain(raw: bytes, delimiter: bytes, width: int) -> bool:
    """Whether every line of a block is one row of as many cells as the header, and not blank."""
    if raw.count(b"\r") != raw.count(b"\r\n"):
        return False
    found = np.frombuffer(raw if raw.endswith(b"\n") else raw + b"\n", np.uint8)
    line_ends = np.flatnonzero(found == ord("\n"))
    delimiters = np.flatnonzero(found == ord(delimiter))
    cells = np.diff(np.searchsorted(delimiters, line_ends), prepend=0) + 1
    says_something = np.ones(256, bool)
    says_something[list(delimiter + b'\r\n"')] = False
    starts = np.concatenate([[0], line_ends[:-1] + 1])
    filled = np.logical_or.reduceat(says_something[found], starts)
    whole = bool((cells == width).all() and filled.all())
    return whole and (b'"' not in raw or _quotes_are_plain(found, delimiters, line_ends))


def _quotes_are_plain(
    found: NDArray[np.uint8], delimiters: NDArray[np.intp], line_ends: NDArray[np.intp]
) -> bool:
    """Whether quotation marks only stand around whole cells, and none inside."""
    quotes = np.flatnonzero(found == ord('"'))
    ends = np.sort(np.concatenate([delimiters, line_ends]))
    starts = np.concatenate([[0], ends[:-1] + 1])
    count = np.diff(np.searchsorted(quotes, ends), prepend=0)
    quoted = count > 0
    last = ends[quoted] - 1
    last -= found[last] == ord("\r")
    around = (found[starts[quoted]] == ord('"')) & (found[last] == ord('"'))
    return bool((count[quoted] == 2).all() and around.all())


def _plain_batch(raw: bytes, delimiter: str, begins: int, places: Sequence[int]) -> Batch:
    ordered = sorted(places)
    texts = pl.read_csv(
        raw, has_header=False, separator=delimiter, infer_schema=False, columns=ordered
    )
    texts.columns = [str(place) for place in ordered]
    rows = pl.int_range(begins, begins + len(texts), dtype=pl.Int64, eager=True)
    return Batch(rows, texts)


def _rows(reader: Any, name: str, first: int) -> Iterator[Row]:
    """Rows with the line each begins on, blank ones left out."""
    begins = first
    try:
        for cells in reader:
            if any(cells):
                yield begins, cells
            begins = first + reader.line_num
    except csv.Error as error:
        raise DataError(Fault("not_csv", Place(name, begins), found=error)) from error


def _batch(name: str, found: list[Row], width: int, places: Sequence[int]) -> Batch:
    good = [row for row in found if len(row[1]) == width]
    odd = (row for row in found if len(row[1]) != width)
    faults = tuple(wide(name, number, len(cells), width) for number, cells in odd)
    columns = list(zip(*(cells for _, cells in good), strict=True)) or [()] * width
    texts = {str(place): pl.Series(columns[place], dtype=pl.String) for place in places}
    return Batch(pl.Series([n for n, _ in good], dtype=pl.Int64), pl.DataFrame(texts), faults)
