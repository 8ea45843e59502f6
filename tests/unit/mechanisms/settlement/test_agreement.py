"""All engines agree with the reference on every shipped scheme, at every break of it.

Each person has a number of its own among the keys, so that counting compares person by person.
"""

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

import ibis
import polars as pl
import pytest
from polars.testing import assert_frame_equal

from shidian.engine import Column, Holds, Rule, Table, TableColumn, cluster, embedded, evaluated
from shidian.engine.ibis_rules import counted
from shidian.mechanisms.settlement.boundaries import boundary_persons
from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.planning import planning_table
from shidian.mechanisms.settlement.scheme import read_scheme
from shidian.mechanisms.settlement.table_of import table_of
from tests.conftest import URBANIZATION
from tests.java import NEEDS_JAVA
from tests.unit.mechanisms.settlement.agreement import by_reference, by_rules, rules_of

NUMBER = "number"
DAYS = (date(2016, 2, 29), date(2017, 2, 28), date(2018, 7, 1))
FILES = [
    file
    for file in sorted((URBANIZATION / "schemes").glob("*.yaml"))
    if "\ninputs:" in file.read_text("utf-8")
]
SCHEMES = {file.stem: read_scheme(file.read_bytes(), file.name) for file in FILES}
CASES = [
    (name, day)
    for name, scheme in SCHEMES.items()
    for day in sorted({scheme.from_, *DAYS})
    if scheme.from_ <= day <= (scheme.until or day)
]
EVERY_DAY = pytest.mark.parametrize(("name", "on"), CASES, ids=[f"{n} {d}" for n, d in CASES])


@dataclass(frozen=True)
class Case:
    """A scheme on a day, persons at its breaks, and what the reference says of them."""

    day: Day
    table: Table
    rules: dict[str, Rule]
    expected: pl.DataFrame


@lru_cache
def case(name: str, on: date) -> Case:
    day = Day(SCHEMES[name], on)
    persons = boundary_persons(day)
    table = table_of(day.scheme, persons)
    assert isinstance(table.rows, pl.DataFrame)
    numbered = replace(
        table,
        rows=table.rows.with_columns(pl.int_range(len(persons), dtype=pl.UInt16).alias(NUMBER)),
        columns={**table.columns, NUMBER: TableColumn(Holds.NUMBER, 0, len(persons) - 1)},
    )
    expected = pl.DataFrame(
        [{NUMBER: n, **by_reference(day, one), "rows": 1} for n, one in enumerate(persons)]
    )
    return Case(day, numbered, {NUMBER: Column(NUMBER), **rules_of(day, table)}, expected)


@EVERY_DAY
def test_rules_mean_what_the_reference_says(name, on):
    one = case(name, on)
    found = pl.DataFrame(by_rules(one.rules, one.table))
    assert_frame_equal(found, one.expected.drop("rows"))


@EVERY_DAY
def test_the_embedded_engine_agrees(name, on):
    one = case(name, on)
    (found,) = embedded.tally(one.table, [one.rules])
    assert_frame_equal(found, one.expected)


@EVERY_DAY
def test_the_embedded_engine_agrees_row_by_row(name, on):
    one = case(name, on)
    names = {f"its {key}": rule for key, rule in one.rules.items()}
    found = evaluated(one.table, names).select(*names).collect()
    values = found.rename(dict(zip(names, one.rules, strict=True))).cast(pl.Int64)
    assert_frame_equal(values, one.expected.drop("rows"))


@pytest.mark.filterwarnings("ignore:fetch_arrow_table:DeprecationWarning")
@EVERY_DAY
def test_a_database_agrees(name, on, tmp_path):
    one = case(name, on)
    rows = ibis.duckdb.connect().read_parquet(_parquet(one.table, tmp_path))
    found = counted(rows, one.rules).to_polars()
    assert_frame_equal(found.select(one.expected.columns).sort(NUMBER), one.expected)


@NEEDS_JAVA
@pytest.mark.parametrize("name", SCHEMES)
def test_a_cluster_agrees(name):
    one = case(name, max(SCHEMES[name].from_, date(2016, 2, 29)))
    (found,) = cluster.tally(one.table, [one.rules])
    assert_frame_equal(found, one.expected)


@NEEDS_JAVA
def test_a_cluster_gives_the_same_planning_table(tmp_path):
    one = case("demonstration", date(2016, 2, 29))
    table = replace(one.table, rows=_parquet(one.table, tmp_path))
    here = planning_table(one.day, table, ["education", "age"])
    there = planning_table(one.day, table, ["education", "age"], cluster.tally)
    assert_frame_equal(there.cells, here.cells)
    for name in ("education", "age"):
        assert_frame_equal(there.groups[name], here.groups[name])


def _parquet(table: Table, folder: Path) -> Path:
    assert isinstance(table.rows, pl.DataFrame)
    table.rows.write_parquet(folder / "rows.parquet")
    return folder / "rows.parquet"
