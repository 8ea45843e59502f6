"""The scales of paths: there and back, and what they do not have."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest import approx
from scipy.special import expit, logit

from shidian.assessment.targets.scales import scaled, stretch, unscaled

KINDS = {"identity": 0, "logit": 1, "log": 2}


def bounds(kind, low=0.0, high=100.0):
    return np.array([kind], dtype=np.int8), np.array([low]), np.array([high])


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
@given(value=st.floats(0.01, 99.99))
def test_there_and_back(kind, value):
    one = np.array([value])
    assert unscaled(scaled(one, *bounds(kind)), *bounds(kind)) == approx(value, rel=1e-9)


@given(value=st.floats(10.01, 29.99))
def test_the_logit_between_its_bounds_is_that_of_scipy(value):
    scale = bounds(1, 10.0, 30.0)
    share = (value - 10) / 20
    assert scaled(np.array([value]), *scale) == approx(logit(share), abs=1e-9)
    assert unscaled(np.array([1.5]), *scale) == approx(10 + 20 * expit(1.5))


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
@given(value=st.floats(1, 99))
def test_the_stretch_is_the_derivative(kind, value):
    step = 1e-5
    ends = [scaled(np.array([value + side * step]), *bounds(kind)) for side in (1, -1)]
    slope = (ends[0] - ends[1]) / (2 * step)
    assert stretch(np.array([value]), *bounds(kind)) == approx(slope, rel=1e-5)


ABSENT = {
    "the lower bound on a logit": (1, 0.0),
    "the upper bound on a logit": (1, 100.0),
    "beyond a bound": (1, 101.0),
    "zero on a logarithm": (2, 0.0),
    "less than zero on a logarithm": (2, -1.0),
    "no value": (0, np.nan),
}


@pytest.mark.parametrize(("kind", "value"), ABSENT.values(), ids=ABSENT)
def test_what_a_scale_does_not_have_is_no_value(kind, value):
    assert np.isnan(scaled(np.array([value]), *bounds(kind))).all()
