"""Points: from achieved over expected change, or by the gap where no ratio can be formed."""

import numpy as np
import pytest
from pytest import approx

from shidian.assessment.policy import Score
from shidian.assessment.targets.points import achieved_over_expected, points
from tests.unit.assessment.targets.made import BOUNDS, SCORE, batch


def earned(**changes):
    [found] = points(achieved_over_expected(batch(**changes), BOUNDS), SCORE)
    return float(found)


CORNERS = {
    "backwards": (-0.5, 0),
    "nothing": (0.0, 0),
    "half of the lower corner": (0.3, 30),
    "the lower corner": (0.6, 60),
    "between": (0.8, 60 + 30 * 0.2 / 0.35),
    "the upper corner": (0.95, 90),
    "all": (1.0, 100),
    "no more than all": (3.0, 100),
    "no value": (np.nan, np.nan),
}


@pytest.mark.parametrize(("ratio", "expected"), CORNERS.values(), ids=CORNERS)
def test_points_are_straight_between_the_corners(ratio, expected):
    assert points(np.array([ratio]), SCORE) == approx(expected, nan_ok=True)


# like the sponge-city pilots: all from 100 %, half from 80 %, nothing below
STEPS = {
    "nothing": (0.0, 0),
    "just below": (0.79, 0),
    "four fifths": (0.8, 50),
    "just below all": (0.999, 50),
    "all": (1.0, 100),
    "more": (1.2, 100),
    "no value": (np.nan, np.nan),
}


@pytest.mark.parametrize(("ratio", "expected"), STEPS.values(), ids=STEPS)
def test_points_in_steps(ratio, expected):
    steps = Score(((0.8, 50), (1, 100)), step=True)
    assert points(np.array([ratio]), steps) == approx(expected, nan_ok=True)


# half of four years: 55 of 60 is expected
HALFWAY = {
    "as expected": (55.0, 100),
    "ahead": (59.0, 100),
    "four fifths": (54.0, 60 + 30 * 0.2 / 0.35),
    "three fifths": (53.0, 60),
    "nothing": (50.0, 0),
    "backwards": (47.0, 0),
}


@pytest.mark.parametrize(("value", "expected"), HALFWAY.values(), ids=HALFWAY)
def test_points_on_the_way(value, expected):
    assert earned(value=value, goal_year=2017) == approx(expected)


def test_points_of_a_small_change_are_by_its_gap():
    # 60 to 60.5: expected 60.2143, scale 3.025; at half the scale three fifths are left
    small = {"base": 60.0, "goal": 60.5, "year": 2016}
    assert earned(value=60.3, **small) == approx(100)
    assert earned(value=60 + 0.5 * 3 / 7 - 3.025 / 2, **small) == approx(60)


def test_points_of_a_target_to_maintain_are_by_its_level():
    assert earned(base=60.0, value=60.0) == approx(100)
    assert earned(base=62.0, value=61.0) == approx(100)
    # a fifth of the scale of 3 points: 0.8
    assert earned(base=62.0, value=59.4) == approx(60 + 30 * 0.2 / 0.35)
    assert earned(base=62.0, value=50.0) == 0


# promised 60 - 58 - 65: in 2015 the path stands at 59, below the baseline
DIP = {"base": 60.0, "goal": 65.0, "leg_to": 58.0, "leg_to_year": 2017, "year": 2015}


def test_where_a_path_dips_more_is_still_better():
    # the gap of 2 points in a scale of 3.25: 1 - 0.8 * 0.6154 = 0.5077
    assert earned(value=61.0, **DIP) == approx(100)
    assert earned(value=59.0, **DIP) == approx(100)
    assert earned(value=57.0, **DIP) == approx(100 * (1 - 0.8 * 2 / 3.25))


def test_where_a_path_begins_flat():
    flat = {**DIP, "leg_to": 60.0}
    assert earned(value=60.0, **flat) == approx(100)
    assert 0 < earned(value=58.5, **flat) < 90


NO_POINTS = {
    "carried forward": {"imputed": True},
    "carried forward, to maintain": {"imputed": True, "goal": 50.0},
    "across a break": {"unbroken": False},
    "across a break, to maintain": {"unbroken": False, "goal": 45.0},
    "across a break, a small change": {"unbroken": False, "goal": 50.2},
    "no baseline": {"base": np.nan, "unbroken": False},
    "no value": {"value": np.nan},
}


@pytest.mark.parametrize("changes", NO_POINTS.values(), ids=NO_POINTS)
def test_there_are_no_points(changes):
    assert np.isnan(earned(**changes))


def test_nothing_done_has_zero_points_and_not_none():
    assert earned(value=50.0) == 0.0
