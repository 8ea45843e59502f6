"""Checks of the rows of a filing: values out of bounds, missing, or there twice."""

import polars as pl

from shidian.core import Bilingual
from shidian.register.checks.check import OPEN, Check, Strength, told
from shidian.register.checks.context import Context


def out_of_range(values: pl.DataFrame, context: Context) -> pl.DataFrame:
    """Values beyond the natural bounds of their indicator; on a bound is within."""
    value, low, high = pl.col("value"), pl.col("lowest"), pl.col("highest")
    return told(values.filter((value < low) | (value > high)), low, high)


def twice(values: pl.DataFrame, context: Context) -> pl.DataFrame:
    """Values of one area, indicator and year on one series beyond the first."""
    return told(values.filter("again"), OPEN, OPEN)


def missing(values: pl.DataFrame, context: Context) -> pl.DataFrame:
    """Required indicators without a value, in every filing that is due or has any value."""
    filings = _filings(values, context)
    asked = filings.join(
        pl.DataFrame({"indicator": context.required}, {"indicator": pl.String()}), how="cross"
    )
    present = values.select(
        pl.col("area").cast(pl.String), pl.col("indicator").cast(pl.String), "year"
    )
    lacking = asked.join(present, on=["area", "indicator", "year"], how="anti")
    none = pl.lit(None)
    return told(
        lacking.with_columns(vintage=pl.lit(""), value=none, places=none),
        OPEN,
        OPEN,
    )


def _filings(values: pl.DataFrame, context: Context) -> pl.DataFrame:
    """Area and year of the filings of pilots."""
    filed = values.select("area", "year").unique().with_columns(pl.col("area").cast(pl.String))
    return pl.concat([context.due, filed.join(context.pilots, on="area", how="semi")]).unique()


CHECKS = (
    Check(
        "range",
        Bilingual("取值范围", "Range"),
        Bilingual(
            "数值不得超出该指标的自然上下限；等于上下限的算在范围之内。",
            "A value must lie within the natural bounds of its indicator; on a bound is within.",
        ),
        Strength.HARD,
        out_of_range,
        "check_range",
    ),
    Check(
        "missing",
        Bilingual("必填指标", "Required values"),
        Bilingual(
            "填报表中必填的指标，每个试点每年都要有数。",
            "An indicator that the form requires has a value of every pilot in every year.",
        ),
        Strength.HARD,
        missing,
        "check_missing",
    ),
    Check(
        "twice",
        Bilingual("重复行", "Rows that stand twice"),
        Bilingual(
            "同一地区、指标、年份和数列只能有一个数。",
            "There is one value of an area, indicator and year on one series.",
        ),
        Strength.HARD,
        twice,
        "check_twice",
    ),
)
"""Checks of rows."""
