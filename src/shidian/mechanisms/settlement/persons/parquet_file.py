"""Person files in Parquet, as another system wrote them."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import polars as pl

from shidian.core import DataError, Fault, Place
from shidian.engine.files import KEY
from shidian.mechanisms.settlement.persons.person_file import (
    ROWS,
    Batch,
    PersonFile,
    check_header,
    unreadable,
)

BROKEN = (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError)
_TEXTUAL = (pl.String, pl.Categorical, pl.Enum, pl.Date, pl.Datetime, pl.Null)


def open_parquet(path: Path) -> PersonFile:
    """A Parquet file.

    Raises
    ------
    UsageError
        If it is damaged.
    DataError
        If it is a table of ours already.
    """
    try:
        metadata, schema = pl.read_parquet_metadata(path), pl.read_parquet_schema(path)
    except BROKEN as error:
        raise unreadable(path, error) from error
    if KEY in metadata:
        raise DataError(Fault("persons_read_already", Place(path.name)))
    header = tuple(schema)
    check_header(path.name, header)
    kinds = {str(place): schema[head] for place, head in enumerate(header)}
    return PersonFile(path.name, header, partial(_batches, path, header, kinds))


def _batches(
    path: Path, header: Sequence[str], kinds: dict[str, pl.DataType], places: Sequence[int]
) -> Iterator[Batch]:
    asked = {str(place): header[place] for place in places}
    if odd := [place for place in asked if not _is_readable(kinds[place])]:
        raise DataError(
            [
                Fault("persons_column_type", Place(path.name, column=asked[one]), found=kinds[one])
                for one in odd
            ]
        )
    texts = [_text(pl.col(head), kinds[place]).alias(place) for place, head in asked.items()]
    begins = 1
    try:
        for found in stretches(pl.scan_parquet(path).select(texts)):
            rows = pl.int_range(begins, begins + len(found), dtype=pl.Int64, eager=True)
            begins += len(found)
            yield Batch(rows, found)
    except BROKEN as error:
        raise unreadable(path, error) from error


def stretches(rows: pl.LazyFrame) -> Iterator[pl.DataFrame]:
    """The rows of a scan in batches; `collect_batches` would run ahead and hold them all."""
    begins = 0
    while len(found := rows.slice(begins, ROWS).collect(engine="streaming")):
        yield found
        begins += len(found)


def _is_readable(kind: pl.DataType) -> bool:
    return kind.is_numeric() or kind == pl.Boolean or isinstance(kind, _TEXTUAL)


def _text(column: pl.Expr, kind: pl.DataType) -> pl.Expr:
    """A column as text; fractions that are whole without places, however large."""
    if kind.is_float():
        whole = column.cast(pl.Int64, strict=False)
        is_whole = column.is_between(-1e15, 1e15) & (column == column.round())
        return pl.when(is_whole).then(whole.cast(pl.String)).otherwise(column.cast(pl.String))
    return column.cast(pl.String)
