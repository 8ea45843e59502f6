"""Attainment and level: every line of 3.3, with its edges."""

import numpy as np
import pytest
from pytest import approx

from shidian.assessment.targets.measures import (
    attainment,
    expected_share,
    gap_ratio,
    is_met,
    level_completion,
    maintained,
    scale_of_gap,
)
from tests.unit.assessment.targets.made import BOUNDS, batch

STRICT = -2e-9

LEVELS = {
    "reached": ({"value": 60.0}, True),
    "just short": ({"value": 59.99}, False),
    "within the tolerance": ({"value": 59.0, "tolerance": 1.0}, True),
    "just outside": ({"value": 58.99, "tolerance": 1.0}, False),
    "beyond is no fault": ({"value": 75.0, "tolerance": 1.0}, True),
    "a ceiling": ({"sign": -1, "value": 60.0}, True),
    "above a ceiling": ({"sign": -1, "value": 60.01}, False),
    "above a strict bound": ({"value": 60.01, "tolerance": STRICT}, True),
    "on a strict bound": ({"value": 60.0, "tolerance": STRICT}, False),
    "below a strict ceiling": ({"sign": -1, "value": 59.99, "tolerance": STRICT}, True),
    "on a strict ceiling": ({"sign": -1, "value": 60.0, "tolerance": STRICT}, False),
    "a sum of decimals": ({"value": 0.1 + 0.2, "goal": 0.3, "sign": -1}, True),
    "zero wanted, zero seen": ({"value": 0.0, "goal": 0.0, "sign": -1}, True),
    "no value": ({"value": np.nan}, False),
}


@pytest.mark.parametrize(("changes", "met"), LEVELS.values(), ids=LEVELS)
def test_the_level(changes, met):
    assert is_met(batch(**changes)).tolist() == [met]


ATTAINMENT = {
    "part of the way": ({}, 0.2),
    "nothing": ({"value": 50.0}, 0.0),
    "all": ({"value": 60.0}, 1.0),
    "beyond is not clamped": ({"value": 65.0}, 1.5),
    "backwards is not clamped": ({"value": 45.0}, -0.5),
    "a descending indicator": ({"sign": -1, "base": 90.0, "goal": 60.0, "value": 80.0}, 1 / 3),
    "a descending indicator that rose": (
        {"sign": -1, "base": 90.0, "goal": 60.0, "value": 96.0},
        -0.2,
    ),
    "down to zero": ({"sign": -1, "base": 8.0, "goal": 0.0, "value": 2.0}, 0.75),
    "up from zero": ({"base": 0.0, "goal": 40.0, "value": 10.0}, 0.25),
    "through zero": ({"base": -2.0, "goal": 2.0, "value": 1.0}, 0.75),
    # a band is the distance to it: 10 short at first, 4 now
    "a band": ({"sign": -1, "base": 10.0, "goal": 0.0, "value": 4.0}, 0.6),
    "no change promised": ({"goal": 50.0}, np.nan),
    "the target below the baseline": ({"goal": 45.0}, np.nan),
    "no baseline": ({"base": np.nan}, np.nan),
    "across a break": ({"unbroken": False}, np.nan),
    "no value": ({"value": np.nan}, np.nan),
}


@pytest.mark.parametrize(("changes", "share"), ATTAINMENT.values(), ids=ATTAINMENT)
def test_attainment(changes, share):
    assert attainment(batch(**changes)) == approx(share, nan_ok=True)


def test_the_level_beside_it():
    # 52 of 60, and nothing over a target of zero
    made = level_completion(batch(goal=np.array([60.0, 0.0, 60.0]), value=np.array([52, 3, 0.0])))
    assert made == approx([52 / 60, np.nan, 0.0], nan_ok=True)


def test_the_share_expected_by_now():
    assert expected_share(batch(), np.array([53.0])) == approx(0.3)
    down = batch(sign=-1, base=90, goal=60)
    assert expected_share(down, np.array([81.0])) == approx(0.3)
    assert np.isnan(expected_share(batch(goal=50), np.array([50.0]))).all()


SCALES = {
    "a twentieth of the target": ({"goal": 60.0}, 3.0),
    "three last digits": ({"goal": 10.0, "last_place": 1.0}, 3.0),
    "a target of zero": ({"goal": 0.0, "last_place": 0.1}, 0.3),
    "a negative target": ({"goal": -60.0}, 3.0),
}


@pytest.mark.parametrize(("changes", "scale"), SCALES.values(), ids=SCALES)
def test_what_a_gap_is_measured_by(changes, scale):
    assert scale_of_gap(batch(**changes), BOUNDS) == approx(scale)


def test_a_gap_in_parts_of_its_scale():
    assert gap_ratio(batch(goal=60), np.array([1.5]), BOUNDS) == approx(0.5)


MAINTAINED = {
    "kept": ({"value": 60.0}, 1.0),
    "within the tolerance": ({"value": 59.5, "tolerance": 0.5}, 1.0),
    "a third of the scale short": ({"value": 59.0}, 1 - 1 / 3),
    "all of the scale short": ({"value": 57.0}, 0.0),
    "never below zero": ({"value": 40.0}, 0.0),
    "the baseline equal to the target": ({"base": 60.0, "value": 60.0}, 1.0),
    "a ceiling that was kept": ({"sign": -1, "base": 55.0, "value": 58.0}, 1.0),
    "a ceiling that was broken": ({"sign": -1, "base": 55.0, "value": 61.5}, 0.5),
    "nothing, and nothing allowed": (
        {"sign": -1, "base": 0.0, "goal": 0.0, "value": 0.0, "last_place": 1.0},
        1.0,
    ),
    "one where none is allowed": (
        {"sign": -1, "base": 0.0, "goal": 0.0, "value": 1.0, "last_place": 1.0},
        1 - 1 / 3,
    ),
    "a target that promises a change": ({"base": 50.0}, np.nan),
    "across a break": ({"unbroken": False}, np.nan),
    "no baseline": ({"base": np.nan}, np.nan),
}


@pytest.mark.parametrize(("changes", "share"), MAINTAINED.values(), ids=MAINTAINED)
def test_a_target_that_the_baseline_satisfied(changes, share):
    made = batch(**{"base": 62.0, "goal": 60.0, **changes})
    assert maintained(made, BOUNDS) == approx(share, nan_ok=True)
