"""Statuses: class boundaries, the guards against noise, targets that are due."""

import numpy as np
import pytest

from shidian.assessment.targets.status import Status, has_ratio, small_change, statuses
from tests.unit.assessment.targets.made import BOUNDS, batch


def status(**changes):
    [found] = statuses(batch(**changes), BOUNDS)
    return Status(found)


# 50 to 60 in four years, two are over: 5 points are expected, known without error
EXACT = {"goal_year": 2017, "year": 2015, "deviation": 0.0}
CLASSES = {
    "ahead": (56.0, Status.NORMAL),
    "a ratio of 0.95": (54.75, Status.NORMAL),
    "just below": (54.74, Status.SLIGHTLY_BEHIND),
    "a ratio of 0.60": (53.0, Status.SLIGHTLY_BEHIND),
    "a little less": (52.99, Status.FAR_BEHIND),
    "a ratio of zero": (50.0, Status.FAR_BEHIND),
    "less than the baseline": (49.99, Status.BACKWARD),
    "reached": (60.0, Status.REACHED),
    "no value": (np.nan, Status.NOT_ASSESSABLE),
}


@pytest.mark.parametrize(("value", "expected"), CLASSES.values(), ids=CLASSES)
def test_a_boundary_belongs_to_the_better_class(value, expected):
    assert status(value=value, **EXACT) is expected


@pytest.mark.parametrize(("value", "expected"), CLASSES.values(), ids=CLASSES)
def test_a_descending_indicator_has_the_same_classes(value, expected):
    mirrored = {"sign": -1, "base": 50.0, "goal": 40.0, "value": 100 - value}
    assert status(**{**EXACT, **mirrored}) is expected


# 50 to 60 in seven years, three are over: 54.2857 is expected, 0.3 points error at both ends.
# The bar of 0.95 stands at 54.0714, its error is 0.3 sqrt(1 + (1 - 0.95 * 3/7)^2) = 0.34877;
# 80 % are certain 0.8416 of that lower, at 53.778. The gap of 0.3 sqrt(2) ends at 53.861.
CERTAINTY = {
    "within the noise of a difference": (53.87, Status.NORMAL),
    "78 % certain": (53.80, Status.NORMAL),
    "81 % certain": (53.77, Status.SLIGHTLY_BEHIND),
}


@pytest.mark.parametrize(("value", "expected"), CERTAINTY.values(), ids=CERTAINTY)
def test_on_pace_is_lost_only_with_certainty(value, expected):
    assert status(value=value, year=2016) is expected


def test_within_the_tolerance_of_the_path_is_on_pace():
    # expected 54.2857; 53.5 is 0.79 short, a ratio of 0.82
    assert status(value=53.5, year=2016) is Status.SLIGHTLY_BEHIND
    assert status(value=53.5, year=2016, tolerance=1.0) is Status.NORMAL


# 2 sigma sqrt(2) = 0.84853
EARLY = {
    # expected 51.4286 after one of seven years
    "a seventh, a gap within noise": (
        {"year": 2014, "value": 50.60},
        "slightly_behind",
    ),
    "a seventh, a gap beyond": ({"year": 2014, "value": 50.50}, "far_behind"),
    # 60 to 64: expected 61.1429 after two of seven years, a ratio of 0.26
    "two sevenths, a gap within noise": (
        {"base": 60.0, "goal": 64.0, "year": 2015, "value": 60.30},
        "far_behind",
    ),
    # a quarter of the time is no longer early: 60 to 64 in eight years, expected 61
    "a quarter, a gap within noise": (
        {"base": 60.0, "goal": 64.0, "year": 2015, "goal_year": 2021, "value": 60.17},
        "far_behind",
    ),
    "less than the baseline in the first year": (
        {"base": 60.0, "goal": 64.0, "year": 2014, "value": 59.75},
        "slightly_behind",
    ),
}


@pytest.mark.parametrize(("changes", "expected"), EARLY.values(), ids=EARLY)
def test_the_first_verdict_is_mild_unless_beyond_noise(changes, expected):
    assert status(**changes).code == expected


FALLS = {
    "a fall of 0.84": (49.16, Status.FAR_BEHIND),
    "a fall of 0.85": (49.15, Status.BACKWARD),
}


@pytest.mark.parametrize(("value", "expected"), FALLS.values(), ids=FALLS)
def test_going_backward_is_a_fall_beyond_noise(value, expected):
    assert status(value=value, year=2016) is expected


def test_below_a_promised_checkpoint_is_no_fall():
    # promised 50 - 54 - 60; nothing seen in 2017, so that the ratio counts from 54
    second = {"leg_from": 54.0, "leg_from_year": 2017, "start_deviation": 0.0}
    assert status(value=52.0, year=2018, **second) is Status.FAR_BEHIND


def test_a_leg_that_requires_next_to_nothing_has_no_ratio():
    # 59.9 seen of 60 promised in 2017; 59.35 a year later is 0.6 short of a target kept till now
    leg = {"leg_from": 59.0, "leg_from_year": 2017, "start": 59.9, "seen": 59.9}
    made = batch(value=59.35, year=2018, **leg)
    assert not has_ratio(made, BOUNDS).any()
    # short by 59.3333 - 59.35 < 0: on its path, whatever the ratio of -0.55 to 0.1 says
    assert status(value=59.35, year=2018, **leg) is Status.NORMAL


BREAKS = {
    "the value on another series": {"leg_unbroken": False, "unbroken": False},
    "the start of the leg on another series": {"leg_unbroken": False},
    "no baseline": {"base": np.nan, "leg_from": np.nan, "leg_unbroken": False, "unbroken": False},
}


@pytest.mark.parametrize("changes", BREAKS.values(), ids=BREAKS)
def test_there_is_no_status_on_the_way_across_a_break(changes):
    assert status(value=55.0, **changes) is Status.NOT_ASSESSABLE


DUE = {
    "met": ({"value": 60.0}, "met"),
    "met within the tolerance": ({"value": 59.5, "tolerance": 0.5}, "met"),
    "19 of 20 parts": ({"value": 59.5}, "nearly_met"),
    "a little less": ({"value": 59.49}, "not_met"),
    "backwards": ({"value": 45.0}, "not_met"),
    "met across a break": ({"value": 60.0, "unbroken": False}, "met"),
    "nearly across a break": ({"value": 59.9, "unbroken": False}, "not_met"),
    "carried forward": ({"value": 65.0, "imputed": True}, "not_assessable"),
    "no value": ({"value": np.nan}, "not_assessable"),
    "an aspiration met": ({"value": 60.0, "aspiration": True}, "aspiration_met"),
    "an aspiration nearly met": ({"value": 59.9, "aspiration": True}, "aspiration_not_met"),
    "an aspiration not met": ({"value": 40.0, "aspiration": True}, "aspiration_not_met"),
    # of a target that its baseline satisfied, a tenth of a point is a thirtieth of the scale
    "maintained": ({"base": 62.0, "value": 60.0}, "met"),
    "maintained but for a tenth": ({"base": 62.0, "value": 59.9}, "nearly_met"),
    "maintained but for two tenths": ({"base": 62.0, "value": 59.8}, "not_met"),
    "on a strict bound": ({"value": 60.0, "tolerance": -2e-9, "deviation": 0.0}, "nearly_met"),
    # the baseline equal to the target
    "no change promised, none made": ({"base": 60.0, "value": 60.0}, "met"),
    "a target of zero": ({"sign": -1, "base": 8.0, "goal": 0.0, "value": 0.0}, "met"),
    "one above zero": ({"sign": -1, "base": 8.0, "goal": 0.0, "value": 1.0}, "not_met"),
}


@pytest.mark.parametrize(("changes", "expected"), DUE.values(), ids=DUE)
def test_when_a_target_is_due(changes, expected):
    assert status(year=2020, **changes).code == expected


MAINTAIN = {
    "kept": (60.0, Status.REACHED),
    "short within noise": (59.6, Status.NORMAL),
    "a third of the scale": (59.0, Status.SLIGHTLY_BEHIND),
    "half the scale": (58.5, Status.SLIGHTLY_BEHIND),
    "more": (58.4, Status.FAR_BEHIND),
}


@pytest.mark.parametrize(("value", "expected"), MAINTAIN.values(), ids=MAINTAIN)
@pytest.mark.parametrize("base", [60.0, 62.0])
def test_a_target_to_maintain_is_judged_by_its_level(base, value, expected):
    assert status(base=base, value=value, year=2016) is expected


# 60 to 60.5: expected 60.2143 in 2016; the scale of the gap is a twentieth of 60.5, 3.025
SMALL = {
    "on the path": (60.3, Status.NORMAL),
    "short within noise": (59.80, Status.NORMAL),
    "beyond noise": (59.78, Status.SLIGHTLY_BEHIND),
    "less than half the scale": (58.71, Status.SLIGHTLY_BEHIND),
    "more than half the scale": (58.70, Status.FAR_BEHIND),
    "reached": (60.5, Status.REACHED),
}


@pytest.mark.parametrize(("value", "expected"), SMALL.values(), ids=SMALL)
def test_a_small_change_is_judged_by_its_gap(value, expected):
    assert status(base=60.0, goal=60.5, value=value, year=2016) is expected


# two last digits, or 2 sqrt(2) * 0.3 = 0.8485
SMALLEST = {
    "below the noise": ({"goal": 50.84}, True),
    "above the noise": ({"goal": 50.85}, False),
    "below two last digits": ({"goal": 51.99, "last_place": 1.0}, True),
    "two last digits": ({"goal": 52.0, "last_place": 1.0}, False),
    "without error": ({"goal": 50.2, "deviation": 0.0}, False),
    "a change that was observed is no matter": ({"goal": 50.5, "value": 58.0}, True),
}


@pytest.mark.parametrize(("changes", "small"), SMALLEST.values(), ids=SMALLEST)
def test_which_change_is_too_small_for_a_ratio(changes, small):
    made = batch(**changes)
    assert small_change(made, BOUNDS).tolist() == [small]
    assert has_ratio(made, BOUNDS).tolist() == [not small]


@pytest.mark.parametrize("year", range(2014, 2021))
@pytest.mark.parametrize("value", [20.0, 49.0, 52.0, 55.0, 59.0, 60.0])
def test_an_aspiration_is_never_red(value, year):
    found = status(value=value, year=year, aspiration=True)
    assert not found.severe
    assert found not in (Status.MET, Status.NEARLY_MET, Status.NOT_MET)


@pytest.mark.parametrize("year", range(2014, 2021))
@pytest.mark.parametrize("value", [20.0, 52.0, 60.0, 90.0])
def test_a_value_carried_forward_decides_nothing(value, year):
    assert status(value=value, year=year, imputed=True) is Status.NOT_ASSESSABLE


def test_a_fall_to_almost_nothing_is_not_on_pace():
    # near the bound of a logit the error of measurement must not excuse everything
    fallen = {"base": 5.0, "goal": 15.0, "transform": 1, "value": 0.02, "year": 2016}
    assert status(**fallen) is Status.BACKWARD


def test_colour_is_never_the_only_mark():
    on_the_way = [one for one in Status if one < Status.MET]
    assert len({one.symbol for one in on_the_way}) == len(on_the_way)
    assert len({one.text for one in Status}) == len(Status)
    for one in Status:
        assert one.text.zh
        assert one.text.en
        assert one.code == one.name.lower()


def test_no_targets_have_no_statuses():
    nothing = batch(value=np.array([]))
    assert statuses(nothing, BOUNDS).tolist() == []
