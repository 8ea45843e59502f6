"""Trends: the weighted slope and its error against numpy, and chances."""

from math import erf, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest import approx

from shidian.assessment.targets.trend import (
    Forecast,
    chance,
    chance_by_class,
    forecast,
    limit_of_change,
)

SERIES = {
    "three years": ([2013, 2014, 2015], [50, 51.5, 52]),
    "with gaps": ([2013, 2015, 2016, 2019], [50, 52, 51, 58]),
    "falling": ([2013, 2014, 2016, 2017, 2018], [60, 58, 59, 55, 50]),
}


@pytest.mark.parametrize(("years", "values"), SERIES.values(), ids=SERIES)
def test_slope_and_error_are_those_of_a_weighted_regression(years, values):
    years, values = np.array(years, dtype=float), np.array(values, dtype=float)
    weights = np.arange(1, len(years) + 1) / len(years)
    # polyfit minimizes the squares of w times the residual
    line, covariance = np.polyfit(years, values, 1, w=np.sqrt(weights), cov=True)
    ahead = 2020 - years[-1]
    found = forecast(years, values, 2020, 0.3)
    assert found.value == approx(values[-1] + line[0] * ahead)
    assert found.error == approx(sqrt(covariance[0, 0] * ahead**2 + 0.3**2))


@given(
    values=st.lists(st.floats(0, 100), min_size=3, max_size=8),
    moved=st.floats(-50, 50),
    factor=st.sampled_from([0.5, 2.0, 8.0]),
)
def test_a_forecast_moves_with_its_series(values, moved, factor):
    years = np.arange(2013.0, 2013 + len(values))
    one = forecast(years, np.array(values), 2025, 0.0)
    other = forecast(years, np.array(values) * factor + moved, 2025, 0.0)
    assert other.value == approx(one.value * factor + moved, abs=1e-6)
    assert other.error == approx(one.error * factor, abs=1e-6)


CHANCES = {
    "at the goal": (60.0, 1, 0.0, 0.5),
    "one error beyond": (61.0, 1, 0.0, 0.5 * (1 + erf(1 / sqrt(2)))),
    "one error short": (59.0, 1, 0.0, 0.5 * (1 - erf(1 / sqrt(2)))),
    "short within the tolerance": (59.0, 1, 1.0, 0.5),
    "down, one error above": (61.0, -1, 0.0, 0.5 * (1 - erf(1 / sqrt(2)))),
    "down, above within the tolerance": (61.0, -1, 1.0, 0.5),
}


@pytest.mark.parametrize(("value", "sign", "tolerance", "expected"), CHANCES.values(), ids=CHANCES)
def test_the_chance_of_a_forecast(value, sign, tolerance, expected):
    assert chance(Forecast(value, 1.0), 60.0, sign, tolerance) == approx(expected)


@pytest.mark.parametrize(("value", "expected"), [(60.0, 1.0), (59.99, 0.0)])
def test_without_error_it_is_certain(value, expected):
    assert chance(Forecast(value, 0.0), 60.0, 1, 0.0) == expected


# 65 now, 70 wanted in two years: 2.5 a year or more; two of five did that
CLASS = np.array([1.0, 2.0, 3.0, 2.5, -1.0])
BY_CLASS = {
    "two of five": (65.0, 70.0, 1, 0.0, 2 / 5),
    "with a tolerance of one": (65.0, 70.0, 1, 1.0, 3 / 5),
    "down by two": (65.0, 63.0, -1, 0.0, 1 / 5),
    "reached": (71.0, 70.0, 1, 2.0, 1.0),
}


@pytest.mark.parametrize(
    ("value", "goal", "sign", "tolerance", "expected"), BY_CLASS.values(), ids=BY_CLASS
)
def test_the_chance_by_what_a_class_did(value, goal, sign, tolerance, expected):
    assert chance_by_class(value, CLASS, 2, goal, sign, tolerance) == approx(expected)


def test_the_fastest_of_a_class():
    # of -1, 1, 2, 2.5, 3 the 95th percentile stands at 3.8 of 4 steps
    assert limit_of_change(CLASS, 1, 95) == approx(2.5 + 0.8 * 0.5)
    # downwards of -3, -2.5, -2, -1, 1
    assert limit_of_change(CLASS, -1, 95) == approx(-1 + 0.8 * 2)
