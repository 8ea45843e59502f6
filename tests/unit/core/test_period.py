"""Periods: a year is not a quarter, and nothing is guessed."""

import pytest

from shidian.core import Period

FORMS = {
    "year": ("2017", "year", 0),
    "half-year": ("2017H2", "half", 2),
    "quarter": ("2017Q4", "quarter", 4),
    "month": ("2017-12", "month", 12),
    "first year": ("1949", "year", 0),
    "last year": ("2100", "year", 0),
}
NONE_OF_THEM = {
    "third half": "2017H3",
    "half zero": "2017H0",
    "fifth quarter": "2017Q5",
    "month thirteen": "2017-13",
    "month zero": "2017-00",
    "month of one digit": "2017-5",
    "day": "2017-05-01",
    "too early": "1948",
    "too late": "2101",
    "two digits": "17",
    "full width": "２０１７",
    "unit": "2017年",
    "small letter": "2017q3",
    "blank": "2017 ",
    "empty": "",
}


@pytest.mark.parametrize(("text", "kind", "number"), FORMS.values(), ids=FORMS)
def test_a_period_reads_and_prints(text, kind, number):
    period = Period.read(text)
    assert (period.kind, period.number, str(period)) == (kind, number, text)


@pytest.mark.parametrize("text", NONE_OF_THEM.values(), ids=NONE_OF_THEM)
def test_anything_else_is_refused(text):
    with pytest.raises(ValueError, match=r"not a period|year outside|in a year"):
        Period.read(text)


def test_the_kind_is_part_of_the_value():
    assert len({Period(2017), Period(2017, "half", 1), Period(2017, "quarter", 1)}) == 3


def test_a_year_has_no_number():
    with pytest.raises(ValueError, match="no year number 1"):
        Period(2017, "year", 1)


def test_periods_of_a_kind_are_in_the_order_of_the_calendar():
    texts = ["2018Q1", "2017Q4", "2017Q1", "2016Q2"]
    ordered = [str(period) for period in sorted(map(Period.read, texts))]
    assert ordered == ["2016Q2", "2017Q1", "2017Q4", "2018Q1"]
