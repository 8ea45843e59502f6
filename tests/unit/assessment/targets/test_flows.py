"""Targets for sums and for every year, from the yearly values of their indicator."""

from dataclasses import replace

import pytest
from pytest import approx

from shidian.assessment import Caveat, Verdict
from shidian.assessment.targets.flows import flow_status
from shidian.assessment.targets.kinds import Flow
from shidian.assessment.targets.status import Status
from shidian.core import Direction, Op, Period, Quantity, Unit, Vintage
from tests.records import rate
from tests.unit.assessment.targets.made import BOUNDS, changed, target

PEOPLE = Unit.TEN_THOUSAND_PERSONS


def promise(value, year, **changes):
    return target(value, year, **{"pilot": "02", "indicator": "people", "unit": PEOPLE, **changes})


def filed(year, text, unit=PEOPLE):
    return changed(
        rate(year, area="330400"),
        indicator="people",
        value=Quantity.read(text, unit),
        vintage=Vintage.REGISTRY,
    )


SUM = promise("12", 2017, cumulative=True, start_year=2014)
FLOOR = promise("16", 2017, per_year=True)
AVERAGE = promise("10", 2015, per_year=True, name="年均转移人口")

# verdict, status, attainment, points
CASES = {
    # 3 of 12 after one of four years, as expected
    "a sum on its way": (SUM, {2014: "3"}, 2014, Verdict.NOT_DUE, "normal", 0.25, 100),
    # 4 of 6 expected: two thirds, 60 + 30 * 0.0667 / 0.35
    "a sum behind": (
        SUM,
        {2014: "2", 2015: "2"},
        2015,
        Verdict.NOT_DUE,
        "slightly_behind",
        4 / 12,
        60 + 30 * (4 / 6 - 0.6) / 0.35,
    ),
    "a sum far behind": (
        SUM,
        {2014: "1", 2015: "1"},
        2015,
        Verdict.NOT_DUE,
        "far_behind",
        1 / 6,
        100 / 3,
    ),
    "a sum reached early": (SUM, {2014: "6", 2015: "6"}, 2015, Verdict.MET, "reached", 1, 100),
    "a sum when due": (
        SUM,
        dict.fromkeys(range(2014, 2018), "3"),
        None,
        Verdict.MET,
        "met",
        1,
        100,
    ),
    "a sum nearly made": (
        SUM,
        {2014: "3", 2015: "3", 2016: "3", 2017: "2.4"},
        None,
        Verdict.NOT_MET,
        "nearly_met",
        0.95,
        90,
    ),
    "nothing done": (
        SUM,
        dict.fromkeys(range(2014, 2018), "0"),
        None,
        Verdict.NOT_MET,
        "not_met",
        0,
        0,
    ),
    "a sum with a missing year": (
        SUM,
        {2014: "3", 2015: "3", 2016: "3"},
        None,
        Verdict.NO_VALUE,
        "not_assessable",
        0.75,
        None,
    ),
    "a lower bound that is enough by now": (
        SUM,
        {2014: "9"},
        2016,
        Verdict.NOT_DUE,
        "normal",
        0.75,
        None,
    ),
    "every year": (FLOOR, dict.fromkeys(range(2014, 2018), "16"), None, Verdict.MET, "met", 1, 100),
    "every year until now": (
        FLOOR,
        {2014: "16", 2015: "20"},
        2015,
        Verdict.NOT_DUE,
        "normal",
        1,
        100,
    ),
    "one year short": (
        FLOOR,
        {2014: "99", 2015: "16", 2016: "16", 2017: "8"},
        None,
        Verdict.NOT_MET,
        "not_met",
        0.875,
        60 + 30 * 0.275 / 0.35,
    ),
    "a floor with years missing": (
        FLOOR,
        {2015: "16"},
        2016,
        Verdict.NOT_DUE,
        "not_assessable",
        1,
        None,
    ),
    "an average": (AVERAGE, {2014: "8", 2015: "12"}, None, Verdict.MET, "met", 1, 100),
    "an average on its way": (
        AVERAGE,
        {2014: "8"},
        2014,
        Verdict.NOT_DUE,
        "slightly_behind",
        0.8,
        60 + 30 * 0.2 / 0.35,
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_flow(judge, case):
    goal, flows, year, verdict, status, attained, points = case
    [made] = judge([goal], [filed(one, text) for one, text in flows.items()], year)
    assert (made.result.verdict, made.status.code) == (verdict, status)
    assert float(made.result.attainment) == approx(attained)
    assert made.numbers.points == approx(points)
    assert Caveat.NO_METHOD not in made.result.caveats


def test_persons_add_up_to_ten_thousands(judge):
    persons = [filed(one, "30000", Unit.PERSON) for one in range(2014, 2018)]
    [made] = judge([SUM], persons)
    assert (made.result.verdict, made.result.flow.made) == (Verdict.MET, 12.0)
    assert made.result.gap == Quantity(made.result.gap.value * 0, PEOPLE)


def test_a_stretch_begins_with_its_own_first_year(judge):
    late = promise("6", 2017, cumulative=True, start_year=2016)
    [made] = judge([late], [filed(2015, "9"), filed(2016, "3")], 2016)
    assert (made.result.flow.made, made.result.flow.expected) == (3, 3)
    assert made.result.flow.missing == ()


def test_a_missing_year_is_told(judge):
    [made] = judge([SUM], [filed(2014, "3"), filed(2016, "3")], 2016)
    assert made.result.flow.missing == (2015,)
    assert Caveat.MISSING_YEARS in made.result.caveats


def test_a_flow_needs_no_baseline_for_its_attainment(judge):
    [made] = judge([SUM], [filed(2014, "3")], 2014)
    assert made.result.baseline is None
    assert float(made.result.attainment) == approx(0.25)


NO_METHOD = {
    "no year has a value": (SUM, []),
    "a ceiling": (replace(SUM, op=Op.AT_MOST), [filed(2014, "3")]),
    "a strict ceiling": (replace(SUM, op=Op.LESS_THAN), [filed(2014, "3")]),
    "a part of the pilot": (replace(SUM, subject="中心城区"), [filed(2014, "3")]),
    "only a quarter": (SUM, [changed(filed(2014, "3"), period=Period(2014, "quarter", 1))]),
    "rates do not add up": (
        target("70", 2017, cumulative=True),
        [rate(2014, "66"), rate(2015, "67")],
    ),
    "rates do not add up over a stretch": (
        target("70", 2017, start_year=2014),
        [rate(2014, "66"), rate(2015, "67")],
    ),
}


@pytest.mark.parametrize(("goal", "values"), NO_METHOD.values(), ids=NO_METHOD)
def test_what_cannot_be_judged(judge, goal, values):
    [made] = judge([goal], values)
    assert (made.result.verdict, made.status) == (Verdict.NO_VALUE, Status.NOT_ASSESSABLE)
    assert Caveat.NO_METHOD in made.result.caveats
    assert (made.numbers.points, made.result.attainment) == (None, None)


def test_a_sum_of_what_should_fall_is_not_judged(judge, specimen):
    falling = replace(specimen.indicators["people"], direction=Direction.DOWN)
    programme = replace(specimen, indicators={**specimen.indicators, "people": falling})
    [made] = judge([SUM], [filed(2014, "3")], programme=programme)
    assert Caveat.NO_METHOD in made.result.caveats


def test_a_share_may_be_promised_for_every_year(judge):
    [made] = judge([target("60", 2015, per_year=True)], [rate(2014, "60"), rate(2015, "61")])
    assert (made.result.verdict, made.status) == (Verdict.MET, Status.MET)


ASPIRATIONS = {
    "met": (dict.fromkeys(range(2014, 2018), "3"), None, "aspiration_met"),
    "nearly met": ({2014: "9", 2015: "0", 2016: "0", 2017: "2.5"}, None, "aspiration_not_met"),
    "not met": (dict.fromkeys(range(2014, 2018), "1"), None, "aspiration_not_met"),
    "far behind": ({2014: "1"}, 2014, "slightly_behind"),
}


@pytest.mark.parametrize(("flows", "year", "status"), ASPIRATIONS.values(), ids=ASPIRATIONS)
def test_an_aspiration_is_never_red(judge, flows, year, status):
    goal = replace(SUM, qualifier="力争")
    [made] = judge([goal], [filed(one, text) for one, text in flows.items()], year)
    assert made.status.code == status
    assert not made.status.severe
    assert Caveat.ASPIRATION in made.result.caveats


def test_nothing_can_be_said_of_no_flow():
    assert flow_status(None, True, BOUNDS) is Status.NOT_ASSESSABLE
    empty = Flow(0.0, (2014,), None, None, None)
    assert flow_status(empty, False, BOUNDS) is Status.NOT_ASSESSABLE
