"""Checks of a value against what the pilot's plan promises."""

import polars as pl

from shidian.core import Bilingual, Direction
from shidian.register.checks.changes import allowed, beyond
from shidian.register.checks.check import Check, Strength, told
from shidian.register.checks.context import Context
from shidian.register.checks.values import fitted
from shidian.register.roles import Role


def ahead(values: pl.DataFrame, context: Context) -> pl.DataFrame:
    """Values that are better than the path of the plan by more than the limit.

    A path that rests on a baseline is compared with values of the same series only.
    """
    value, promised = pl.col("value"), pl.col("promised")
    paths = fitted(context.paths, values, area="area", indicator="indicator")
    on_series = [
        pl.col(path).is_null() | (pl.col(path) == pl.col(own).cast(pl.String))
        for path, own in (("on_vintage", "vintage"), ("on_break", "series_break"))
    ]
    rows = values.join(paths, on=["area", "indicator", "year"]).filter(*on_series)
    down = pl.col("direction") == Direction.DOWN.value
    lead = pl.when(down).then(promised - value).otherwise(value - promised)
    rows = rows.filter(beyond("ahead", lead, promised))
    room = allowed("ahead", promised)
    return told(rows, pl.when(down).then(promised - room), pl.when(~down).then(promised + room))


CHECKS = (
    Check(
        "plan",
        Bilingual("超前方案", "Ahead of the plan"),
        Bilingual(
            "数值好于方案进度，超出限值的须说明：水平值取基期到目标的直线，累计数从零起算，"
            "每年数逐年比较。",
            "A value is better than the plan's path by more than the limit: of levels the straight "
            "line from baseline to target, of sums the line from nothing, of yearly figures each.",
        ),
        Strength.SOFT,
        ahead,
        "check_plan",
        ("ahead_share", "ahead_other"),
        (Role.PROVINCIAL_OFFICER, Role.NATIONAL_OFFICER),
    ),
)
"""Checks of plans."""
