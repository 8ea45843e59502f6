"""Weights and methods that a policy names for its nodes."""

import numpy as np
import pytest
from pytest import approx

from shidian.assessment.composite import index_of, values_of, weighed
from shidian.assessment.policy import Aggregation, Branch, Goalpost, Level, Outliers, Weighting
from shidian.core import DataError, Direction

DIRECTIONS = {"a": Direction.UP, "b": Direction.DOWN}
TABLE = values_of({  # case 2 of the reference: X = (3,10), (5,20), (2,15), (7,25), signs + and −
    "k": {"a": 3, "b": 10},
    "l": {"a": 5, "b": 20},
    "m": {"a": 2, "b": 15},
    "n": {"a": 7, "b": 25},
})  # fmt: skip
ENTROPY, CRITIC = (0.5451997, 0.4548003), (0.5075187, 0.4924813)
MATRIX = (
    ("1", "1/2", "4", "3", "3"),
    ("2", "1", "7", "5", "5"),
    ("1/4", "1/7", "1", "1/2", "1/3"),
    ("1/3", "1/5", "2", "1", "1"),
    ("1/3", "1/5", "3", "1", "1"),
)
BY_MATRIX = (0.26360349, 0.47583538, 0.05381460, 0.09806829, 0.10867824)


def node(weighting, comparisons=(), codes="ab", given=(0.8, 0.2)):
    children = tuple(Branch(code, weight) for code, weight in zip(codes, given, strict=True))
    return Branch("group", 1, children=children, weighting=weighting, comparisons=comparisons)


def weights(branch):
    return [child.weight for child in branch.children]


BY_NODE = {
    "given": (node(Weighting.GIVEN), (0.8, 0.2)),
    "equal": (node(Weighting.EQUAL), (0.5, 0.5)),
    "entropy": (node(Weighting.ENTROPY), ENTROPY),
    "critic": (node(Weighting.CRITIC), CRITIC),
    "half entropy, half given": (
        node(Weighting.COMBINED),
        ((0.8 + ENTROPY[0]) / 2, (0.2 + ENTROPY[1]) / 2),
    ),
    "half entropy, half compared": (
        node(Weighting.COMBINED, (("1", "3"), ("1/3", "1"))),
        ((0.75 + ENTROPY[0]) / 2, (0.25 + ENTROPY[1]) / 2),
    ),
    "compared": (node(Weighting.AHP, MATRIX, "abcde", (0.2,) * 5), BY_MATRIX),
}


@pytest.mark.parametrize(("branch", "expected"), BY_NODE.values(), ids=BY_NODE)
def test_the_weights_that_a_node_asks_for(branch, expected):
    assert weights(weighed(branch, TABLE, DIRECTIONS)) == approx(expected, abs=1e-7)


def test_principal_components_of_two_indicators_weigh_the_same():
    assert weights(weighed(node(Weighting.PCA), TABLE, DIRECTIONS)) == approx([0.5, 0.5])


def test_nodes_are_weighed_at_every_depth():
    groups = (node(Weighting.ENTROPY), Branch("c", 0.5))
    tree = Branch("index", 1, children=(Branch("group", 0.5, children=groups[0].children,
        weighting=Weighting.ENTROPY), groups[1]), weighting=Weighting.EQUAL)  # fmt: skip
    made = weighed(tree, TABLE, DIRECTIONS)
    assert weights(made) == [0.5, 0.5]
    assert weights(made.children[0]) == approx(ENTROPY, abs=1e-7)


def test_an_indicator_without_values_gets_no_weight_from_data():
    branch = node(Weighting.ENTROPY, (), "abz", (0.5, 0.3, 0.2))
    assert weights(weighed(branch, TABLE, DIRECTIONS)) == approx([*ENTROPY, 0], abs=1e-7)
    alone = node(Weighting.COMBINED, (), "az")
    assert weights(weighed(alone, TABLE, DIRECTIONS)) == [1, 0]


GROUPED = Branch(
    "index", 1, children=(node(Weighting.GIVEN), Branch("c", 0)), weighting=Weighting.ENTROPY
)
WRONG = {
    "groups by data": (GROUPED, "weighting_groups"),
    "no number": (node(Weighting.AHP, (("1", "x"), ("1", "1"))), "comparisons_number"),
    "a division by zero": (node(Weighting.AHP, (("1", "1/0"), ("1", "1"))), "comparisons_number"),
    "rows of two lengths": (node(Weighting.AHP, (("1", "2"), ("1",))), "comparisons_number"),
    "too few rows": (node(Weighting.AHP, (("1",),)), "comparisons_shape"),
    "not reciprocal": (node(Weighting.AHP, (("1", "3"), ("3", "1"))), "composite_ahp_reciprocal"),
    "inconsistent": (
        node(
            Weighting.AHP,
            (("1", "9", "1/9"), ("1/9", "1", "9"), ("9", "1/9", "1")),
            "abc",
            (0.4, 0.3, 0.3),
        ),
        "composite_ahp_ratio",
    ),
}


@pytest.mark.parametrize(("branch", "code"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_weighed_is_refused_in_both_languages(branch, code):
    with pytest.raises(DataError) as error:
        weighed(branch, TABLE, DIRECTIONS)
    assert [fault.code for fault in error.value.faults] == [code]
    assert error.value.lines("zh") and error.value.lines("en")


def test_a_node_that_is_to_be_compared_needs_its_matrix():
    with pytest.raises(DataError) as error:
        node(Weighting.AHP)
    assert [fault.code for fault in error.value.faults] == ["policy_comparisons"]


SCORES = values_of({"k": {"a": 80, "b": 20}, "l": {"a": 40, "b": 90}, "m": {"a": 20, "b": 10}})
# Copeland: l beats k on b alone, a tie of one duel each with equal weights; both beat m.
METHOD = {
    Aggregation.ARITHMETIC: (50, 65, 15),
    Aggregation.HARMONIC: (32, 2 / (1 / 40 + 1 / 90), 2 / (1 / 20 + 1 / 10)),
    Aggregation.COPELAND: (75, 75, 0),
}


@pytest.mark.parametrize(("method", "expected"), METHOD.items())
def test_the_method_that_a_node_asks_for(method, expected):
    assert index(method).tolist() == approx(expected)


def test_topsis_is_the_closeness_to_the_best_of_each_part():
    scores = SCORES.numbers
    scaled = scores / np.sqrt((scores**2).sum(axis=0)) / 2
    to_best = np.sqrt(((scaled - scaled.max(axis=0)) ** 2).sum(axis=1))
    to_worst = np.sqrt(((scaled - scaled.min(axis=0)) ** 2).sum(axis=1))
    assert index(Aggregation.TOPSIS) == approx(100 * to_worst / (to_best + to_worst))


def index(method):
    tree = Branch("index", 1, method=method, children=(Branch("a", 0.5), Branch("b", 0.5)))
    posts = {"a": Goalpost(0, 100), "b": Goalpost(0, 100)}
    level = Level(tree, posts, 0.6667, 0.6667, 0.2, Outliers(2, 3.5, 5), 0.92, -0.3)
    return index_of(SCORES, tree, level).scores
