"""The synthetic persons that pages answer about: drawn once, kept in the data folder and in memory.

They are nobody's: no file of persons is ever read here.
"""

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from threading import Lock

import polars as pl

from shidian.core import DataError, UsageError
from shidian.engine import Table, read_table, write_table
from shidian.mechanisms.settlement.synthetic import PEOPLE, SEED, synthetic_table
from shidian.programme import PackageFiles, Programme, digest
from shidian.store.home import home

__all__ = ["PEOPLE", "SEED", "synthetic_persons"]
FOLDER = "populations"
_DRAWING = Lock()  # visitors who come at once wait for the first, and draw nothing themselves


@dataclass(frozen=True)
class _Asked:
    """A population: of which files, area and day; empty for the nation by region."""

    version: str
    area: str
    day: date
    files: PackageFiles = field(compare=False)


def synthetic_persons(programme: Programme, area: str, day: date) -> Table:
    """The synthetic persons of an area, or of the nation by region of work, as of a day.

    Parameters
    ----------
    programme : Programme
    area : str
        Code of an area; empty for the nation.
    day : date
        Of all ages and dates.

    Raises
    ------
    DataError, UsageError
        If the package brings no figures to fit persons to, or wrong ones.
    """
    asked = _Asked(digest(programme.mechanisms), area, day, programme.mechanisms)
    with _DRAWING:
        return _persons(asked)


@lru_cache(maxsize=6)  # ten megabytes each
def _persons(asked: _Asked) -> Table:
    name = f"{asked.version[:16]}-{asked.area or 'nation'}-{asked.day}-{PEOPLE}-{SEED}.parquet"
    file = home() / FOLDER / name
    try:
        stored = read_table(file)
        return Table(pl.read_parquet(file), stored.columns, asked.day)
    except (OSError, pl.exceptions.PolarsError, UsageError, DataError):
        pass  # not there yet, or not whole: drawn anew
    table = synthetic_table(asked.files, asked.area, asked.day, PEOPLE, SEED)
    _keep(table, file)
    return table


def _keep(table: Table, file: Path) -> None:
    """Write the persons, unless another process was first: its file has the same in it."""
    assert isinstance(table.rows, pl.DataFrame)
    file.parent.mkdir(exist_ok=True)
    try:
        write_table([table.rows], table.columns, file, table.on)
    except UsageError:
        if not file.exists():
            raise
