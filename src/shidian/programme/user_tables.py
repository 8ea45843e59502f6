"""Tables that a user saves from a spreadsheet: their encodings, delimiters and heads."""

import codecs
from collections.abc import Sequence

from shidian.core import DataError, Fault, Place
from shidian.core.names import folded
from shidian.programme.tables import Column, Row, listed, rows_in

_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # xlsx, xls


def read_user_table(
    content: bytes, file: str, columns: Sequence[Column], faults: list[Fault]
) -> list[Row]:
    """Read a table; rows with a fault are left out and their faults added to `faults`.

    The text is UTF-8, GB18030, or UTF-16 with its mark; the cells stand between commas,
    semicolons or tabs; a head is a column's name or one of its `heads`.

    Examples
    --------
    >>> columns, content = [Column("year", int, heads=("年份",))], "年份\\n2016".encode("gb18030")
    >>> [row["year"] for row in read_user_table(content, "own.csv", columns, [])]
    [2016]
    """
    try:
        text = _text(content, file, columns)
    except DataError as error:
        faults += error.faults
        return []
    names = {folded(head): one.name for one in columns for head in (one.name, *one.heads)}
    delimiter = max(",;\t", key=text.lstrip().partition("\n")[0].count)
    found = rows_in(
        text, file, columns, faults, delimiter, lambda head: names.get(folded(head), head)
    )
    return found or []


def _text(content: bytes, file: str, columns: Sequence[Column]) -> str:
    if content.startswith(_WORKBOOKS):
        raise DataError(Fault("table_workbook", Place(file)))
    text, at = _decoded(content)
    if at is not None:
        row, byte = content.count(b"\n", 0, at) + 1, f"{content[at]:02X}"
        raise DataError(Fault("wrong_encoding", Place(file, row), byte=at, found=byte))
    if not text.strip():
        raise DataError(Fault("table_empty", Place(file), columns=listed(columns)))
    return text


def _decoded(content: bytes) -> tuple[str, int | None]:
    """The text, or where the first byte is that is none in UTF-8."""
    wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    broken = None
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
            at = content.find(b"\0") if not wide else text.find("\0")  # no text has a NUL
        except UnicodeDecodeError as error:
            text, at = "", error.start
        if at < 0:
            return text, None
        broken = at if broken is None else broken
    return "", broken
