"""The distribution of every indicator over areas, year by year."""

from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from shidian.store.columnar.columns import number
from shidian.store.columnar.selection import standing

SHARES = np.arange(1, 10) / 10
GROUP = ("indicator", "year", "vintage", "unit")
_SCHEMA: dict[Any, Any] = {
    "indicator": pl.String,
    "year": pl.Int16,
    "vintage": pl.String,
    "unit": pl.String,
    "areas": pl.UInt32,
    **{f"d{tenth}": pl.Float64 for tenth in range(1, 10)},
}


def deciles(values: pl.LazyFrame) -> pl.DataFrame:
    """How are areas spread on each indicator in each year?

    Parameters
    ----------
    values : LazyFrame
        See `scan`; first choose areas of one level with `of_areas`.

    Returns
    -------
    DataFrame
        `indicator`, `year`, `vintage`, `unit`; `areas`, how many have a value; `d1` ... `d9`,
        the values below which a tenth ... nine tenths of them lie, between two neighbours in
        proportion (Hyndman and Fan 1996, definition 7). Values of another unit have a row of
        their own.
    """
    table = standing(values).select(*GROUP, value=number()).collect()
    groups = _groups(table)
    figures = _gathered(table["value"].to_numpy(), groups["start"], groups["length"])
    ends = groups["areas"].cum_sum().to_numpy()
    found = grouped_quantiles(figures, ends, SHARES)
    tenths = pl.DataFrame(found, [name for name in _SCHEMA if name not in (*GROUP, "areas")])
    named = groups.select(*GROUP, "areas").hstack(tenths)
    return named.cast(_SCHEMA).sort(GROUP)


def grouped_quantiles(
    figures: NDArray[np.float64], ends: NDArray[np.intp], shares: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Quantiles of groups of figures that lie one behind another.

    Parameters
    ----------
    figures : array
        Sorted in place, each group in itself.
    ends : array
        Where each group ends.
    shares : array
        At which shares of a group's number.

    Returns
    -------
    array
        A row for each group, a column for each share.

    Examples
    --------
    >>> figures = np.array([4.0, 1.0, 2.0, 7.0])
    >>> grouped_quantiles(figures, np.array([3, 4]), np.array([0.25, 0.5])).tolist()
    [[1.5, 2.0], [7.0, 7.0]]
    """
    starts = np.concatenate([[0], ends])[:-1].astype(np.intp)
    for start, end in zip(starts, ends, strict=True):
        figures[start:end].sort()
    last = ends - 1
    position = np.outer(last - starts, shares)
    whole = np.floor(position).astype(np.intp)
    lower = starts[:, None] + whole
    upper = np.minimum(lower + 1, last[:, None])
    between = (figures[upper] - figures[lower]) * (position - whole)
    quantiles: NDArray[np.float64] = figures[lower] + between
    return quantiles


def _gathered(
    figures: NDArray[np.float64], starts: pl.Series, lengths: pl.Series
) -> NDArray[np.float64]:
    """A copy of the figures in which each group lies in one piece."""
    runs = zip(starts.explode(), lengths.explode(), strict=True)
    return np.concatenate([figures[:0], *(figures[start : start + n] for start, n in runs)])


def _groups(table: pl.DataFrame) -> pl.DataFrame:
    """Where each group lies, starts and lengths of its stretches of equal rows; and its areas.

    A snapshot is sorted nearly throughout, so that there are few stretches, and a group is
    found without being gathered row by row.
    """
    changed = [pl.col(name) != pl.col(name).shift() for name in GROUP]
    begins = table.select(pl.any_horizontal(changed).fill_null(True).arg_true()).to_series()
    ends = begins.shift(-1).fill_null(table.height) if table.height else begins
    runs = table[begins].select(GROUP).with_columns(start=begins, length=ends - begins)
    groups = runs.group_by(GROUP, maintain_order=True).agg("start", "length")
    return groups.with_columns(areas=pl.col("length").list.sum())
