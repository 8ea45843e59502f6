"""The columns of every table of a package: the package format, version 2."""

from shidian.core import Confidence, Direction, SeriesBreak, State, StatementType, Vintage
from shidian.programme.cells import (
    choice,
    choices,
    date,
    identifier,
    integer,
    names,
    number,
    period,
    sha256,
    text,
    unit,
    year,
    yes,
)
from shidian.programme.tables import Column

FORMAT = 2

_SPAN = (Column("span_start", integer, None), Column("span_end", integer, None))
_TRUST = (Column("confidence", choice(Confidence)), Column("note", text, ""))
_SOURCE = (Column("document", identifier), Column("section", text, ""), *_SPAN, *_TRUST)

AREAS = (
    Column("code", text),
    Column("name_zh", text),
    Column("name_en", text),
    Column("level", identifier),
    Column("parent", text, None),
    Column("valid_from", date, ""),
    Column("valid_to", date, ""),
    Column("note", text, ""),
)
DOCUMENTS = (
    Column("id", identifier),
    Column("title", text),
    Column("title_en", text, ""),
    Column("kind", identifier),
    Column("published", date, ""),
    Column("sha256", sha256, ""),
    Column("note", text, ""),
)
INDICATORS = (
    Column("code", identifier),
    Column("name_zh", text),
    Column("name_en", text),
    Column("unit", unit),
    Column("direction", choice(Direction), Direction.NONE),
    Column("low", number, None),
    Column("high", number, None),
    Column("numerator", identifier, None),
    Column("denominator", identifier, None),
    Column("definition_zh", text),
    Column("definition_en", text),
    Column("aliases", names, ()),
    Column("document", identifier),
    Column("section", text, ""),
    *_TRUST,
)
PILOTS = (
    Column("pilot_no", text),
    Column("name_zh", text),
    Column("name_en", text),
    Column("short_zh", text),
    Column("short_en", text),
    Column("pinyin", identifier),
    Column("level", identifier),
    Column("province", text),
    Column("peer_class", identifier),
    Column("area", text),
    Column("outline_start", integer),
    Column("outline_end", integer),
    Column("note", text, ""),
)
TASKS = (
    Column("no", integer),
    Column("code", identifier),
    Column("name_zh", text),
    Column("name_en", text),
    Column("document", identifier),
    Column("section", text, ""),
    *_SPAN,
    Column("keywords", names, ()),
)
TILES = (
    Column("area", text),
    Column("column", integer),
    Column("row", integer),
    Column("short_zh", text),
    Column("short_en", text),
)
COMMITMENTS = (
    Column("key", identifier),
    Column("pilot_no", text),
    Column("type", choice(StatementType)),
    Column("kind", text, ""),
    Column("name", text, ""),
    Column("detail", text, ""),
    Column("indicator", identifier, None),
    Column("subject", text, ""),
    Column("op", text, ""),
    Column("value", number, None),
    Column("value_high", number, None),
    Column("unit", text, ""),
    Column("year", year, None),
    Column("start_year", year, None),
    Column("per_year", yes, False),
    Column("cumulative", yes, False),
    Column("relative", yes, False),
    Column("qualifier", text, ""),
    *_SOURCE,
    Column("note_en", text, ""),
)
OBSERVATIONS = (
    Column("area", text),
    Column("indicator", identifier),
    Column("period", period),
    Column("value", number),
    Column("unit", unit),
    Column("state", choice(State)),
    Column("vintage", choice(Vintage)),
    Column("series_break", choices(SeriesBreak), frozenset()),
    *_SOURCE,
    Column("note_en", text, ""),
)
TABLES = {
    "areas.csv": AREAS,
    "documents.csv": DOCUMENTS,
    "indicators.csv": INDICATORS,
    "pilots.csv": PILOTS,
    "tasks.csv": TASKS,
    "tiles.csv": TILES,
    "commitments.csv": COMMITMENTS,
    "observations.csv": OBSERVATIONS,
}
