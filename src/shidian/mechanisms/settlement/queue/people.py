"""The people of a queue in memory: only the columns that matter, and what happened to each."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import polars as pl

from shidian.core import DataError, Fault, Place
from shidian.engine import Holds, Table, TableColumn, evaluated
from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.planning import BIRTH, grouping
from shidian.mechanisms.settlement.scheme import Input, InputKind, Scheme

APPLIED = "applied_on"  # the day of application, where the table has it
ROW, JOINED, ELIGIBLE = "row number", "year joined", "year eligible"
MOST_PEOPLE = 10_000_000  # with all newcomers; up to 500 bytes each at the peak
_SMALL = 2**31 - 1


@dataclass(frozen=True)
class Source:
    """Persons to draw from, and what their columns hold in all years.

    Parameters
    ----------
    rows : polars.DataFrame
        The columns that matter, nothing else, all of one width as `columns` needs it.
    columns : mapping of str to TableColumn
    """

    rows: pl.DataFrame
    columns: Mapping[str, TableColumn]


def sources(day: Day, first: Table, later: Table, by: tuple[str, ...], years: int) -> list[Source]:
    """The people of the first day and those whom newcomers resemble, with the same columns.

    Raises
    ------
    DataError
        If the columns of the second differ from the first's.
    """
    names = _names(day.scheme, first, by)
    columns = {
        name: _grown(_joined(name, first, later), day.scheme.inputs.get(name), years)
        for name in names
    }
    tables = [first] if later is first else [first, later]
    return [Source(_rows(table, columns), columns) for table in tables]


def joined(
    drawn: pl.DataFrame, source: Source, day: Day, year: int, row: int, by: tuple[str, ...]
) -> pl.DataFrame:
    """People who join the queue in a year, numbered from a row on, with their groups."""
    table = Table(drawn, source.columns)
    groups = {group_column(name): grouping(day, table, name)[0] for name in by}
    return (
        evaluated(table, groups)
        .select(*source.columns, pl.col(list(groups)).cast(pl.Int64))
        .with_columns(
            pl.int_range(row, row + pl.len(), dtype=pl.Int64).alias(ROW),
            pl.lit(year, pl.Int32).alias(JOINED),
            pl.lit(None, pl.Int32).alias(ELIGIBLE),
        )
        .collect()
    )


def newcomers(source: Source, people: int, year: int, random: np.random.Generator) -> pl.DataFrame:
    """Persons drawn with replacement, as old on their day as the drawn were on the first day."""
    if not source.rows.height:
        return source.rows
    drawn = source.rows[random.integers(0, source.rows.height, people)]
    dates = [name for name, column in source.columns.items() if column.holds is Holds.DATE]
    moved = pl.col(dates).cast(pl.Date).dt.offset_by(f"{year}y").cast(pl.Int32)
    return drawn.with_columns(moved) if dates else drawn


def aged(people: pl.DataFrame, scheme: Scheme) -> pl.DataFrame:
    """A year later: what grows has grown, up to what the scheme allows; missing stays missing."""
    return people.with_columns(
        (pl.col(name).cast(pl.Int64) + asked.per_year)
        .clip(asked.min, asked.max)
        .cast(people.schema[name])
        for name, asked in scheme.inputs.items()
        if asked.per_year
    )


def group_column(name: str) -> str:
    """The column of a grouping; with a blank, which no column of a table has."""
    return f"group {name}"


def years_after(day: date, years: int) -> date:
    """The same day of the calendar so many years later; 28 February where it does not exist."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _names(scheme: Scheme, table: Table, by: tuple[str, ...]) -> list[str]:
    extra = [name for name in (*by, APPLIED, BIRTH) if name in table.columns]
    return list(dict.fromkeys((*scheme.inputs, *extra)))


def _joined(name: str, first: Table, later: Table) -> TableColumn:
    one, other = first.columns[name], later.columns.get(name)
    if other is None or (one.holds, one.codes) != (other.holds, other.codes):
        raise DataError(Fault("queue_arrivals_columns", Place(column=name)))
    return replace(
        one,
        low=min(one.low, other.low),
        high=max(one.high, other.high),
        missing=one.missing or other.missing,
    )


def _grown(column: TableColumn, asked: Input | None, years: int) -> TableColumn:
    """Bounds that hold in all years."""
    if column.holds is Holds.DATE:
        return replace(column, high=column.high + 366 * years)  # newcomers are born later
    if asked is None or asked.kind is not InputKind.NUMBER or not asked.per_year:
        return column
    grown = asked.per_year * years
    low, high = min(column.low, column.low + grown), max(column.high, column.high + grown)
    return replace(
        column,
        low=min(column.low, max(low, asked.min)),
        high=max(column.high, min(high, asked.max)),
    )


def _rows(table: Table, columns: Mapping[str, TableColumn]) -> pl.DataFrame:
    types = [
        pl.col(name).cast(pl.Int32 if max(abs(c.low), abs(c.high)) <= _SMALL else pl.Int64)
        for name, c in columns.items()
    ]
    return evaluated(table, {}).select(types).collect()
