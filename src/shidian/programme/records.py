"""From checked rows to the objects of the programme: one small function a table."""

from typing import Any

from shidian.core import (
    Area,
    Bilingual,
    Commitment,
    Confidence,
    DataError,
    Document,
    Fault,
    Indicator,
    Observation,
    Place,
    Printed,
    Quantity,
    Source,
    Statement,
    StatementType,
    as_commitment,
)
from shidian.programme.pilot import Pilot, Task, Tile
from shidian.programme.tables import Row


def _name(row: Row, column: str) -> Bilingual:
    return Bilingual(row[f"{column}_zh"], row[f"{column}_en"])


def _span(row: Row, start_column: str, end_column: str) -> tuple[int, int] | None:
    start, end = row[start_column], row[end_column]
    if start is None and end is None:
        return None
    if start is None or end is None or start >= end:
        ends = {"start": "" if start is None else start, "end": "" if end is None else end}
        raise DataError(Fault("half_span", Place(column=start_column), **ends))
    return start, end


def _source(row: Row, **more: Any) -> Source:
    note = Bilingual(row["note"], row.cells.get("note_en", ""))
    return Source(row["document"], row["section"], confidence=row["confidence"], note=note, **more)


def area(row: Row) -> Area:
    """A row of areas.csv."""
    return Area(
        row["code"],
        row["name_zh"],
        row["name_en"],
        row["level"],
        row["parent"],
        row["valid_from"],
        row["valid_to"],
        row["note"],
    )


def document(row: Row) -> Document:
    """A row of documents.csv."""
    title = Bilingual(row["title"], row["title_en"])
    return Document(row["id"], title, row["kind"], row["published"], row["sha256"], row["note"])


def indicator(row: Row) -> Indicator:
    """A row of indicators.csv."""
    return Indicator(
        row["code"],
        _name(row, "name"),
        row["unit"],
        row["direction"],
        (row["low"], row["high"]),
        row["numerator"],
        row["denominator"],
        _name(row, "definition"),
        row["aliases"],
        _source(row),
    )


def pilot(row: Row) -> Pilot:
    """A row of pilots.csv."""
    outline = _span(row, "outline_start", "outline_end")
    assert outline is not None  # both columns are required
    return Pilot(
        row["pilot_no"],
        _name(row, "name"),
        _name(row, "short"),
        row["pinyin"],
        row["level"],
        row["peer_class"],
        row["province"],
        row["area"],
        outline,
        row["note"],
    )


def task(row: Row) -> Task:
    """A row of tasks.csv."""
    span = _span(row, "span_start", "span_end")
    source = Source(row["document"], row["section"], span, Confidence.HIGH)
    return Task(row["no"], row["code"], _name(row, "name"), source, row["keywords"])


def tile(row: Row) -> Tile:
    """A row of tiles.csv."""
    return Tile(row["area"], _name(row, "short"), row["column"], row["row"])


def commitment(row: Row) -> Commitment:
    """A row of commitments.csv: a target where it can be judged, else a statement."""
    stray = [column for column in _OF_A_FIGURE if not _is_empty(row[column])]
    if stray and row["type"] is not StatementType.FIGURE:
        raise DataError(Fault("statement_figure", Place(column=stray[0])))
    statement = Statement(
        row["key"],
        row["pilot_no"],
        row["type"],
        row["kind"],
        row["name"],
        _source(row, span=_span(row, "span_start", "span_end")),
        row["year"],
        row["detail"],
        None if row["value"] is None else _printed(row),
    )
    return as_commitment(statement)


# The columns that nothing but a figure fills in, the value first.
_OF_A_FIGURE = (
    "value",
    "value_high",
    "indicator",
    "subject",
    "op",
    "unit",
    "start_year",
    "per_year",
    "cumulative",
    "relative",
    "qualifier",
)


def _is_empty(cell: Any) -> bool:
    """Whether a cell holds what an empty one means; a value of 0 is something."""
    return cell is None or cell is False or cell == ""


def _printed(row: Row) -> Printed:
    return Printed(
        row["op"],
        row["value"],
        row["unit"],
        row["value_high"],
        row["indicator"] or "",
        row["start_year"],
        row["per_year"],
        row["cumulative"],
        row["relative"],
        row["qualifier"],
        row["subject"],
    )


def observation(row: Row) -> Observation:
    """A row of observations.csv."""
    return Observation(
        row["area"],
        row["indicator"],
        row["period"],
        Quantity(row["value"], row["unit"]),
        row["state"],
        row["vintage"],
        _source(row, span=_span(row, "span_start", "span_end")),
        row["series_break"],
    )
