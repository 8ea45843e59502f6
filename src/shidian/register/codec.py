"""How records are laid out in columns: once, for every ledger and every table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

import polars as pl

from shidian.core import Bilingual, Confidence, Source

R = TypeVar("R")

Cells = Mapping[str, Any]
"""Column name to a plain value: text, whole number, truth value or None."""


@dataclass(frozen=True)
class Codec(Generic[R]):
    """The columns of one kind of record.

    `columns` maps names to `str`, `int` or `bool`; figures are kept as the text that was
    printed, so nothing is rounded and trailing zeros survive. `figures` names the columns
    that a table shows as decimals. `defaults` is what the columns hold that an entry, written
    before there were any, lacks.
    """

    name: str
    columns: Mapping[str, type]
    figures: tuple[str, ...]
    encode: Callable[[R], Cells]
    decode: Callable[[Cells], R]
    defaults: Cells = field(default_factory=dict)


ENTRY_SCHEMA: Mapping[str, Any] = {
    "id": pl.Int64,
    "recorded_at": pl.Datetime("us", "UTC"),
    "recorded_by": pl.String,
    "supersedes": pl.Int64,
    "reason": pl.String,
    "withdrawn": pl.Boolean,
}
_POLARS: Mapping[type, Any] = {str: pl.String, int: pl.Int64, bool: pl.Boolean}


def table_schema(codec: Codec[Any]) -> dict[str, Any]:
    """Columns of a ledger's table before its figures are made decimals.

    What was withdrawn is in no table, so the table needs no column that says so.
    """
    entry = {name: kind for name, kind in ENTRY_SCHEMA.items() if name != "withdrawn"}
    return {**entry, **{name: _POLARS[kind] for name, kind in codec.columns.items()}}


def with_decimals(table: pl.DataFrame, codec: Codec[Any]) -> pl.DataFrame:
    """The table with its figures as exact decimals instead of text."""
    return table.with_columns(pl.col(*codec.figures).str.to_decimal(scale=10))


SOURCE_COLUMNS: Mapping[str, type] = {
    "document": str,
    "section": str,
    "span_start": int,
    "span_end": int,
    "confidence": str,
    "note": str,
    "note_en": str,
}


def source_cells(source: Source) -> Cells:
    """A source in columns."""
    start, end = source.span or (None, None)
    return {
        "document": source.document,
        "section": source.section,
        "span_start": start,
        "span_end": end,
        "confidence": source.confidence.value,
        "note": source.note.zh,
        "note_en": source.note.en,
    }


def source_of(cells: Cells) -> Source:
    """The source that the columns hold."""
    start, end = cells["span_start"], cells["span_end"]
    return Source(
        cells["document"],
        cells["section"],
        None if start is None else (start, end),
        Confidence(cells["confidence"]),
        Bilingual(cells["note"], cells["note_en"]),
    )
