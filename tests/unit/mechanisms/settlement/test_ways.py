"""The nearest ways: every one is enough, and a step less is not."""

from datetime import date

from hypothesis import given, settings

from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.outcome import Standing
from shidian.mechanisms.settlement.pairs import way_of_two
from shidian.mechanisms.settlement.reference import known, settle
from shidian.mechanisms.settlement.scheme import read_scheme
from shidian.mechanisms.settlement.waiting import grown, later, wait
from shidian.mechanisms.settlement.ways import single_ways
from tests.unit.mechanisms.settlement.demonstration import DAY, SCHEME, having, person, persons
from tests.unit.mechanisms.settlement.drawn import ON, schemes
from tests.unit.mechanisms.settlement.drawn import persons as some_persons

NARROW = """
code: narrow
version: "1"
title: {zh: 窄, en: Narrow}
from: 2015-01-01
source: {document: assumption, confidence: unverified}
inputs:
  years: {label: {zh: 年, en: Years}, kind: number, max: 9, missing: "0"}
  home: {label: {zh: 房, en: Home}, kind: flag, missing: no}
items:
  - {id: years, label: {zh: 年, en: Years}, kind: per_step, input: years, step: 1, points: 1}
selection: {threshold: 10}
"""
HOME = "  - {id: home, label: {zh: 房, en: Home}, kind: flag, input: home, points: 5}\n"
EMPLOYED = {"has_job": "yes", "insurance_months": "60"}
# Age 20, college 60, five years of insurance 15: 95 of 100.
NEAR = EMPLOYED | {"education": "college"}


def narrow(home=False, cap=None):
    text = NARROW.replace("selection", f"{HOME}selection") if home else NARROW
    text = text.replace("points: 1}", f"points: 1, cap: {cap}}}") if cap else text
    return Day(read_scheme(text.encode(), "narrow.yaml"), date(2016, 1, 1))


def ways(found):
    outcome = settle(DAY, found)
    return {one.changes[0].input: one for one in single_ways(DAY, found, outcome)}


def test_each_input_alone_is_changed_as_little_as_is_enough():
    found = ways(person(**NEAR))
    thens = {name: (way.changes[0].then, DAY.points(way.units)) for name, way in found.items()}
    # 5 points are missing. Insurance gives 3 a year: two years more. Residence gives 1.5 a year:
    # four years give 6, three only 4.5.
    assert thens == {
        "title": ("technician", 95),  # no more points than college, but a route
        "insurance_months": (84, 101),
        "residence_months": (48, 101),
        "housing": ("bought", 115),
        "investment": (100_000, 100),
        "tax": (10_000, 100),
        "patents": (1, 105),
        "volunteer_hours": (250, 100),
        "blood_donations": (3, 101),
        "shortage_occupation": (True, 115),
    }
    assert found["title"].standing is Standing.ROUTE


def test_of_codes_the_one_that_gives_fewest_points_is_enough():
    # Age 20, senior school 20, insurance capped at 45, bought 20: 100 less a penalty of 10.
    found = ways(
        person(
            has_job="yes",
            insurance_months="240",
            education="senior",
            housing="bought",
            penalties="1",
        )
    )
    assert found["title"].changes[0].then == "skilled"  # 30 instead of 20
    assert found["education"].changes[0].then == "college"
    assert found["penalties"].changes[0].then == 0


def test_who_lacks_a_prerequisite_is_told_what_is_missing():
    found = ways(person(education="college", housing="bought", insurance_months="60"))
    assert list(found) == ["has_job"]  # 60 + 20 + 20 + 15 = 115 points are there already


def test_what_no_change_of_one_thing_mends_has_no_way():
    assert ways(person(**NEAR, fraud="yes", last_crime="2016-01-01")) == {}


def test_who_settles_needs_no_way():
    there = person(**NEAR, shortage_occupation="yes")
    outcome = settle(DAY, there)
    assert (single_ways(DAY, there, outcome), way_of_two(DAY, there, outcome)) == ((), None)


def test_two_changes_are_found_where_one_is_not_enough():
    """Three years give 3, six at most 6, a home 5: of 10, with a home five years are needed."""
    day = narrow(home=True, cap=6)
    there = {"years": 3, "home": False}
    outcome = settle(day, there)
    assert single_ways(day, there, outcome) == ()
    found = way_of_two(day, there, outcome)
    assert {one.input: one.then for one in found.changes} == {"years": 5, "home": True}
    assert found.units == 10


def test_a_job_and_a_title_open_the_route_together():
    there = person()
    found = way_of_two(DAY, there, settle(DAY, there))
    assert found is not None
    assert {one.input: one.then for one in found.changes} == {
        "title": "technician",
        "has_job": True,
    }
    assert found.standing is Standing.ROUTE


@settings(max_examples=150)
@given(persons())
def test_every_way_is_enough_and_one_step_less_is_not(someone):
    outcome = settle(DAY, someone)
    for way in single_ways(DAY, someone, outcome):
        (change,) = way.changes
        after = settle(DAY, having(someone, {change.input: change.then}))
        assert after.qualified
        assert (after.units, after.standing) == (way.units, way.standing)
        for less in _less(change):
            before = settle(DAY, having(someone, {change.input: less}))
            assert not before.qualified or before.units >= after.units, (change, less)


def _less(change):
    if isinstance(change.then, bool):
        return []
    if isinstance(change.then, int):
        return [change.then - 1 if change.then > change.now else change.then + 1]
    return [code for code in SCHEME.inputs[change.input].codes if code != change.then]


@settings(max_examples=150)
@given(persons())
def test_no_number_nearer_is_enough(someone):
    """All numbers between, not only the one before: points of the scheme rise step by step."""
    outcome = settle(DAY, someone)
    for way in single_ways(DAY, someone, outcome):
        (change,) = way.changes
        if change.input in ("insurance_months", "residence_months", "patents", "penalties"):
            distance = abs(change.then - change.now)
            near = range(max(change.now - distance + 1, 0), change.now + distance)
            assert not any(settle(DAY, having(someone, {change.input: n})).qualified for n in near)


@settings(max_examples=100)
@given(persons())
def test_two_changes_are_enough_and_neither_alone_is(someone):
    outcome = settle(DAY, someone)
    if single_ways(DAY, someone, outcome):
        return
    way = way_of_two(DAY, someone, outcome)
    if way is None:
        return
    changes = {one.input: one.then for one in way.changes}
    assert len(changes) == 2
    after = settle(DAY, having(someone, changes))
    assert after.qualified
    assert after.units == way.units
    for one in way.changes:
        assert not settle(DAY, having(someone, {one.input: one.then})).qualified
        for less in _less(one) if isinstance(one.then, int) else ():
            assert not settle(DAY, having(someone, changes | {one.input: less})).qualified


def test_no_way_leads_out_of_the_range_of_an_input():
    day = narrow()
    outcome = settle(day, {"years": 3})
    assert single_ways(day, {"years": 3}, outcome) == ()
    assert way_of_two(day, {"years": 3}, outcome) is None


@settings(max_examples=150)
@given(schemes(), some_persons())
def test_of_every_scheme_the_nearest_number_is_found(scheme, someone):
    """Schemes whose steps give points and take them, and whose clauses test points both ways."""
    day = Day(scheme, ON)
    outcome = settle(day, someone)
    found = {one.changes[0].input: one.changes[0] for one in single_ways(day, someone, outcome)}
    for name in () if outcome.qualified else ("months", "balance"):
        asked, now = scheme.inputs[name], known(day, name, someone)
        enough = [
            abs(value - now)
            for value in range(asked.min, asked.max + 1)
            if settle(day, {**someone, name: value}).qualified
        ]
        change = found.get(name)
        assert (abs(change.then - now) if change else None) == min(enough, default=None)


def test_where_more_helps_and_then_hinders_the_middle_is_found():
    """A step of 3 gives 2, one of 4 takes 3: 2, -1, 1, -2, 0 points from 3, 4, 6, 8 and 9 on."""
    taking = (
        "  - {id: less, label: {zh: 减, en: Less}, kind: per_step, input: years,"
        " step: 4, points: -3}\n"
    )
    text = NARROW.replace("step: 1, points: 1}", "step: 3, points: 2}")
    text = text.replace("selection: {threshold: 10}", f"{taking}selection: {{threshold: 1}}")
    day = Day(read_scheme(text.encode(), "narrow.yaml"), date(2016, 1, 1))
    (way,) = single_ways(day, {"years": 0}, settle(day, {"years": 0}))
    assert (way.changes[0].then, way.units) == (3, 2)


def test_waiting_moves_insurance_ages_and_dated_numbers():
    # 95 points on 2016-06-01. In 2017 a year of insurance counts 4: on 2017-01-01, seven full
    # months on, 67 months make five years, 20 + 60 + 20 = 100.
    found = wait(DAY, person(**NEAR))
    assert (found.months, found.on, DAY.points(found.units)) == (7, date(2017, 1, 1), 100)


def test_who_cannot_get_there_by_waiting_never_does():
    assert wait(DAY, person(insurance_months="0")) is None  # no job, and none comes with time
    assert wait(DAY, person(**NEAR), years=0) is None


def test_a_look_back_ends():
    # Refused until five years after 2014-03-15; on 2019-04-01 the first full month is over.
    found = wait(DAY, person(**NEAR, last_crime="2014-03-15", shortage_occupation="yes"))
    assert found.on == date(2019, 4, 1)


@settings(max_examples=25)
@given(persons())
def test_the_first_month_that_is_enough_is_found(someone):
    found = wait(DAY, someone, years=3)
    first = next(
        (
            months
            for months in range(1, 37)
            if settle(Day(SCHEME, later(DAY.on, months)), grown(DAY, someone, months)).qualified
        ),
        None,
    )
    if settle(DAY, someone).qualified:
        return
    assert (found.months if found else None) == first
