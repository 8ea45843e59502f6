"""Persons as the table of whole numbers that rules run over."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from shidian.engine import Holds, Table, TableColumn
from shidian.engine.widths import narrowest
from shidian.mechanisms.settlement.person import Person, Value
from shidian.mechanisms.settlement.planning import AREA
from shidian.mechanisms.settlement.scheme import Input, Scheme
from shidian.mechanisms.settlement.whole_days import days


def table_of(scheme: Scheme, persons: Sequence[Person], area: Sequence[str] | None = None) -> Table:
    """The table of some persons, in memory.

    Parameters
    ----------
    scheme : Scheme
        Its inputs are the columns.
    persons : sequence of Person
        As `read_person` gives them.
    area : sequence of str
        For each person the code of the area; a column more.

    Returns
    -------
    Table
        Each column as narrow as its values allow, its bounds reached.
    """
    numbers = {
        name: [number_of(asked, person.get(name)) for person in persons]
        for name, asked in scheme.inputs.items()
    }
    columns = {name: _column(asked, numbers[name]) for name, asked in scheme.inputs.items()}
    if area is not None:
        codes = tuple(dict.fromkeys(area)) or ("",)
        numbers[AREA] = [codes.index(code) for code in area]
        columns[AREA] = TableColumn(Holds.CODE, 0, len(codes) - 1, codes=codes)
    rows = [
        pl.Series(name, numbers[name], narrowest(one.low, one.high))
        for name, one in columns.items()
    ]
    return Table(pl.DataFrame(rows), columns)


def number_of(asked: Input, value: Value | None) -> int | None:
    """A value of an input as it stands in a table; None where it is missing."""
    match value:
        case None:
            return None
        case str(code):
            return list(asked.codes).index(code)
        case date() as day:
            return days(day)
        case _:
            return int(value)


def _column(asked: Input, found: Sequence[int | None]) -> TableColumn:
    there = [number for number in found if number is not None]
    low, high = min(there, default=0), max(there, default=0)
    return TableColumn(Holds(asked.kind.value), low, high, None in found, tuple(asked.codes))
