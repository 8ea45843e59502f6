"""Every kind of rule through Ibis means what `value` says, on a strict database."""

import ibis
import polars as pl
import pytest

from shidian.engine import (
    AtLeast,
    Choice,
    Column,
    Constant,
    Either,
    Every,
    Filled,
    Largest,
    Lookup,
    Multiples,
    Not,
    OneOf,
    Steps,
    Sum,
    Within,
    value,
)
from shidian.engine.ibis_rules import counted, valued

pytestmark = pytest.mark.filterwarnings("ignore:fetch_arrow_table:DeprecationWarning")

ROWS = pl.DataFrame(
    {
        "row": pl.Series([0, 1, 2, 3, 4], dtype=pl.Int8),
        "small": pl.Series([127, -128, None, 0, 5], dtype=pl.Int8),
        "code": pl.Series([0, 1, 2, 2, 1], dtype=pl.UInt8),
        "money": pl.Series([10**15 - 1, 0, None, 99_999, 100_000], dtype=pl.Int64),
    }
)
SMALL, CODE, MONEY = Filled("small", -7), Column("code"), Filled("money", 3)
RULES = {
    "a constant": Constant(-3),
    "a large constant": Constant(2**40),
    "a column": CODE,
    "a column filled": SMALL,
    "steps": Steps(SMALL, (-7, 0, 5, 6), (1, 2, 3, 4, 5)),
    "no steps": Steps(SMALL, (), (9,)),
    "a lookup": Lookup(CODE, (5, 0, -5)),
    "a lookup of one": Lookup(Constant(0), (8,)),
    "multiples below the limit": Multiples(MONEY, 100_000, 5, 6),
    "multiples without a near limit": Multiples(MONEY, 7, 1, 10**15 // 7),
    "a sum beyond 8 bits": Sum((SMALL, SMALL, Column("code"))),
    "a sum beyond 32 bits": Sum((Constant(2**31 - 1), Lookup(CODE, (2**31 - 1, 1, 2)))),
    "an empty sum": Sum(()),
    "the largest": Largest((SMALL, CODE, Constant(1))),
    "the largest of one": Largest((SMALL,)),
    "within": Within(SMALL, -10, 100),
    "within an open end": Within(SMALL, None, 3),
    "a choice": Choice(((AtLeast(SMALL, 5), CODE), (OneOf(CODE, (2,)), SMALL)), Constant(9)),
    "a choice of nothing": Choice((), SMALL),
    "at least": AtLeast(SMALL, -7),
    "one of": OneOf(SMALL, (-7, 5)),
    "one of none": OneOf(SMALL, ()),
    "every": Every((AtLeast(SMALL, 0), AtLeast(CODE, 1))),
    "every of none": Every(()),
    "either": Either((AtLeast(SMALL, 100), OneOf(CODE, (1,)))),
    "either of none": Either(()),
    "not": Not(AtLeast(SMALL, 0)),
    "not of a number": Not(SMALL),
    "every of numbers": Every((SMALL, CODE)),
}


def database() -> ibis.BaseBackend:
    connection = ibis.duckdb.connect()
    connection.create_table("rows", ROWS.to_arrow())
    return connection


def by_value(rules):
    return [
        {name: value(rule, row) for name, rule in rules.items()}
        for row in ROWS.iter_rows(named=True)
    ]


@pytest.mark.parametrize("name", RULES)
def test_a_rule_means_what_its_value_says(name):
    rules = {"row": Column("row"), "found": RULES[name]}
    found = valued(database().table("rows"), rules).to_polars().sort("row")
    assert found.to_dicts() == by_value(rules)
    assert found.schema == {"row": pl.Int64, "found": pl.Int64}


def test_what_rules_have_in_common_changes_nothing():
    shared = Sum((SMALL, Multiples(MONEY, 100_000, 5, 6)))
    rules = {
        "row": Column("row"),
        "number": shared,
        "truth": AtLeast(shared, 0),
        "both": Every((AtLeast(shared, 0), Not(AtLeast(shared, 0)))),
        "chosen": Choice(((AtLeast(shared, 0), shared),), SMALL),
    }
    found = valued(database().table("rows"), rules).to_polars().sort("row")
    assert found.to_dicts() == by_value(rules)


def test_what_rules_have_in_common_is_written_once():
    shared = Multiples(MONEY, 100_003, 5, 6)
    rules = {"number": shared, "truth": AtLeast(shared, 0), "twice": Sum((shared, shared))}
    assert ibis.to_sql(valued(database().table("rows"), rules)).count("100003") == 1


def test_rows_are_counted_by_values():
    found = counted(database().table("rows"), {"code": CODE, "low": AtLeast(SMALL, 0)})
    # small is 127, -128, -7 for missing, 0, 5; code is 0, 1, 2, 2, 1.
    assert sorted(found.to_polars().rows()) == [
        (0, 1, 1),
        (1, 0, 1),
        (1, 1, 1),
        (2, 0, 1),
        (2, 1, 1),
    ]
