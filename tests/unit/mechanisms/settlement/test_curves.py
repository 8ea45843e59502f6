"""Curves against the definition, person by person."""

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given

from shidian.core import DataError
from shidian.mechanisms.settlement.curves import curve, curves, threshold_units
from shidian.mechanisms.settlement.outcome import Standing
from tests.unit.mechanisms.settlement.planned import (
    PEOPLE,
    invented_day,
    person,
    planned,
    settles,
)


@given(PEOPLE)
def test_every_threshold_counts_whom_the_definition_settles(people):
    made = planned(people)
    found = curve(made.plan)
    for threshold in range(-10, 60):
        settled = found.settled[:, found.at(threshold)]
        for row, area in enumerate(found.names):
            assert settled[row] == made.settled(threshold, area)


@given(PEOPLE)
def test_groups_count_the_same_people(people):
    made = planned(people)
    found = curves(made.plan)
    for name, missing in (("skill", "missing"), ("home", "missing")):
        one = found.groups[name]
        assert one.settled.sum(axis=0).tolist() == found.areas.settled.sum(axis=0).tolist()
        for threshold in (0, 10, 20):
            for row, group in enumerate(one.names):
                known = {"yes": True, "no": False, missing: None}.get(group, group)
                assert one.settled[row, one.at(threshold)] == sum(
                    settles(outcome, threshold)
                    for outcome, each in zip(made.outcomes, made.persons, strict=True)
                    if each[name] == known
                )


@given(PEOPLE)
def test_fewer_settle_as_the_threshold_rises_and_nobody_is_lost(people):
    found = curve(planned(people).plan)
    assert (np.diff(found.settled, axis=1) <= 0).all()
    may = found.by_points[:, 0] + found.by_route
    assert (may + found.out).tolist() == found.people.tolist()
    assert found.people.sum() == len(people)


@given(PEOPLE)
def test_the_possible_thresholds_are_points_that_somebody_has(people):
    made = planned(people)
    found = curve(made.plan)
    assert found.decides == bool(made.possible)
    assert found.units.tolist() == (made.possible or [0])
    assert not found.by_points[:, -1].any()


def test_where_nobody_may_settle_by_points_a_threshold_decides_nothing():
    made = planned([("441900", person(years=0)), ("441900", person(skill="master", home=True))])
    assert [one.standing for one in made.outcomes] == [Standing.OUT, Standing.ROUTE]
    found = curve(made.plan)
    assert not found.decides
    assert found.settled.tolist() == [[1]]


THRESHOLDS = {"whole": ("10", 20), "half": ("0.5", 1), "below zero": ("-3", -6)}


@pytest.mark.parametrize("points, units", THRESHOLDS.values(), ids=THRESHOLDS)
def test_a_threshold_in_points_is_so_many_units(points, units):
    assert threshold_units(invented_day(), Decimal(points)) == units


@pytest.mark.parametrize("points", ["10.3", "NaN", "Infinity", "1e30"])
def test_a_threshold_that_nobody_could_have_is_refused(points):
    with pytest.raises(DataError) as error:
        threshold_units(invented_day(), Decimal(points))
    assert error.value.faults[0].code == "threshold_not_in_units"
