"""Years back, full years and units, where calendars make them odd."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shidian.core import DataError
from shidian.mechanisms.settlement.day import LAST_DAY, Day, full_years, years_before
from tests.unit.mechanisms.settlement.small import HEAD, small

BEFORE = {
    "a common day": (date(2017, 6, 1), 5, date(2012, 6, 1)),
    "no year": (date(2017, 6, 1), 0, date(2017, 6, 1)),
    "a leap day to a common year": (date(2016, 2, 29), 1, date(2015, 2, 28)),
    "a leap day to a leap year": (date(2016, 2, 29), 4, date(2012, 2, 29)),
    "the day before to a leap year": (date(2017, 2, 28), 1, date(2016, 2, 28)),
    "a leap day to 1900, which was none": (date(2016, 2, 29), 116, date(1900, 2, 28)),
    "before the calendar": (date(2017, 6, 1), 5000, date.min),
}
AGES = {
    "the day before a birthday": (date(2000, 6, 2), date(2018, 6, 1), 17),
    "a birthday": (date(2000, 6, 1), date(2018, 6, 1), 18),
    "a leap child in February": (date(2000, 2, 29), date(2018, 2, 28), 17),
    "a leap child in March": (date(2000, 2, 29), date(2018, 3, 1), 18),
    "a leap child on a leap day": (date(2000, 2, 29), date(2016, 2, 29), 16),
    "newly born": (date(2018, 6, 1), date(2018, 6, 1), 0),
}


@pytest.mark.parametrize(("day", "years", "expected"), BEFORE.values(), ids=BEFORE)
def test_the_same_day_years_before(day, years, expected):
    assert years_before(day, years) == expected


@pytest.mark.parametrize(("birth", "day", "years"), AGES.values(), ids=AGES)
def test_full_years(birth, day, years):
    assert full_years(birth, day) == years


@given(
    st.dates(date(1900, 1, 1), date(2030, 12, 31)),
    st.integers(0, 120),
    st.integers(-2, 2),
)
def test_who_was_born_so_many_years_before_has_lived_them(day, years, beside):
    birth = years_before(day, years) + timedelta(beside)
    assert (full_years(birth, day) >= years) == (birth <= years_before(day, years))


def test_units_and_points_are_each_other():
    scheme = small('unit: "0.25"\nitems: [{id: a, NAMES, kind: flag, input: job, points: 2.5}]\n')
    day = Day(scheme, date(2017, 6, 1))
    assert day.units(scheme.items[0].points) == 10
    assert day.points(10) == Decimal("2.5")


FLAGGED = "entitlements: [{id: e, NAMES, when: [{input: job, is: yes}]}]\n"


def test_days_beyond_the_last_are_refused():
    assert Day(small(FLAGGED), LAST_DAY).on == date(2100, 12, 31)
    with pytest.raises(DataError) as error:
        Day(small(FLAGGED), date(2101, 1, 1))
    assert error.value.faults[0].code == "scheme_day_late"


def test_a_scheme_that_begins_beyond_the_last_day_is_refused():
    with pytest.raises(DataError) as error:
        small(FLAGGED, head=HEAD.replace("from: 2015-01-01", "from: 2101-01-01"))
    (fault,) = error.value.faults
    assert (fault.code, fault.place.row) == ("scheme_day_late", 4)
