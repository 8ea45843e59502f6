"""A person file, whatever its format: a header, and rows of texts in batches."""

import codecs
import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from shidian.core import DataError, Fault, Place, UsageError
from shidian.mechanisms.settlement.persons.personal import is_personal

ROWS = 1 << 16  # of a batch
MOST_COLUMNS = 500
LONGEST_CELL = 2_000  # characters
PIECE = 1 << 20  # bytes read at a time


@dataclass(frozen=True)
class Batch:
    """Some rows of a file.

    Parameters
    ----------
    rows : polars.Series
        Where each stands in the file, as an editor would count.
    texts : polars.DataFrame
        The columns asked for, as texts, under their places in the header; null for nothing.
    faults : tuple of Fault
        Rows that could not be taken apart, with their places; they are not in `texts`.
    """

    rows: pl.Series
    texts: pl.DataFrame
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True)
class PersonFile:
    """An opened person file.

    Parameters
    ----------
    name : str
    header : tuple of str
    batches : callable
        The rows, of the columns at some places of the header. Can be asked for again.
    left : tuple of str
        Worksheets that are not read.
    """

    name: str
    header: tuple[str, ...]
    batches: Callable[[Sequence[int]], Iterator[Batch]]
    left: tuple[str, ...] = ()


@dataclass(frozen=True)
class Content:
    """What a first pass over a file tells: its hash, and how its text is encoded.

    `encoding` is empty for what is neither UTF-8 nor GB18030; `broken` is then the byte of the
    first fault, and the row it stands in.
    """

    sha256: str
    encoding: str
    start: bytes
    broken: tuple[int, int, int] = (0, 0, 0)


def examined(path: Path) -> Content:
    """Pass over a file once.

    Raises
    ------
    UsageError
        If it cannot be read.
    """
    hashing = hashlib.sha256()
    checks = [_Check("utf-8"), _Check("gb18030")]
    start = b""
    try:
        with path.open("rb") as opened:
            while piece := opened.read(PIECE):
                start = start or piece[:8]
                hashing.update(piece)
                for check in checks:
                    check.take(piece)
    except OSError as error:
        raise unreadable(path, error) from error
    for check in checks:
        check.take(b"", final=True)
    good = next((one.encoding for one in checks if one.broken is None), "")
    if start.startswith(codecs.BOM_UTF8) and good == "utf-8":
        good = "utf-8-sig"
    return Content(hashing.hexdigest(), good, start, checks[0].broken or (0, 0, 0))


class _Check:
    """Whether bytes are text in an encoding; the first that are not, with their row."""

    def __init__(self, encoding: str) -> None:
        self.encoding = encoding
        self.broken: tuple[int, int, int] | None = None
        self._decoder = codecs.getincrementaldecoder(encoding)()
        self._before, self._lines = 0, 0

    def take(self, piece: bytes, final: bool = False) -> None:
        """Take the next bytes."""
        if self.broken:
            return
        waiting = self._decoder.getstate()[0]  # the first bytes of a character cut in two
        try:
            self._decoder.decode(piece, final)
            at = piece.index(b"\0") if b"\0" in piece else None  # no text has one
        except UnicodeDecodeError as error:
            at = error.start - len(waiting)
        if at is not None:
            row = self._lines + piece.count(b"\n", 0, max(at, 0)) + 1
            byte = (waiting + piece)[at + len(waiting)]
            self.broken = (self._before + at, byte, row)
        self._before += len(piece)
        self._lines += piece.count(b"\n")


def check_header(name: str, header: Sequence[str]) -> None:
    """Refuse a header that is none.

    Raises
    ------
    DataError
        If it has no names, or too many, or is a row of a person.
    """
    if not any(header) or any(map(is_personal, header)):  # the first person is no header
        raise DataError(Fault("persons_no_header", Place(name, 1)))
    if len(header) > MOST_COLUMNS:
        limit = MOST_COLUMNS
        raise DataError(Fault("persons_columns_many", Place(name), found=len(header), limit=limit))


def wide(name: str, row: int, found: int, expected: int) -> Fault:
    """A row that has more or fewer cells than the header."""
    return Fault("row_width", Place(name, row), found=found, expected=expected)


def unreadable(path: Path, error: Exception) -> UsageError:
    """The error for a file that cannot be read."""
    found = " ".join(str(getattr(error, "strerror", "") or error).split())[:200]
    return UsageError(Fault("file_unreadable", path=str(path)[:300], found=found))
