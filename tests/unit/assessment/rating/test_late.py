"""Late filing by working days across a holiday, and the versions a later filing opens."""

import random
from datetime import date, timedelta

import pytest

from shidian.assessment.rating import (
    BlockScore,
    By,
    Calendar,
    Timeliness,
    Version,
    charged,
    lateness,
    refiled,
)
from shidian.core import DataError
from tests.unit.assessment.rating.conftest import codes

DUE = date(2016, 9, 30)  # a Friday, before the holidays
TODAY = date(2017, 1, 9)
ON_TIME, LATE, PROVISIONAL, NOT = Timeliness


@pytest.mark.parametrize(
    "filed, working, lost, state",
    [
        pytest.param(date(2016, 9, 30), 0, 0, ON_TIME, id="on the day"),
        pytest.param(date(2016, 10, 7), 0, 0, LATE, id="in the holidays"),
        pytest.param(date(2016, 10, 8), 1, 1, LATE, id="worked Saturday"),
        pytest.param(date(2016, 10, 10), 3, 3, LATE, id="Monday after a worked weekend"),
        pytest.param(date(2016, 10, 19), 10, 10, LATE, id="tenth working day"),
        pytest.param(date(2016, 10, 20), 11, 10, PROVISIONAL, id="eleventh"),
        pytest.param(date(2016, 10, 30), 17, 10, PROVISIONAL, id="thirtieth day"),
        pytest.param(date(2016, 10, 31), 18, 10, NOT, id="thirty-first day"),
    ],
)
def test_what_late_filing_costs(rating, calendar, filed, working, lost, state):
    made = lateness(DUE, filed, TODAY, calendar, rating.late)
    assert (made.working_days, made.points_lost, made.state) == (working, lost, state)
    assert not made.carried


@pytest.mark.parametrize(
    "today, carried", [(DUE, False), (date(2016, 10, 30), True), (date(2016, 10, 31), False)]
)
def test_values_are_carried_forward_while_nothing_is_filed(rating, calendar, today, carried):
    made = lateness(DUE, None, today, calendar, rating.late)
    assert made.carried is carried
    assert charged(BlockScore("quality", 9, By.COMPUTED), made).imputed is carried


@pytest.mark.parametrize(
    "filed, points",
    [(DUE, 9), (date(2016, 10, 10), 6), (date(2016, 10, 19), 0), (date(2016, 11, 30), 0)],
)
def test_the_block_never_falls_below_nought(rating, calendar, filed, points):
    score = BlockScore("quality", 9, By.COMPUTED)
    made = charged(score, lateness(DUE, filed, TODAY, calendar, rating.late))
    assert made.points == points


def test_working_days_back_and_forth_agree(calendar):
    for days in range(25):
        assert calendar.working_days(DUE, calendar.later(DUE, days)) == days
    assert calendar.working_days(TODAY, DUE) == 0


def test_a_later_filing_opens_a_version_and_leaves_the_frozen_one():
    first = refiled((), date(2016, 9, 30), "a" * 64, "年度表")
    both = refiled(first, date(2017, 3, 1), "b" * 64, "补报")
    assert both == (*first, Version(2, date(2017, 3, 1), "b" * 64, "补报"))
    with pytest.raises(DataError) as error:
        refiled(both, date(2017, 2, 28), "c" * 64, "补报")
    assert codes(error) == {"rating_version_order"}


def test_a_day_cannot_be_both_off_and_worked():
    day = frozenset({date(2016, 10, 8)})
    with pytest.raises(DataError) as error:
        Calendar(day, day)
    assert codes(error) == {"calendar_both"}


def test_working_days_are_those_of_a_walk_from_day_to_day():
    chance = random.Random(3)
    for _ in range(300):
        days = [date(2018, 1, 1) + timedelta(days=chance.randint(0, 400)) for _ in range(12)]
        own = Calendar(frozenset(days[:6]), frozenset(set(days[6:]) - set(days[:6])))
        after = date(2018, 1, 1) + timedelta(days=chance.randint(-20, 300))
        until = after + timedelta(days=chance.randint(-10, 200))
        walk = [after + timedelta(days=n) for n in range(1, (until - after).days + 1)]
        assert own.working_days(after, until) == sum(map(own.is_working, walk))
