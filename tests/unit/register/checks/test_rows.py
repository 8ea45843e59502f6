"""Values out of bounds, missing, or there twice."""

from dataclasses import replace
from decimal import Decimal

import polars as pl
import pytest

from tests.unit.register.checks.made import context, found, own, told

RANGES = {
    "within": ("rate", "50", True),
    "on the lowest": ("rate", "0", True),
    "on the highest": ("rate", "100.00", True),
    "a last place above": ("rate", "100.0000000001", False),
    "a last place below": ("rate", "-0.0000000001", False),
    "open above": ("people", "999999999999999999", True),
    "below an open range": ("people", "-1", False),
    "no bounds": ("money", "-5", True),
}


@pytest.mark.parametrize(("code", "value", "holds"), RANGES.values(), ids=RANGES)
def test_a_value_lies_within_its_bounds(code, value, holds):
    expected = [] if holds else [("330200", code, 2020)]
    assert found("range", own(code, {2020: value})) == expected


def test_it_tells_the_bounds():
    [row] = told("range", own("people", {2020: "-1.5"})).to_dicts()
    assert (row["found"], row["low"], row["high"]) == (Decimal("-1.5"), Decimal(0), None)


def test_required_values_are_asked_of_every_filing():
    among = context({"330200": "big", "330400": "big"}, required=("rate", "people"))
    rows = [
        *own("rate", {2019: "60", 2020: "61"}),
        *own("people", {2020: "500"}),
        *own("people", {2020: "400"}, area="330400"),
        *own("people", {2020: "9"}, area="999999"),  # files nothing: no pilot
    ]
    assert found("missing", rows, among) == [
        ("330200", "people", 2019),
        ("330400", "rate", 2020),
    ]


def test_a_filing_that_is_due_may_have_nothing_at_all():
    due = pl.DataFrame({"area": ["330200"], "year": [2021]}, {"area": pl.String, "year": pl.Int32})
    among = replace(context(required=("rate",)), due=due)
    assert found("missing", [], among) == [("330200", "rate", 2021)]


def test_an_empty_cell_is_no_value():
    assert found("missing", [*own("rate", {2020: None}), *own("people", {2020: "1"})],
                 context(required=("rate",))) == [("330200", "rate", 2020)]  # fmt: skip


def test_one_value_a_year_on_one_series():
    rows = own("rate", {2020: "60"})
    assert found("twice", rows + rows) == [("330200", "rate", 2020)]
    assert found("twice", rows + own("rate", {2020: "61"})) == [("330200", "rate", 2020)]
    assert found("twice", rows + own("rate", {2020: "60"}, "census2010")) == []
    assert found("twice", rows + own("rate", {2020: "60"}, "census2020", "boundary")) == []
