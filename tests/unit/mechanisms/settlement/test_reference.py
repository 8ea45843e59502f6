"""What a scheme means, item by item and clause by clause; all numbers are worked out by hand."""

from datetime import date

import pytest

from shidian.core import DataError
from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.outcome import Standing
from tests.unit.mechanisms.settlement.small import settled, small

YEARS = "{id: a, NAMES, kind: per_step, input: months, step: 12, points: 3, cap: 10}"
BANDS = "{id: a, NAMES, kind: bands, input: balance, bands: [BANDS]}"
CREDIT = BANDS.replace("BANDS", "{to: -1, points: -5}, {from: 20, to: 50, points: 4}")
AGES = (
    "{id: a, NAMES, kind: age_bands, input: birth,"
    " bands: [{from: 18, to: 35, points: 20}, {from: 36, points: 10}]}"
)
SCHOOL = "{id: a, NAMES, kind: table, input: school, points: {senior: 5, college: 9}}"
JOB = "{id: b, NAMES, kind: flag, input: job, points: 7}"

# Item, what is said of the person, points. The day is 1 June 2017; the birth 15 January 1990.
ITEMS = {
    "no full step gives nothing": (YEARS, {"months": "11"}, 0),
    "a full step counts": (YEARS, {"months": "12"}, 3),
    "what is left over does not": (YEARS, {"months": "47"}, 9),
    "a cap holds even between two steps": (YEARS, {"months": "48"}, 10),
    "a missing number counts as declared": (YEARS, {}, 0),
    "a deduction has a floor": (
        "{id: a, NAMES, kind: per_step, input: months, step: 1, points: -2, floor: -5}",
        {"months": "4"},
        -5,
    ),
    "a deduction above its floor stands": (
        "{id: a, NAMES, kind: per_step, input: months, step: 1, points: -2, floor: -5}",
        {"months": "2"},
        -4,
    ),
    "below zero there are no steps": (
        "{id: a, NAMES, kind: per_step, input: balance, step: 10, points: 1}",
        {"balance": "-100"},
        0,
    ),
    "an open band reaches down": (CREDIT, {"balance": "-100"}, -5),
    "its end is part of it": (CREDIT, {"balance": "-1"}, -5),
    "between two bands there is nothing": (CREDIT, {"balance": "0"}, 0),
    "just below a band there is nothing": (CREDIT, {"balance": "19"}, 0),
    "the start of a band is part of it": (CREDIT, {"balance": "20"}, 4),
    "the end of a band is part of it": (CREDIT, {"balance": "50"}, 4),
    "above a band there is nothing": (CREDIT, {"balance": "51"}, 0),
    "a band can hold the declared value of what is missing": (CREDIT, {}, -5),
    "the day before the birthday is the year before": (AGES, {"birth": "1999-06-02"}, 0),
    "on the birthday the age is reached": (AGES, {"birth": "1999-06-01"}, 20),
    "a band of age lasts to the day before the next birthday": (AGES, {"birth": "1981-06-02"}, 20),
    "on that birthday the next band begins": (AGES, {"birth": "1981-06-01"}, 10),
    "an open band of age has no end": (AGES, {"birth": "1917-06-01"}, 10),
    "a code has its points": (SCHOOL, {"school": "college"}, 9),
    "a code that is not listed has none": (SCHOOL, {"school": "none"}, 0),
    "a missing code counts as declared": (SCHOOL, {}, 0),
    "what is so has its points": (JOB, {"job": "yes"}, 7),
    "what is not so has none": (JOB, {"job": "no"}, 0),
    "a missing flag counts as declared": (JOB, {}, 0),
    "the best of several counts alone": (
        f"{{id: g, NAMES, kind: best_of, items: [{SCHOOL}, {JOB}]}}",
        {"school": "senior", "job": "yes"},
        7,
    ),
    "of deductions the smallest is the best": (
        "{id: g, NAMES, kind: best_of, items: ["
        "{id: a, NAMES, kind: flag, input: job, points: -7},"
        "{id: b, NAMES, kind: per_step, input: months, step: 12, points: -1}]}",
        {"job": "yes", "months": "30"},
        -2,
    ),
    "a sum has a cap of its own": (
        f"{{id: g, NAMES, kind: sum_of, cap: 15, items: [{SCHOOL}, {JOB}]}}",
        {"school": "college", "job": "yes"},
        15,
    ),
    "a sum below its cap is the sum": (
        f"{{id: g, NAMES, kind: sum_of, cap: 15, items: [{SCHOOL}, {JOB}]}}",
        {"school": "senior", "job": "yes"},
        12,
    ),
    "an item gives nothing where its condition fails": (
        JOB.replace("points: 7", "points: 7, when: [{input: months, at_least: 6}]"),
        {"job": "yes", "months": "5"},
        0,
    ),
    "it gives its points where the condition holds": (
        JOB.replace("points: 7", "points: 7, when: [{input: months, at_least: 6}]"),
        {"job": "yes", "months": "6"},
        7,
    ),
    "a band of 0 points is no band": (
        BANDS.replace("BANDS", "{from: 1, to: 5, points: 0}, {from: 6, points: 2}"),
        {"balance": "6"},
        2,
    ),
}

FIRST = """\
items:
  - id: home
    NAMES
    kind: first_of
    items:
      - {id: x, NAMES, kind: flag, input: job, points: 0, when: [{input: school, in: [college]}]}
      - {id: y, NAMES, kind: flag, input: job, points: 9, when: [{input: months, at_least: 6}]}
      - {id: z, NAMES, kind: flag, input: job, points: 2}
"""
FIRSTS = {
    "the first that applies counts, even with nothing": ({"school": "college", "months": "9"}, 0),
    "the second where the first does not apply": ({"school": "senior", "months": "9"}, 9),
    "the last where none before applies": ({}, 2),
}

CONDITIONS = {
    "at least, reached": ("{input: months, at_least: 6}", {"months": "6"}, True),
    "at least, missed": ("{input: months, at_least: 6}", {"months": "5"}, False),
    "at most, kept": ("{input: months, at_most: 6}", {"months": "6"}, True),
    "at most, passed": ("{input: months, at_most: 6}", {"months": "7"}, False),
    "both sides": ("{input: months, at_least: 6, at_most: 6}", {"months": "6"}, True),
    "a missing number as declared": ("{input: balance, at_most: -5}", {}, True),
    "a flag that is": ("{input: job, is: yes}", {"job": "是"}, True),
    "a flag that is not": ("{input: job, is: no}", {"job": "1"}, False),
    "a missing flag as declared": ("{input: job, is: no}", {}, True),
    "one of the codes": ("{input: school, in: [senior, college]}", {"school": "senior"}, True),
    "none of the codes": ("{input: school, in: [senior, college]}", {}, False),
    "old enough today": ("{input: birth, age_at_least: 18}", {"birth": "1999-06-01"}, True),
    "old enough tomorrow": ("{input: birth, age_at_least: 18}", {"birth": "1999-06-02"}, False),
    "young enough": ("{input: birth, age_at_most: 35}", {"birth": "1981-06-02"}, True),
    "too old since today": ("{input: birth, age_at_most: 35}", {"birth": "1981-06-01"}, False),
    "within five years": ("{input: crime, within_years: 5}", {"crime": "2012-06-02"}, True),
    "five years ago to the day": (
        "{input: crime, within_years: 5}",
        {"crime": "2012-06-01"},
        False,
    ),
    "today is within": ("{input: crime, within_years: 5}", {"crime": "2017-06-01"}, True),
    "what never came is not within": ("{input: crime, within_years: 5}", {}, False),
    "what never came has no age": ("{input: crime, age_at_most: 200}", {}, False),
    "any": ("{any: [{input: job, is: yes}, {input: months, at_least: 6}]}", {"months": "6"}, True),
    "not any": ("{any: [{input: job, is: yes}, {input: months, at_least: 6}]}", {}, False),
    "all": ("{all: [{input: job, is: yes}, {input: months, at_least: 6}]}", {"job": "yes"}, False),
    "none": ("{none: [{input: job, is: yes}, {input: months, at_least: 6}]}", {}, True),
    "not none": ("{none: [{input: job, is: yes}]}", {"job": "yes"}, False),
    "none of what never came": ("{none: [{input: crime, within_years: 5}]}", {}, True),
    "points of an item": ("{item: a, at_least: 7}", {"job": "yes"}, True),
    "points of an item, missed": ("{item: a, at_least: 7}", {}, False),
    "the total": ("{points_at_least: 10}", {"job": "yes", "months": "12"}, True),
    "the total, missed": ("{points_at_least: 10}", {"job": "yes", "months": "11"}, False),
}


@pytest.mark.parametrize(("item", "person", "points"), ITEMS.values(), ids=ITEMS)
def test_an_item_gives(item, person, points):
    outcome = settled(f"items: [{item}]\n", **person)
    assert outcome.units == points
    assert outcome.items[0].units == points


@pytest.mark.parametrize(("person", "points"), FIRSTS.values(), ids=FIRSTS)
def test_of_alternatives_the_first_that_applies_counts(person, points):
    outcome = settled(FIRST, job="yes", **person)
    assert outcome.units == points
    assert [part.counts for part in outcome.items[0].parts].count(True) == 1


@pytest.mark.parametrize(("condition", "person", "holds"), CONDITIONS.values(), ids=CONDITIONS)
def test_a_condition_holds_or_not(condition, person, holds):
    outcome = settled(
        "items:\n"
        "  - {id: a, NAMES, kind: flag, input: job, points: 7}\n"
        "  - {id: b, NAMES, kind: per_step, input: months, step: 12, points: 3}\n"
        f"entitlements: [{{id: e, NAMES, when: [{condition}]}}]\n",
        **person,
    )
    assert outcome.entitlements == {"e": holds}


def test_points_are_counted_in_units():
    outcome = settled(
        'unit: "0.5"\nitems: [{id: a, NAMES, kind: flag, input: job, points: 1.5}]\n', job="yes"
    )
    assert outcome.units == 3


def test_the_total_has_a_cap_and_a_floor():
    items = (
        "items:\n"
        "  - {id: a, NAMES, kind: per_step, input: balance, step: 1, points: 1}\n"
        "  - {id: b, NAMES, kind: flag, input: job, points: -9}\n"
    )
    assert settled(f"{items}cap: 50\nfloor: 0\n", balance="70").units == 50
    assert settled(f"{items}cap: 50\nfloor: 0\n", balance="3", job="yes").units == 0
    assert settled(items, balance="3", job="yes").units == -6


def test_an_item_counts_between_its_dates_only():
    body = (
        "items: [{id: a, NAMES, kind: flag, input: job, points: 7,"
        " from: 2016-01-01, until: 2016-12-31}]\n"
        "entitlements: [{id: e, NAMES, when: [{item: a, at_most: 0}]}]\n"
    )
    found = {
        day: settled(body, date.fromisoformat(day), job="yes")
        for day in ("2015-12-31", "2016-01-01", "2016-12-31", "2017-01-01")
    }
    assert [one.units for one in found.values()] == [0, 7, 7, 0]
    assert [len(one.items) for one in found.values()] == [0, 1, 1, 0]
    assert [one.entitlements["e"] for one in found.values()] == [True, False, False, True]


def test_a_dated_number_changes_on_its_day():
    body = (
        "items: [{id: a, NAMES, kind: flag, input: job, points: rate}]\n"
        "parameters:\n  rate:\n    title_zh: 分值\n    title_en: Points\n    unit: ratio\n"
        "    values:\n"
        '      - {from: 2015-01-01, value: "3", source: 假设, confidence: unverified}\n'
        '      - {from: 2017-01-01, value: "4", source: 假设, confidence: unverified}\n'
    )
    days = (date(2016, 12, 31), date(2017, 1, 1))
    assert [settled(body, day, job="yes").units for day in days] == [3, 4]


def test_an_entitlement_rests_on_an_earlier_one():
    body = (
        "entitlements:\n"
        "  - {id: low, NAMES, when: [{input: job, is: yes}]}\n"
        "  - {id: high, NAMES, when: [{holds: low}, {input: months, at_least: 12}]}\n"
    )
    assert settled(body, months="12").entitlements == {"low": False, "high": False}
    assert settled(body, months="12", job="yes").entitlements == {"low": True, "high": True}


CLAUSES = """\
items: [{id: a, NAMES, kind: per_step, input: months, step: 1, points: 1}]
vetoes: [{id: v, NAMES, when: [{input: crime, within_years: 5}]}]
prerequisites: [{id: p, NAMES, when: [{input: birth, age_at_least: 18}]}]
routes: [{id: r, NAMES, when: [{input: school, in: [college]}]}]
selection: {threshold: 100}
"""
STANDINGS = {
    "enough points": ({"months": "100"}, Standing.POINTS, True),
    "too few points": ({"months": "99"}, Standing.POINTS, False),
    "a prerequisite fails": ({"months": "100", "birth": "2000-01-01"}, Standing.OUT, False),
    "a route needs neither": ({"school": "college", "birth": "2000-01-01"}, Standing.ROUTE, True),
    "a veto is above a route": (
        {"school": "college", "months": "100", "crime": "2015-01-01"},
        Standing.OUT,
        False,
    ),
}


@pytest.mark.parametrize(("person", "standing", "qualified"), STANDINGS.values(), ids=STANDINGS)
def test_a_person_settles_by_points_or_on_a_route(person, standing, qualified):
    outcome = settled(CLAUSES, **person)
    assert (outcome.standing, outcome.qualified) == (standing, qualified)


def test_without_a_selection_nobody_settles_by_points():
    outcome = settled(CLAUSES.replace("selection: {threshold: 100}\n", ""), months="600")
    assert (outcome.standing, outcome.qualified, outcome.needed) == (Standing.OUT, False, None)


def test_it_is_said_which_clauses_decided():
    outcome = settled(CLAUSES, school="college", birth="2000-01-01", crime="2015-01-01")
    clauses = (outcome.vetoes, outcome.unmet, outcome.routes)
    assert [[clause.id for clause in one] for one in clauses] == [["v"], ["p"], ["r"]]


def test_it_is_said_what_was_read_and_which_limit_was_met():
    (item,) = settled(f"items: [{YEARS}]\n", months="60").items
    assert (item.value, item.before_limits, item.units, item.applies) == (60, 15, 10, True)


def test_a_clause_without_a_condition_is_for_everybody():
    assert settled("entitlements: [{id: e, NAMES}]\n").entitlements == {"e": True}


@pytest.mark.parametrize("day", [date(2014, 12, 31), date(2020, 1, 1)])
def test_outside_its_dates_a_scheme_says_nothing(day):
    with pytest.raises(DataError) as error:
        Day(small(f"until: 2019-12-31\n{CLAUSES}"), day)
    assert [fault.code for fault in error.value.faults] == ["scheme_not_in_force"]


@pytest.mark.parametrize("day", [date(2015, 1, 1), date(2019, 12, 31)])
def test_its_first_and_last_day_are_part_of_it(day):
    assert Day(small(f"until: 2019-12-31\n{CLAUSES}"), day).on == day
