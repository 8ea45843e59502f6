"""Tables in Parquet files that say themselves what their columns hold."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

import polars as pl
from polars.io.plugins import register_io_source

from shidian.core import DataError, Fault, Place, UsageError
from shidian.engine.table import Holds, Table, TableColumn
from shidian.engine.widths import narrowest

KEY = "shidian.columns"
ROWS_A_GROUP = 1 << 18


def described(columns: Mapping[str, TableColumn]) -> dict[str, str]:
    """What is written into a Parquet file beside its rows."""
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
    return {KEY: json.dumps(said, ensure_ascii=False)}


def read_table(path: Path) -> Table:
    """The table in a Parquet file of ours, its rows left where they are.

    Raises
    ------
    UsageError
        If it cannot be read.
    DataError
        If it is a Parquet file that does not say what its columns hold.
    """
    try:
        metadata = pl.read_parquet_metadata(path)
        held = pl.read_parquet_schema(path)
    except (OSError, pl.exceptions.PolarsError) as error:
        raise UsageError(_unusable("file_unreadable", path, error)) from error
    try:
        columns = {name: _column(one) for name, one in json.loads(metadata[KEY]).items()}
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise DataError(Fault("table_undescribed", Place(path.name))) from error
    if not all(name in held and held[name].is_integer() for name in columns):
        raise DataError(Fault("table_undescribed", Place(path.name)))
    return Table(path, columns)


def write_table(
    frames: Iterable[pl.DataFrame], columns: Mapping[str, TableColumn], path: Path
) -> Table:
    """Write a table into one Parquet file, chunk by chunk, so that memory holds only a few chunks.

    The file appears whole or not at all. Columns that the first chunk has beside those described,
    such as an identifier, are written after them as they are.

    Parameters
    ----------
    frames : iterable of polars.DataFrame
        The rows in chunks, each with the same columns.
    columns : mapping of str to TableColumn
        What the columns hold.
    path : pathlib.Path

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
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        _stream(chunks, columns, schema).sink_parquet(
            part, metadata=described(columns), row_group_size=ROWS_A_GROUP, engine="streaming"
        )
        part.replace(path)
    except OSError as error:
        raise UsageError(_unusable("file_unwritable", path, error)) from error
    finally:
        part.unlink(missing_ok=True)
    return Table(path, dict(columns))


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


def _unusable(code: str, path: Path, error: Exception) -> Fault:
    found = " ".join(str(error).split())[:200]
    return Fault(code, path=str(path)[:300], found=found)


def _column(said: Mapping[str, Any]) -> TableColumn:
    low, high, codes = said["low"], said["high"], tuple(said["codes"])
    if not (isinstance(low, int) and isinstance(high, int)):
        raise TypeError("bounds are whole numbers")
    return TableColumn(Holds(said["holds"]), low, high, bool(said["missing"]), codes)


def row_count(table: Table) -> int:
    """How many rows a table has."""
    if isinstance(table.rows, pl.DataFrame):
        return table.rows.height
    return int(pl.scan_parquet(table.rows).select(pl.len()).collect().item())
