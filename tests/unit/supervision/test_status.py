"""Where things stand: from reports, due date and day, and from nothing else."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shidian.supervision import SOON, Status, assignment_status, resolution_status

DUE = date(2016, 6, 30)
CASES = {
    "nothing reported, far ahead": (None, date(2016, 1, 4), Status.NOT_BEGUN),
    "zero reported, far ahead": (0, date(2016, 1, 4), Status.NOT_BEGUN),
    "some, far ahead": (1, date(2016, 1, 4), Status.UNDER_WAY),
    "some, fifteen days before": (60, date(2016, 6, 15), Status.UNDER_WAY),
    "some, fourteen days before": (60, date(2016, 6, 16), Status.DUE_SOON),
    "nothing, on the day": (None, DUE, Status.DUE_SOON),
    "nearly all, the day after": (99, date(2016, 7, 1), Status.OVERDUE),
    "nothing, the day after": (None, date(2016, 7, 1), Status.OVERDUE),
    "all, long after": (100, date(2020, 7, 1), Status.DONE),
    "all, before": (100, date(2016, 1, 4), Status.DONE),
}


@pytest.mark.parametrize(("percent", "day", "expected"), CASES.values(), ids=CASES)
def test_an_assignment_stands_where_report_and_day_put_it(percent, day, expected):
    assert assignment_status(percent, DUE, day) is expected


@given(st.none() | st.integers(0, 99), st.integers(-400, 400))
def test_an_unfinished_assignment_is_overdue_exactly_after_its_day(percent, days):
    found = assignment_status(percent, DUE, DUE + timedelta(days=days))
    assert (found is Status.OVERDUE) == (days > 0)
    assert (found is Status.DUE_SOON) == (0 <= -days <= SOON.days)


@pytest.mark.parametrize(
    ("reports", "closed", "day", "expected"),
    [
        (0, False, date(2016, 1, 4), Status.NOT_BEGUN),
        (3, False, date(2016, 1, 4), Status.UNDER_WAY),
        (3, False, date(2016, 7, 1), Status.OVERDUE),
        (1, True, date(2016, 7, 1), Status.DONE),
    ],
)
def test_reports_do_not_end_a_resolution_only_closing_does(reports, closed, day, expected):
    assert resolution_status(reports, closed, DUE, day) is expected


def test_each_status_has_a_mark_of_its_own():
    assert len({one.symbol for one in Status}) == len(Status)
    assert len({one.text.en for one in Status}) == len(Status)
