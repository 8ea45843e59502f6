"""Checks of totals: over the years, and of a province over its pilots. Exact but for rounding."""

from decimal import Decimal

import polars as pl

from shidian.core import Bilingual
from shidian.register.checks.check import OPEN, Check, Strength, told
from shidian.register.checks.context import ADDITIVE, Context
from shidian.register.checks.limits import Sum
from shidian.register.checks.values import EXACT, fitted
from shidian.register.roles import Role

_STEPS = {places: Decimal(1).scaleb(-places) for places in range(11)}


def step() -> pl.Expr:
    """One step in the last printed place; a printed figure is right to half of it."""
    return pl.col("places").replace_strict(_STEPS, return_dtype=EXACT)


def cumulative(values: pl.DataFrame, context: Context) -> pl.DataFrame:
    """Totals over the years that are not the sum of the years, all of which are there."""
    found = [_cumulative(values, one) for one in context.sums]
    return pl.concat([told(values.head(0), OPEN, OPEN), *found])


def _cumulative(values: pl.DataFrame, one: Sum) -> pl.DataFrame:
    on = ["area", "vintage", "series_break"]
    once = values.filter(pl.col("comparable") & ~pl.col("again"))
    flows = once.filter((pl.col("indicator") == one.flow) & (pl.col("year") >= one.since))
    flows = flows.with_columns(step=step()).select(
        *on,
        "year",
        pl.col("value").cum_sum().over("line").alias("sum"),
        pl.col("step").cum_sum().over("line").alias("steps"),
        pl.col("year").cum_count().over("line").alias("years"),
    )
    whole = flows.filter(pl.col("years") == pl.col("year") - one.since + 1)
    totals = once.filter(pl.col("indicator") == one.total).with_columns(step=step())
    rows = totals.join(whole, on=[*on, "year"])
    room = pl.col("step") + pl.col("steps")  # twice what rounding can do, as below
    off = ((pl.col("value") - pl.col("sum")) * 2).abs()
    return told(rows.filter(off > room), pl.col("sum") - room / 2, pl.col("sum") + room / 2)


def below_pilots(values: pl.DataFrame, context: Context) -> pl.DataFrame:
    """Totals of a province that are less than those of its pilots together."""
    on = ["area", "indicator", "year", "vintage"]
    above = fitted(context.above, values, area="area", above="area")
    additive = values.filter(
        pl.col("dimension").is_in(ADDITIVE) & pl.col("comparable") & ~pl.col("again")
    ).with_columns(step=step())
    parts = (
        additive.join(above, on="area")
        .group_by("above", *on)  # of a pilot with two extents the smaller counts
        .agg(pl.col("value").min(), pl.col("step").max())
        .group_by("above", *on[1:])
        .agg(pl.col("value").sum().alias("sum"), pl.col("step").sum().alias("steps"))
        .rename({"above": "area"})
    )
    rows = additive.join(parts, on=on)
    room = pl.col("step") + pl.col("steps")  # twice: half a step may not be representable
    short = (pl.col("sum") - pl.col("value")) * 2 > room
    return told(rows.filter(short), pl.col("sum") - room / 2, OPEN)


CHECKS = (
    Check(
        "cumulative",
        Bilingual("累计等于各年之和", "Cumulative sum"),
        Bilingual(
            "累计数必须等于历年数之和，只容许各数末位的四舍五入；历年数不全时不检查。",
            "A cumulative figure is the sum of its years, but for the rounding of all of them; "
            "nothing is checked while a year is missing.",
        ),
        Strength.HARD,
        cumulative,
        "check_cumulative",
    ),
    Check(
        "province",
        Bilingual("省与所属试点", "Province and pilots"),
        Bilingual(
            "人口、金额：省的总数不得小于省内各试点之和（试点之内的试点不重复计）。",
            "People and money: the total of a province is not less than that of its pilots; a "
            "pilot within another is not counted twice.",
        ),
        Strength.SOFT,
        below_pilots,
        "check_province",
        waivable_by=(Role.NATIONAL_OFFICER,),
    ),
)
"""Checks of sums."""
