"""Values in columns: exact, and refused where they are no figures."""

from decimal import Decimal

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shidian.core import DataError
from shidian.register.checks import CHECKS, TEXTS, run, values_of, values_table
from tests.unit.register.checks.made import context, filed, own

figures = st.from_regex(r"-?[0-9]{1,18}(\.[0-9]{1,10})?", fullmatch=True)


@given(figures)
def test_a_figure_is_kept_exactly_with_its_places(text):
    [(value, places)] = filed(("330200", "rate", 2020, text)).select("value", "places").rows()
    assert value == Decimal(text)
    assert places == len(text.partition(".")[2])


WRONG = {
    "words": "约 60",
    "a percentage": "60%",
    "separators": "1,200",
    "an exponent": "1e5",
    "full width": "６０",
    "no number": "NaN",
    "nothing before the point": ".5",
    "empty": "",
    "too long": "1" * 19,
    "too many places": "1." + "1" * 11,
}


@pytest.mark.parametrize("text", WRONG.values(), ids=WRONG)
def test_what_is_no_plain_decimal_is_refused(text):
    with pytest.raises(DataError) as caught:
        filed(("330200", "rate", 2019, "60"), ("330200", "people", 2020, text))
    [fault] = caught.value.faults
    assert fault.code == "check_value"
    assert fault.found["area"] == "330200"
    assert fault.found["indicator"] == "people"
    assert fault.found["year"] == "2020"
    assert fault.found["found"] == text


def test_no_value_is_left_out():
    assert filed(("330200", "rate", 2020, None)).is_empty()
    assert values_table(pl.DataFrame(schema=TEXTS)).is_empty()


def test_without_values_nothing_is_found():
    assert run(CHECKS, filed(), context()).is_empty()


def test_an_indicator_that_nobody_knows_is_left_out():
    rows = filed(*own("unheard_of", {2019: "1", 2020: "99999"}), *own("unheard_of", {2020: "1"}))
    assert run(CHECKS, rows, context()).is_empty()


def test_the_order_of_rows_does_not_matter():
    rows = own("rate", {2017: "60", 2018: "70", 2019: "0.7", 2020: "101"})
    rows += own("rate", {2018: "71", 2020: "99"})
    there, back = (run(CHECKS, filed(*order), context()) for order in (rows, rows[::-1]))
    assert there.height > 3
    assert there.equals(back)


def test_observations_come_in_the_unit_of_their_indicator(programme):
    values = values_of(programme.observations, programme)
    assert values.height == sum(one.period.kind == "year" for one in programme.observations)
    [printed, *_] = [one for one in programme.observations if one.value.unit.symbol == "万km2"]
    of_area = (pl.col("area") == printed.area) & (pl.col("indicator") == printed.indicator)
    assert values.filter(of_area)["value"].to_list() == [printed.value.value * 10_000]
