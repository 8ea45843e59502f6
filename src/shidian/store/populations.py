"""The synthetic persons that pages answer about: drawn once, kept in the data folder and in memory.

They are nobody's: no file of persons is ever read here.
"""

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

import polars as pl

from shidian.core import DataError, UsageError
from shidian.engine import Table, read_table, write_table
from shidian.mechanisms.settlement.synthetic import (
    fitted,
    population,
    read_sources,
    shared_by_region,
)
from shidian.programme import PackageFiles, Programme, digest
from shidian.store.home import home

PEOPLE = 200_000
SEED = 2014
YEAR = 2013  # of the published figures that the persons are fitted to
FOLDER = "populations"


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
    return _persons(_Asked(digest(programme.mechanisms), area, day, programme.mechanisms))


@lru_cache(maxsize=6)  # ten megabytes each
def _persons(asked: _Asked) -> Table:
    name = f"{asked.version[:16]}-{asked.area or 'nation'}-{asked.day}-{PEOPLE}-{SEED}.parquet"
    file = home() / FOLDER / name
    try:
        return Table(pl.read_parquet(file), read_table(file).columns)
    except (OSError, pl.exceptions.PolarsError, UsageError, DataError):
        pass  # not there yet, or not whole: drawn anew
    sources = read_sources(asked.files)
    fit = fitted(sources, YEAR)
    areas = {asked.area: PEOPLE} if asked.area else shared_by_region(fit, PEOPLE)
    columns, frames = population(fit, sources, areas, SEED, asked.day)
    rows = pl.concat(frames)
    file.parent.mkdir(exist_ok=True)
    write_table([rows], columns, file)
    return Table(rows, columns)
