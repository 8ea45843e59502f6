"""The dates of a residence permit from the days that are known, and days that cannot be."""

from datetime import date

import pytest

from shidian.core import DataError
from shidian.mechanisms.transfers.permit_result import permit_answered

HALF_YEARS = {
    "a plain day": (date(2016, 1, 15), date(2016, 7, 15)),
    "the last of August, leap year": (date(2015, 8, 31), date(2016, 2, 29)),
    "the last of August": (date(2016, 8, 31), date(2017, 2, 28)),
    "the last of March": (date(2016, 3, 31), date(2016, 9, 30)),
}


@pytest.mark.parametrize(("arrived", "first"), HALF_YEARS.values(), ids=HALF_YEARS)
def test_half_a_year_ends_on_the_same_day_or_the_last_of_the_month(arrived, first):
    assert permit_answered(arrived, date(2016, 8, 31)).may_apply == first


def test_nobody_applies_before_the_regulation_held():
    found = permit_answered(date(2015, 1, 1), date(2016, 1, 1))
    assert (found.may_apply, found.issue_by) == (date(2016, 1, 1), date(2016, 1, 16))


BEFORE = {
    "the day": ("on", {"on": date(2015, 12, 31)}),
    "the application": ("applied", {"applied": date(2015, 12, 31)}),
    "the issue": ("issued", {"issued": date(2015, 12, 31)}),
}


@pytest.mark.parametrize(("column", "days"), BEFORE.values(), ids=BEFORE)
def test_days_before_the_regulation_are_refused(column, days):
    with pytest.raises(DataError) as raised:
        permit_answered(date(2015, 1, 1), **{"on": date(2016, 6, 1)} | days)
    (fault,) = raised.value.faults
    assert (fault.code, fault.place.column) == ("settlement_before", column)


def test_a_permit_is_issued_within_fifteen_or_thirty_days():
    found = permit_answered(date(2016, 1, 15), date(2016, 8, 1), applied=date(2016, 7, 20))
    assert (found.issue_by, found.issue_by_extended) == (date(2016, 8, 4), date(2016, 8, 19))
    assert (found.state, found.endorse) == (None, None)


def test_a_late_endorsement_suspends_and_years_count_on_from_it():
    found = permit_answered(
        date(2016, 1, 1),
        date(2018, 9, 1),
        issued=date(2016, 7, 10),
        endorsed=[date(2017, 9, 1)],
    )
    # the first year is full on 2017-07-10, suspended until 2017-09-01, the second full a year on
    assert (found.state.years, found.state.suspended) == (2, False)
    assert found.state.days == 365 + 365
    assert found.endorse == (date(2018, 8, 2), date(2018, 9, 1))


def test_without_an_endorsement_the_permit_is_suspended_the_day_after():
    on = [date(2017, 7, 10), date(2017, 7, 11)]
    found = [permit_answered(date(2016, 1, 1), day, issued=date(2016, 7, 10)) for day in on]
    assert [one.state.suspended for one in found] == [False, True]


def test_a_day_of_application_that_nobody_stated_is_none():
    found = permit_answered(date(2015, 8, 31), date(2016, 3, 1))
    assert (found.applied, found.may_apply) == (None, date(2016, 2, 29))
    assert found.issue_by == date(2016, 3, 15)  # fifteen days after the first possible day


def test_an_endorsement_before_its_window_is_told():
    found = permit_answered(
        *(date(2015, 1, 1), date(2017, 1, 5)),
        issued=date(2016, 1, 1),
        endorsed=[date(2016, 11, 20)],
    )
    assert found.state.suspended
    (told,) = found.warnings
    assert (told.code, told.place.column) == ("permit_endorsed_early", "endorsed")
    assert told.text("en") == (
        "The endorsement of 2016-11-20 is before 2016-12-02, from which it can be made; "
        "it does not count."
    )


def test_an_endorsement_after_the_day_is_told():
    found = permit_answered(
        *(date(2015, 1, 1), date(2016, 12, 15)),
        issued=date(2016, 1, 1),
        endorsed=[date(2016, 12, 20)],
    )
    assert (found.state.suspended, found.state.due) == (False, date(2017, 1, 1))
    (told,) = found.warnings
    assert (told.code, told.place.column) == ("permit_endorsed_later", "endorsed")
    assert "2016-12-20" in told.text("zh") and "2016-12-15" in told.text("zh")


ORDER = {
    "an application before half a year": (
        {"applied": date(2016, 6, 30)},
        ("permit_early", "applied"),
    ),
    "a permit before half a year": ({"issued": date(2016, 6, 30)}, ("permit_early", "issued")),
    "a permit before its application": (
        {"applied": date(2016, 8, 1), "issued": date(2016, 7, 31)},
        ("permit_order", "issued"),
    ),
    "an endorsement before the permit": (
        {"issued": date(2016, 8, 1), "endorsed": [date(2016, 7, 31)]},
        ("permit_order", "endorsed"),
    ),
    "a day before the permit": ({"issued": date(2018, 8, 1)}, ("permit_order", "on")),
    "an endorsement of nothing": (
        {"endorsed": [date(2017, 7, 1)]},
        ("permit_not_issued", "endorsed"),
    ),
}


@pytest.mark.parametrize(("days", "told"), ORDER.values(), ids=ORDER)
def test_days_out_of_order_are_refused(days, told):
    with pytest.raises(DataError) as raised:
        permit_answered(date(2016, 1, 1), date(2018, 1, 1), **days)
    (fault,) = raised.value.faults
    assert (fault.code, fault.place.column) == told


def test_a_day_before_the_arrival_is_told():
    found = permit_answered(date(2018, 1, 31), date(2017, 1, 1))
    (told,) = found.warnings
    assert told.text("en") == "On 2017-01-01 the person has not arrived; that is on 2018-01-31."
    assert permit_answered(date(2018, 1, 31), date(2018, 1, 31)).warnings == ()


FAR = {
    "the arrival": ("arrived", {"arrived": date(9999, 12, 31), "on": date(2020, 1, 1)}),
    "the day": ("on", {"arrived": date(2018, 1, 1), "on": date(9999, 12, 31)}),
    "the issue": (
        "issued",
        {"arrived": date(2018, 1, 1), "on": date(2020, 1, 1), "issued": date(9999, 1, 1)},
    ),
    "an endorsement": (
        "endorsed",
        {
            "arrived": date(2018, 1, 1),
            "on": date(2020, 1, 1),
            "issued": date(2019, 1, 1),
            "endorsed": [date(1, 1, 1)],
        },
    ),
}


@pytest.mark.parametrize(("column", "days"), FAR.values(), ids=FAR)
def test_days_of_years_beyond_the_program_are_refused(column, days):
    with pytest.raises(DataError) as raised:
        permit_answered(**days)
    (fault,) = raised.value.faults
    assert (fault.code, fault.place.column) == ("year_out_of_range", column)
