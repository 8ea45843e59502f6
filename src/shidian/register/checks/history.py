"""Checks of a value against the whole of its own history."""

import numpy as np
import polars as pl

from shidian.core import Bilingual
from shidian.register.checks.check import Check, Strength, told
from shidian.register.checks.context import Context
from shidian.register.checks.robust import Numbers, deviations, residuals
from shidian.register.roles import Role


def outliers(values: pl.DataFrame, context: Context) -> pl.DataFrame:
    """Values far off the trend of their own series.

    The spread of a series is at least one step of the last printed place: figures that lie on
    a line but for their rounding have no other.
    """
    fewest = int(context.limits.outlier_fewest.value)
    rows = values.filter(pl.col("comparable") & ~pl.col("again"))
    rows = rows.filter(pl.len().over("line") >= fewest)
    if rows.is_empty():
        return told(rows, pl.lit(None), pl.lit(None))
    left, spread = _off_trend(rows)
    step = 10.0 ** -rows["places"].to_numpy().astype(np.float64)
    room = float(context.limits.outlier_deviations.value) * np.maximum(spread, step)
    trend = rows["number"].to_numpy() - left
    far = np.abs(left) > room
    bounds = {"low_end": trend - room, "high_end": trend + room}
    return told(
        rows.with_columns(**{name: pl.Series(ends) for name, ends in bounds.items()}).filter(far),
        pl.col("low_end"),
        pl.col("high_end"),
    )


def _off_trend(rows: pl.DataFrame) -> tuple[Numbers, Numbers]:
    """Each value's residual, and the spread of its series."""
    line = rows["line"].rle_id().to_numpy()
    first = np.flatnonzero(np.diff(line, prepend=-1))
    place = np.arange(len(line)) - first[line]
    shape = (line[-1] + 1, place.max() + 1)
    years, numbers = np.full(shape, np.nan), np.full(shape, np.nan)
    years[line, place] = rows["year"].to_numpy()
    numbers[line, place] = rows["number"].to_numpy()
    left = residuals(years, numbers)
    return left[line, place], deviations(left)[line]


CHECKS = (
    Check(
        "outlier",
        Bilingual("离群值", "Outlier"),
        Bilingual(
            "数值远离本地该指标自身的趋势（趋势取逐年变化的中位数，离散取中位绝对偏差）。",
            "A value lies far off the area's own trend: the median of the yearly changes, with the "
            "median absolute deviation as spread.",
        ),
        Strength.SOFT,
        outliers,
        "check_outlier",
        ("outlier_deviations", "outlier_fewest"),
        (Role.PROVINCIAL_OFFICER, Role.NATIONAL_OFFICER),
    ),
)
"""Checks of histories."""
