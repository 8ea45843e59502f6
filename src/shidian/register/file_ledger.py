"""A ledger in one file of JSON lines: for library users, and small enough to read by eye."""

import json
import os
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Generic, TypeVar

import polars as pl

from shidian.core import DataError, Fault, Place
from shidian.register.codec import Codec, table_schema, with_decimals
from shidian.register.entry import Entry
from shidian.register.ledger import Tail, check_key, check_moment, check_new, check_reason

R = TypeVar("R")


class FileLedger(Generic[R]):
    """A register kept in `path`, one entry a line; for one writer at a time.

    Examples
    --------
    >>> import tempfile
    >>> from shidian.register import OBSERVATIONS
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     FileLedger(Path(folder) / "observations.jsonl", OBSERVATIONS).head()
    0
    """

    def __init__(self, path: Path, codec: Codec[R]) -> None:
        self.path = path
        self.codec = codec

    def append(
        self, records: Sequence[R], recorded_by: str, recorded_at: datetime
    ) -> Sequence[int]:
        """See `Ledger.append`."""
        check_moment(recorded_at)
        rows = self._rows()
        cells = [self.codec.encode(record) for record in records]
        follows = check_new([row["key"] for row in cells], _tails(rows))
        first = len(rows) + 1
        self._write(
            [
                {**_line(first + n, recorded_at, recorded_by, row), "supersedes": follows[n]}
                for n, row in enumerate(cells)
            ]
        )
        return range(first, first + len(cells))

    def supersede(
        self, entry: int, record: R, reason: str, recorded_by: str, recorded_at: datetime
    ) -> int:
        """See `Ledger.supersede`."""
        check_moment(recorded_at)
        rows, old = self._replaceable(entry, reason)
        cells = self.codec.encode(record)
        check_key(cells["key"], old["key"])
        line = _line(len(rows) + 1, recorded_at, recorded_by, cells)
        self._write([{**line, "supersedes": entry, "reason": reason}])
        return len(rows) + 1

    def withdraw(self, entry: int, reason: str, recorded_by: str, recorded_at: datetime) -> int:
        """See `Ledger.withdraw`."""
        check_moment(recorded_at)
        rows, old = self._replaceable(entry, reason)
        line = _line(len(rows) + 1, recorded_at, recorded_by, old)
        self._write([{**line, "supersedes": entry, "reason": reason, "withdrawn": True}])
        return len(rows) + 1

    def entries(self, as_of: datetime | None = None) -> Sequence[Entry[R]]:
        """See `Ledger.entries`."""
        return [self._entry(row) for row in self._current(self._rows(), as_of)]

    def table(self, as_of: datetime | None = None) -> pl.DataFrame:
        """See `Ledger.table`."""
        schema = table_schema(self.codec)
        rows = [
            {**row, "recorded_at": datetime.fromisoformat(row["recorded_at"]).astimezone(UTC)}
            for row in self._current(self._rows(), as_of)
        ]
        return with_decimals(pl.DataFrame(rows, schema=schema), self.codec)

    def history(self, key: str) -> Sequence[Entry[R]]:
        """See `Ledger.history`."""
        return [self._entry(row) for row in self._rows() if row["key"] == key]

    def tails(self, keys: Sequence[str]) -> Mapping[str, Tail]:
        """See `Ledger.tails`."""
        tails = _tails(self._rows())
        return {key: tails[key] for key in keys if key in tails}

    def head(self) -> int:
        """See `Ledger.head`."""
        return len(self._rows())

    def _replaceable(self, entry: int, reason: str) -> tuple[list[dict[str, Any]], dict[str, Any]]:
        check_reason(reason)
        rows = self._rows()
        for row in self._current(rows):
            if row["id"] == entry:
                return rows, row
        raise DataError(Fault("entry_not_current", entry=entry))

    def _current(
        self, rows: Sequence[dict[str, Any]], as_of: datetime | None = None
    ) -> list[dict[str, Any]]:
        known = [
            row
            for row in rows
            if as_of is None or datetime.fromisoformat(row["recorded_at"]) <= as_of
        ]
        return [row for row in _unreplaced(known) if not row["withdrawn"]]

    def _rows(self) -> list[dict[str, Any]]:
        try:
            content = self.path.read_bytes()
        except FileNotFoundError:
            return []
        except OSError as error:
            found = error.strerror or str(error)
            raise DataError(Fault("file_unreadable", path=self.path, found=found)) from error
        # Split at line feeds only: JSON leaves U+2028 and its like inside a text.
        lines = content.removesuffix(b"\n").split(b"\n") if content else []
        return [self._row(number, line) for number, line in enumerate(lines, start=1)]

    def _row(self, number: int, line: bytes) -> dict[str, Any]:
        """One line, checked whole: decoding it must work, now and later."""
        try:
            row = {**self.codec.defaults, **json.loads(line.decode("utf-8"))}
            if self._entry(row).id != number:
                raise ValueError(f"entry {row['id']}")
        except (ValueError, LookupError, TypeError, ArithmeticError, DataError) as error:
            place = Place(self.path.name, number)
            raise DataError(Fault("ledger_damaged", place, found=error)) from error
        return row

    def _write(self, lines: Sequence[dict[str, Any]]) -> None:
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        before = self.path.stat().st_size if self.path.is_file() else 0
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("ab") as file:
                if before and not self._ends_a_line():
                    file.write(b"\n")  # an editor took the last line's end away
                file.write(text.encode("utf-8"))
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            if self.path.is_file():
                os.truncate(self.path, before)  # all of a write, or nothing of it
            found = error.strerror or str(error)
            raise DataError(Fault("file_unwritable", path=self.path, found=found)) from error

    def _ends_a_line(self) -> bool:
        with self.path.open("rb") as file:
            file.seek(-1, os.SEEK_END)
            return file.read(1) == b"\n"

    def _entry(self, row: dict[str, Any]) -> Entry[R]:
        return Entry(
            row["id"],
            self.codec.decode(row),
            datetime.fromisoformat(row["recorded_at"]),
            row["recorded_by"],
            row["supersedes"],
            row["reason"],
            row["withdrawn"],
        )


def _unreplaced(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The last entry of every key, withdrawals included."""
    replaced = {row["supersedes"] for row in rows}
    return [row for row in rows if row["id"] not in replaced]


def _tails(rows: Sequence[dict[str, Any]]) -> dict[str, Tail]:
    return {
        row["key"]: Tail(row["id"], row["withdrawn"], row["recorded_by"])
        for row in _unreplaced(rows)
    }


def _line(number: int, recorded_at: datetime, recorded_by: str, cells: Any) -> dict[str, Any]:
    entry = {
        "id": number,
        "recorded_at": recorded_at.isoformat(),
        "recorded_by": recorded_by,
        "supersedes": None,
        "reason": "",
        "withdrawn": False,
    }
    return {**entry, **cells, **entry}  # the entry's columns first, and never the old ones
