"""Persons as a table: whole numbers, true bounds, missing left missing."""

from datetime import date

import polars as pl

from shidian.engine import Holds
from shidian.mechanisms.settlement.table_of import table_of
from tests.unit.mechanisms.settlement.small import small

SCHEME = small("entitlements: [{id: e, NAMES}]\n")
PERSONS = [
    {"birth": date(1970, 1, 2), "months": 300, "balance": -100, "school": "college", "job": True},
    {"birth": date(1969, 12, 31), "months": None, "balance": 27, "school": None, "job": False},
]


def test_values_become_whole_numbers():
    table = table_of(SCHEME, PERSONS)
    assert table.rows.to_dicts() == [
        {"birth": 1, "months": 300, "balance": -100, "school": 2, "job": 1, "crime": None},
        {"birth": -1, "months": None, "balance": 27, "school": None, "job": 0, "crime": None},
    ]


def test_bounds_are_those_of_the_values():
    columns = table_of(SCHEME, PERSONS).columns
    found = {name: (one.low, one.high, one.missing) for name, one in columns.items()}
    assert found == {
        "birth": (-1, 1, False),
        "months": (300, 300, True),
        "balance": (-100, 27, False),
        "school": (2, 2, True),
        "job": (0, 1, False),
        "crime": (0, 0, True),
    }
    assert columns["school"].codes == ("none", "senior", "college")
    assert [one.holds for one in columns.values()] == [
        Holds.DATE,
        Holds.NUMBER,
        Holds.NUMBER,
        Holds.CODE,
        Holds.FLAG,
        Holds.DATE,
    ]


def test_columns_are_as_narrow_as_their_values():
    rows = table_of(SCHEME, PERSONS).rows
    assert (rows.schema["months"], rows.schema["balance"]) == (pl.Int16, pl.Int8)


def test_areas_are_numbered_as_they_come():
    table = table_of(SCHEME, PERSONS, area=["5", "3"])
    assert table.rows["area"].to_list() == [0, 1]
    assert table.columns["area"].codes == ("5", "3")


def test_a_table_of_nobody_has_its_columns():
    table = table_of(SCHEME, [], area=[])
    assert (table.rows.height, list(table.columns)) == (0, [*SCHEME.inputs, "area"])
