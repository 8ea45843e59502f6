"""What is needed from now on, what was planned and done, and the chance of it."""

from dataclasses import replace
from math import erf, sqrt

import pytest
from pytest import approx

from shidian.assessment.targets.prospect import Prospect
from shidian.core import Op, Quantity, Unit, Vintage
from tests.records import rate
from tests.unit.assessment.targets.made import changed, plan, target


def prospect(judge, goal, observed, year, **more):
    [made] = judge([goal], observed, year, **more)
    return made.prospect


def test_needed_planned_and_actual(judge):
    # from 60 in 2013 to 70 in 2020; 62 in 2016
    found = prospect(judge, target("70", 2020), [plan("60"), rate(2016, "62")], 2016)
    assert (found.needed, found.planned, found.actual) == approx((8 / 4, 10 / 7, 2 / 3))


def test_when_due_nothing_lies_ahead(judge):
    found = prospect(judge, target("70", 2020), [plan("60"), rate(2020, "65")], None)
    assert (found.needed, found.planned, found.actual) == (None, approx(10 / 7), approx(5 / 7))
    assert (found.infeasible, found.probability) == (None, None)


def test_across_a_break_only_the_plan_is_known(judge):
    census = rate(2016, "62")
    census = changed(census, vintage=Vintage.CENSUS_2020)
    found = prospect(judge, target("70", 2020), [plan("60"), census], 2016)
    assert (found.needed, found.planned, found.actual) == (None, approx(10 / 7), None)
    assert found.infeasible is None


def test_a_trend_of_another_series_is_no_chance_of_a_target_set_on_this_one(judge):
    revised = [
        changed(rate(year, value), vintage=Vintage.CENSUS_2020)
        for year, value in ((2014, "61"), (2015, "62"), (2016, "63"))
    ]
    goal = target("67", 2020)
    assert prospect(judge, goal, [plan("60"), *revised], 2016).probability is None
    # without a baseline the trend is all there is: 67 in 2020
    assert prospect(judge, goal, revised, 2016).probability == approx(0.5)


def test_a_value_carried_forward_says_nothing_of_what_was_done(judge):
    found = prospect(judge, target("70", 2020), [plan("60"), rate(2015, "62")], 2016)
    assert found.actual is None


def test_the_chance_follows_the_trend(judge):
    # One point a year: 67 in 2020; 0.3 short of the target. Weights 1/3, 2/3, 1 around 4/3 spread
    # by 10/9; residuals count as no less than 0.3, so the error is 0.3 sqrt(5² / (10/9) + 1).
    series = [plan("60"), rate(2014, "61"), rate(2015, "62")]
    found = prospect(judge, target("67.3", 2020), series, 2015)
    error = 0.3 * sqrt(25 * 9 / 10 + 1)
    assert found.probability == approx(0.5 * (1 - erf(0.3 / error / sqrt(2))))


def test_the_chance_is_that_of_the_values_known_in_that_year(judge):
    series = [plan("60"), rate(2014, "61"), rate(2015, "62")]
    later = [*series, rate(2018, "80")]
    goal = target("67.3", 2020)
    assert prospect(judge, goal, series, 2015) == prospect(judge, goal, later, 2015)


def test_a_value_on_a_bound_leaves_no_chance_to_tell(judge):
    # from 80 to 95 the path is a logit, which does not have 100
    series = [plan("80"), rate(2014, "100"), rate(2015, "90")]
    assert prospect(judge, target("95", 2020), series, 2015).probability is None


@pytest.fixture
def alike(specimen):
    """The specimen with both pilots in one class."""
    second = replace(specimen.pilots["02"], peer_class="big")
    return replace(specimen, pilots={**specimen.pilots, "02": second})


# Jiaxing: 1, 1, 2, 3, 4 points a year; Ningbo: one point a year from 60 to 65
OTHERS = [
    changed(plan("50"), area="330400"),
    *(
        rate(year, value, "330400")
        for year, value in zip(range(2014, 2019), ("51", "52", "54", "57", "61"), strict=True)
    ),
]
OWN = [plan("60"), rate(2018, "65")]


def test_with_few_values_the_chance_is_that_of_the_class(judge, alike):
    # 5 points in two years: at least 2.5 a year, as two of six changes
    found = prospect(judge, target("70", 2020), [*OWN, *OTHERS], 2018, programme=alike)
    assert found.probability == approx(2 / 6)


# the 95th percentile of 1, 1, 1, 2, 3, 4 is 3.75
INFEASIBLE = {"72.4": False, "72.6": True}


@pytest.mark.parametrize(("goal", "infeasible"), INFEASIBLE.items())
def test_what_hardly_any_place_ever_did_is_infeasible(judge, alike, goal, infeasible):
    found = prospect(judge, target(goal, 2020), [*OWN, *OTHERS], 2018, programme=alike)
    assert found.infeasible is infeasible


def test_another_class_is_no_reference(judge):
    found = prospect(judge, target("70", 2020), [*OWN, *OTHERS], 2018)
    assert (found.infeasible, found.probability) == (None, None)


def test_fewer_than_five_changes_are_no_reference(judge, alike):
    found = prospect(judge, target("70", 2020), [*OWN, *OTHERS[:4]], 2018, programme=alike)
    assert (found.infeasible, found.probability) == (None, None)


def test_changes_across_a_break_are_no_reference(judge, alike):
    # all values of Jiaxing but the last two stand on another series: one change is left
    moved = [changed(one, vintage=Vintage.UNKNOWN) for one in OTHERS[:4]]
    observed = [*OWN, *moved, *OTHERS[4:]]
    found = prospect(judge, target("70", 2020), observed, 2018, programme=alike)
    assert found.probability is None


def test_of_a_band_there_is_no_yearly_change(judge):
    band = target("65", 2020, op=Op.RANGE, high=Quantity.read("70", Unit.PERCENT))
    assert prospect(judge, band, [plan("60"), rate(2016, "62")], 2016) == Prospect()
