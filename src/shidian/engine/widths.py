"""The narrowest numbers of an engine that hold a range: less to read, and never an overflow."""

from typing import TypeAlias

import polars as pl

from shidian.core import DataError, Fault

Width: TypeAlias = type[pl.Int8] | type[pl.Int16] | type[pl.Int32] | type[pl.Int64]

WIDTHS: tuple[tuple[int, Width], ...] = (
    (8, pl.Int8),
    (16, pl.Int16),
    (32, pl.Int32),
    (64, pl.Int64),
)


def narrowest(low: int, high: int) -> Width:
    """The narrowest signed type that holds every whole number from `low` to `high`.

    Raises
    ------
    DataError
        If none does.

    Examples
    --------
    >>> narrowest(0, 127), narrowest(-129, 0)
    (Int8, Int16)
    """
    for bits, width in WIDTHS:
        if -(1 << bits - 1) <= low and high < 1 << bits - 1:
            return width
    raise DataError(Fault("numbers_too_wide", low=low, high=high))
