"""A value against its own history, and the medians that this rests on."""

from statistics import median

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shidian.register.checks.robust import deviations, residuals, row_medians
from tests.unit.register.checks.made import found, own, told

numbers = st.floats(-1e6, 1e6)
ragged = st.lists(st.lists(numbers, min_size=1, max_size=7), min_size=1, max_size=5)


def padded(rows):
    table = np.full((len(rows), 7), np.nan)
    for row, values in zip(table, rows, strict=True):
        row[: len(values)] = values
    return table


@given(ragged)
def test_medians_leave_out_what_is_missing(rows):
    assert row_medians(padded(rows)).tolist() == [median(row) for row in rows]


def test_a_row_without_values_has_no_median():
    assert np.isnan(row_medians(np.full((1, 3), np.nan))).all()


@given(st.floats(-100, 100), st.floats(-10, 10), st.integers(3, 7))
def test_a_line_leaves_nothing(start, slope, length):
    years = np.arange(2013.0, 2013 + length)[None]
    left = residuals(years, start + slope * (years - 2013))
    assert np.abs(left).max() < 1e-9


def test_the_spread_is_the_median_of_what_is_left():
    assert deviations(np.array([[0.0, 1.0, -2.0, 3.0, 100.0]])).tolist() == [2 * 1.4826]


VALUES = ("60.0", "61.1", "62.0", "62.9", "64.1", "65.0", "66.0", "67.0")
HISTORY = dict(enumerate(VALUES, start=2013))


def test_a_value_on_its_trend_is_in_order():
    assert found("outlier", own("rate", HISTORY)) == []


def test_a_value_off_its_trend_is_told_and_no_other():
    assert found("outlier", own("rate", HISTORY | {2017: "68.1"})) == [("330200", "rate", 2017)]
    assert found("outlier", own("rate", HISTORY | {2020: "60.0"})) == [("330200", "rate", 2020)]


def test_figures_on_a_line_leave_room_for_rounding():
    """Steps of 1 with one place: the room is 6 x 0.1."""
    line = {year: f"{year - 1953}.0" for year in range(2013, 2021)}
    assert found("outlier", own("rate", line | {2017: "64.6"})) == []
    assert found("outlier", own("rate", line | {2017: "64.7"})) == [("330200", "rate", 2017)]


def test_a_gap_is_walked_at_the_same_pace():
    kept = {year: value for year, value in HISTORY.items() if year not in (2014, 2015, 2018)}
    assert found("outlier", own("rate", kept)) == []


UNFIT = {
    "too short": own("rate", {2017: "60.0", 2018: "61.0", 2019: "62.0", 2020: "90.0"}),
    "of two censuses": [
        *own("rate", {y: v for y, v in HISTORY.items() if y < 2017}, "census2010"),
        *own("rate", {2017: "90", 2018: "65", 2019: "66", 2020: "67"}),
    ],
    "of an unknown basis": own("rate", HISTORY | {2017: "90.0"}, "unknown"),
}


@pytest.mark.parametrize("rows", UNFIT.values(), ids=UNFIT)
def test_without_a_history_there_is_no_trend(rows):
    assert found("outlier", rows) == []


def test_series_of_different_length_do_not_mix():
    rows = [
        *own("rate", HISTORY | {2017: "90.0"}),
        *own("people", {year: str(year - 1000) for year in range(2016, 2021)}),
        *own("rate", {year: str(year - 1950) for year in range(2014, 2021)}, area="330400"),
    ]
    assert found("outlier", rows) == [("330200", "rate", 2017)]


def test_it_tells_where_the_trend_runs():
    [row] = told("outlier", own("rate", HISTORY | {2017: "90.0"})).to_dicts()
    assert 60 < row["low"] < 64.1 < row["high"] < 68


def test_years_that_are_missing_are_counted():
    years = np.array([[2013.0, 2014, 2017, 2018, 2020, 2026]])
    assert residuals(years, 60 + 0.5 * (years - 2013)).tolist() == [[0.0] * 6]
