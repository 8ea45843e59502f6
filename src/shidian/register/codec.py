"""How records are laid out in columns: once, for every ledger and every table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Generic, TypeVar

import polars as pl

from shidian.core import (
    Bilingual,
    Confidence,
    Observation,
    Op,
    Period,
    Quantity,
    SeriesBreak,
    Source,
    State,
    Target,
    Unit,
    Vintage,
)

R = TypeVar("R")

Cells = Mapping[str, Any]
"""Column name to a plain value: text, whole number, truth value or None."""


@dataclass(frozen=True)
class Codec(Generic[R]):
    """The columns of one kind of record.

    `columns` maps names to `str`, `int` or `bool`; figures are kept as the text that was
    printed, so nothing is rounded and trailing zeros survive. `figures` names the columns
    that a table shows as decimals.
    """

    name: str
    columns: Mapping[str, type]
    figures: tuple[str, ...]
    encode: Callable[[R], Cells]
    decode: Callable[[Cells], R]


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


_SOURCE_COLUMNS: Mapping[str, type] = {
    "document": str,
    "section": str,
    "span_start": int,
    "span_end": int,
    "confidence": str,
    "note": str,
    "note_en": str,
}


def _source_cells(source: Source) -> Cells:
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


def _source(cells: Cells) -> Source:
    start, end = cells["span_start"], cells["span_end"]
    return Source(
        cells["document"],
        cells["section"],
        None if start is None else (start, end),
        Confidence(cells["confidence"]),
        Bilingual(cells["note"], cells["note_en"]),
    )


def _observation_cells(record: Observation) -> Cells:
    return {
        "key": record.key,
        "area": record.area,
        "indicator": record.indicator,
        "period": str(record.period),
        "value": f"{record.value.value:f}",
        "unit": record.value.unit.symbol,
        "state": record.state.value,
        "vintage": record.vintage.value,
        "series_break": " ".join(sorted(record.breaks)),
        **_source_cells(record.source),
    }


def _observation(cells: Cells) -> Observation:
    return Observation(
        cells["area"],
        cells["indicator"],
        Period.read(cells["period"]),
        Quantity(Decimal(cells["value"]), Unit.read(cells["unit"])),
        State(cells["state"]),
        Vintage(cells["vintage"]),
        _source(cells),
        frozenset(SeriesBreak(part) for part in cells["series_break"].split()),
    )


def _target_cells(record: Target) -> Cells:
    return {
        "key": record.key,
        "pilot": record.pilot,
        "indicator": record.indicator,
        "op": record.op.value,
        "value": f"{record.value.value:f}",
        "value_high": None if record.high is None else f"{record.high.value:f}",
        "unit": record.value.unit.symbol,
        "year": record.year,
        "start_year": record.start_year,
        "per_year": record.per_year,
        "cumulative": record.cumulative,
        "qualifier": record.qualifier,
        "subject": record.subject,
        **_source_cells(record.source),
    }


def _target(cells: Cells) -> Target:
    unit, high = Unit.read(cells["unit"]), cells["value_high"]
    return Target(
        cells["key"],
        cells["pilot"],
        cells["indicator"],
        Op(cells["op"]),
        Quantity(Decimal(cells["value"]), unit),
        cells["year"],
        _source(cells),
        None if high is None else Quantity(Decimal(high), unit),
        cells["start_year"],
        cells["per_year"],
        cells["cumulative"],
        cells["qualifier"],
        cells["subject"],
    )


OBSERVATIONS: Codec[Observation] = Codec(
    "observations",
    {
        "key": str,
        "area": str,
        "indicator": str,
        "period": str,
        "value": str,
        "unit": str,
        "state": str,
        "vintage": str,
        "series_break": str,
        **_SOURCE_COLUMNS,
    },
    ("value",),
    _observation_cells,
    _observation,
)
TARGETS: Codec[Target] = Codec(
    "commitments",
    {
        "key": str,
        "pilot": str,
        "indicator": str,
        "op": str,
        "value": str,
        "value_high": str,
        "unit": str,
        "year": int,
        "start_year": int,
        "per_year": bool,
        "cumulative": bool,
        "qualifier": str,
        "subject": str,
        **_SOURCE_COLUMNS,
    },
    ("value", "value_high"),
    _target_cells,
    _target,
)
