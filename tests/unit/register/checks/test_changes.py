"""A value against the one before it in the same series."""

from decimal import Decimal

import pytest

from tests.unit.register.checks.made import context, found, limits, own, told

YEAR_ON_YEAR = {
    "a share on the limit": ("rate", "60.1", "65.1", True),
    "a share beyond it": ("rate", "60.1", "65.1000000001", False),
    "a share down": ("rate", "60", "54.99", False),
    "people on the limit": ("people", "100", "115", True),
    "people beyond it": ("people", "100", "115.01", False),
    "people down on it": ("people", "0.3", "0.255", True),  # 0.3 x 0.85, no binary fraction
    "people down beyond it": ("people", "0.3", "0.2549999999", False),
    "money has its own": ("money", "100", "150", True),
    "money beyond it": ("money", "100", "150.01", False),
    "money below nothing": ("money", "-100", "-151", False),
    "others have theirs": ("speed", "100", "130.01", False),
    "of nothing there are no per cent": ("money", "0", "500", True),
}


PARTS = ("code", "before", "value", "holds")


@pytest.mark.parametrize(PARTS, YEAR_ON_YEAR.values(), ids=YEAR_ON_YEAR)
def test_a_change_is_held_to_the_limit_of_its_kind(code, before, value, holds):
    expected = [] if holds else [("330200", code, 2020)]
    assert found("change", own(code, {2019: before, 2020: value})) == expected


def test_a_limit_of_parts_of_a_per_cent_is_exact():
    among = context(limits=limits(change_people="0.07"))
    assert found("change", own("people", {2019: "10000", 2020: "10007"}), among) == []
    assert found("change", own("people", {2019: "10000", 2020: "10007.01"}), among) != []


def test_it_tells_what_was_expected():
    [row] = told("change", own("people", {2019: "100.0", 2020: "200.0"})).to_dicts()
    assert (row["low"], row["high"]) == (Decimal("85.0"), Decimal("115.0"))


BREAKS = {
    "another census": (("census2010",), ("census2020",)),
    "another extent": (("census2020", ""), ("census2020", "boundary")),
    "an unknown basis": (("unknown",), ("unknown",)),
}


@pytest.mark.parametrize(("before", "after"), BREAKS.values(), ids=BREAKS)
@pytest.mark.parametrize("check", ["change", "backwards", "unit_slip", "unchanged"])
def test_nothing_is_formed_across_a_break(check, before, after):
    rows = own("rate", {2018: "60", 2019: "60"}, *before)
    assert found(check, [*rows, *own("rate", {2020: "0.60"}, *after)]) == []
    assert found(check, [*rows, *own("rate", {2020: "60"}, *after)]) == []


def test_two_values_behind_the_same_break_compare():
    series = ("census2020", "boundary census")
    assert found("change", own("rate", {2019: "60", 2020: "70"}, *series)) != []


def test_neighbours_are_years_areas_and_indicators():
    apart = own("rate", {2018: "60", 2020: "90"})
    areas = [*own("rate", {2019: "10"}), *own("rate", {2020: "90"}, area="330400")]
    codes = [*own("rate", {2019: "10"}), *own("other_rate", {2020: "90"})]
    assert [found("change", rows) for rows in (apart, areas, codes)] == [[], [], []]


BACKWARDS = {
    "a share that should rise, on the limit": ("rate", "60", "59.5", True),
    "beyond it": ("rate", "60", "59.49", False),
    "one that has risen": ("rate", "60", "64", True),
    "one that should fall, on the limit": ("land_each", "100", "105", True),
    "one that has risen instead": ("land_each", "100", "105.1", False),
    "one that has fallen": ("land_each", "100", "80", True),
    "one without direction": ("people", "100", "90", True),
}


@pytest.mark.parametrize(PARTS, BACKWARDS.values(), ids=BACKWARDS)
def test_going_backwards_depends_on_the_direction(code, before, value, holds):
    expected = [] if holds else [("330200", code, 2020)]
    assert found("backwards", own(code, {2019: before, 2020: value})) == expected


def test_it_tells_the_end_that_was_crossed():
    up = told("backwards", own("rate", {2019: "60.0", 2020: "50.0"})).to_dicts()[0]
    down = told("backwards", own("land_each", {2019: "100.0", 2020: "120.0"})).to_dicts()[0]
    assert (up["low"], up["high"]) == (Decimal("59.5"), None)
    assert (down["low"], down["high"]) == (None, Decimal("105.0"))


SLIPS = {
    "a share as a fraction": ("rate", "64.5", "0.65", False),
    "a share as before": ("rate", "64.5", "66", True),
    "a share that was a fraction": ("rate", "0.64", "65", False),
    "yuan for 10,000 yuan": ("money", "1200", "13000000", False),
    "100 million for 10,000 yuan": ("money", "13000", "1.2", False),
    "a hundred times as much money": ("money", "12", "1200", True),
    "ten thousand times, thrice": ("money", "1", "30000", True),
    "half the factor": ("rate", "60", "1.2", False),
    "less than half of it": ("rate", "60", "1.2000000001", True),
    "twice the factor": ("rate", "60", "0.3", False),
    "more than twice": ("rate", "60", "0.2999999999", True),
    "half of ten thousand": ("money", "0.3", "1500", False),
    "twice ten thousand": ("money", "0.3", "6000", False),
    "more than that": ("money", "0.3", "6000.0000000001", True),
    "nothing before": ("money", "0", "10000", True),
    "less than nothing": ("money", "-1", "10000", True),
}


@pytest.mark.parametrize(PARTS, SLIPS.values(), ids=SLIPS)
def test_a_slip_of_the_unit_is_a_factor(code, before, value, holds):
    expected = [] if holds else [("330200", code, 2020)]
    assert found("unit_slip", own(code, {2016: before, 2020: value})) == expected


UNCHANGED = {
    "two years": ("rate", {2018: "59", 2019: "60", 2020: "60"}, []),
    "three years": ("rate", {2018: "60", 2019: "60.0", 2020: "60"}, [2020]),
    "four years": ("people", dict.fromkeys(range(2017, 2021), "5"), [2019, 2020]),
    "with a gap": ("rate", {2016: "60", 2017: "60", 2019: "60", 2020: "60"}, []),
    "on a bound": ("rate", dict.fromkeys(range(2017, 2021), "100"), []),
    "land": ("land", dict.fromkeys(range(2017, 2021), "9816"), []),
}


@pytest.mark.parametrize(("code", "values", "years"), UNCHANGED.values(), ids=UNCHANGED)
def test_an_unchanged_value_is_told_after_some_years(code, values, years):
    expected = [("330200", code, year) for year in years]
    assert found("unchanged", own(code, values)) == expected


def test_a_run_ends_with_its_series():
    same = {2019: "60", 2020: "60"}
    assert found("unchanged", [*own("rate", same), *own("rate", same, area="330400")]) == []
