"""The ranking of areas in a year."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any

import polars as pl

from shidian.core import Direction, Indicator, Quantity, Unit, Vintage
from shidian.store.columnar.columns import area_code, text
from shidian.store.columnar.selection import of_areas, standing

Row = tuple[Any, ...]
_SCHEMA: Mapping[str, Any] = {
    "vintage": pl.String,
    "rank": pl.UInt32,
    "area": pl.String,
    "entry": pl.Int64,
    "value": pl.String,
    "unit": pl.String,
    "change": pl.String,
    "change_unit": pl.String,
}


def ranking(
    values: pl.LazyFrame, indicator: Indicator, year: int, areas: Sequence[str]
) -> pl.DataFrame:
    """Which areas lead in a year, and how much has each changed over the year before?

    Each vintage has a ranking of its own, the best first: the highest, or the lowest where the
    indicator is to fall. Equal values share a rank. A change is formed inside one known vintage
    and between values with the same breaks; elsewhere there is none.

    Parameters
    ----------
    values : LazyFrame
        See `scan`.
    indicator : Indicator
    year : int
    areas : sequence of str
        Codes of the areas to be compared, of one level.

    Returns
    -------
    DataFrame
        `vintage`, `rank`, `area`, `entry` (its number in the ledger), `value` as printed and
        its `unit`, `change` as an exact decimal and its `change_unit`.
    """
    chosen = standing(values.filter(pl.col("indicator") == indicator.code))
    of_two_years = of_areas(chosen.filter(pl.col("year").is_in([year - 1, year])), areas)
    names = pl.col("vintage", "series_break", "unit").cast(pl.String)
    rows = of_two_years.select("year", "id", names, area=area_code(), value=text()).collect()
    found = {one: rows.filter(year=one).drop("year") for one in (year - 1, year)}
    before = found[year - 1].select("area", "vintage", "series_break", "value", "unit")
    joined = found[year].join(
        before, on=["area", "vintage", "series_break"], how="left", suffix="_before"
    )
    lines = [_line(row, indicator.unit) for row in joined.iter_rows(named=True)]
    return _ranked(lines, indicator.direction is Direction.DOWN)


def _line(row: Mapping[str, Any], unit: Unit) -> tuple[Decimal, Row]:
    """What the area is ranked by, in the indicator's unit, and its line without the rank."""
    value = Quantity(Decimal(row["value"]), Unit.read(row["unit"]))
    change, change_unit = None, None
    if row["value_before"] is not None and row["vintage"] != Vintage.UNKNOWN.value:
        difference = value - Quantity(Decimal(row["value_before"]), Unit.read(row["unit_before"]))
        change, change_unit = f"{difference.value:f}", difference.unit.symbol
    printed = (row["area"], row["id"], row["value"], row["unit"])
    return value.to(unit).value, (row["vintage"], *printed, change, change_unit)


def _ranked(lines: Sequence[tuple[Decimal, Row]], lowest_first: bool) -> pl.DataFrame:
    """The lines in order; equal values share the rank of the first of them."""
    sign = 1 if lowest_first else -1
    ordered = sorted(lines, key=lambda one: (one[1][0], sign * one[0], one[1][1]))
    ranked = []
    for vintage, group in groupby(ordered, key=lambda one: one[1][0]):
        first: dict[Decimal, int] = {}
        for place, (value, line) in enumerate(group, start=1):
            ranked.append((vintage, first.setdefault(value, place), *line[1:]))
    return pl.DataFrame(ranked, dict(_SCHEMA), orient="row")
