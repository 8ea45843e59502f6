"""Which of several values stands for an area, indicator and period.

The same order as in `shidian.assessment.choice`, except that each vintage has its own value here:
differences are formed inside one.
"""

import polars as pl

from shidian.core import State

SLOT = ("indicator", "area", "period")
SERIES = (*SLOT, "vintage")


def with_standing(values: pl.DataFrame) -> pl.DataFrame:
    """The values, sorted, with `stands` and `counted` told.

    `stands` is true for one value of each area, indicator, period and vintage: measured, not
    planned; without a break before behind one; the best source, a printed one before a derived
    one, more places before fewer, the oldest entry. `counted` is true for one of those that
    stand for an area, indicator and period, so that no area is counted twice.

    Parameters
    ----------
    values : DataFrame
        All values of the slots that are in it; those superseded or withdrawn left out.
    """
    planned = pl.col("state") == State.PLAN.value
    preference: list[pl.Expr | str] = [
        planned,
        pl.col("series_break") != "",
        "trust",
        pl.col("state") == State.DERIVED.value,
        -pl.col("scale").cast(pl.Int16),
        "id",
    ]
    ranked = values.sort(*SERIES, *preference).with_columns(stands=_first(SERIES) & ~planned)
    standing = ranked.filter("stands")
    first = standing.filter(_first(SLOT))["id"]
    return ranked.with_columns(counted=pl.col("id").is_in(first.implode()))


def _first(columns: tuple[str, ...]) -> pl.Expr:
    """Whether a row of a sorted table is the first with these values."""
    changed = [pl.col(name) != pl.col(name).shift() for name in columns]
    return pl.any_horizontal(changed).fill_null(True)
