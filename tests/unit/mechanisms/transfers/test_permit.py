"""Dates of the residence permit: ends of months, leap days, late endorsements."""

from datetime import date

import pytest

from shidian.mechanisms.transfers.permit import may_apply, months_later, permit_state, window

LATER = {
    "an ordinary day": (date(2015, 3, 10), 6, date(2015, 9, 10)),
    "a month with no such day": (date(2015, 8, 31), 6, date(2016, 2, 29)),
    "and in a common year": (date(2016, 8, 31), 6, date(2017, 2, 28)),
    "over the year": (date(2015, 12, 31), 2, date(2016, 2, 29)),
    "a leap day": (date(2016, 2, 29), 12, date(2017, 2, 28)),
    "back": (date(2016, 3, 31), -1, date(2016, 2, 29)),
}
ISSUED = date(2016, 1, 31)
STATES = {
    "the day of issue": ([], date(2016, 1, 31), (False, 0, 0, date(2017, 1, 31))),
    "before a year is full": ([], date(2017, 1, 30), (False, 365, 0, date(2017, 1, 31))),
    "the day on which it is full": ([], date(2017, 1, 31), (False, 366, 1, date(2017, 1, 31))),
    "the day after, not endorsed": ([], date(2017, 2, 1), (True, 366, 1, date(2017, 1, 31))),
    "years do not count while suspended": ([], date(2019, 2, 1), (True, 366, 1, date(2017, 1, 31))),
    "endorsed in time": (
        [date(2017, 1, 15)],
        date(2018, 1, 31),
        (False, 731, 2, date(2018, 1, 31)),
    ),
    "too early endorses nothing": (
        [date(2016, 12, 30)],
        date(2017, 2, 1),
        (True, 366, 1, date(2017, 1, 31)),
    ),
    # 366 days of the first year; suspended for February; 2017-03-01 to 2018-01-01 are 306 days
    "endorsed late": ([date(2017, 3, 1)], date(2018, 1, 1), (False, 672, 1, date(2018, 3, 1))),
    "and a full year after that": (
        [date(2017, 3, 1)],
        date(2018, 3, 1),
        (False, 731, 2, date(2018, 3, 1)),
    ),
    "an endorsement that is still to come": (
        [date(2017, 1, 15)],
        date(2016, 6, 30),
        (False, 151, 0, date(2017, 1, 31)),
    ),
}


@pytest.mark.parametrize(("day", "months", "expected"), LATER.values(), ids=LATER)
def test_the_same_day_some_months_later(day, months, expected):
    assert months_later(day, months) == expected


def test_a_permit_can_be_asked_for_after_half_a_year():
    assert may_apply(date(2015, 8, 31)) == date(2016, 2, 29)


@pytest.mark.parametrize(("endorsed", "on", "expected"), STATES.values(), ids=STATES)
def test_what_a_permit_is_on_a_day(endorsed, on, expected):
    found = permit_state(ISSUED, endorsed, on)
    assert (found.suspended, found.days, found.years, found.due) == expected


def test_the_days_of_endorsement_do_not_drift_after_a_leap_day():
    endorsed = [date(2017, 2, 20), date(2018, 2, 20), date(2019, 2, 20)]
    assert permit_state(date(2016, 2, 29), endorsed, date(2019, 6, 1)).due == date(2020, 2, 29)


def test_an_endorsement_is_made_in_the_month_before():
    assert window(date(2017, 1, 31)) == (date(2017, 1, 1), date(2017, 1, 31))
