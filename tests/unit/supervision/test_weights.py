"""Weights within a task, and progress by weight."""

from math import isnan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shidian.supervision import TaskWeight, weighted_progress, weights_by_task


def progress(*pairs: tuple[float, float | None]) -> float:
    weights, percents = zip(*pairs, strict=True)
    known = [np.nan if one is None else one for one in percents]
    return weighted_progress(np.array(weights, dtype=float), np.array(known, dtype=float))


def test_progress_is_the_share_of_the_weight_that_is_done():
    assert progress((60, 50), (40, 25)) == pytest.approx(40.0)  # (3000 + 1000) / 100


def test_what_was_not_reported_adds_its_weight_and_nothing_else():
    assert progress((60, 50), (40, None)) == pytest.approx(30.0)


def test_nothing_reported_is_no_value_and_zero_reported_is_zero():
    assert isnan(progress((60, None), (40, None)))
    assert progress((60, 0), (40, None)) == 0


@given(st.lists(st.tuples(st.integers(1, 100), st.integers(0, 100)), min_size=1, max_size=9))
def test_progress_lies_between_the_least_and_the_most(pairs):
    percents = [percent for _, percent in pairs]
    assert min(percents) - 1e-9 <= progress(*pairs) <= max(percents) + 1e-9


def test_weights_are_summed_by_task_and_must_be_100():
    found = weights_by_task([("甲", 60), ("乙", 99), ("甲", 40)])
    assert found == [TaskWeight("甲", 100), TaskWeight("乙", 99)]
    assert [one.whole for one in found] == [True, False]
