"""Texts become numbers and come back the same; ranges of codes stay ranges."""

from decimal import Decimal

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shidian.core.area import NATION, code_range
from shidian.register import OBSERVATIONS
from shidian.store.columnar.columns import (
    CELLS,
    area_code,
    area_numbers,
    number,
    text,
    under,
    values_of,
)
from tests.records import rate

FIGURES = st.decimals(allow_nan=False, allow_infinity=False, places=None).map(
    lambda one: f"{one:f}"
)
SHORT = FIGURES.filter(lambda one: len(one) < 200)
CODES = st.from_regex(r"[0-9]{6}(-[0-9]{2})?", fullmatch=True)


def values(figures):
    row = {**OBSERVATIONS.encode(rate(2015)), "id": 1, "supersedes": None, "withdrawn": False}
    rows = [{**row, "value": one} for one in figures]
    return values_of(pl.DataFrame(rows, CELLS).select(*CELLS), "observations")


@given(st.lists(SHORT, min_size=1, max_size=20))
def test_every_figure_comes_back_as_it_was_printed(figures):
    found = values(figures)
    assert found.select(text())["printed"].to_list() == figures


@given(st.integers(-(10**15) + 1, 10**15 - 1), st.integers(0, 12))
def test_a_float_is_the_one_nearest_to_the_figure(whole, places):
    figure = f"{Decimal(whole).scaleb(-places):f}"
    assert values([figure]).select(number()).item() == float(figure)


@pytest.mark.parametrize("figure", ["12345678901234567890.5", "-98765432109876543210"])
def test_a_figure_of_many_digits_is_kept_as_text(figure):
    found = values([figure])
    assert found["mantissa"].to_list() == [None]
    assert found.select(number()).item() == float(figure)


def test_ordinary_figures_need_no_text():
    found = values(["73.90", "-0.05", "0", "8029"])
    assert found["printed"].null_count() == 4
    assert found["mantissa"].to_list() == [7390, -5, 0, 8029]
    assert found["scale"].to_list() == [2, 2, 0, 0]


@given(st.lists(CODES, min_size=1, max_size=20, unique=True))
def test_area_numbers_are_in_the_order_of_the_codes(codes):
    found = pl.DataFrame({"area": area_numbers(codes)}).sort("area").select(area_code())
    assert found.to_series().to_list() == sorted(codes)


@given(CODES, st.lists(CODES, max_size=20))
def test_what_lies_under_an_area_is_what_its_range_of_codes_holds(code, codes):
    codes = [*codes, code]
    first, end = code_range(code)
    frame = pl.DataFrame({"area": area_numbers(codes)})
    found = frame.filter(under(code)).select(area_code()).to_series().to_list()
    assert found == [one for one in codes if first <= one < end]


def test_the_next_area_does_not_lie_under_an_area():
    frame = pl.DataFrame({"area": area_numbers(["330199-99", "330200", "330299-99", "330300"])})
    found = frame.filter(under("330200")).select(area_code()).to_series().to_list()
    assert found == ["330200", "330299-99"]


def test_everything_lies_under_the_nation():
    frame = pl.DataFrame({"area": area_numbers(["000000", "330200", "999999", "999999-99"])})
    assert frame.filter(under(NATION)).height == 4


@pytest.mark.parametrize(
    ("period", "year"), [("2015", 2015), ("2015H1", None), ("2015Q3", None), ("2015-05", None)]
)
def test_only_a_yearly_value_has_a_year(period, year):
    row = {**OBSERVATIONS.encode(rate(2015)), "id": 1, "supersedes": None, "withdrawn": False}
    cells = pl.DataFrame([{**row, "period": period}], CELLS).select(*CELLS)
    assert values_of(cells, "observations")["year"].to_list() == [year]
