"""Choosing values: of certain areas, of years, those that stand."""

from collections.abc import Sequence

import polars as pl

from shidian.store.columnar.columns import area_numbers


def of_areas(values: pl.LazyFrame, areas: Sequence[str]) -> pl.LazyFrame:
    """The values of these areas, given by code.

    Areas of one level should be chosen: a province holds its counties' people too.
    """
    return values.filter(pl.col("area").is_in(area_numbers(areas).implode()))


def standing(values: pl.LazyFrame) -> pl.LazyFrame:
    """The yearly values that stand: one of each area, indicator, year and vintage."""
    return values.filter("stands", pl.col("year").is_not_null())


def province() -> pl.Expr:
    """The column `province`: its code as a number, such as 330000."""
    return (pl.col("area") // 10**7 * 10**4).alias("province")


def province_of(area: str) -> int:
    """The same for one area code.

    Examples
    --------
    >>> province_of("330200")
    330000
    """
    return int(area[:2]) * 10**4


def named(table: pl.DataFrame) -> pl.DataFrame:
    """The table with its provinces as codes, like everywhere else."""
    return table.with_columns(pl.col("province").cast(pl.String).str.zfill(6))
