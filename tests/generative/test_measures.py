"""Laws of the formulas: linear, the same in every unit, and true to the plan's points."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from shidian.assessment import attainment, is_met, level_completion, required_path, tolerance
from shidian.core import Direction, Op, Quantity, Unit
from tests.generative.strategies import SMALL
from tests.records import REACH, rate

SHARES = st.integers(-300, 300).map(lambda n: Fraction(n, 100))
POSITIVE = SMALL.filter(lambda value: value > 0)
YEARS = st.dictionaries(st.integers(2014, 2030), SMALL, min_size=1, max_size=6)


def close(one, other) -> bool:
    """Equal but for the last of 28 digits."""
    return abs(Fraction(one) - Fraction(other)) <= Fraction(1, 10**20)


@given(SMALL, SMALL, SMALL)
def test_attainment_is_the_exact_share(baseline, target, observed):
    assume(target != baseline)
    exact = (Fraction(observed) - Fraction(baseline)) / (Fraction(target) - Fraction(baseline))
    assert close(attainment(baseline, target, observed), exact)


@given(SMALL, SMALL, SMALL, SMALL)
def test_attainment_is_linear_in_what_was_observed(baseline, target, one, other):
    assume(target != baseline)
    middle = attainment(baseline, target, (one + other) / 2)
    ends = attainment(baseline, target, one) + attainment(baseline, target, other)
    assert close(middle * 2, ends)


@given(SMALL, SMALL, SMALL, POSITIVE, SMALL)
def test_attainment_is_the_same_in_every_unit_and_from_every_origin(b, t, y, scale, shift):
    assume(t != b)
    moved = attainment(b * scale + shift, t * scale + shift, y * scale + shift)
    assert close(moved, attainment(b, t, y))


@given(SMALL, SMALL)
def test_attainment_is_zero_at_the_baseline_and_one_at_the_target(baseline, target):
    assume(target != baseline)
    assert attainment(baseline, target, baseline) == 0
    assert attainment(baseline, target, target) == 1
    assert attainment(baseline, baseline, target) is None


@given(SMALL, POSITIVE, POSITIVE)
def test_level_completion_is_the_same_in_every_unit(observed, target, scale):
    assert close(
        level_completion(observed * scale, target * scale), level_completion(observed, target)
    )


@given(POSITIVE, POSITIVE, SMALL, st.sampled_from(["0", "0.2", "1"]).map(Fraction))
def test_a_tolerance_is_never_more_than_its_share_of_the_promise(place, allowed, promised, cap):
    margin = tolerance(place, allowed, promised, type(place)(str(float(cap))))
    assert 0 <= margin <= max(place, allowed)
    assert Fraction(margin) <= cap * abs(Fraction(promised))


@given(SMALL, SMALL, POSITIVE)
def test_a_higher_level_never_breaks_a_promise_to_rise(observed, target, more):
    for op in (Op.REACH, Op.AT_LEAST, Op.MORE_THAN, Op.ABOUT):
        if is_met(op, Direction.UP, observed, target):
            assert is_met(op, Direction.UP, observed + more, target)


@given(SMALL, SMALL)
def test_rising_and_falling_mirror_one_another(observed, target):
    for op in (Op.REACH, Op.ABOUT):
        up = is_met(op, Direction.UP, observed, target)
        assert up == is_met(op, Direction.DOWN, -observed, -target)


@given(SMALL, YEARS)
def test_the_required_path_runs_through_every_point_of_the_plan(start, points):
    baseline = replace(rate(2013), value=Quantity(start, Unit.PERCENT))
    targets = [
        replace(REACH, year=year, value=Quantity(value, Unit.PERCENT))
        for year, value in points.items()
    ]
    path = required_path(baseline, targets)
    assert dict(path) == {2013: start, **points}
    assert [year for year, _ in path] == sorted([2013, *points])
