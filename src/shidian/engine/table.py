"""A table of whole numbers, and what its columns hold: the only kind of table rules run on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

import polars as pl


class Holds(StrEnum):
    """What the whole numbers of a column stand for."""

    NUMBER = "number"
    CODE = "code"  # the place in `TableColumn.codes`
    FLAG = "flag"  # 0 or 1
    DATE = "date"  # days since 1970-01-01


@dataclass(frozen=True)
class TableColumn:
    """What a column of a table holds.

    Parameters
    ----------
    holds : Holds
    low, high : int
        Every value that is there lies between them, both included. Engines choose the width of
        their numbers by them, so they must be true.
    missing : bool
        Whether a value can be missing.
    codes : tuple of str
        Of a code: the names, in the order of their numbers.
    """

    holds: Holds
    low: int
    high: int
    missing: bool = False
    codes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError(f"no whole number lies between {self.low} and {self.high}")
        if (self.holds is Holds.CODE) != bool(self.codes):
            raise ValueError("codes belong to a column of codes, and to no other")


@dataclass(frozen=True)
class Table:
    """Rows in memory or in Parquet files, and what their columns hold.

    Parameters
    ----------
    rows : polars.DataFrame or pathlib.Path
    columns : mapping of str to TableColumn
    on : date
        The day that the rows are of; None where nobody said.
    """

    rows: pl.DataFrame | Path
    columns: Mapping[str, TableColumn]
    on: date | None = None
