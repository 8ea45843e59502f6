"""What a target promises: direction, band, path, and the scale on which the path runs."""

from dataclasses import replace
from decimal import Decimal

import pytest

from shidian.assessment.policy import Paths, Transform
from shidian.assessment.targets.promise import (
    bounds_of,
    goal_of,
    is_aspiration,
    leg_at,
    scale_of,
    sign,
    strictness,
    transform_of,
)
from shidian.core import Direction, Op, Quantity, Unit
from tests.unit.assessment.targets.made import target

PATHS = Paths(near_bound=0.1, low_base=0.1, transforms={})
HIGH = Quantity.read("65", Unit.PERCENT)

SIGNS = {
    "reach, up": (Op.REACH, Direction.UP, 1),
    "reach, down": (Op.REACH, Direction.DOWN, -1),
    "reach, neither": (Op.REACH, Direction.NONE, 1),
    "about, up": (Op.ABOUT, Direction.UP, 1),
    "about, down": (Op.ABOUT, Direction.DOWN, -1),
    "a floor of what should fall": (Op.AT_LEAST, Direction.DOWN, 1),
    "a strict floor of what should fall": (Op.MORE_THAN, Direction.DOWN, 1),
    "a ceiling of what should rise": (Op.AT_MOST, Direction.UP, -1),
    "a strict ceiling": (Op.LESS_THAN, Direction.NONE, -1),
    "a band is a distance": (Op.RANGE, Direction.UP, -1),
}


@pytest.mark.parametrize(("op", "direction", "expected"), SIGNS.values(), ids=SIGNS)
def test_which_way_is_better(op, direction, expected):
    high = HIGH if op is Op.RANGE else None
    assert sign(target("60", 2020, op=op, high=high), direction) == expected


# 60 to 65
DISTANCES = {"58.5": 1.5, "60": 0.0, "62": 0.0, "65": 0.0, "67": 2.0}


@pytest.mark.parametrize(("value", "distance"), DISTANCES.items())
def test_a_band_is_the_distance_to_it(value, distance):
    band = target("60", 2020, op=Op.RANGE, high=HIGH)
    assert scale_of(band)(Quantity.read(value, Unit.PERCENT)) == distance
    assert goal_of(band) == 0


def test_other_targets_are_read_in_their_own_unit():
    people = target("450", 2020, unit=Unit.TEN_THOUSAND_PERSONS)
    assert scale_of(people)(Quantity.read("4500000", Unit.PERSON)) == 450
    assert goal_of(people) == 450


def test_only_strict_bounds_demand_more_than_their_figure():
    demanding = [op for op in Op if op is not Op.RANGE and strictness(target("1", 2020, op=op)) > 0]
    assert demanding == [Op.MORE_THAN, Op.LESS_THAN]


def test_an_aspiration_is_told_by_its_word():
    assert is_aspiration(target("35", 2020, qualifier="力争"))
    assert not is_aspiration(target("35", 2020, qualifier="左右"))


CORNERS = [(2013, 50.0), (2017, 54.0), (2020, 60.0)]
LEGS = {
    "before the baseline": (2012, None),
    "in the year of the baseline": (2013, None),
    "a year later": (2014, (2013, 2017)),
    "at the checkpoint": (2017, (2013, 2017)),
    "a year after it": (2018, (2017, 2020)),
    "when due": (2020, (2017, 2020)),
    "after the target": (2021, None),
}


@pytest.mark.parametrize(("year", "ends"), LEGS.values(), ids=LEGS)
def test_the_leg_of_a_year(year, ends):
    leg = leg_at(CORNERS, year)
    assert (leg and (leg.from_year, leg.to_year)) == ends


TRANSFORMS = {
    "far from both bounds": (50.0, "60", Transform.IDENTITY),
    "a target within a tenth of the upper bound": (80.0, "90", Transform.LOGIT),
    "just outside": (80.0, "89.9", Transform.IDENTITY),
    "a target within a tenth of the lower bound": (30.0, "10", Transform.LOGIT),
    "a baseline below a tenth": (9.9, "40", Transform.LOGIT),
    "a baseline of a tenth": (10.0, "40", Transform.IDENTITY),
    "a target on a bound, which the logit never reaches": (80.0, "100", Transform.IDENTITY),
    "a baseline of zero": (0.0, "40", Transform.IDENTITY),
    "a target of zero": (30.0, "0", Transform.IDENTITY),
}


@pytest.mark.parametrize(("base", "goal", "expected"), TRANSFORMS.values(), ids=TRANSFORMS)
def test_the_scale_follows_from_the_bounds(specimen, base, goal, expected):
    corners = [(2013, base), (2020, float(goal))]
    found = transform_of(target(goal, 2020), specimen.indicators["rate"], corners, PATHS)
    assert found is expected


def test_without_two_bounds_a_path_is_straight(specimen):
    goal = target("1", 2020, indicator="people", unit=Unit.TEN_THOUSAND_PERSONS)
    people = specimen.indicators["people"]
    assert transform_of(goal, people, [(2013, 0.5), (2020, 1.0)], PATHS) is Transform.IDENTITY


def test_the_policy_may_name_a_scale(specimen):
    named = replace(PATHS, transforms={"rate": Transform.LOG})
    corners = [(2013, 80.0), (2020, 95.0)]
    rate = specimen.indicators["rate"]
    assert transform_of(target("95", 2020), rate, corners, named) is Transform.LOG


def test_a_distance_is_never_bent(specimen):
    # its end is zero, which neither a logit nor a logarithm has
    named = replace(PATHS, transforms={"rate": Transform.LOG})
    band = target("60", 2020, op=Op.RANGE, high=HIGH)
    corners = [(2013, 5.0), (2020, 0.0)]
    assert transform_of(band, specimen.indicators["rate"], corners, named) is Transform.IDENTITY


def test_bounds_are_in_the_unit_of_the_target(specimen):
    people = replace(specimen.indicators["people"], bounds=(Decimal(0), Decimal(500)))
    assert bounds_of(target("1", 2020, unit=Unit.PERSON), people) == (0, 5_000_000)
