"""Who settles in a year: those on a route, and the best of the others as far as the quota goes."""

from collections.abc import Sequence

import numpy as np
import polars as pl
from numpy.typing import NDArray

from shidian.mechanisms.settlement.outcome import Standing
from shidian.mechanisms.settlement.queue.people import APPLIED, JOINED, ROW
from shidian.mechanisms.settlement.scheme import Best, Order

POINTS, STANDING, PART = "points now", "standing now", "quota part"
_DOWN = (Best.MOST, Best.LATEST)


def eligible(judged: pl.DataFrame, threshold: int | None) -> pl.Series:
    """Who may settle by points: all prerequisites, no veto, no route, and enough points."""
    if threshold is None:
        return pl.repeat(False, judged.height, eager=True)
    ready = judged[STANDING] == int(Standing.POINTS)
    return ready & (judged[POINTS] >= threshold)


def admitted(
    judged: pl.DataFrame, may: pl.Series, people: Sequence[int | None], order: Sequence[Order]
) -> NDArray[np.bool_]:
    """Who of those who may settle by points does, under quotas.

    Parameters
    ----------
    judged : polars.DataFrame
        With `POINTS`, `PART` (a place in `people`), and what `order` speaks of.
    may : polars.Series of bool
        `eligible`.
    people : sequence of int
        The quotas; None of a part in which nobody may.
    order : sequence of Order
        Among equal points; then who applied first, joined first, and stands first in the table.
    """
    by = [POINTS, *(one.input for one in order)]
    down = [True, *(one.best in _DOWN for one in order)]
    last = [name for name in (APPLIED, JOINED, ROW) if name in judged.columns]
    keys = list(dict.fromkeys((*by, *last)))
    quota = pl.col(PART).replace_strict(list(range(len(people))), people, return_dtype=pl.Int64)
    chosen = (
        judged.lazy()
        .with_columns(pl.int_range(pl.len()).alias("at"))
        .filter(may)
        .pipe(_contenders, quota)
        .select("at", PART, *keys)
        .sort(keys, descending=[*down, *[False] * (len(keys) - len(down))], nulls_last=True)
        .filter(pl.int_range(pl.len()).over(PART) < quota)
        .collect()
    )
    settled = np.zeros(judged.height, dtype=np.bool_)
    settled[chosen["at"].to_numpy()] = True
    return settled


def _contenders(may: pl.LazyFrame, quota: pl.Expr) -> pl.LazyFrame:
    """Without those whose points cannot suffice: only the others need to be put in order."""
    counted = may.group_by(PART, POINTS).agg(pl.len().cast(pl.Int64).alias("here"))
    better = counted.sort(POINTS, descending=True).with_columns(
        (pl.col("here").cum_sum().over(PART) - pl.col("here")).alias("better")
    )
    can = better.filter(pl.col("better") < quota)
    return may.join(can.select(PART, POINTS), on=[PART, POINTS], how="semi")
