"""What each item decides, beside the definition applied to every person under every change."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shidian.core import DataError
from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.outcome import Standing
from shidian.mechanisms.settlement.person import Person
from shidian.mechanisms.settlement.reference import settle
from shidian.mechanisms.settlement.reform import changed, without
from shidian.mechanisms.settlement.scheme import Scheme, read_scheme
from shidian.mechanisms.settlement.sensitivity import Change, Sensitivity, sensitivity
from shidian.mechanisms.settlement.table_of import table_of
from tests.unit.mechanisms.settlement.demonstration import DAY, SCHEME, person, persons

FEW = settings(max_examples=8, deadline=None)
PEOPLE = st.lists(persons(), min_size=1, max_size=20)
LOW = Day(changed(SCHEME, {"selection.threshold": "40"}), DAY.on)


def over(people: Sequence[Person], day: Day = LOW) -> Sensitivity:
    return sensitivity(day, table_of(SCHEME, people))


def settled(scheme: Scheme, people: Sequence[Person]) -> int:
    return sum(settle(Day(scheme, DAY.on), one).qualified for one in people)


def effect(found: Sensitivity, item: str, change: Change) -> int:
    return next(e.difference for e in found.effects if (e.item, e.change) == (item, change))


# The numbers that a tenth makes of those in the file, written out by hand; the unit is 0.5.
BY_HAND = {
    "points by code, up": (
        "education",
        Change.POINTS_UP,
        {
            "items.education.points.junior": "5.5",
            "items.education.points.senior": "22",
            "items.education.points.college": "66",
        },
    ),
    "points of bands, down": (
        "age",
        Change.POINTS_DOWN,
        {
            "items.age.bands[0].points": "18",
            "items.age.bands[1].points": "9",
            "items.age.bands[2].points": "4.5",
        },
    ),
    "points by a parameter, one unit at least": (
        "insurance",
        Change.POINTS_UP,
        {"items.insurance.points": "3.5"},
    ),
    "a deduction, up": ("penalties", Change.POINTS_UP, {"items.penalties.points": "-9"}),
    "a cap, down": ("insurance", Change.CAP_DOWN, {"items.insurance.cap": "40.5"}),
    "a cap, rounded away from nothing": (
        "residence",
        Change.CAP_UP,
        {"items.residence.cap": "16.5"},
    ),
    "a floor, down": ("penalties", Change.FLOOR_DOWN, {"items.penalties.floor": "-33"}),
    "the cap of a group": ("service", Change.CAP_UP, {"items.service.cap": "11"}),
}


@cache
def crowd() -> tuple[tuple[Person, ...], Sensitivity]:
    """A hundred people near the threshold, and what was found for them."""
    random = Random(6)
    people = tuple(
        person(
            birth_date=f"{random.randrange(1965, 2000)}-05-01",
            education=random.choice(["none", "junior", "senior"]),
            insurance_months=str(random.randrange(12, 220)),
            residence_months=str(random.randrange(0, 140)),
            volunteer_hours=str(random.randrange(0, 600)),
            blood_donations=str(random.randrange(0, 5)),
            penalties=str(random.choice([0, 0, 1, 4])),
            has_job="yes",
        )
        for _ in range(100)
    )
    return people, over(people)


@pytest.mark.parametrize(("item", "change", "numbers"), BY_HAND.values(), ids=BY_HAND)
def test_a_change_counts_who_settles_then(item, change, numbers):
    people, found = crowd()
    base = settled(LOW.scheme, people)
    assert 20 < base < 80
    assert effect(found, item, change) == settled(changed(LOW.scheme, numbers), people) - base


def test_some_changes_matter_in_the_crowd():
    assert len({one.item for one in crowd()[1].effects if one.difference}) >= 6


@FEW
@given(PEOPLE)
def test_the_effects_on_anybody_are_those_of_the_definition(people):
    found, base = over(people), settled(LOW.scheme, people)
    assert (found.people, found.qualified) == (len(people), base)
    for item in SCHEME.every_item:
        left = settled(without(LOW.scheme, item.id, DAY.on), people)
        assert effect(found, item.id, Change.LEFT_OUT) == left - base
    decided = [settle(LOW, one) for one in people]
    ready = [one.units for one in decided if one.standing is Standing.POINTS]
    assert (found.one_lower, found.one_higher) == (ready.count(79), ready.count(80))


def test_what_favours_people_never_settles_fewer():
    for one in crowd()[1].effects:
        if one.change.value.endswith("_up"):
            assert one.difference >= 0
        if one.change.value.endswith("_down"):
            assert one.difference <= 0


def test_the_item_that_matters_most_stands_first():
    effects = crowd()[1].effects
    largest = {
        item: max(abs(e.difference) for e in effects if e.item == item)
        for item in dict.fromkeys(e.item for e in effects)
    }
    assert list(largest.values()) == sorted(largest.values(), reverse=True)


STEPS = {
    # 20 for age, 15 for insurance, 8 (the cap) for 600 hours; a tenth of 8 is rounded up to 1.
    "a step is rounded to units": ("44", {"volunteer_hours": "600"}, "volunteering", Change.CAP_UP),
    # 20, 15, and 1.5 for a year of residence; a tenth of 1.5 is less than the unit of 0.5.
    "a step is a unit at least": ("37", {"residence_months": "12"}, "residence", Change.POINTS_UP),
}


@pytest.mark.parametrize(("threshold", "said", "item", "change"), STEPS.values(), ids=STEPS)
def test_steps_are_whole_units(threshold, said, item, change):
    one = person(has_job="yes", insurance_months="60", **said)
    day = Day(changed(SCHEME, {"selection.threshold": threshold}), DAY.on)
    found = over([one], day)
    assert (found.qualified, effect(found, item, change)) == (0, 1)


def test_the_slope_counts_those_at_the_threshold_and_one_unit_below():
    # 20 for age, 15 for insurance, and 1.5 or 2 for residence or service.
    near = {"residence_months": "12"}, {"residence_months": "12"}, {"volunteer_hours": "100"}
    people = [person(has_job="yes", insurance_months="60", **said) for said in near]
    found = over(people, Day(changed(SCHEME, {"selection.threshold": "37"}), DAY.on))
    assert (found.qualified, found.one_lower, found.one_higher) == (1, 2, 1)


def test_an_item_that_nobody_has_decides_nothing():
    people = [person(has_job="yes", insurance_months=f"{n}") for n in range(12, 240, 6)]
    found = over(people)
    assert {e.difference for e in found.effects if e.item in ("patents", "blood")} == {0}
    assert effect(found, "insurance", Change.LEFT_OUT) < 0


def test_the_share_is_of_those_who_settle_now():
    # 20 for age, 45 for insurance; the second also 20 for the occupation.
    people = [
        person(has_job="yes", insurance_months="180", shortage_occupation=short)
        for short in ("yes", "no")
    ]
    day = Day(changed(SCHEME, {"selection.threshold": "65"}), DAY.on)
    found = over(people, day)
    share = next(e.share for e in found.effects if (e.item, e.change) == ("age", "left_out"))
    assert (found.qualified, share) == (2, Decimal("-0.5000"))


def test_a_share_of_nobody_is_none():
    found = over([person()])
    assert found.qualified == 0
    assert {one.share for one in found.effects} == {None}


def test_items_out_of_force_are_not_changed():
    day = Day(without(LOW.scheme, "patents", DAY.on), DAY.on)
    assert "patents" not in {one.item for one in over([person()], day).effects}


def test_every_change_has_words_in_both_languages():
    assert all(one.label.zh and one.label.en for one in Change)


@pytest.mark.parametrize("step", ["-0.1", "1.1", "NaN"])
def test_a_step_that_is_no_share_is_refused(step):
    with pytest.raises(DataError) as error:
        sensitivity(LOW, table_of(SCHEME, [person()]), Decimal(step))
    assert error.value.faults[0].code == "simulation_share"


def test_a_scheme_without_a_threshold_has_no_sensitivity():
    text = """
code: rights
version: "1"
title: {zh: 待遇, en: Rights}
from: 2015-01-01
source: {document: assumption, confidence: high}
inputs: {permit: {label: {zh: 居住证, en: Permit}, kind: flag, missing: no}}
entitlements: [{id: care, label: {zh: 照护, en: Care}, when: [{input: permit, is: yes}]}]
"""
    scheme = read_scheme(text.encode(), "rights.yaml")
    with pytest.raises(DataError) as error:
        sensitivity(Day(scheme, date(2016, 1, 1)), table_of(scheme, [{"permit": True}]))
    assert error.value.faults[0].code == "sensitivity_no_threshold"
