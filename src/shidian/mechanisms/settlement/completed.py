"""Drawn persons who lack what a scheme asks: one fact for all of them, or nothing known."""

import polars as pl

from shidian.engine import Holds, Table, TableColumn
from shidian.mechanisms.settlement.person import Person
from shidian.mechanisms.settlement.scheme import ERROR, Input, Scheme
from shidian.mechanisms.settlement.table_of import number_of


def completed(table: Table, scheme: Scheme, facts: Person) -> Table:
    """A table in memory with a column more for each input of a scheme that it lacks.

    It is for populations that are drawn: nobody published what they lack. An office's file is
    never completed; there the lack is a fault.

    Parameters
    ----------
    table : Table
    scheme : Scheme
    facts : Person
        What is the same for everybody, such as the population of the city; it takes the place of
        a column that is there. Other inputs are empty, and count as the scheme says.
    """
    rows = table.rows
    assert isinstance(rows, pl.DataFrame)
    columns: dict[str, TableColumn] = dict(table.columns)
    for name, asked in scheme.inputs.items():
        fact = facts.get(name)
        if fact is None and (name in columns or asked.missing == ERROR):
            continue  # it is there, or its lack is told when the scheme is run
        number = number_of(asked, fact)
        rows = rows.with_columns(pl.lit(number, pl.Int64).alias(name))
        columns[name] = _column(asked, number)
    return Table(rows, columns, table.on)


def _column(asked: Input, number: int | None) -> TableColumn:
    value = number or 0
    codes = tuple(asked.codes)
    return TableColumn(Holds(asked.kind.value), value, value, number is None, codes)
