"""Waiting where what moves is the scheme itself, and where the calendar ends."""

from datetime import date

import pytest

from shidian.mechanisms.settlement.day import LAST_DAY, Day
from shidian.mechanisms.settlement.waiting import wait
from tests.unit.mechanisms.settlement.small import small

ON = date(2015, 6, 1)
THERE = {"birth": date(1990, 1, 15), "job": True, "school": "college"}
PARAMETER = (
    "parameters:\n  rate:\n    title_zh: 分值\n    title_en: Points\n    unit: ratio\n    values:\n"
    '      - {from: "2015", value: "1", source: 甲, confidence: high}\n'
    '      - {from: 2016-03, value: "5", source: 甲, confidence: high}\n'
)
JOB = "items: [{id: home, NAMES, kind: flag, input: job, points: 5, DATES}]\n"
GROUP = (
    "items:\n  - id: g\n    NAMES\n    kind: sum_of\n    from: 2016-02-01\n"
    "    items: [{id: home, NAMES, kind: flag, input: job, points: 5}]\n"
)
BASE = "  - {id: more, NAMES, kind: flag, input: job, points: 9}\n"
NEEDS = "prerequisites: [{id: p, NAMES, when: [{item: home, at_least: 5}]}]\n"
LINE = "selection: {threshold: 5}\n"
MOVES = {
    "an item that begins": (JOB.replace("DATES", "from: 2016-01-01") + NEEDS, date(2016, 1, 1)),
    "a group that begins": (GROUP + NEEDS, date(2016, 2, 1)),
    "an item that ends in a veto": (
        JOB.replace("DATES", "until: 2015-12-31")
        + "vetoes: [{id: v, NAMES, when: [{item: home, at_least: 5}]}]\n"
        + "routes: [{id: r, NAMES, when: [{input: job, is: yes}]}]\n",
        date(2016, 1, 1),
    ),
    "a dated number inside an item": (
        PARAMETER + JOB.replace("points: 5, DATES", "points: rate") + NEEDS,
        date(2016, 3, 1),
    ),
    "a dated number that the total rests on": (
        PARAMETER
        + JOB.replace("points: 5, DATES", "points: rate")
        + "prerequisites: [{id: p, NAMES, when: [{points_at_least: 5}]}]\n",
        date(2016, 3, 1),
    ),
    "a dated cap of the total": (
        PARAMETER
        + JOB.replace(", DATES", "")
        + "cap: rate\nroutes: [{id: r, NAMES, when: [{points_at_least: 5}]}]\n",
        date(2016, 3, 1),
    ),
}


@pytest.mark.parametrize(("body", "expected"), MOVES.values(), ids=MOVES)
def test_what_moves_inside_an_item_that_a_condition_names_is_waited_for(body, expected):
    found = wait(Day(small(body + LINE), ON), THERE)
    assert found is not None
    assert found.on == expected


def test_what_stands_in_the_way_for_good_is_not_waited_for():
    body = JOB.replace(", DATES", "") + NEEDS + LINE
    assert wait(Day(small(body), ON), THERE | {"job": False}) is None


OLD = "routes: [{id: r, NAMES, when: [{input: birth, age_at_least: AGE}]}]\n"


@pytest.mark.parametrize(("age", "expected"), [(36, date(2100, 3, 1)), (40, None)])
def test_the_waiting_ends_with_the_last_day(age, expected):
    day = Day(small(OLD.replace("AGE", str(age))), date(2095, 6, 1))
    found = wait(day, {"birth": date(2064, 3, 1)})
    assert (found and found.on) == expected
    assert wait(Day(day.scheme, LAST_DAY), {"birth": date(2099, 3, 1)}, years=9000) is None
