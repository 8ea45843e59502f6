"""Checks of a value against the one before it in the same series."""

import polars as pl

from shidian.core import Bilingual, Direction
from shidian.register.checks.check import Check, Strength, told
from shidian.register.checks.context import Context
from shidian.register.roles import Role

_TEN_THOUSAND = 10_000
_HUNDREDTHS = 100


def beyond(kind: str, step: pl.Expr, base: pl.Expr) -> pl.Expr:
    """Whether a step is larger than the limit of its indicator; exact, and on it is not.

    Multiplied out, not divided: a division would have to be rounded. Of nothing there are no
    per cent.
    """
    parts = (step * _TEN_THOUSAND > base.abs() * pl.col(f"{kind}_parts")) & (base != 0)
    return (step > pl.col(f"{kind}_points")).fill_null(False) | parts.fill_null(False)


def allowed(kind: str, base: pl.Expr) -> pl.Expr:
    """The largest step that the limit lets pass, to be shown."""
    share = base.abs() * pl.col(f"{kind}_parts") / _TEN_THOUSAND
    return pl.coalesce(pl.col(f"{kind}_points"), share)


def jumps(values: pl.DataFrame, context: Context) -> pl.DataFrame:
    """Values that differ more from those of the year before than the limit lets pass."""
    value, previous = pl.col("value"), pl.col("previous")
    rows = values.filter(beyond("change", (value - previous).abs(), previous))
    room = allowed("change", previous)
    return told(rows, previous - room, previous + room)


def backwards(values: pl.DataFrame, context: Context) -> pl.DataFrame:
    """Values that have moved away from where their indicator should go."""
    value, previous = pl.col("value"), pl.col("previous")
    up = pl.col("direction") == Direction.UP.value
    down = pl.col("direction") == Direction.DOWN.value
    lost = pl.when(up).then(previous - value).when(down).then(value - previous)
    rows = values.filter(beyond("backwards", lost, previous))
    room = allowed("backwards", previous)
    return told(rows, pl.when(up).then(previous - room), pl.when(down).then(previous + room))


def slips(values: pl.DataFrame, context: Context) -> pl.DataFrame:
    """Values about a hundred or ten thousand times as large or as small as the one before."""
    value, earlier = pl.col("value"), pl.col("earlier")
    around = int(context.limits.slip_around.value * _HUNDREDTHS)
    slipped = _about_times(value, earlier, around) | _about_times(earlier, value, around)
    rows = values.filter((value > 0) & (earlier > 0) & slipped)
    return told(rows, earlier * _HUNDREDTHS / around, earlier * around / _HUNDREDTHS)


def _about_times(large: pl.Expr, small: pl.Expr, around: int) -> pl.Expr:
    """Whether one is the factor of the unit times the other, give or take `around`; exact."""
    factor = pl.col("slip_hundredths")
    least = large * around >= small * factor
    return least & (large * _TEN_THOUSAND <= small * factor * around)


def unchanged(values: pl.DataFrame, context: Context) -> pl.DataFrame:
    """Values that have stood for years without any change; a bound and land may well."""
    years = int(context.limits.unchanged_years.value)
    value = pl.col("value")
    same = (value == pl.col("previous")).fill_null(False).cast(pl.UInt8)
    at_bound = (value == pl.col("lowest")) | (value == pl.col("highest"))
    run = same.rolling_sum(years - 1) == years - 1
    rows = values.filter(run & ~at_bound.fill_null(False) & (pl.col("dimension") != "land"))
    return told(rows, pl.lit(None), pl.lit(None))


_ABOVE = (Role.PROVINCIAL_OFFICER, Role.NATIONAL_OFFICER)

CHECKS = (
    Check(
        "change",
        Bilingual("同比变动", "Year on year"),
        Bilingual(
            "与上一年相比，比重变动的百分点、数量变动的百分比不超过限值；不跨普查和口径断点相比。",
            "Against the year before, a share changes by no more points, an amount by no more per "
            "cent than the limit; nothing is compared across a break of the series.",
        ),
        Strength.SOFT,
        jumps,
        "check_change",
        ("change_share", "change_people", "change_money", "change_other"),
        _ABOVE,
    ),
    Check(
        "backwards",
        Bilingual("倒退", "Backwards"),
        Bilingual(
            "应升的指标比上一年下降、应降的指标比上一年上升，超过限值的须说明。",
            "An indicator that should rise has fallen since the year before by more than the "
            "limit, or one that should fall has risen.",
        ),
        Strength.SOFT,
        backwards,
        "check_backwards",
        ("backwards_share", "backwards_other"),
        _ABOVE,
    ),
    Check(
        "unit_slip",
        Bilingual("单位错填", "Slip of the unit"),
        Bilingual(
            "数值约为本地此前数值的百倍、万倍或百分之一、万分之一，多半是填错了单位。",
            "A value about 100 or 10,000 times the one before, or a hundredth or ten-thousandth of "
            "it, is probably in another unit: 元 for 万元, 0.65 for 65 %.",
        ),
        Strength.SOFT,
        slips,
        "check_unit_slip",
        ("slip_share", "slip_amount", "slip_around"),
        _ABOVE,
    ),
    Check(
        "unchanged",
        Bilingual("多年不变", "Unchanged"),
        Bilingual(
            "数值连续多年完全不变，多半是照抄上年；等于上下限的和土地面积除外。",
            "A value that stands for years without any change was probably copied; values on a "
            "bound and areas of land are left out.",
        ),
        Strength.SOFT,
        unchanged,
        "check_unchanged",
        ("unchanged_years",),
        (Role.PILOT_OFFICER, *_ABOVE),
    ),
)
"""Checks of changes."""
