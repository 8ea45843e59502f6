"""Tables in Parquet files that say themselves what their columns hold."""

import json
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

import polars as pl
from polars.io.plugins import register_io_source

from shidian.core import DataError, Fault, Place, UsageError
from shidian.engine.table import Holds, Table, TableColumn
from shidian.engine.widths import narrowest

KEY = "shidian.columns"
ON = "shidian.on"
ROWS_A_GROUP = 1 << 18
# Damaged pages of a file end in a panic of the reader, which is no Exception.
_BROKEN = (OSError, pl.exceptions.PolarsError, pl.exceptions.PanicException)


def described(columns: Mapping[str, TableColumn], on: date | None = None) -> dict[str, str]:
    """What is written into a Parquet file beside its rows, with the day that they are of."""
    said = {
        name: {
            "holds": one.holds.value,
            "low": one.low,
            "high": one.high,
            "missing": one.missing,
            "codes": list(one.codes),
        }
        for name, one in columns.items()
    }
    day = {} if on is None else {ON: on.isoformat()}
    return {KEY: json.dumps(said, ensure_ascii=False)} | day


def read_table(path: Path) -> Table:
    """The table in a Parquet file of ours, its rows left where they are.

    The rows are passed over once: engines trust what a column says of itself, and a file can come
    from anywhere.

    Raises
    ------
    UsageError
        If it cannot be read.
    DataError
        If it is a Parquet file that does not say what its columns hold, or whose rows hold
        something else.
    """
    try:
        metadata = pl.read_parquet_metadata(path)
        held = pl.read_parquet_schema(path)
        table = _table(path, metadata, held)
        faults = list(_untrue(table))
    except _BROKEN as error:
        raise UsageError(_unusable("file_unreadable", path, error)) from error
    if faults:
        raise DataError(faults)
    return table


def _table(path: Path, metadata: Mapping[str, str], held: Mapping[str, pl.DataType]) -> Table:
    try:
        columns = {name: _column(one) for name, one in json.loads(metadata[KEY]).items()}
        on = date.fromisoformat(metadata[ON]) if ON in metadata else None
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError) as error:
        raise DataError(Fault("table_undescribed", Place(path.name))) from error
    if not all(name in held and held[name].is_integer() for name in columns):
        raise DataError(Fault("table_undescribed", Place(path.name)))
    return Table(path, columns, on)


def _untrue(table: Table) -> Iterator[Fault]:
    """Columns that hold what their description rules out."""
    assert isinstance(table.rows, Path)
    asked = [
        pl.struct(low=column.min(), high=column.max(), nulls=column.null_count()).alias(name)
        for name, column in ((name, pl.col(name)) for name in table.columns)
    ]
    scan = pl.scan_parquet(table.rows, glob=False).select(asked)
    found = scan.collect(engine="streaming").row(0, named=True) if asked else {}
    for name, column in table.columns.items():
        low, high, nulls = found[name]["low"], found[name]["high"], found[name]["nulls"]
        within = low is None or column.low <= low <= high <= column.high
        if not within or (nulls and not column.missing):
            said = f"{column.low}..{column.high}{' -' * column.missing}"
            there = ("" if low is None else f"{low}..{high}") + " -" * (nulls > 0)
            place = Place(table.rows.name, column=name)
            yield Fault("table_bounds", place, found=there.strip(), declared=said)


def write_table(
    frames: Iterable[pl.DataFrame],
    columns: Mapping[str, TableColumn],
    path: Path,
    on: date | None = None,
) -> Table:
    """Write a table into one Parquet file, chunk by chunk, so that memory holds only a few chunks.

    The file appears whole or not at all, readable by its owner only: it can hold exact dates of
    birth. Columns that the first chunk has beside those described,
    such as an identifier, are written after them as they are.

    Parameters
    ----------
    frames : iterable of polars.DataFrame
        The rows in chunks, each with the same columns.
    columns : mapping of str to TableColumn
        What the columns hold.
    path : pathlib.Path
    on : date
        The day that the rows are of.

    Returns
    -------
    Table
        As `read_table` gives it.

    Raises
    ------
    ValueError
        If a chunk lacks a column, or holds in it what its description rules out.
    UsageError
        If the file cannot be written.
    """
    chunks = iter(frames)
    first = next(chunks, None)
    schema = pl.Schema({name: narrowest(one.low, one.high) for name, one in columns.items()})
    if first is not None:
        schema |= {name: kind for name, kind in first.schema.items() if name not in columns}
        chunks = chain([first], chunks)
    try:
        part = _part(path)
    except OSError as error:
        raise UsageError(_unusable("file_unwritable", path, error)) from error
    try:
        _stream(chunks, columns, schema).sink_parquet(
            part,
            metadata=described(columns, on),
            row_group_size=ROWS_A_GROUP,
            sync_on_close="all",
            engine="streaming",
        )
        part.replace(path)
    except OSError as error:
        raise UsageError(_unusable("file_unwritable", path, error)) from error
    finally:
        part.unlink(missing_ok=True)
    return Table(path, dict(columns), on)


def _part(path: Path) -> Path:
    """An empty file of nobody else's beside a path; its mode 0600 stays when it is renamed."""
    descriptor, name = tempfile.mkstemp(".part", f".{path.name}.", path.parent)
    os.close(descriptor)
    return Path(name)


def _stream(
    chunks: Iterator[pl.DataFrame], columns: Mapping[str, TableColumn], schema: pl.Schema
) -> pl.LazyFrame:
    """Chunks as a lazy table that asks for one after another, each checked as it comes."""

    def source(*_unused: object) -> Iterator[pl.DataFrame]:
        for chunk in chunks:
            _check(chunk, columns)
            yield chunk.select(list(schema)).cast(schema)

    return register_io_source(source, schema=schema, validate_schema=True)


def _check(chunk: pl.DataFrame, columns: Mapping[str, TableColumn]) -> None:
    for name, column in columns.items():
        if name not in chunk.columns or not chunk.schema[name].is_integer():
            raise ValueError(f"a chunk has no column {name} of whole numbers")
        found = chunk[name]
        if found.null_count() and not column.missing:
            raise ValueError(f"column {name} lacks values, against its description")
        low, high = found.min(), found.max()
        if low is not None and not column.low <= low <= high <= column.high:  # type: ignore[operator]
            said = f"described as {column.low} to {column.high}"
            raise ValueError(f"column {name} holds {low!r} to {high!r}, {said}")


def _unusable(code: str, path: Path, error: BaseException) -> Fault:
    found = " ".join(str(getattr(error, "strerror", "") or error).split())[:200]
    return Fault(code, path=str(path)[:300], found=found)


def _column(said: Mapping[str, Any]) -> TableColumn:
    low, high, codes = said["low"], said["high"], tuple(said["codes"])
    if not (isinstance(low, int) and isinstance(high, int)):
        raise TypeError("bounds are whole numbers")
    column = TableColumn(Holds(said["holds"]), low, high, bool(said["missing"]), codes)
    last = {Holds.CODE: len(codes) - 1, Holds.FLAG: 1}.get(column.holds)
    if last is not None and not 0 <= low <= high <= last:
        raise ValueError("a code or flag has no such number")
    return column


def row_count(table: Table) -> int:
    """How many rows a table has."""
    if isinstance(table.rows, pl.DataFrame):
        return table.rows.height
    return int(pl.scan_parquet(table.rows).select(pl.len()).collect().item())
