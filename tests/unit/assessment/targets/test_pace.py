"""Pace: published cases, closed forms, and what is needed from now on."""

from math import erf, log, sqrt

import numpy as np
import pytest
from pytest import approx

from shidian.assessment.targets.pace import (
    catch_up,
    expected,
    normal_probability,
    off_pace,
    pace,
)
from tests.unit.assessment.targets.made import batch

IDENTITY, LOGIT, LOG = 0, 1, 2

# assessment.md, finding 2 and case 11: two of seven years are over
PUBLISHED = {
    "case 11, linear": (50, 52, 60, IDENTITY, 0.700),
    "case 11, logit": (50, 52, 60, LOGIT, 0.691),
    "20 to 40, linear": (20, 24, 40, IDENTITY, 0.700),
    "20 to 40, logit": (20, 24, 40, LOGIT, 0.834),
    "2 to 20, linear": (2, 4, 20, IDENTITY, 0.389),
    "2 to 20, logit": (2, 4, 20, LOGIT, 0.997),
    "97 to 99.5, linear": (97, 98, 99.5, IDENTITY, 1.400),
    "97 to 99.5, logit": (97, 98, 99.5, LOGIT, 0.801),
}


@pytest.mark.parametrize(
    ("base", "value", "goal", "scale", "ratio"), PUBLISHED.values(), ids=PUBLISHED
)
def test_the_transform_decides_as_published(base, value, goal, scale, ratio):
    [found] = pace(batch(base=base, value=value, goal=goal, transform=scale))
    assert found == approx(ratio, abs=0.0005)


def test_on_a_logarithm_equal_growth_is_equal_pace():
    [found] = pace(batch(base=20, value=24, goal=40, transform=LOG))
    assert found == approx(log(24 / 20) / log(40 / 20) * 7 / 2)


def test_pace_is_that_of_the_current_leg_from_what_was_observed():
    # promised 50 - 54 - 60; observed 53 in 2017 and 55 in 2018: 2 of 7 points in 1 of 3 years
    second = {"leg_from": 54, "leg_from_year": 2017, "start": 53}
    [found] = pace(batch(value=55, year=2018, **second))
    assert found == approx((2 / 7) * 3)


NO_PACE = {
    "a break in the series": {"leg_unbroken": False},
    "a value carried forward": {"imputed": True},
    "no value": {"value": np.nan},
    "a target that the baseline satisfies": {"goal": 45.0},
    "a target equal to the baseline": {"goal": 50.0},
    "a leg that was begun beyond its end": {"start": 61.0},
    "a value on a bound of the logit": {"value": 100.0, "transform": LOGIT},
}


@pytest.mark.parametrize("changes", NO_PACE.values(), ids=NO_PACE)
def test_there_is_no_pace_with(changes):
    assert np.isnan(pace(batch(**changes))).all()


PATH = {
    "halfway to the first checkpoint": ((2013, 50, 2017, 54), 2015, 52),
    "at the checkpoint": ((2013, 50, 2017, 54), 2017, 54),
    "a year later": ((2017, 54, 2020, 60), 2018, 56),
    "when due": ((2017, 54, 2020, 60), 2020, 60),
}


@pytest.mark.parametrize(("leg", "year", "value"), PATH.values(), ids=PATH)
def test_the_path_runs_through_every_checkpoint(leg, year, value):
    names = ("leg_from_year", "leg_from", "leg_to_year", "leg_to")
    [found] = expected(batch(year=year, **dict(zip(names, leg, strict=True))))
    assert found == approx(value)


@pytest.mark.parametrize("transform", [IDENTITY, LOGIT, LOG])
def test_legs_join_at_the_checkpoint(transform):
    first = {"leg_to": 54, "leg_to_year": 2017, "year": 2017 - 1e-6}
    second = {"leg_from": 54, "leg_from_year": 2017, "year": 2017 + 1e-6}
    for leg in (first, second):
        assert expected(batch(transform=transform, **leg)) == approx(54, abs=1e-4)


def test_between_checkpoints_the_logit_path_is_the_logistic_curve():
    [found] = expected(batch(base=10, goal=90, transform=LOGIT, year=2016.5))
    assert found == approx(50)  # halfway from 1/9 to 9 in odds


# assessment.md, finding 3: exactly on pace from 50 to 60 in 7 years, deviation 0.3 at both ends
MISJUDGED = {1: 0.429, 2: 0.350, 3: 0.269, 4: 0.193, 5: 0.129, 6: 0.080}
FAR = {1: 0.08, 2: 0.002, 3: 0.000}


def on_pace(years):
    return batch(value=50 + 10 * years / 7, year=2013 + years)


@pytest.mark.parametrize(("years", "share"), MISJUDGED.items())
def test_noise_alone_puts_a_pilot_off_its_pace_as_published(years, share):
    [found] = off_pace(on_pace(years), 0.95)
    assert found == approx(share, abs=0.0005)
    spread = 0.3 * sqrt(1 + (1 - 0.95 * years / 7) ** 2)
    z = -(1 - 0.95) * 10 * years / 7 / spread
    assert found == approx(0.5 * (1 + erf(z / sqrt(2))))


@pytest.mark.parametrize(("years", "share"), FAR.items())
def test_noise_alone_hardly_ever_puts_it_far_behind(years, share):
    assert off_pace(on_pace(years), 0.60) == approx(share, abs=0.0005)


SIMULATED = {
    "identity": (50.0, 52.5, 60.0, IDENTITY),
    "logit": (80.0, 83.5, 95.0, LOGIT),
    "logit, downwards": (20.0, 16.5, 5.0, LOGIT),
    "logarithm": (20.0, 24.0, 40.0, LOG),
}


@pytest.mark.parametrize(("base", "value", "goal", "scale"), SIMULATED.values(), ids=SIMULATED)
def test_the_probability_is_that_of_a_simulation(base, value, goal, scale):
    draws, rng = 200_000, np.random.default_rng(20141229)
    sign = 1 if goal > base else -1
    made = batch(base=base, value=value, goal=goal, transform=scale, sign=sign)
    truth = batch(
        base=base + 0.3 * rng.standard_normal(draws),
        value=value + 0.3 * rng.standard_normal(draws),
        goal=goal,
        transform=scale,
        sign=sign,
    )
    share = np.mean(pace(truth) < 0.95)
    assert off_pace(made, 0.95) == approx(share, abs=0.01)  # the error is linear, the scale is not


def test_without_any_error_it_is_certain():
    made = batch(value=np.array([51.0, 54.0]), deviation=0.0, start_deviation=0.0)
    assert off_pace(made, 0.95).tolist() == [1.0, 0.0]


def test_a_fall_towards_a_bound_is_no_uncertainty():
    # from 5 % to 15 %, now 0.02 %: an error of 0.3 points is endless on the logit there
    assert off_pace(batch(base=5, goal=15, value=0.02, transform=LOGIT), 0.95) > 0.99


def test_catching_up():
    # 8 points in 5 years against 10 in 7
    assert catch_up(batch()) == approx((8 / 5) / (10 / 7))


def test_catching_up_on_the_logit():
    def odds(value):
        return log(value / (100 - value))

    needed = (odds(60) - odds(52)) / 5
    assert catch_up(batch(transform=LOGIT)) == approx(needed / ((odds(60) - odds(50)) / 7))


NO_CATCHING_UP = {
    "when due": {"year": 2020},
    "across a break": {"unbroken": False},
    "where no change was planned": {"goal": 50.0},
    "where the baseline is beyond the target": {"goal": 45.0, "value": 53.0},
}


@pytest.mark.parametrize("changes", NO_CATCHING_UP.values(), ids=NO_CATCHING_UP)
def test_there_is_nothing_to_catch_up(changes):
    assert np.isnan(catch_up(batch(**changes))).all()


def test_nothing_more_is_needed_beyond_the_target():
    assert catch_up(batch(value=61)) < 0


def test_the_normal_distribution():
    # Abramowitz and Stegun, table 26.1
    z, share = np.array([0.0, 0.84162123, 1.64485363, -1.95996398]), [0.5, 0.8, 0.95, 0.025]
    assert normal_probability(z) == approx(share, abs=1e-8)
