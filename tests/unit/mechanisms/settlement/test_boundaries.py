"""The persons at the breaks of a scheme: each break is there, with what lies beside it."""

from datetime import date

import pytest
from hypothesis import given, settings

from shidian.mechanisms.settlement.boundaries import boundary_persons, break_points
from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.outcome import Standing
from shidian.mechanisms.settlement.person import read_person
from shidian.mechanisms.settlement.reference import settle
from tests.unit.mechanisms.settlement.demonstration import SCHEME
from tests.unit.mechanisms.settlement.drawn import ON, schemes
from tests.unit.mechanisms.settlement.small import DAY, small

BODY = """\
items:
  - {id: steps, NAMES, kind: per_step, input: months, step: 12, points: 2, cap: 6}
  - id: bands
    NAMES
    kind: bands
    input: balance
    bands: [{from: 20, to: 50, points: 4}]
  - id: ages
    NAMES
    kind: age_bands
    input: birth
    bands: [{from: 18, to: 35, points: 20}]
  - {id: pair, NAMES, kind: flag, input: job, points: 3, when: [{input: school, in: [senior]}]}
vetoes: [{id: v, NAMES, when: [{input: crime, within_years: 5}]}]
entitlements: [{id: e, NAMES, when: [{input: months, at_least: 7}]}]
selection: {threshold: 11}
"""
DAY_OF_BODY = Day(small(BODY), DAY)
EXPECTED = {
    # The ends of the range, the condition, the three steps that count: each with both neighbours.
    "months": [None, 0, 1, 6, 7, 8, 11, 12, 13, 23, 24, 25, 35, 36, 37, 599, 600],
    "school": [None, "none", "senior", "college"],
    "job": [None, False, True],
}


@pytest.mark.parametrize(("name", "values"), EXPECTED.items())
def test_an_input_is_tried_at_its_breaks(name, values):
    assert break_points(DAY_OF_BODY)[name] == values


@pytest.mark.parametrize("edge", [-100, 19, 20, 21, 50, 51, 52, 100])
def test_the_edges_of_a_band_are_tried(edge):
    assert edge in break_points(DAY_OF_BODY)["balance"]


@pytest.mark.parametrize(
    "birth",
    [
        # 18 and 36 years to the day, and the days beside.
        *(date(1999, 5, 31), date(1999, 6, 1), date(1999, 6, 2)),
        *(date(1981, 5, 31), date(1981, 6, 1), date(1981, 6, 2)),
        *(date(1999, 2, 28), date(1999, 3, 1), date(1981, 2, 28), date(1981, 3, 1)),
        DAY,
    ],
)
def test_birthdays_are_tried(birth):
    assert birth in break_points(DAY_OF_BODY)["birth"]


@pytest.mark.parametrize("day", [None, date(2012, 6, 1), date(2012, 6, 2), date(2012, 2, 29)])
def test_days_of_looking_back_are_tried(day):
    assert day in break_points(DAY_OF_BODY)["crime"]


def test_nothing_is_tried_that_would_be_refused():
    points = break_points(DAY_OF_BODY)
    assert None not in points["birth"]
    assert max(points["birth"]) == DAY
    assert min(points["balance"][1:]) == -100
    assert max(points["balance"][1:]) == 100


@settings(max_examples=15)
@given(schemes())
def test_no_person_is_one_who_would_be_refused(scheme):
    for person in boundary_persons(Day(scheme, ON))[:300]:
        texts = {name: _text(value) for name, value in person.items()}
        assert read_person(scheme, texts, ON) == person


def test_some_person_just_reaches_the_threshold_and_some_one_just_does_not():
    # Two steps (4), a band (4) and the pair (3) make 11; a step less makes 9.
    totals = {settle(DAY_OF_BODY, one).units for one in boundary_persons(DAY_OF_BODY)}
    assert {9, 11} <= totals


def test_where_a_condition_must_hold_it_is_met():
    found = boundary_persons(DAY_OF_BODY)
    gained = [one for one in found if one["school"] == "senior" and one["job"]]
    assert any(settle(DAY_OF_BODY, one).units == 23 for one in gained)  # of age, and the pair


@pytest.mark.parametrize("on", [date(2015, 1, 1), date(2016, 2, 29), date(2017, 6, 1)], ids=str)
def test_of_a_full_scheme_everything_happens_and_no_person_twice(on):
    day = Day(SCHEME, on)
    found = boundary_persons(day)
    outcomes = [settle(day, one) for one in found]
    assert found == boundary_persons(day)
    assert len({tuple(one.values()) for one in found}) == len(found) < 5000
    assert {one.standing for one in outcomes} == {0, 1, 2}
    assert {one.qualified for one in outcomes} == {True, False}
    for name in outcomes[0].entitlements:
        assert {one.entitlements[name] for one in outcomes} == {True, False}, name
    for place, item in enumerate(outcomes[0].items):
        assert len({one.items[place].units for one in outcomes}) > 1, item.item.id


def test_the_break_of_a_veto_decides_about_somebody_who_would_settle():
    # Five years before 29 February 2016 is 28 February 2011; what came later is within them.
    day = Day(SCHEME, date(2016, 2, 29))
    found = {True: set[int](), False: set[int]()}
    for one in boundary_persons(day):
        if one["last_crime"] in (date(2011, 2, 28), date(2011, 3, 1)):
            outcome = settle(day, one)
            found[one["last_crime"] == date(2011, 3, 1)].add(outcome.standing)
    assert Standing.POINTS in found[False]
    assert found[True] == {Standing.OUT}


def _text(value):
    return None if value is None else str(value)
