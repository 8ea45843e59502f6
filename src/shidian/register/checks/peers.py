"""Checks of a value against those of other areas."""

import polars as pl

from shidian.core import Bilingual
from shidian.register.checks.check import Check, Strength, told
from shidian.register.checks.context import EXTENSIVE, Context
from shidian.register.checks.robust import NORMAL
from shidian.register.checks.values import fitted
from shidian.register.roles import Role

_GROUP = ("peer_class", "indicator", "year", "vintage")


def off_peers(values: pl.DataFrame, context: Context) -> pl.DataFrame:
    """Values far off the median of the same class of pilots, year and series.

    What grows with the place, such as people and money, is not compared.
    """
    rows = values.filter(pl.col("comparable") & ~pl.col("dimension").is_in(EXTENSIVE))
    rows = _with_medians(rows.join(fitted(context.pilots, values, area="area"), on="area"))
    fewest = int(context.limits.peer_fewest.value)
    spread = pl.max_horizontal(
        NORMAL * pl.col("spread"), 10.0 ** -pl.col("places").cast(pl.Float64)
    )
    room = float(context.limits.peer_deviations.value) * spread
    far = rows.filter(
        (pl.col("count") >= fewest) & ((pl.col("number") - pl.col("median")).abs() > room)
    )
    return told(far, pl.col("median") - room, pl.col("median") + room)


def _with_medians(rows: pl.DataFrame) -> pl.DataFrame:
    """Each row beside the size, median and median absolute deviation of its group."""
    middle = rows.group_by(_GROUP).agg(
        pl.len().alias("count"), pl.col("number").median().alias("median")
    )
    rows = rows.join(middle, on=_GROUP)
    off = (pl.col("number") - pl.col("median")).abs()
    return rows.join(rows.group_by(_GROUP).agg(off.median().alias("spread")), on=_GROUP)


def copies(values: pl.DataFrame, context: Context) -> pl.DataFrame:
    """Values that only two areas share in a year, where those two share several such.

    A value that three or more have is common, and proves nothing; so does one on a bound.
    """
    bounds = [pl.col("value") == pl.col(end) for end in ("lowest", "highest")]
    on_bound = pl.any_horizontal(bound.fill_null(False) for bound in bounds)
    of_value = ["indicator", "year", "value"]
    pairs = (
        values.filter(~on_bound & ~pl.col("again"))
        .group_by(of_value)
        .agg(pl.len().alias("count"), pl.col("area").min().alias("one"),
             pl.col("area").max().alias("two"))
        .filter((pl.col("count") == 2) & (pl.col("one") != pl.col("two")))
    )  # fmt: skip
    fewest = int(context.limits.copied_values.value)
    pairs = pairs.filter(pl.len().over("year", "one", "two") >= fewest)
    sides = [pairs.select(*of_value, area=a, twin=b) for a, b in (("one", "two"), ("two", "one"))]
    rows = values.join(pl.concat(sides), on=["area", *of_value])
    return told(rows, pl.lit(None), pl.lit(None), pl.col("twin"))


CHECKS = (
    Check(
        "peers",
        Bilingual("同类比较", "Peers"),
        Bilingual(
            "数值远离同类试点同年的中位数（以中位绝对偏差衡量）；人口、金额等总量不比较。",
            "A value lies far off the median of the pilots of its class in the year, by the median "
            "absolute deviation; totals such as people and money are not compared.",
        ),
        Strength.SOFT,
        off_peers,
        "check_peers",
        ("peer_deviations", "peer_fewest"),
        (Role.PROVINCIAL_OFFICER, Role.NATIONAL_OFFICER),
    ),
    Check(
        "copied",
        Bilingual("两地相同", "Copied"),
        Bilingual(
            "两个地区同年有多个数只在这两地相同，多半是互相照抄；等于上下限的除外。",
            "Two areas share several values of a year that no third area has, and one was probably "
            "copied from the other; values on a bound are left out.",
        ),
        Strength.SOFT,
        copies,
        "check_copied",
        ("copied_values",),
        (Role.PROVINCIAL_OFFICER, Role.NATIONAL_OFFICER),
    ),
)
"""Checks of other areas."""
