"""How complete the register is, by province and year."""

from collections import Counter
from collections.abc import Sequence

import polars as pl

from shidian.store.columnar.selection import named, of_areas, province, province_of


def completeness(
    values: pl.LazyFrame, indicators: Sequence[str], years: Sequence[int], areas: Sequence[str]
) -> pl.DataFrame:
    """How many of the values that are due does each province have in each year?

    Parameters
    ----------
    values : LazyFrame
        See `scan`.
    indicators : sequence of str
        Codes of the indicators that are due.
    years : sequence of int
        The years for which they are.
    areas : sequence of str
        Codes of the areas from which they are.

    Returns
    -------
    DataFrame
        `province`, `year`, `present`, `expected`, one row for each province and year, those
        without any value too. A value counts once, on however many vintages there is one.
    """
    due = pl.col("indicator").is_in(indicators) & pl.col("year").is_in(years)
    chosen = of_areas(values.filter("counted", due), areas)
    present = chosen.group_by(province(), "year").agg(present=pl.len()).collect()
    expected = _expected(len(set(indicators)), years, areas)
    joined = expected.join(present, on=["province", "year"], how="left")
    ordered = joined.select("province", "year", pl.col("present").fill_null(0), "expected")
    return named(ordered.sort("province", "year"))


def _expected(indicators: int, years: Sequence[int], areas: Sequence[str]) -> pl.DataFrame:
    """How many values are due, by province and year."""
    provinces = Counter(province_of(code) for code in set(areas))
    rows = [
        (name, year, number * indicators)
        for name, number in provinces.items()
        for year in set(years)
    ]
    schema = {"province": pl.Int32, "year": pl.Int16, "expected": pl.UInt32}
    return pl.DataFrame(rows, schema, orient="row")
