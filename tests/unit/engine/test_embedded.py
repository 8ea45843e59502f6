"""The embedded engine gives what `value` says of each row, and counts it."""

from collections import Counter

import polars as pl
import pytest
from hypothesis import given, settings

from shidian.core import DataError
from shidian.engine import (
    AtLeast,
    Choice,
    Column,
    Constant,
    Either,
    Every,
    Filled,
    Holds,
    Largest,
    Lookup,
    Multiples,
    Not,
    OneOf,
    Steps,
    Sum,
    Table,
    TableColumn,
    Within,
    bounds,
    evaluated,
    tally,
    value,
    write_table,
)
from tests.unit.engine.drawn import COLUMNS, rows, rules, table

ROWS = [
    {"small": -128, "months": 0, "born": -25_000, "money": -(2**40), "title": 0, "flag": 0},
    {"small": 127, "months": 600, "born": 20_000, "money": 2**40, "title": 2, "flag": 1},
    {"small": None, "months": 11, "born": None, "money": None, "title": None, "flag": None},
    {"small": -1, "months": 12, "born": 10_000, "money": 99_999, "title": 1, "flag": 1},
]
SMALL, MONTHS, FLAG = Filled("small", 0), Column("months"), Filled("flag", 0)
# Each with its values over ROWS, worked out by hand.
KINDS = {
    "constant": (Constant(-7), [-7, -7, -7, -7]),
    "column": (MONTHS, [0, 600, 11, 12]),
    "filled": (SMALL, [-128, 127, 0, -1]),
    "filled far away": (Filled("born", 1_000_000), [-25_000, 20_000, 1_000_000, 10_000]),
    "filled, though never missing": (Filled("months", 10**9), [0, 600, 11, 12]),
    "steps": (Steps(MONTHS, (11, 12, 700), (1, 300, -5, 9)), [1, -5, 300, -5]),
    "steps none of which is reached": (Steps(FLAG, (-3, 5), (1, 2, 3)), [2, 2, 2, 2]),
    "lookup": (Lookup(Filled("title", 3), (0, 20, 200, -1)), [0, 200, -1, 20]),
    "multiples": (Multiples(MONTHS, 12, 8, 12), [0, 96, 0, 8]),
    "multiples below zero round down": (Multiples(SMALL, 12, 2, 3), [-22, 6, 0, -2]),
    "multiples of what is lost": (Multiples(SMALL, 1, -1, 200), [128, -127, 0, 1]),
    "multiples with a step beyond": (Multiples(SMALL, 1_000, 7, 5), [-7, 0, 0, -7]),
    "multiples that are worth much": (Multiples(FLAG, 1, 2**40, 1), [0, 2**40, 0, 2**40]),
    "multiples of which the last is lost": (Multiples(MONTHS, 12, 1, 49), [0, 49, 0, 1]),
    "multiples just in eight bits": (
        Multiples(Steps(FLAG, (1,), (-1, 0)), 1, 128, 5),
        [-128, 0, -128, 0],
    ),
    "sum of parts beyond itself": (
        Sum((Constant(1_000), Steps(FLAG, (1,), (-1_000, -900)))),
        [0, 100, 0, 100],
    ),
    "sum": (Sum((SMALL, SMALL, MONTHS)), [-256, 854, 11, 10]),
    "sum that comes back": (Sum((SMALL, Constant(100), Constant(-100))), [-128, 127, 0, -1]),
    "sum of nothing": (Sum(()), [0, 0, 0, 0]),
    "largest": (Largest((SMALL, Constant(5), MONTHS)), [5, 600, 11, 12]),
    "within": (Within(MONTHS, 1, 300), [1, 300, 11, 12]),
    "within an open end": (Within(SMALL, -5, None), [-5, 127, 0, -1]),
    "within what lies outside": (Within(SMALL, 1_000, 2_000), [1_000] * 4),
    "choice": (Choice(((FLAG, Constant(900)), (SMALL, MONTHS)), Constant(-1)), [0, 900, -1, 900]),
    "choice without cases": (Choice((), SMALL), [-128, 127, 0, -1]),
    "at least": (AtLeast(SMALL, 0), [0, 1, 1, 0]),
    "at least, beyond the bounds": (AtLeast(SMALL, 128), [0, 0, 0, 0]),
    "one of": (OneOf(MONTHS, (0, 12, 5_000)), [1, 0, 0, 1]),
    "one of many": (OneOf(MONTHS, (1, 2, 3, 4, 11, 600, -9)), [0, 1, 1, 0]),
    "one of none": (OneOf(MONTHS, ()), [0, 0, 0, 0]),
    "every": (Every((FLAG, SMALL)), [0, 1, 0, 1]),
    "every of none": (Every(()), [1, 1, 1, 1]),
    "either": (Either((FLAG, AtLeast(SMALL, 0))), [0, 1, 1, 1]),
    "either of none": (Either(()), [0, 0, 0, 0]),
    "not": (Not(FLAG), [1, 0, 1, 0]),
}
EACH = pytest.mark.parametrize(("rule", "expected"), KINDS.values(), ids=KINDS)


@EACH
def test_every_kind_of_rule_gives_what_it_means(rule, expected):
    assert [value(rule, row) for row in ROWS] == expected
    assert evaluated(table(ROWS), {"it": rule}).collect()["it"].to_list() == expected


@EACH
def test_every_kind_of_rule_counts_what_it_means(rule, expected):
    (counted,) = tally(table(ROWS), [{"it": rule}])
    assert dict(counted.rows()) == Counter(expected)
    assert counted.schema == {"it": pl.Int64, "rows": pl.Int64}


@settings(max_examples=150)
@given(rules(), rows())
def test_random_rules_agree_with_their_meaning_and_keep_their_bounds(rule, people):
    asked = {"it": rule, "more": Sum((rule, Constant(1))), "whether": AtLeast(rule, 3)}
    expected = [tuple(value(one, row) for one in asked.values()) for row in people]
    low, high = bounds(rule, COLUMNS)
    assert all(low <= one[0] <= high for one in expected)
    found = evaluated(table(people), asked)
    assert found.select(list(asked)).collect().rows() == expected
    assert found.select(list(asked)).collect(engine="streaming").rows() == expected
    (counted,) = tally(table(people), [asked])
    assert counted.rows() == sorted((*key, many) for key, many in Counter(expected).items())


def test_the_rows_stay_as_they_are_beside_the_values():
    people = table(ROWS)
    found = evaluated(people, {"a": Sum((SMALL, MONTHS)), "b": AtLeast(SMALL, 1)}).collect()
    assert found.drop("a", "b").equals(people.rows)
    assert (found.schema["a"], found.schema["b"]) == (pl.Int16, pl.Int8)


def test_several_questions_are_answered_in_their_order():
    questions = [{"flag": FLAG}, {"months": MONTHS, "flag": FLAG}, {"flag": FLAG}]
    first, second, third = tally(table(ROWS), questions)
    assert first.rows() == [(0, 2), (1, 2)]
    assert second.rows() == [(0, 0, 1), (11, 0, 1), (12, 1, 1), (600, 1, 1)]
    assert third.equals(first)


def test_a_key_of_a_huge_range_is_counted_beside_a_small_one():
    """The small one in an array, the huge one by its values."""
    money = Filled("money", 7)
    huge, small = tally(table(ROWS * 3), [{"money": money, "flag": FLAG}, {"flag": FLAG}])
    expected = [(-(2**40), 0, 3), (7, 0, 3), (99_999, 1, 3), (2**40, 1, 3)]
    assert huge.rows() == expected
    assert small.rows() == [(0, 6), (1, 6)]


def test_a_table_without_rows_counts_nothing():
    counted = tally(
        table([]), [{"flag": FLAG}, {"money": Filled("money", 0)}, {"one": Constant(1)}]
    )
    assert [one.height for one in counted] == [0, 0, 0]
    assert evaluated(table([]), {"one": Constant(1)}).collect().height == 0


def test_rows_in_a_file_are_counted_like_rows_in_memory(tmp_path):
    people = table(ROWS * 5)
    stored = write_table([people.rows], COLUMNS, tmp_path / "people.parquet")
    questions = [{"sum": Sum((SMALL, MONTHS))}, {"money": Filled("money", 0)}, {"one": Constant(1)}]
    for one, other in zip(tally(stored, questions), tally(people, questions), strict=True):
        assert one.equals(other)


def test_a_rule_may_be_named_like_a_column_that_another_reads():
    counted = tally(table(ROWS), [{"months": FLAG, "flag": MONTHS}])
    assert counted[0].rows() == [(0, 0, 1), (0, 11, 1), (1, 12, 1), (1, 600, 1)]


def test_numbers_beyond_64_bits_are_refused():
    rule = Multiples(Column("a"), 1, 2**40, 2**40)
    wide = Table(pl.DataFrame({"a": [1]}), {"a": TableColumn(Holds.NUMBER, 0, 2**40)})
    with pytest.raises(DataError) as caught:
        evaluated(wide, {"it": rule})
    assert [fault.code for fault in caught.value.faults] == ["numbers_too_wide"]
