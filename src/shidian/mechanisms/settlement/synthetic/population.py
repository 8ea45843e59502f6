"""A synthetic population as a stream of frames, from a pilot's to the nation's."""

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction

import numpy as np
import polars as pl

from shidian.core import DataError, Fault, Place, UsageError
from shidian.core.apportionment import apportioned
from shidian.core.period import FIRST_YEAR, LAST_YEAR
from shidian.engine import Holds, TableColumn
from shidian.engine.widths import narrowest
from shidian.mechanisms.settlement.persons.vocabulary import AREA
from shidian.mechanisms.settlement.synthetic.assumptions import Assumptions
from shidian.mechanisms.settlement.synthetic.dimensions import DIMENSIONS, NO_YES, REGIONS
from shidian.mechanisms.settlement.synthetic.fit import Fit
from shidian.mechanisms.settlement.synthetic.persons import (
    APPLICATION,
    CRIME,
    Columns,
    Draw,
    draw_from,
    persons,
)
from shidian.mechanisms.settlement.synthetic.sources import Sources
from shidian.mechanisms.settlement.synthetic.streams import STEP

CHUNK = 1 << 18  # persons in memory at once; no result depends on it
MOST = 10**9
KEPT = ("sex", "education", "industry", "housing", "trained", "flow", "region", "home_region")
"""Dimensions that are columns as they are; age and insurance stand in dates and months."""

TableColumns = Mapping[str, TableColumn]


def population(
    fit: Fit,
    sources: Sources,
    areas: Mapping[str, int],
    seed: int,
    day: date,
    chunk: int = CHUNK,
) -> tuple[TableColumns, Iterator[pl.DataFrame]]:
    """Persons drawn from a fitted table, area after area.

    A person is a function of the seed, the area, the day and the number within the area: the
    first thousand of an area are the same whether a thousand or a million are drawn, in whatever
    chunks, beside whatever other areas.

    Parameters
    ----------
    fit : Fit
    sources : Sources
    areas : mapping of str to int
        How many people to draw for each area: an administrative code, whose first two digits
        tell the region of work, or a region.
    seed : int
        From 0.
    day : date
        The day of all ages and dates.
    chunk : int
        Persons a frame at most; a multiple of 16.

    Returns
    -------
    columns : mapping of str to TableColumn
        What the columns hold, for `engine.write_table`.
    frames : iterator of polars.DataFrame

    Raises
    ------
    UsageError
        If an area lies in no region, or a number of people, the seed or the day is out
        of range.
    ValueError
        If a chunk is no multiple of 16.
    """
    if chunk < STEP or chunk % STEP:
        raise ValueError(f"chunks are of a multiple of {STEP} persons, not {chunk}")
    regions = {area: _region(area, sources.assumptions) for area in areas}
    people = sum(areas.values())
    if not 0 < people <= MOST or min(areas.values()) < 0:
        found = min([people, *areas.values()])
        raise UsageError(Fault("population_people", found=found, most=MOST))
    if seed < 0:
        raise UsageError(Fault("population_seed", found=seed))
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise UsageError(Fault("population_day", found=day, low=FIRST_YEAR, high=LAST_YEAR))
    draw = draw_from(fit, sources.assumptions, day)
    columns = _columns(draw, sources.assumptions, tuple(areas))
    return columns, _frames(draw, columns, areas, regions, seed, chunk)


def people_published(sources: Sources, year: int) -> int:
    """How many migrants are published for a year.

    Raises
    ------
    DataError
        If none are.
    """
    found = sources.figures.get((year, "all", "total"), {}).get("all")
    if found is None:
        place = Place(sources.figures_file)
        raise DataError(Fault("population_figure", place, found=f"{year} all total"))
    return int(found.plain * 10_000)


def shared_by_region(fit: Fit, people: int) -> dict[str, int]:
    """So many people over the regions of work, as the fitted table has them; largest remainders."""
    shares = np.bincount(fit.cells.codes["region"], weights=fit.table, minlength=len(REGIONS))
    parts = apportioned(people, [Fraction(share) for share in shares.tolist()])
    return dict(zip(REGIONS, parts, strict=True))


def _region(area: str, assumptions: Assumptions) -> str:
    if area in REGIONS:
        return area
    for region, provinces in assumptions.regions.items():
        if area[:2] in provinces and region in REGIONS:
            return region
    raise UsageError(Fault("population_area", found=area[:40], known=" ".join(REGIONS)))


def _frames(
    draw: Draw,
    columns: TableColumns,
    areas: Mapping[str, int],
    regions: Mapping[str, str],
    seed: int,
    chunk: int,
) -> Iterator[pl.DataFrame]:
    for place, (area, people) in enumerate(areas.items()):
        for first in range(0, people, chunk):
            count = min(chunk, people - first)
            found = persons(draw, regions[area], (seed, area), first, count)
            yield _frame(found, columns, place, draw.calendar.today)


def _frame(found: Columns, columns: TableColumns, area: int, today: int) -> pl.DataFrame:
    never = found[CRIME] == 0
    held = {
        **found,
        AREA: np.full(len(never), area),
        "last_crime": today - found[CRIME].astype(np.int32),
        "applied_on": today - found[APPLICATION].astype(np.int32),
    }
    frame = pl.DataFrame(
        {
            name: pl.Series(held[name]).cast(narrowest(one.low, one.high))
            for name, one in columns.items()
        }
    )
    return frame.with_columns(
        pl.when(pl.lit(pl.Series(~never))).then("last_crime").alias("last_crime")
    )


def _columns(draw: Draw, assumptions: Assumptions, areas: tuple[str, ...]) -> TableColumns:
    days = draw.calendar
    columns = {AREA: TableColumn(Holds.CODE, 0, len(areas) - 1, codes=areas)}
    columns["birth_date"] = TableColumn(Holds.DATE, days.earliest, days.latest)
    columns |= {name: _coded(DIMENSIONS[name]) for name in KEPT}
    for name, one in assumptions.distributions.items():
        most = int(draw.quantiles[name].entries.max())
        if name == CRIME:
            column = TableColumn(Holds.DATE, days.today - most, days.today, missing=True)
            columns["last_crime"] = column
        elif name == APPLICATION:
            columns["applied_on"] = TableColumn(Holds.DATE, days.today - most, days.today)
        else:
            columns[name] = _coded(one.codes) if one.codes else TableColumn(Holds.NUMBER, 0, most)
    columns["permit_months"] = columns["residence_months"]
    return columns


def _coded(codes: tuple[str, ...]) -> TableColumn:
    if codes == NO_YES:
        return TableColumn(Holds.FLAG, 0, 1)
    return TableColumn(Holds.CODE, 0, len(codes) - 1, codes=codes)
