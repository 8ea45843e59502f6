"""The ledger in a database table: the protocol of `register` in a few statements of SQL.

Rows are written in bulk and read as tables, so the statements are made from the codec's
columns instead of going through an object for every row.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

import polars as pl
from django.db import connections, models, transaction

from shidian.core import DataError, Fault
from shidian.register import ACCEPTED, COMMITMENTS, OBSERVATIONS, Codec, Entry
from shidian.register.codec import ENTRY_SCHEMA, Cells, table_schema, with_decimals
from shidian.register.ledger import Tail, check_key, check_moment, check_new, check_reason
from shidian.store.models import AcceptedObservation, Commitment, Observation

R = TypeVar("R")

_MODELS: Mapping[str, type[models.Model]] = {
    OBSERVATIONS.name: Observation,
    ACCEPTED.name: AcceptedObservation,
    COMMITMENTS.name: Commitment,
}
KEYS_A_QUERY = 5_000
ROWS_A_PART = 500


class DatabaseLedger(Generic[R]):
    """A ledger in the table of its kind of record; safe for many writers.

    Parameters
    ----------
    codec : Codec
        `OBSERVATIONS`, `ACCEPTED` or `COMMITMENTS`.
    using : str
        Alias of the database connection.
    """

    def __init__(self, codec: Codec[R], using: str = "default") -> None:
        self.codec = codec
        self.using = using
        self.model = _MODELS[codec.name]
        self.db_table = self.model._meta.db_table
        self.columns = [*ENTRY_SCHEMA, *codec.columns]

    def append(
        self, records: Sequence[R], recorded_by: str, recorded_at: datetime
    ) -> Sequence[int]:
        """See `Ledger.append`."""
        check_moment(recorded_at)
        cells = [self.codec.encode(record) for record in records]
        keys = [row["key"] for row in cells]
        with self._writing():
            follows = check_new(keys, self.tails(keys))
            return self._insert(cells, follows, recorded_by, recorded_at)

    def supersede(
        self, entry: int, record: R, reason: str, recorded_by: str, recorded_at: datetime
    ) -> int:
        """See `Ledger.supersede`."""
        check_reason(reason)
        check_moment(recorded_at)
        cells = self.codec.encode(record)
        with self._writing():
            check_key(cells["key"], self._replaceable(entry)["key"])
            return self._insert([cells], [entry], recorded_by, recorded_at, reason)[0]

    def withdraw(self, entry: int, reason: str, recorded_by: str, recorded_at: datetime) -> int:
        """See `Ledger.withdraw`."""
        check_reason(reason)
        check_moment(recorded_at)
        with self._writing():
            old = self._replaceable(entry)
            cells = {name: old[name] for name in self.codec.columns}
            return self._insert([cells], [entry], recorded_by, recorded_at, reason, True)[0]

    def entries(self, as_of: datetime | None = None) -> Sequence[Entry[R]]:
        """See `Ledger.entries`."""
        return [self._entry(row) for row in self._dicts(*self._current(as_of))]

    def table(self, as_of: datetime | None = None) -> pl.DataFrame:
        """See `Ledger.table`."""
        schema = table_schema(self.codec)
        parts = [pl.DataFrame(schema=schema)]
        with connections[self.using].cursor() as cursor:
            cursor.execute(*self._query(schema, *self._current(as_of)))
            # Small parts stay in the processor's cache: faster than all rows at once.
            while rows := cursor.fetchmany(ROWS_A_PART):
                columns = zip(schema.items(), zip(*rows, strict=True), strict=True)
                parts.append(pl.DataFrame([_series(*kind, values) for kind, values in columns]))
        return with_decimals(pl.concat(parts), self.codec)

    def entries_of(self, numbers: Sequence[int]) -> Sequence[Entry[R]]:
        """The entries with these numbers, in their order."""
        if not numbers:
            return []
        marks = ", ".join(["%s"] * len(numbers))
        return [self._entry(row) for row in self._dicts(f"entry.id IN ({marks})", numbers)]

    def history(self, key: str) -> Sequence[Entry[R]]:
        """See `Ledger.history`."""
        return [self._entry(row) for row in self._dicts("entry.key = %s", [key])]

    def history_of(self, entry: int) -> Sequence[Entry[R]]:
        """The history that an entry belongs to; empty if there is no such entry."""
        condition = f"entry.key = (SELECT key FROM {self.db_table} WHERE id = %s)"
        return [self._entry(row) for row in self._dicts(condition, [entry])]

    def tails(self, keys: Sequence[str]) -> Mapping[str, Tail]:
        """See `Ledger.tails`."""
        tails: dict[str, Tail] = {}
        for start in range(0, len(keys), KEYS_A_QUERY):
            found = self.model._default_manager.using(self.using).filter(
                key__in=keys[start : start + KEYS_A_QUERY], replaced_by=None
            )
            rows = found.values_list("key", "id", "withdrawn", "recorded_by")
            tails.update((key, Tail(*rest)) for key, *rest in rows)
        return tails

    def head(self) -> int:
        """See `Ledger.head`."""
        with connections[self.using].cursor() as cursor:
            cursor.execute(f"SELECT COALESCE(MAX(id), 0) FROM {self.db_table}")
            return int(cursor.fetchone()[0])

    # --- writing ---------------------------------------------------------------------------

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """A transaction in which nobody else writes, so that numbers have no gaps."""
        with transaction.atomic(self.using):
            lock_table(self.db_table, self.using)
            yield

    def _replaceable(self, entry: int) -> dict[str, Any]:
        condition, values = self._current(None)
        rows = self._dicts(f"{condition} AND entry.id = %s", [*values, entry])
        if not rows:
            raise DataError(Fault("entry_not_current", entry=entry))
        return rows[0]

    def _insert(
        self,
        cells: Sequence[Cells],
        follows: Sequence[int | None],
        recorded_by: str,
        recorded_at: datetime,
        reason: str = "",
        withdrawn: bool = False,
    ) -> Sequence[int]:
        first = self.head() + 1
        moment = self._moment(recorded_at)
        names = list(self.codec.columns)
        rows = [
            (
                first + n,
                moment,
                recorded_by,
                follows[n],
                reason,
                withdrawn,
                *(row[c] for c in names),
            )
            for n, row in enumerate(cells)
        ]
        columns = ", ".join(_db_column(name) for name in self.columns)
        marks = ", ".join(["%s"] * len(self.columns))
        with connections[self.using].cursor() as cursor:
            statement = f"INSERT INTO {self.db_table} ({columns}) VALUES ({marks})"
            cursor.executemany(statement, rows)
        return range(first, first + len(rows))

    # --- reading ---------------------------------------------------------------------------

    def _current(self, as_of: datetime | None) -> tuple[str, list[Any]]:
        """Condition for the entries in force: known by then, not replaced by then, standing."""
        known, values = "", []
        if as_of is not None:
            known, values = " AND {0}.recorded_at <= %s", [self._moment(as_of)] * 2
        condition = (
            f"NOT entry.withdrawn{known.format('entry')} AND NOT EXISTS (SELECT 1 FROM "
            f"{self.db_table} later WHERE later.supersedes_id = entry.id{known.format('later')})"
        )
        return condition, values

    def _moment(self, moment: datetime) -> Any:
        return connections[self.using].ops.adapt_datetimefield_value(moment)

    def _query(
        self, names: Iterable[str], condition: str, values: Sequence[Any]
    ) -> tuple[str, Sequence[Any]]:
        columns = ", ".join(f"entry.{_db_column(name)}" for name in names)
        where = f"FROM {self.db_table} entry WHERE {condition} ORDER BY entry.id"
        return f"SELECT {columns} {where}", values

    def _dicts(self, condition: str, values: Sequence[Any]) -> list[dict[str, Any]]:
        with connections[self.using].cursor() as cursor:
            cursor.execute(*self._query(self.columns, condition, values))
            return [dict(zip(self.columns, row, strict=True)) for row in cursor.fetchall()]

    def _entry(self, row: dict[str, Any]) -> Entry[R]:
        moment = row["recorded_at"]
        if isinstance(moment, str):
            moment = datetime.fromisoformat(moment)
        if moment.tzinfo is None:  # SQLite keeps moments without zone; Django writes UTC
            moment = moment.replace(tzinfo=UTC)
        try:
            record = self.codec.decode(row)
        except (ValueError, ArithmeticError, LookupError, DataError) as error:
            found = " ".join(str(row[name]) for name in self.codec.figures)
            fault = Fault("entry_unreadable", ledger=self.codec.name, entry=row["id"], found=found)
            raise DataError(fault) from error
        return Entry(
            row["id"],
            record,
            moment,
            row["recorded_by"],
            row["supersedes"],
            row["reason"],
            bool(row["withdrawn"]),
        )


def lock_table(table: str, using: str = "default") -> None:
    """Let nobody else write to a table until the transaction ends.

    SQLite takes its lock when the transaction begins; PostgreSQL is told to.
    """
    if connections[using].vendor == "postgresql":
        with connections[using].cursor() as cursor:
            cursor.execute(f"LOCK TABLE {table} IN EXCLUSIVE MODE")


def _db_column(name: str) -> str:
    return "supersedes_id" if name == "supersedes" else name


def _series(name: str, kind: Any, values: Sequence[Any]) -> pl.Series:
    if name == "recorded_at" and values and isinstance(values[0], str):
        text = pl.Series(name, values, dtype=pl.String)
        return text.str.to_datetime(time_unit="us", time_zone="UTC")
    return pl.Series(name, values, dtype=kind, strict=False)
