"""What became of people in a queue, counted: all that years of waiting are computed from."""

from collections.abc import Mapping, Sequence

import numpy as np
import polars as pl
from numpy.typing import NDArray

from shidian.mechanisms.settlement.queue.people import ELIGIBLE, JOINED, group_column
from shidian.mechanisms.settlement.queue.waits import END, GROUP, OUTCOME, PEOPLE, Waits, waits


def history(
    people: pl.DataFrame,
    chosen: NDArray[np.bool_],
    year: int,
    outcome: int,
    by: Sequence[str],
) -> pl.DataFrame:
    """Counts of those to whom something happened in a year, for all and for each grouping."""
    found = people.filter(pl.Series(chosen))
    counted = [
        found.group_by(
            pl.lit(name).alias("grouping"),
            (pl.col(group_column(name)) if name else pl.lit(0, pl.Int64)).alias(GROUP),
            JOINED,
            ELIGIBLE,
        ).agg(pl.len().cast(pl.Int64).alias(PEOPLE))
        for name in ("", *by)
    ]
    return pl.concat(counted).with_columns(
        pl.lit(year, pl.Int32).alias(END), pl.lit(outcome, pl.Int32).alias(OUTCOME)
    )


def waits_by_group(
    histories: pl.DataFrame, names: Mapping[str, Sequence[str]], since: str
) -> dict[str, Mapping[str, Waits]]:
    """Years of waiting for each grouping, whose groups have these names."""
    return {
        name: waits(histories.filter(pl.col("grouping") == name), groups, since)
        for name, groups in names.items()
    }
