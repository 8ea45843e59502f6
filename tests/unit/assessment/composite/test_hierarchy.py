"""The index up the tree, and the level index of a policy."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from shidian.assessment.composite import (
    Note,
    Remark,
    by_range,
    index_of,
    level_index,
    overall_weights,
    selected,
    selected_index,
    unweighted,
    values_of,
)
from shidian.assessment.composite.imputation import with_group_means
from shidian.assessment.composite.values import Values
from shidian.assessment.policy import Aggregation, Branch, Goalpost, Level, Outliers
from shidian.core import DataError, Direction, UsageError

NAN = np.nan
TREE = Branch(
    "level",
    1,
    method=Aggregation.GEOMETRIC,
    children=(
        Branch("people", 0.5, children=(Branch("rate", 0.6), Branch("hukou", 0.4))),
        Branch("land", 0.5, children=(Branch("density", 0.5), Branch("green", 0.5))),
    ),
)
CODES = tuple(TREE.indicators)
POSTS = {
    "rate": Goalpost(20, 100),
    "hukou": Goalpost(0, 100),
    "density": Goalpost(80, 180),
    "green": Goalpost(0, 50),
}
LEVEL = Level(TREE, POSTS, 0.6667, 0.5, 0.2, Outliers(2, 3.5, 5), 0.92, -0.3)
DIRECTIONS = dict.fromkeys(CODES, Direction.UP) | {"density": Direction.DOWN}


def table(rows, imputed=None):
    numbers = np.array(rows, dtype=float)
    units = tuple("ABCDEFGH"[: len(rows)])
    flags = np.zeros(numbers.shape, dtype=bool) if imputed is None else imputed
    return Values(units, CODES, numbers, flags)


ROWS = [[60, 50, 130, 25], [100, 100, 80, 50], [20, 50, 180, 0]]


def test_the_whole_chain_has_the_values_of_its_formulas():
    found = level_index(table(ROWS), LEVEL, DIRECTIONS)
    assert found.normalized.numbers.tolist() == [[50] * 4, [100] * 4, [0, 50, 0, 0]]
    assert found.nodes["people"].scores.tolist() == [50, 100, 20]
    assert found.nodes["land"].scores.tolist() == [50, 100, 0]
    np.testing.assert_allclose(found.scores, [50.5, 100, 20.8**0.5])
    assert found.coverage.tolist() == [1, 1, 1]
    assert (found.dropped, found.notes) == ((), ())


def test_every_node_names_its_method_and_weights():
    nodes = level_index(table(ROWS), LEVEL, DIRECTIONS).nodes
    assert {code: (node.method, node.weights) for code, node in nodes.items()} == {
        "level": ("geometric", {"people": 0.5, "land": 0.5}),
        "people": ("arithmetic", {"rate": 0.6, "hukou": 0.4}),
        "rate": ("", {}),
        "hukou": ("", {}),
        "land": ("arithmetic", {"density": 0.5, "green": 0.5}),
        "density": ("", {}),
        "green": ("", {}),
    }


def test_weights_of_a_single_group_can_be_replaced():
    land = Branch("land", 0.5, children=(Branch("density", 0.9), Branch("green", 0.1)))
    tree = replace(TREE, children=(TREE.children[0], land))
    scores = table([[60, 50, 100, 0]])
    nodes = index_of(scores, tree, LEVEL).nodes
    assert (nodes["people"].scores.item(), nodes["land"].scores.item()) == (56, 90)
    assert overall_weights(tree) == pytest.approx(
        {"rate": 0.3, "hukou": 0.2, "density": 0.45, "green": 0.05}
    )


def test_one_node_can_have_a_method_of_its_own():
    lowest = unweighted(lambda scores: scores.min())
    nodes = index_of(table([[60, 50, 100, 20]]), TREE, LEVEL, {"land": lowest}).nodes
    assert (nodes["land"].scores.item(), nodes["land"].method) == (20, "custom")
    assert nodes["people"].scores.item() == 56


def test_an_index_is_withheld_where_too_much_is_missing():
    rows = [[60, 50, 100, 20], [60, NAN, 100, 20], [60, 50, 100, NAN], [NAN] * 4]
    found = index_of(table(rows), TREE, LEVEL)
    np.testing.assert_allclose(found.root.coverage, [1, 0.8, 0.75, 0])
    assert found.withheld.tolist() == [False, False, True, True]
    assert np.isnan(found.scores).tolist() == [False, False, True, True]
    assert found.root.scores[2] == pytest.approx((56.44 * 100) ** 0.5)  # still in the working
    assert [(note.remark, note.code) for note in found.notes] == [
        (Remark.WITHHELD, "C"),
        (Remark.WITHHELD, "D"),
    ]


def test_an_index_is_not_withheld_where_just_so_much_is_missing_as_may_be():
    found = index_of(table([[60, 50, 100, NAN]]), TREE, replace(LEVEL, withheld=0.25))
    with_other = index_of(
        table([[60, 50, 100, NAN], [1, 1, 1, 1]]), TREE, replace(LEVEL, withheld=0.25)
    )
    assert found.notes[0].remark is Remark.ABSENT  # nobody has it: left out, and not missing
    assert found.root.coverage.tolist() == [1]
    assert (with_other.root.coverage[0], with_other.withheld[0]) == (0.75, False)


def test_a_node_without_enough_weight_has_no_score():
    found = index_of(table([[NAN, 50, 100, 20], [1, 1, 1, 1]]), TREE, LEVEL)
    assert np.isnan(found.nodes["people"].scores).tolist() == [True, False]


def test_an_indicator_of_too_few_units_is_dropped_and_listed():
    rows = [[60, 50, 130, NAN], [60, NAN, 80, 25], [60, 50, 180, NAN]]
    found = level_index(table(rows), LEVEL, DIRECTIONS)
    assert found.dropped == ("green",)
    assert found.nodes["land"].weights == {"density": 1}
    assert "green" not in found.nodes
    assert {(note.remark, note.code) for note in found.notes} == {
        (Remark.TOO_FEW, "green"),
        (Remark.SAME, "rate"),
        (Remark.SAME, "hukou"),
    }


def test_a_constant_column_of_a_sample_scale_is_left_out_with_a_note():
    numbers = by_range(np.array([[60.0, 7, 130, 25], [70, 7, 80, 30]]), 1)
    found = index_of(table(numbers), TREE, LEVEL)
    assert found.nodes["people"].weights == {"rate": 1}
    assert [(note.remark, note.code) for note in found.notes] == [(Remark.ABSENT, "hukou")]
    np.testing.assert_array_equal(found.nodes["people"].scores, [0, 100])


def test_a_group_without_indicators_is_left_out():
    numbers = np.array([[60.0, 50, NAN, NAN], [70, 60, NAN, NAN]])
    found = index_of(table(numbers), TREE, LEVEL)
    assert found.root.weights == {"people": 1}
    assert found.withheld.tolist() == [False, False]


def test_an_indicator_without_weight_plays_no_part():
    people = Branch("people", 1, children=(Branch("rate", 1), Branch("hukou", 0)))
    found = index_of(table([[60, NAN, 1, 1]]), people, LEVEL)
    assert found.scores.tolist() == [60]


def test_imputed_values_are_flagged_through_to_the_score():
    values = values_of(
        {
            "A": dict(zip(CODES, ROWS[0], strict=True)),
            "B": dict(zip(CODES, ROWS[1], strict=True)),
            "C": {"rate": None, "hukou": 50, "density": 180, "green": 0},
        }
    )
    filled = with_group_means(values, dict.fromkeys("ABC", "city"))
    found = level_index(filled, LEVEL, DIRECTIONS)
    assert found.imputed[:, 0].tolist() == [False, False, True]
    assert (Remark.IMPUTED, "rate") in {(note.remark, note.code) for note in found.notes}
    assert found.normalized.column("rate")[2] == 75


TABLES = arrays(
    np.float64,
    st.tuples(st.integers(3, 6), st.just(4)),
    elements=st.one_of(st.just(NAN), st.integers(0, 200).map(float)),
)


@given(rows=TABLES, data=st.data())
def test_a_unit_that_leaves_changes_no_other_score(rows, data):
    values = table(rows)
    try:
        selection = selected(values, LEVEL.coverage)
        before = selected_index(selection, LEVEL, DIRECTIONS)
    except DataError as error:
        assert [fault.code for fault in error.faults] == ["composite_nothing_left"]
        return
    out = data.draw(st.integers(0, len(rows) - 1))
    rest = [row for row in range(len(rows)) if row != out]
    kept = selection.kept
    fewer = Values(
        tuple(kept.units[row] for row in rest),
        kept.indicators,
        kept.numbers[rest],
        kept.imputed[rest],
    )
    if np.isnan(fewer.numbers).all(axis=0).any():
        return  # nobody is left who has the indicator
    after = selected_index(replace(selection, kept=fewer), LEVEL, DIRECTIONS)
    np.testing.assert_array_equal(after.scores, before.scores[rest])


@given(rows=TABLES, data=st.data())
def test_order_of_units_does_not_matter(rows, data):
    order = data.draw(st.permutations(range(len(rows))))
    try:
        found = level_index(table(rows), LEVEL, DIRECTIONS).scores
    except DataError:
        return
    np.testing.assert_array_equal(
        level_index(table(rows[order]), LEVEL, DIRECTIONS).scores, found[order]
    )


@given(factor=st.integers(1, 1000))
def test_units_of_measurement_do_not_matter_where_goalposts_follow(factor):
    posts = {c: Goalpost(post.low * factor, post.high * factor) for c, post in POSTS.items()}
    found = level_index(table(np.array(ROWS) * factor), replace(LEVEL, goalposts=posts), DIRECTIONS)
    np.testing.assert_allclose(found.scores, level_index(table(ROWS), LEVEL, DIRECTIONS).scores)


def twice():
    return replace(TREE, children=(TREE.children[0], replace(TREE.children[0], weight=0.5)))


REFUSED = {
    "no direction": (
        "composite_direction",
        lambda: level_index(table(ROWS), LEVEL, DIRECTIONS | {"rate": Direction.BAND}),
    ),
    "an unknown direction": ("composite_direction", lambda: level_index(table(ROWS), LEVEL, {})),
    "no values at all": (
        "composite_nothing_left",
        lambda: level_index(table(np.full((3, 4), NAN)), LEVEL, DIRECTIONS),
    ),
    "no indicator of the tree": (
        "composite_nothing_left",
        lambda: level_index(values_of({"A": {"roads": 1}}), LEVEL, DIRECTIONS),
    ),
    "a code twice": ("composite_repeated", lambda: index_of(table(ROWS), twice(), LEVEL)),
    "z-scores under a geometric mean": (
        "composite_negative_mean",
        lambda: index_of(table(-np.array(ROWS)), TREE, LEVEL),
    ),
}


@pytest.mark.parametrize(("code", "act"), REFUSED.values(), ids=REFUSED)
def test_an_index_that_cannot_be_had_is_refused(code, act):
    with pytest.raises(DataError) as caught:
        act()
    assert {fault.code for fault in caught.value.faults} == {code}


def test_a_method_for_an_unknown_node_is_refused():
    with pytest.raises(UsageError) as caught:
        index_of(table(ROWS), TREE, LEVEL, {"roads": unweighted(lambda scores: scores.min())})
    assert [fault.code for fault in caught.value.faults] == ["composite_no_node"]


def test_weights_of_a_tree_that_do_not_sum_to_one_are_refused():
    with pytest.raises(DataError) as caught:
        Branch("level", 1, children=(Branch("rate", 0.5), Branch("hukou", 0.4)))
    assert [fault.code for fault in caught.value.faults] == ["policy_weights"]


@pytest.mark.parametrize("remark", Remark)
def test_every_remark_is_worded_in_both_languages(remark):
    text = Note(remark, "rate").said({})
    assert text.zh.startswith("rate：")
    assert text.en.startswith("rate: ")
