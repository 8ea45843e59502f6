"""A value against what the plan promises, and the paths that this rests on."""

from dataclasses import replace
from decimal import Decimal

import polars as pl
import pytest

from shidian.core import Direction, Op, Quantity, Source, Target, Unit, Vintage
from shidian.register.checks.paths import paths_table
from tests.unit.register.checks.made import context, found, own, told

BASE = ("census2010", "")


def path(values, code="rate", series=BASE, area="330200"):
    rows = [(area, code, year, Decimal(value), *series) for year, value in values.items()]
    return context(paths=pl.DataFrame(rows, context().paths.schema, orient="row"))


RATE = path({2019: "64", 2020: "65"})
AHEAD = {
    "on the limit": ("68", BASE, True),
    "beyond it": ("68.01", BASE, False),
    "behind": ("40", BASE, True),
    "of another census": ("90", ("census2020", ""), True),
    "of another extent": ("90", ("census2010", "boundary"), True),
}


@pytest.mark.parametrize(("value", "series", "holds"), AHEAD.values(), ids=AHEAD)
def test_a_share_may_be_ahead_by_points(value, series, holds):
    expected = [] if holds else [("330200", "rate", 2020)]
    assert found("plan", own("rate", {2020: value}, *series), RATE) == expected


def test_ahead_is_where_the_indicator_should_go():
    low = path({2020: "100"}, "land_each")
    assert found("plan", own("land_each", {2020: "70"}, *BASE), low) == []
    assert found("plan", own("land_each", {2020: "69.9"}, *BASE), low) != []
    assert found("plan", own("land_each", {2020: "200"}, *BASE), low) == []
    [row] = told("plan", own("land_each", {2020: "50.0"}, *BASE), low).to_dicts()
    assert (row["low"], row["high"]) == (Decimal("70.0"), None)


def test_a_flow_rests_on_no_series():
    flow = path({2016: "30"}, "people", (None, None))
    for series in (BASE, ("census2020", "boundary"), ("unknown", "")):
        assert found("plan", own("people", {2016: "39"}, *series), flow) == []
        assert found("plan", own("people", {2016: "39.1"}, *series), flow) != []


def test_only_the_years_of_the_plan_are_compared():
    assert found("plan", own("rate", {2012: "99", 2021: "99"}, *BASE), RATE) == []


def promised(programme, *targets):
    columns = ["indicator", "year", "promised", "on_vintage", "on_break"]
    rows = paths_table(programme, targets).select(columns).rows()
    return {row[1]: (f"{row[2]:.3f}".rstrip("0").rstrip("."), row[3]) for row in rows}


def target(year, value, indicator="rate", unit=Unit.PERCENT, **more):
    figure = Quantity.read(value, unit)
    return Target("key", "01", indicator, Op.REACH, figure, year, Source("plan"), **more)


def test_a_level_runs_straight_from_the_baseline_to_each_target(specimen):
    """Ningbo has 69.8 in 2013: 0.6 a year to 72.2 in 2017, then 0.6 to 74 in 2020."""
    found_ = promised(specimen, target(2020, "74"), target(2017, "72.2"))
    years = dict(
        zip(range(2014, 2021), ("70.4", "71", "71.6", "72.2", "72.8", "73.4", "74"), strict=True)
    )
    assert {year: value for year, (value, _) in found_.items()} == years
    assert {series for _, series in found_.values()} == {"census2010"}


def test_a_sum_runs_from_nothing_and_a_yearly_figure_stands_each_year(specimen):
    people = {"indicator": "people", "unit": Unit.TEN_THOUSAND_PERSONS}
    cumulative = target(2017, "40", **people, cumulative=True)
    assert promised(specimen, cumulative) == {
        2014: ("10", None),
        2015: ("20", None),
        2016: ("30", None),
        2017: ("40", None),
    }
    from_2016 = replace(cumulative, start_year=2016)
    assert promised(specimen, from_2016) == {2016: ("20", None), 2017: ("40", None)}
    yearly = replace(cumulative, cumulative=False, per_year=True, start_year=2016)
    assert promised(specimen, yearly) == {2016: ("40", None), 2017: ("40", None)}


def test_a_figure_is_taken_in_the_unit_of_its_indicator(specimen):
    yearly = target(2016, "300000", "people", Unit.PERSON, per_year=True)
    assert promised(specimen, yearly) == {2016: ("30", None)}


def test_of_a_range_the_harder_end_is_promised(specimen):
    span = Target(
        "key", "01", "rate", Op.RANGE, Quantity.read("70", Unit.PERCENT), 2014, Source("plan"),
        high=Quantity.read("71", Unit.PERCENT),
    )  # fmt: skip
    assert promised(specimen, span) == {2014: ("71", "census2010")}
    down = {"rate": replace(specimen.indicators["rate"], direction=Direction.DOWN)}
    assert promised(replace(specimen, indicators=specimen.indicators | down), span) == {
        2014: ("70", "census2010")
    }


def test_what_is_no_promise_of_the_whole_pilot_has_no_path(specimen):
    assert promised(specimen, target(2017, "90", subject="城区")) == {}
    assert promised(specimen, replace(target(2017, "90"), indicator="unheard_of")) == {}
    unknown = [replace(one, vintage=Vintage.UNKNOWN) for one in specimen.observations]
    for observations in ([], unknown):
        without = replace(specimen, observations=observations)
        assert promised(without, target(2017, "90")) == {}


def test_a_promise_too_long_for_any_filing_has_no_path(specimen):
    people = {"indicator": "people", "unit": Unit.TEN_THOUSAND_PERSONS, "per_year": True}
    assert promised(specimen, target(2016, "9" * 18, **people)) == {2016: ("9" * 18, None)}
    assert promised(specimen, target(2016, "9" * 28, **people)) == {}
