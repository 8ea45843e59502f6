"""Thresholds that reach a number, against trying every one of them."""

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from shidian.core import DataError
from shidian.mechanisms.settlement.curves import curve, curves
from shidian.mechanisms.settlement.outcome import Standing
from shidian.mechanisms.settlement.thresholds import (
    Step,
    qualified,
    threshold_for,
    thresholds_for,
)
from tests.unit.mechanisms.settlement.planned import AREAS, PEOPLE, person, planned

TARGET = st.integers(0, 45)


def tried(made, target, area=None):
    """The lowest threshold that keeps to the target, and the highest that reaches it."""
    found = [(one, made.settled(one, area)) for one in made.possible]
    keeping = [Step(*one) for one in found if one[1] <= target]
    reaching = [Step(*one) for one in found if one[1] >= target]
    return (keeping[0] if keeping else None), (reaching[-1] if reaching else None)


@given(PEOPLE, TARGET)
def test_one_threshold_for_all_is_the_one_that_trying_finds(people, target):
    made = planned(people)
    assume(made.possible)
    found = threshold_for(curve(made.plan), target)
    assert (found.at_most, found.at_least) == tried(made, target)
    if found.undershoot is not None:
        assert found.at_most.settled + found.undershoot == target
    if found.overshoot is not None:
        assert found.at_least.settled - found.overshoot == target


@given(PEOPLE, st.dictionaries(st.sampled_from(AREAS), TARGET))
def test_each_area_has_the_threshold_that_trying_finds(people, targets):
    made = planned(people)
    assume(made.possible)
    found = curve(made.plan)
    asked = {area: target for area, target in targets.items() if area in found.names}
    reached = thresholds_for(found, asked)
    assert [one.name for one in reached] == [name for name in found.names if name in asked]
    for one in reached:
        assert (one.at_most, one.at_least) == tried(made, asked[one.name], one.name)


def test_equal_points_settle_together():
    people = [("441900", person(years=8))] * 3 + [("441900", person(years=9))]
    found = threshold_for(curve(planned(people).plan), 2)
    assert found.at_most == Step(27, 1)  # 9 years x 1.5 points = 27 halves
    assert found.at_least == Step(24, 4)
    assert (found.undershoot, found.overshoot) == (1, 2)


def test_more_on_routes_than_wanted_leave_no_threshold_that_keeps_to_it():
    people = [("441900", person(skill="master", home=True))] * 3 + [("441900", person())]
    found = threshold_for(curve(planned(people).plan), 2)
    assert found.at_most is None
    assert found.undershoot is None
    assert found.at_least == Step(16, 3)  # one above the 15 halves of the other, who stays out


def test_too_few_who_may_apply_leave_no_threshold_that_reaches_it():
    found = threshold_for(curve(planned([("441900", person())]).plan), 2)
    assert found.at_least is None
    assert found.overshoot is None
    assert found.at_most == Step(15, 1)


@given(PEOPLE, st.integers(-4, 60))
def test_whom_a_threshold_settles_is_told_by_area_and_group(people, threshold):
    made = planned(people)
    found = qualified(curves(made.plan), threshold)
    by_points = [one for one in made.outcomes if one.standing is Standing.POINTS]
    assert found.threshold == threshold * Decimal("0.5")
    assert found.whole.settled == made.settled(threshold)
    assert found.whole.by_points == sum(one.units >= threshold for one in by_points)
    assert found.whole.below == sum(one.units < threshold for one in by_points)
    for rows in (found.areas, *found.groups.values()):
        assert sum(one.settled for one in rows) == found.whole.settled
        assert sum(one.people for one in rows) == len(people)
        for one in rows:
            assert one.by_route + one.by_points + one.below + one.out == one.people
            assert one.may == one.people - one.out


def code_of(asked):
    with pytest.raises(DataError) as error:
        asked()
    return error.value.faults[0].code


def test_questions_without_an_answer_say_why():
    nobody = curve(planned([("441900", person(years=0))]).plan)
    somebody = curve(planned([("441900", person())]).plan)
    assert code_of(lambda: threshold_for(nobody, 1)) == "threshold_nobody"
    assert code_of(lambda: threshold_for(somebody, -1)) == "threshold_target"
    unknown = code_of(lambda: thresholds_for(somebody, {"999999": 1}))
    assert unknown == "threshold_area_unknown"
