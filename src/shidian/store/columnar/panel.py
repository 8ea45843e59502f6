"""The panel of an area and of what lies under it."""

import polars as pl

from shidian.store.columnar.columns import area_code, text, under
from shidian.store.columnar.selection import standing

_ORDER = ("area", "indicator", "vintage", "year")


def panel(values: pl.LazyFrame, code: str) -> pl.DataFrame:
    """What has an area, and every area under it, reported over the years?

    Parameters
    ----------
    values : LazyFrame
        See `scan`; first filter it where only some indicators or years are asked for.
    code : str
        Code of the area; a province's brings all of its areas.

    Returns
    -------
    DataFrame
        `area`, `indicator`, `vintage`, `year`, `entry` (its number in the ledger), `value`
        exactly as printed, `unit`, `state` and `series_break`, in this order.
    """
    chosen = standing(values.filter(under(code))).drop("period", "trust", "stands", "counted")
    found = chosen.collect()
    # Column by column, the last first: a snapshot is nearly in order, so that this takes a third
    # of the time of one sort by all four.
    for name in reversed(_ORDER):
        found = found.sort(name, maintain_order=True)
    return found.select(
        area_code().alias("area"),
        "indicator",
        "vintage",
        "year",
        pl.col("id").alias("entry"),
        text().alias("value"),
        "unit",
        "state",
        "series_break",
    )
