"""What a city may ask by size and day, exactly at the bounds."""

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
from shidian.mechanisms.transfers.settlement_rules import LaterRule, settlement_answered

DAY = date(2016, 6, 1)
SAYS = Bilingual("取消落户限制", "limits are dropped")


def rule(code="plan", begins=date(2021, 3, 12), confidence=Confidence.HIGH, **other):
    source = Source("plan", confidence=confidence)
    return LaterRule(code=code, from_=begins, text=SAYS, source=source, **other)


def asked(programme, residents, on=DAY, later=()):
    return settlement_answered(
        Decimal(residents), on, size_classes_of(programme), settlement_tiers_of(programme), later
    )


POINTS_FOR = ("job", "home", "insurance", "residence_years")
BOUNDS = {
    "just below 50": ("49.9999", "small-1", ("home",), None, "no"),
    "exactly 50": ("50", "medium", ("job", "home", "insurance"), 3, "no"),
    "just below 100": ("99.9999", "medium", ("job", "home", "insurance"), 3, "no"),
    "exactly 100": ("100", "large-2", ("job_years", "home", "insurance"), 5, "no"),
    "just below 300": ("299.9999", "large-2", ("job_years", "home", "insurance"), 5, "no"),
    "exactly 300": ("300", "large-1", ("job_years", "home", "insurance"), 5, "allowed"),
    "just below 500": ("499.9999", "large-1", ("job_years", "home", "insurance"), 5, "allowed"),
    "exactly 500": ("500", "super-large", POINTS_FOR, None, "required"),
    "exactly 1000": ("1000", "mega", POINTS_FOR, None, "required"),
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


def test_a_rule_without_bounds_is_no_number_that_the_result_rests_on(programme):
    later = [
        rule("all"),
        rule("low", below=Decimal(300)),
        rule("high", residents=Decimal(100)),
    ]
    found = asked(programme, 200, date(2022, 1, 1), later)
    numbers = {one.name: one.value for one in found.parameters if one.name.startswith("later.")}
    assert numbers == {"later.low": Decimal(300), "later.high": Decimal(100)}


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
        POINTS_FOR,
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
