"""A synthetic population in memory: the persons that a scheme is tried on where there are none."""

from datetime import date

import polars as pl

from shidian.engine import Table
from shidian.mechanisms.settlement.synthetic.fit import fitted
from shidian.mechanisms.settlement.synthetic.population import population, shared_by_region
from shidian.mechanisms.settlement.synthetic.sources import read_sources
from shidian.programme import PackageFiles

PEOPLE = 200_000
SEED = 2014
YEAR = 2013  # of the published figures that the persons are fitted to


def synthetic_table(
    files: PackageFiles, area: str, day: date, people: int = PEOPLE, seed: int = SEED
) -> Table:
    """Persons of an area, or of the nation by region of work, as of a day.

    Parameters
    ----------
    files : mapping of str to bytes
        Of the mechanisms of a programme.
    area : str
        Code of an area; empty for the nation.
    day : date
        Of all ages and dates.
    people, seed : int

    Raises
    ------
    DataError, UsageError
        If the package brings no figures to fit persons to, or wrong ones.
    """
    sources = read_sources(files)
    fit = fitted(sources, YEAR)
    areas = {area: people} if area else shared_by_region(fit, people)
    columns, frames = population(fit, sources, areas, seed, day)
    return Table(pl.concat(frames), columns, day)
