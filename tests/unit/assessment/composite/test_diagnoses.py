"""Coherence, coupling, obstacles, quadrants and ranks in classes."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from shidian.assessment.composite import (
    Coordination,
    Quadrant,
    Stage,
    coherence,
    coordination,
    coordination_grade,
    coupling,
    coupling_stage,
    main_obstacles,
    obstacle_degree,
    quadrant,
    ranks_within,
    shortfall,
    values_of,
    wang_coupling,
)
from shidian.assessment.composite.coherence import correlations, cronbach_alpha
from shidian.assessment.composite.coupling import spssau_range
from shidian.assessment.policy import Branch
from shidian.core import DataError

NAN = np.nan
# section 4, case 7: units A to F
SYSTEMS = np.array(
    [
        [0.0162, 0.1782, 0.5490, 0.6730, 0.0207, 0.9875],
        [0.2720, 0.6824, 0.0593, 0.4812, 0.8891, 0.5573],
        [0.2655, 0.3721, 0.5729, 0.9082, 0.2017, 0.8984],
    ]
).T
EQUAL, UNEQUAL = np.full(3, 1 / 3), np.array([0.4, 0.3, 0.3])


def test_standard_coordination_of_six_units_is_as_published():
    found = coordination(coupling(SYSTEMS), SYSTEMS, EQUAL)
    np.testing.assert_allclose(found, [0.325, 0.597, 0.515, 0.815, 0.393, 0.889], atol=6e-4)


def test_modified_coordination_of_six_units_is_as_published():
    degree = wang_coupling(SYSTEMS)
    np.testing.assert_allclose(degree, [0.447, 0.501, 0.455, 0.669, 0.175, 0.715], atol=6e-4)
    found = coordination(degree, SYSTEMS, UNEQUAL)
    np.testing.assert_allclose(found, [0.274, 0.440, 0.432, 0.678, 0.242, 0.771], atol=6e-4)


# section 4, case 8: ratio and larger of the two subsystems, standard and modified degree
CITIES = {
    "北京 2008": (0.910, 0.320, 0.9989, 0.9404),
    "天津 2008": (0.796, 0.281, 0.9935, 0.8660),
    "石家庄 2008": (0.368, 0.309, 0.8868, 0.5440),
}


@pytest.mark.parametrize(("ratio", "largest", "standard", "modified"), CITIES.values(), ids=CITIES)
def test_cities_of_wang_have_both_published_degrees(ratio, largest, standard, modified):
    pair = np.array([largest, ratio * largest])
    assert coupling(pair) == pytest.approx(standard, abs=2e-4)
    assert wang_coupling(pair) == pytest.approx(modified, abs=1e-3)


@given(st.floats(0.01, 1), st.floats(0.01, 1))
def test_two_subsystems_can_be_told_from_both_degrees(one, other):
    smaller, larger = sorted((one, other))
    ratio = smaller / larger
    assume(ratio < 0.99)  # equal subsystems leave their level open
    pair = np.array([one, other])
    standard, modified = float(coupling(pair)), float(wang_coupling(pair))
    assert standard == pytest.approx(2 * np.sqrt(ratio) / (1 + ratio))
    assert (1 - modified**2 / ratio) / (1 - ratio) == pytest.approx(larger, abs=1e-6)


def test_equal_subsystems_are_fully_coupled_whatever_their_level():
    # 石家庄 2012: C = 1.0000 does not tell the level
    for level in (0.2, 0.9):
        pair = np.array([level, level])
        assert (float(coupling(pair)), float(wang_coupling(pair))) == pytest.approx((1, 1))


@pytest.mark.parametrize("degree", [coupling, wang_coupling])
def test_a_subsystem_at_zero_gives_zero_and_a_gap_gives_none(degree):
    shares = np.array([[0.0, 0.8, 0.9], [0, 0, 0], [0.5, NAN, 0.5]])
    np.testing.assert_array_equal(degree(shares), [0, 0, NAN])


def test_bands_of_coupling_and_grades_of_coordination():
    # case 10; a bound of D belongs to the better grade
    degrees = (0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
    assert [coordination_grade(degree) for degree in degrees] == list(Coordination)
    assert coordination_grade(0.0999) is Coordination.EXTREME_DISORDER
    assert coordination_grade(np.nextafter(0.8, 0)) is Coordination.GOOD_COORDINATION
    assert coordination_grade(1) is Coordination.QUALITY_COORDINATION
    assert coordination_grade(NAN) is None
    assert [coupling_stage(c) for c in (0.3, 0.31, 0.5, 0.8, 0.81)] == [
        Stage.LOW,
        Stage.ANTAGONISTIC,
        Stage.ANTAGONISTIC,
        Stage.BREAKING_IN,
        Stage.HIGH,
    ]
    assert coupling_stage(NAN) is None


REFUSED = {
    "one subsystem": ("composite_coupling_one", np.array([0.5])),
    "scores of 0 to 100": ("composite_coupling_range", np.array([50.0, 60.0])),
    "negative": ("composite_coupling_range", np.array([-0.1, 0.5])),
}


@pytest.mark.parametrize(("code", "shares"), REFUSED.values(), ids=REFUSED)
def test_inputs_of_coupling_are_shares(code, shares):
    for degree in (coupling, wang_coupling):
        with pytest.raises(DataError) as caught:
            degree(shares)
        assert [fault.code for fault in caught.value.faults] == [code]


def test_the_range_of_spssau_leaves_a_constant_column_without_value():
    np.testing.assert_allclose(
        spssau_range(np.array([[1.0, 5], [3, 5]])), [[0.01, NAN], [0.99, NAN]]
    )


def test_obstacles_of_unit_a_are_as_published():
    scores = 100 * SYSTEMS[0]
    np.testing.assert_allclose(shortfall(scores, EQUAL), [0.328, 0.243, 0.245], atol=6e-4)
    np.testing.assert_allclose(obstacle_degree(scores, EQUAL), [0.4021, 0.2976, 0.3002], atol=6e-5)


def test_who_falls_short_in_nothing_has_no_obstacles():
    assert np.isnan(obstacle_degree(np.array([100.0, 100]), np.array([0.5, 0.5]))).all()
    perfect = values_of({"A": {"x": 100, "y": None}})
    assert main_obstacles(perfect, np.array([0.5, 0.5])) == {"A": []}


def test_main_obstacles_are_listed_from_the_worst():
    scores = values_of({"A": {"x": 90, "y": 10, "z": None, "v": 50}})
    assert main_obstacles(scores, np.full(4, 0.25), count=2) == {"A": ["y", "v"]}


QUADRANTS = {
    "both": (95, 70, Quadrant.LEADING),
    "progress only": (95, 50, Quadrant.CATCHING_UP),
    "level only": (80, 70, Quadrant.SLOWING),
    "neither": (80, 50, Quadrant.LAGGING),
    "on both lines": (90, 60, Quadrant.LEADING),
    "no progress": (NAN, 70, None),
    "no level": (95, None, None),
}


@pytest.mark.parametrize(("progress", "level", "expected"), QUADRANTS.values(), ids=QUADRANTS)
def test_quadrants(progress, level, expected):
    assert quadrant(progress, level, 90, 60) is expected


def test_ranks_stay_inside_a_class_and_ties_share_the_better_one():
    classes = {"A": "city", "B": "city", "C": "city", "D": "county", "E": "town", "F": "town"}
    scores = np.array([70.0, 70, 60, NAN, 90, 80])
    assert ranks_within("ABCDEF", scores, classes, never={"town"}) == {
        "A": 1,
        "B": 1,
        "C": 3,
        "D": None,  # all values of its class are missing
        "E": None,
        "F": None,
    }


def test_a_unit_of_no_class_is_refused():
    with pytest.raises(DataError) as caught:
        ranks_within("AB", np.array([1.0, 2.0]), {"A": "city"})
    assert [fault.code for fault in caught.value.faults] == ["composite_no_group"]


def test_coherence_marks_pairs_and_tells_inside_from_between(level_of):
    half = {"weight": 0.5}
    tree = Branch(
        "level",
        1,
        children=(
            Branch("one", **half, children=(Branch("a", **half), Branch("b", **half))),
            Branch("two", **half, children=(Branch("c", **half), Branch("d", **half))),
        ),
    )
    a, noise = np.arange(6.0), np.array([1.0, -1, 1, 1, -1, -1])
    numbers = np.column_stack([a, 2 * a, 9 - a, np.full(6, 4.0)])
    numbers[:, 2] += noise
    rows = {f"u{i}": dict(zip("abcd", row, strict=True)) for i, row in enumerate(numbers.tolist())}
    found = coherence(values_of(rows), level_of(tree))
    expected = np.corrcoef(numbers[:, :3].T)
    assert [(p.first, p.second, p.inside) for p in found.pairs] == [
        ("a", "b", True),
        ("a", "c", False),
        ("b", "c", False),
    ]
    assert [pair.correlation for pair in found.pairs] == pytest.approx(
        [expected[0, 1], expected[0, 2], expected[1, 2]]
    )
    assert [(p.first, p.second) for p in found.redundant] == [("a", "b")]
    assert [(p.first, p.second) for p in found.conflicting] == [("a", "c"), ("b", "c")]
    assert (found.inside, found.between) == pytest.approx((1, expected[0, 2]))
    # var(a) = 3.5: 2 (1 - (3.5 + 14) / 31.5)
    assert found.alpha["one"] == pytest.approx(2 * (1 - 17.5 / 31.5))


def test_correlations_use_the_units_that_have_both():
    numbers = np.array([[1.0, 3, NAN], [2, 5, 1], [4, 4, NAN], [NAN, 9, 2]])
    found = correlations(numbers)
    assert found[0, 1] == pytest.approx(np.corrcoef(numbers[:3, 0], numbers[:3, 1])[0, 1])
    assert np.isnan(found[0, 2])


def test_alpha_needs_two_indicators_and_units_that_differ():
    assert np.isnan(cronbach_alpha(np.array([[1.0], [2.0]])))
    assert np.isnan(cronbach_alpha(np.array([[1.0, 2], [2, 1]])))
    assert np.isnan(cronbach_alpha(np.array([[1.0, NAN], [2, 1]])))
