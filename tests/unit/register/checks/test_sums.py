"""Totals over the years, and of a province over its pilots."""

from decimal import Decimal

import pytest

from shidian.register.checks.limits import Sum
from tests.unit.register.checks.made import context, found, own, table, told

SPENT = context(sums=(Sum("spent_since", "spent", 2014),))
FLOWS = own("spent", {2014: "1.2", 2015: "2.3", 2016: "3.4"})

# 1.2 + 2.3 + 3.4 = 6.9; four figures of one place, each right to 0.05: room 0.2 in 2016
TOTALS = {
    "the sum": ({2016: "6.9"}, []),
    "on the rounding of all": ({2016: "7.1"}, []),
    "below, on the rounding": ({2016: "6.7"}, []),
    "beyond it": ({2016: "7.2"}, [2016]),
    "below it": ({2016: "6.6"}, [2016]),
    "the first year": ({2014: "1.3", 2015: "9"}, [2015]),
    "a year that is not there": ({2017: "100"}, []),
}


@pytest.mark.parametrize(("totals", "years"), TOTALS.values(), ids=TOTALS)
def test_a_cumulative_figure_is_the_sum_of_its_years(totals, years):
    expected = [("330200", "spent_since", year) for year in years]
    assert found("cumulative", [*FLOWS, *own("spent_since", totals)], SPENT) == expected


def test_tenths_add_up_exactly():
    tenths = own("spent", dict.fromkeys(range(2014, 2024), "0.1000000000"))
    for total, holds in (("1.0000000005", True), ("1.0000000006", False)):
        rows = [*tenths, *own("spent_since", {2023: total})]
        assert (found("cumulative", rows, SPENT) == []) == holds


def test_nothing_is_added_up_while_a_year_is_missing():
    gap = [row for row in FLOWS if row[2] != 2015]
    late = [row for row in FLOWS if row[2] != 2014]
    for flows in (gap, late):
        assert found("cumulative", [*flows, *own("spent_since", {2016: "99"})], SPENT) == []


def test_years_before_the_first_do_not_count():
    flows = [*own("spent", {2013: "50"}), *FLOWS]
    for total, holds in (("6.9", True), ("56.9", False)):
        rows = [*flows, *own("spent_since", {2016: total})]
        assert (found("cumulative", rows, SPENT) == []) == holds


def test_it_tells_the_sum_with_its_room():
    [row] = told("cumulative", [*FLOWS, *own("spent_since", {2016: "9.0"})], SPENT).to_dicts()
    assert (row["low"], row["high"]) == (Decimal("6.7"), Decimal("7.1"))


PROVINCE = context(above=table("area", "above", [("330200", "330000"), ("330400", "330000")]))


def province(total, *series, code="people"):
    return [
        *own(code, {2020: "500.1"}, area="330200"),
        *own(code, {2020: "400.2"}, area="330400"),
        *own(code, {2020: total}, *series, area="330000"),
    ]


# 500.1 + 400.2 = 900.3; three figures of one place: room 0.15
@pytest.mark.parametrize(("total", "holds"), [("5000.0", True), ("900.2", True), ("900.1", False)])
def test_a_province_has_at_least_what_its_pilots_have(total, holds):
    expected = [] if holds else [("330000", "people", 2020)]
    assert found("province", province(total), PROVINCE) == expected


def test_one_step_decides():
    """900.15 lies on the room of a total with two places: 900.3 - (0.05 + 0.05 + 0.005)."""
    assert found("province", province("900.20"), PROVINCE) == []
    assert found("province", province("900.19"), PROVINCE) == [("330000", "people", 2020)]


def test_shares_do_not_add_up():
    rows = [*own("rate", {2020: "60"}), *own("rate", {2020: "20"}, area="330000")]
    assert found("province", rows, PROVINCE) == []
    assert found("province", province("10", code="money"), PROVINCE) != []
    assert found("province", province("10", code="land"), PROVINCE) == []


def test_a_total_of_another_census_is_another_total():
    assert found("province", province("10", "census2010"), PROVINCE) == []


def test_a_pilot_that_has_not_filed_is_left_out():
    rows = [row for row in province("450.0") if row[0] != "330200"]
    assert found("province", rows, PROVINCE) == []


def test_a_pilot_with_two_extents_counts_once():
    rows = [*province("900.3"), *own("people", {2020: "450"}, "census2020", "boundary")]
    assert found("province", rows, PROVINCE) == []
    less = [*province("850.3"), *own("people", {2020: "450"}, "census2020", "boundary")]
    assert found("province", less, PROVINCE) == []  # 450 + 400.2 = 850.2


def test_a_total_on_its_room_is_in_order():
    """500.1 and 500.0 may both be 500.05; 499.9 may not."""
    for total, holds in (("500.0", True), ("499.9", False)):
        rows = [*own("people", {2020: "500.1"}), *own("people", {2020: total}, area="330000")]
        assert (found("province", rows, PROVINCE) == []) == holds
