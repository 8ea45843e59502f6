"""The size of type and the widths of columns: numbers and words are never broken."""

import pytest

from shidian.reporting.fitted import fitted

LONG = "123,456,789,012.00"
TABLES = {
    "few columns": (["a", "b"], [["1", "2"]], 9.5),
    "nothing fits": (["a"] * 40, [[LONG] * 40], 5.5),
}


@pytest.mark.parametrize(("heads", "rows", "size"), TABLES.values(), ids=TABLES)
def test_type_is_neither_larger_nor_smaller_than_can_be_read(heads, rows, size):
    assert fitted(heads, rows, 25)[0] == size


def test_more_columns_make_the_type_smaller_and_all_of_them_fit():
    size, *widths = fitted(["a"] * 10, [[LONG] * 10], 25)
    assert 5.5 < size < 9.5
    assert sum(widths) * size <= 25 / 2.54 * 72


def test_a_column_is_at_least_as_wide_as_its_longest_word():
    _, number, phrase, chinese = fitted(["a", "b", "c"], [[LONG, "a long phrase", "字" * 30]], 25)
    assert number > phrase
    assert chinese < 10
