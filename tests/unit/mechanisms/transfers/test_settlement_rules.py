"""What a city may ask by size and day, exactly at the bounds; the dates of a permit."""

from datetime import date
from decimal import Decimal

import pytest

from shidian.core import Bilingual, Confidence, DataError, Source
from shidian.mechanisms.transfers.basis import official
from shidian.mechanisms.transfers.package import (
    later_rules_of,
    settlement_tiers_of,
    size_classes_of,
)
from shidian.mechanisms.transfers.settlement_rules import (
    LaterRule,
    permit_answered,
    settlement_answered,
)

DAY = date(2016, 6, 1)
SAYS = Bilingual("取消落户限制", "limits are dropped")


def rule(code="plan", begins=date(2021, 3, 12), confidence=Confidence.HIGH, **other):
    source = Source("plan", confidence=confidence)
    return LaterRule(code=code, from_=begins, text=SAYS, source=source, **other)


def asked(programme, residents, on=DAY, later=()):
    return settlement_answered(
        Decimal(residents), on, size_classes_of(programme), settlement_tiers_of(programme), later
    )


BOUNDS = {
    "just below 50": ("49.9999", "small-1", ("home",), None, "no"),
    "exactly 50": ("50", "medium", ("job", "home", "insurance"), 3, "no"),
    "just below 100": ("99.9999", "medium", ("job", "home", "insurance"), 3, "no"),
    "exactly 100": ("100", "large-2", ("job_years", "home", "insurance"), 5, "no"),
    "just below 300": ("299.9999", "large-2", ("job_years", "home", "insurance"), 5, "no"),
    "exactly 300": ("300", "large-1", ("job_years", "home", "insurance"), 5, "allowed"),
    "just below 500": ("499.9999", "large-1", ("job_years", "home", "insurance"), 5, "allowed"),
    "exactly 500": ("500", "super-large", ("job", "home", "insurance"), None, "required"),
    "exactly 1000": ("1000", "mega", ("job", "home", "insurance"), None, "required"),
    "nobody": ("0", "small-2", ("home",), None, "no"),
}


@pytest.mark.parametrize(
    ("residents", "size", "asks", "years", "points"), BOUNDS.values(), ids=BOUNDS
)
def test_a_bound_belongs_to_the_class_above_it(programme, residents, size, asks, years, points):
    found = asked(programme, residents)
    assert (found.size.code, found.may_ask, found.insurance_years, found.points) == (
        size,
        asks,
        years,
        points,
    )


def test_a_later_rule_binds_from_its_day_and_up_to_its_size(programme):
    later = [rule(below=Decimal(300), drops_limits=True)]
    before = asked(programme, 200, date(2021, 3, 11), later)
    after = asked(programme, 200, date(2021, 3, 12), later)
    larger = asked(programme, 300, date(2021, 3, 12), later)
    assert (before.may_ask, before.later) == (("job_years", "home", "insurance"), ())
    assert (after.may_ask, after.insurance_years) == ((), None)
    assert larger.may_ask == ("job_years", "home", "insurance")


def test_a_later_rule_may_settle_points(programme):
    later = [
        rule("second", date(2019, 1, 1), points="no"),
        rule("first", date(2018, 1, 1), points="required"),
    ]
    found = asked(programme, 400, date(2020, 1, 1), later)
    assert ([one.code for one in found.later], found.points) == (["first", "second"], "no")


def test_a_rule_that_nobody_verified_is_told_and_changes_nothing(programme):
    later = [rule(confidence=Confidence.UNVERIFIED, drops_limits=True, points="required")]
    found = asked(programme, 200, date(2022, 1, 1), later)
    assert (found.may_ask, found.points) == (("job_years", "home", "insurance"), "no")
    assert [one.code for one in found.later] == ["plan"]
    with pytest.raises(DataError) as raised:
        official(found)
    assert raised.value.faults[0].place.column == "later.plan"


SHIPPED = {
    "before any later rule": ("200", date(2016, 9, 29), [], ("job_years", "home", "insurance")),
    "what nobody read is listed": (
        "200",
        date(2020, 1, 1),
        ["goal-2016", "points-2016", "tests-2016", "large-2-2019"],
        ("job_years", "home", "insurance"),
    ),
    "below 3 million since 2021": (
        "299.99",
        date(2021, 3, 12),
        ["goal-2016", "points-2016", "tests-2016", "large-2-2019", "limits-2021"],
        (),
    ),
    "3 million since 2021": (
        "300",
        date(2021, 3, 12),
        ["goal-2016", "tests-2016", "large-1-2019"],
        ("job_years", "home", "insurance"),
    ),
    "5 million since 2021": (
        "500",
        date(2021, 3, 12),
        ["goal-2016", "tests-2016", "points-2021"],
        ("job", "home", "insurance"),
    ),
}


@pytest.mark.parametrize(("residents", "on", "later", "asks"), SHIPPED.values(), ids=SHIPPED)
def test_the_shipped_later_rules_reach_their_sizes(programme, residents, on, later, asks):
    found = asked(programme, residents, on, later_rules_of(programme))
    assert ([one.code for one in found.later], found.may_ask) == (later, asks)


def test_the_documents_of_later_rules_are_listed(programme):
    named = {one.source.document for one in later_rules_of(programme)}
    assert named <= set(programme.documents)


def test_the_rules_it_rests_on_are_named(programme):
    names = [one.name for one in asked(programme, 200).parameters]
    assert names == ["sizes.large-2", "tiers.100-300"]


REFUSED = {
    "before the regulation": (200, date(2015, 12, 31), "settlement_before"),
    "people below zero": (-1, DAY, "city_size_none"),
}


@pytest.mark.parametrize(("residents", "on", "code"), REFUSED.values(), ids=REFUSED)
def test_what_no_rule_holds_is_refused(programme, residents, on, code):
    with pytest.raises(DataError) as raised:
        asked(programme, residents, on)
    assert raised.value.faults[0].code == code


HALF_YEARS = {
    "a plain day": (date(2016, 1, 15), date(2016, 7, 15)),
    "the last of August, leap year": (date(2015, 8, 31), date(2016, 2, 29)),
    "the last of August": (date(2016, 8, 31), date(2017, 2, 28)),
    "the last of March": (date(2016, 3, 31), date(2016, 9, 30)),
}


@pytest.mark.parametrize(("arrived", "first"), HALF_YEARS.values(), ids=HALF_YEARS)
def test_half_a_year_ends_on_the_same_day_or_the_last_of_the_month(arrived, first):
    assert permit_answered(arrived, arrived).may_apply == first


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
