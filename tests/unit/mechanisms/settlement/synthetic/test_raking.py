"""Iterative proportional fitting against cases solved by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shidian.mechanisms.settlement.synthetic.raking import Margin, raked, shares

ROWS, COLUMNS = np.array([0, 0, 1, 1]), np.array([0, 1, 0, 1])


def test_a_table_of_two_by_two_keeps_its_odds_ratio() -> None:
    # Odds ratio 4 with rows 0.5, 0.5 and columns 0.5, 0.5: a = d, b = c, a + b = 1/2 and
    # a²/b² = 4, so a = 1/3 and b = 1/6.
    halves = np.array([0.5, 0.5])
    result = raked(np.array([4.0, 1, 1, 1]), [Margin(ROWS, halves), Margin(COLUMNS, halves)])
    assert result.table == pytest.approx([1 / 3, 1 / 6, 1 / 6, 1 / 3], abs=1e-8)


def test_without_odds_the_table_is_the_product_of_its_margins() -> None:
    rows, columns = np.array([0.3, 0.7]), np.array([0.2, 0.8])
    result = raked(np.ones(4), [Margin(ROWS, rows), Margin(COLUMNS, columns)])
    assert result.table == pytest.approx([0.06, 0.24, 0.14, 0.56])
    assert result.passes == 2  # the second finds nothing left to do


def test_a_margin_of_a_part_leaves_the_rest_alone() -> None:
    part = Margin(np.array([0, 1, -1, -1]), np.array([0.9, 0.1]))
    result = raked(np.array([1.0, 1, 1, 5]), [part])
    assert result.table == pytest.approx([0.225, 0.025, 0.125, 0.625])


def test_an_empty_cell_stays_empty() -> None:
    result = raked(np.array([0.0, 1, 1, 1]), [Margin(ROWS, np.array([0.5, 0.5]))])
    assert result.table == pytest.approx([0, 0.5, 0.25, 0.25])


def test_margins_that_contradict_are_told_by_what_is_left() -> None:
    one, other = Margin(ROWS, np.array([0.5, 0.5])), Margin(ROWS, np.array([0.6, 0.4]))
    result = raked(np.ones(4), [one, other], most=20)
    assert result.passes == 20
    assert result.worst == pytest.approx(0.1)


def test_of_an_empty_part_no_share_is_known() -> None:
    assert shares(np.zeros(4), Margin(ROWS, np.array([0.5, 0.5]))).tolist() == [0, 0]


part = st.lists(st.integers(1, 9), min_size=2, max_size=2)


@given(part, part, st.lists(st.integers(1, 9), min_size=4, max_size=4))
def test_margins_hold_and_the_odds_ratio_stays(
    rows: list[int], columns: list[int], seed: list[int]
) -> None:
    margins = [
        Margin(ROWS, np.array(rows) / sum(rows)),
        Margin(COLUMNS, np.array(columns) / sum(columns)),
    ]
    a, b, c, d = raked(np.array(seed, dtype=float), margins, 1e-12).table
    assert [a + b, a + c] == pytest.approx([rows[0] / sum(rows), columns[0] / sum(columns)])
    assert a * d / (b * c) == pytest.approx(seed[0] * seed[3] / (seed[1] * seed[2]), rel=1e-6)
