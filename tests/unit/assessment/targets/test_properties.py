"""What must hold for any target: no unit, no order and no side is preferred."""

from dataclasses import fields

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from pytest import approx

from shidian.assessment.targets.batch import Batch
from shidian.assessment.targets.measures import attainment
from shidian.assessment.targets.pace import expected, off_pace, pace
from shidian.assessment.targets.points import achieved_over_expected, points
from shidian.assessment.targets.status import Status, statuses
from tests.unit.assessment.targets.made import BOUNDS, SCORE, batch

RANK = {
    Status.NOT_ASSESSABLE: 0,
    Status.BACKWARD: 1,
    Status.FAR_BEHIND: 2,
    Status.SLIGHTLY_BEHIND: 3,
    Status.NORMAL: 4,
    Status.REACHED: 5,
    Status.NOT_MET: 1,
    Status.NEARLY_MET: 2,
    Status.MET: 3,
    Status.ASPIRATION_NOT_MET: 1,
    Status.ASPIRATION_MET: 2,
}
LEVELS = st.integers(1, 990).map(lambda tenths: tenths / 10)
VALUED = ("goal", "tolerance", "last_place", "size", "base", "leg_from", "leg_to", "start")
VALUED += ("start_deviation", "seen", "value", "deviation", "goal_deviation")


@st.composite
def targets(draw, transforms=(0,)):
    """A target as a mapping, with a checkpoint in 2017 or without."""
    sign = draw(st.sampled_from([1, -1]))
    made = {
        "sign": sign,
        "base": draw(LEVELS),
        "goal": draw(LEVELS),
        "value": draw(LEVELS),
        "year": draw(st.integers(2014, 2020)),
        "last_place": draw(st.sampled_from([0.1, 1.0])),
        "tolerance": draw(st.sampled_from([0.0, 0.5])),
        "deviation": draw(st.sampled_from([0.0, 0.3, 1.0])),
        "transform": draw(st.sampled_from(transforms)),
        "aspiration": draw(st.booleans()),
    }
    if draw(st.booleans()):
        checkpoint = draw(LEVELS)
        first = {"leg_to": checkpoint, "leg_to_year": 2017}
        second = {"leg_from": checkpoint, "leg_from_year": 2017, "start": draw(LEVELS)}
        made |= first if made["year"] <= 2017 else second
    return made


def judged(made: Batch):
    ratio = achieved_over_expected(made, BOUNDS)
    return statuses(made, BOUNDS), points(ratio, SCORE), pace(made), attainment(made)


def agree(one: Batch, other: Batch) -> bool:
    """Whether status, points, pace and attainment are the same."""
    return all(
        first == approx(second, nan_ok=True, rel=1e-6, abs=1e-6)
        for first, second in zip(judged(one), judged(other), strict=True)
    )


def with_columns(made: Batch, changes) -> Batch:
    columns = {field.name: getattr(made, field.name) for field in fields(Batch)}
    return Batch(**{**columns, **changes})


@given(made=targets(), factor=st.sampled_from([0.25, 4.0, 1024.0]))
def test_the_unit_is_no_matter(made, factor):
    one = batch(**made)
    assert agree(one, with_columns(one, {name: getattr(one, name) * factor for name in VALUED}))


@given(made=targets(transforms=(2,)), factor=st.sampled_from([0.25, 4.0, 1024.0]))
def test_the_unit_is_no_matter_on_a_logarithm(made, factor):
    one = batch(**{**made, "deviation": 0.3})
    other = with_columns(one, {name: getattr(one, name) * factor for name in VALUED})
    assert pace(one) == approx(pace(other), nan_ok=True)
    assert off_pace(one, 0.95) == approx(off_pace(other, 0.95), nan_ok=True)
    assert expected(one) * factor == approx(expected(other), nan_ok=True)


@given(made=targets(transforms=(0, 1)))
def test_down_is_up_in_a_mirror(made):
    # a share and the share of the rest: 100 - x
    mirrored = {
        name: 100 - made[name]
        for name in ("base", "goal", "value", "leg_from", "leg_to", "start")
        if name in made
    }
    size = np.abs(made["goal"])
    other = {**made, **mirrored, "sign": -made["sign"], "size": size}
    assert agree(batch(**made), batch(**other))


@given(
    made=targets(transforms=(0, 1)),
    values=st.lists(LEVELS, min_size=2, max_size=12),
    share=st.sampled_from([0.0, 0.003, 0.01]),
)
def test_a_better_value_is_never_judged_worse(made, values, share):
    better = np.sort(np.array(values))[:: made["sign"]]
    spread = {"deviation": share * better} if share else {}
    goal = {"goal_deviation": share * abs(made["goal"])} if share else {}
    start = {"start_deviation": share * abs(made["base"])} if share else {}
    found = batch(**{**made, "value": better, **spread, **goal, **start})
    ranks = [RANK[Status(one)] for one in statuses(found, BOUNDS)]
    earned = points(achieved_over_expected(found, BOUNDS), SCORE)
    assert ranks == sorted(ranks)
    assert (np.diff(earned[np.isfinite(earned)]) >= -1e-6).all()
    assert (np.diff(off_pace(found, 0.95)) <= 1e-9).all() or not np.isfinite(pace(found)).all()


@given(made=st.lists(targets(transforms=(0, 1)), min_size=1, max_size=6), seed=st.integers(0, 99))
def test_a_target_is_judged_alone(made, seed):
    rows = [batch(**one) for one in made]
    joined = with_columns(
        rows[0],
        {
            field.name: np.concatenate([getattr(row, field.name) for row in rows])
            for field in fields(Batch)
        },
    )
    order = np.random.default_rng(seed).permutation(len(rows))
    mixed = with_columns(
        joined, {field.name: getattr(joined, field.name)[order] for field in fields(Batch)}
    )
    for all_, moved in zip(judged(joined), judged(mixed), strict=True):
        assert all_[order] == approx(moved, nan_ok=True, rel=1e-12)
    for at, row in enumerate(rows):
        for all_, alone in zip(judged(joined), judged(row), strict=True):
            assert all_[at] == approx(alone[0], nan_ok=True, rel=1e-12)


@given(made=targets(transforms=(0, 1)))
def test_points_stay_in_their_range(made):
    [earned] = points(achieved_over_expected(batch(**made), BOUNDS), SCORE)
    assert np.isnan(earned) or 0 <= earned <= 100


@given(made=targets(transforms=(0, 1)))
def test_a_reached_target_has_all_points_when_due(made):
    due = {**made, "year": 2020}
    due |= {"leg_from_year": 2017} if "start" in made else {}
    found = batch(**due)
    [status], [earned] = (
        statuses(found, BOUNDS),
        points(achieved_over_expected(found, BOUNDS), SCORE),
    )
    if Status(status) in (Status.MET, Status.ASPIRATION_MET) and not made["tolerance"]:
        assert earned == approx(100)
