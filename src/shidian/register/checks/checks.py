"""All checks, and the run of them: over a whole register, or over one filing."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from typing import Any

import polars as pl

from shidian.register.checks import changes, history, identity, peers, plan, rows, sums
from shidian.register.checks.check import Check, Violation
from shidian.register.checks.context import Context
from shidian.register.checks.values import EXACT, MOST_PLACES, WIDE, arranged

CHECKS: tuple[Check, ...] = (
    *rows.CHECKS,
    *identity.CHECKS,
    *sums.CHECKS,
    *changes.CHECKS,
    *plan.CHECKS,
    *peers.CHECKS,
    *history.CHECKS,
)
"""Every check, in the order in which violations are told."""

VIOLATIONS = pl.Schema(
    {
        "check": pl.String(),
        "area": pl.String(),
        "indicator": pl.String(),
        "year": pl.Int32(),
        "vintage": pl.String(),
        "found": EXACT,
        "places": pl.UInt8(),
        "low": EXACT,
        "high": EXACT,
        "other": pl.String(),
    }
)
"""Columns of a table of violations; `found` is null for what is missing, an open end is null."""


def run(checks: Iterable[Check], values: pl.DataFrame, context: Context) -> pl.DataFrame:
    """What the checks do not let pass, in any number of areas and years.

    Parameters
    ----------
    checks : iterable of Check
    values : DataFrame
        From `values_table`.
    context : Context

    Returns
    -------
    DataFrame
        With the columns of `VIOLATIONS`, by check, area, indicator and year.
    """
    table = arranged(values, context.indicators)
    found = [_of(check, table, context) for check in checks]
    return pl.concat([pl.DataFrame(schema=VIOLATIONS), *found])


def _of(check: Check, table: pl.DataFrame, context: Context) -> pl.DataFrame:
    found = check.find(table, context).select(
        pl.lit(check.code).alias("check"),
        *(pl.col(name).cast(kind) for name, kind in VIOLATIONS.items() if name != "check"),
    )
    return found.sort("area", "indicator", "year", "vintage")


def violations_of_one(
    values: pl.DataFrame,
    context: Context,
    area: str,
    year: int,
    checks: Iterable[Check] = CHECKS,
) -> list[Violation]:
    """What the checks do not let pass in one filing, as often as somebody asks.

    Parameters
    ----------
    values : DataFrame
        From `values_table`: the filing itself with the area's earlier values, and as much of
        other areas as it shall be compared with.
    context : Context
    area : str
    year : int
    checks : iterable of Check
    """
    near = (pl.col("area") == area) | (pl.col("year") == year)
    due = pl.DataFrame([(area, year)], context.due.schema, orient="row")
    found = run(checks, values.filter(near), replace(context, due=due))
    own = found.filter((pl.col("area") == area) & (pl.col("year") == year))
    return violations(own, context)


def violations(table: pl.DataFrame, context: Context) -> list[Violation]:
    """The rows of a table of violations as objects."""
    known = {check.code: check for check in CHECKS}
    return [_violation(known[row["check"]], row, context) for row in table.iter_rows(named=True)]


def _violation(check: Check, row: dict[str, Any], context: Context) -> Violation:
    found, places = row["found"], row["places"]
    low, high = printed_ends(row["low"], row["high"], places or 0)
    return Violation(
        check,
        row["area"],
        row["indicator"],
        context.names[row["indicator"]],
        row["year"],
        row["vintage"],
        None if found is None else _rounded(found, places, ROUND_HALF_EVEN),
        low,
        high,
        row["other"],
        check.unverified(context),
    )


def printed_ends(
    low: Decimal | None, high: Decimal | None, places: int
) -> tuple[Decimal | None, Decimal | None]:
    """The lowest and the highest figure between two ends that can be printed in some places.

    Rounded inwards, so that no figure is called expected that the check would not let pass; with
    more places where none of so few lies between.

    Examples
    --------
    >>> [str(end) for end in printed_ends(Decimal("55.15"), Decimal("65.15"), 1)]
    ['55.2', '65.1']
    >>> [str(end) for end in printed_ends(Decimal("3.34"), Decimal("3.54"), 0)]
    ['3.4', '3.5']
    """
    lowest = None if low is None else _rounded(low, places, ROUND_CEILING)
    highest = None if high is None else _rounded(high, places, ROUND_FLOOR)
    if lowest is not None and highest is not None and lowest > highest and places < MOST_PLACES:
        return printed_ends(low, high, places + 1)
    return lowest, highest


def _rounded(value: Decimal, places: int, way: str) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), way, WIDE)
