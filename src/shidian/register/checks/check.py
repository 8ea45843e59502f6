"""A check of values that were filed, and what it finds."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

import polars as pl

from shidian.core import Bilingual, Confidence
from shidian.register.checks.context import Context
from shidian.register.checks.values import EXACT


class Strength(StrEnum):
    """Whether a filing can be submitted in spite of a violation."""

    HARD = "hard"
    SOFT = "soft"

    @property
    def text(self) -> Bilingual:
        """The strength in words."""
        return _STRENGTHS[self]


_STRENGTHS = {
    Strength.HARD: Bilingual("强制", "hard"),
    Strength.SOFT: Bilingual("核实", "soft"),
}

Find = Callable[[pl.DataFrame, Context], pl.DataFrame]
"""From arranged values and their context to the rows that violate, with the columns of `FOUND`."""

FOUND = ("area", "indicator", "year", "vintage", "found", "places", "low", "high", "other")
"""Columns of what a check finds; `low` and `high` are what was expected, null where open."""


@dataclass(frozen=True)
class Check:
    """One check.

    Parameters
    ----------
    code : str
    name, meaning : Bilingual
    strength : Strength
    find : callable
    message : str
        Code of the message of a violation.
    limits : tuple of str
        The limits of the package that it rests on.
    waivable_by : tuple of str
        Roles that may let a violation pass, with a reason; none for a hard check.
    """

    code: str
    name: Bilingual
    meaning: Bilingual
    strength: Strength
    find: Find
    message: str
    limits: tuple[str, ...] = ()
    waivable_by: tuple[str, ...] = ()

    def unverified(self, context: Context) -> bool:
        """Whether it rests on a limit that no document sets."""
        used = [getattr(context.limits, name) for name in self.limits]
        return any(limit.confidence is Confidence.UNVERIFIED for limit in used)


@dataclass(frozen=True)
class Violation:
    """One value that a check does not let pass.

    Parameters
    ----------
    check : Check
    area, indicator : str
    name : Bilingual
        What the indicator is called.
    year : int
    vintage : str
    found : Decimal or None
        As filed; None for what is missing.
    low, high : Decimal or None
        What was expected, in the unit of the indicator; None where open.
    other : str
        Code of the other area, for a check that compares two.
    unverified : bool
        Whether it rests on a limit that no document sets.
    """

    check: Check
    area: str
    indicator: str
    name: Bilingual
    year: int
    vintage: str
    found: Decimal | None
    low: Decimal | None
    high: Decimal | None
    other: str
    unverified: bool


def told(
    rows: pl.DataFrame, low: pl.Expr, high: pl.Expr, other: pl.Expr | None = None
) -> pl.DataFrame:
    """The rows in the columns of `FOUND`."""
    return rows.select(
        "area",
        "indicator",
        "year",
        "vintage",
        pl.col("value").alias("found"),
        "places",
        low.cast(EXACT).alias("low"),
        high.cast(EXACT).alias("high"),
        (pl.lit("") if other is None else other.cast(pl.String)).alias("other"),
    )


OPEN = pl.lit(None, dtype=EXACT)
"""An end of what is expected that stays open."""
