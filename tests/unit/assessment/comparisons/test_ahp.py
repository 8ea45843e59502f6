"""Weights from comparisons in pairs: section 4, case 6."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shidian.assessment.comparisons import RandomIndex, Solver, ahp, group
from shidian.assessment.comparisons.ahp import inconsistent_triples, judged
from shidian.core import DataError

FIVE = np.array(
    [
        [1, 1 / 2, 4, 3, 3],
        [2, 1, 7, 5, 5],
        [1 / 4, 1 / 7, 1, 1 / 2, 1 / 3],
        [1 / 3, 1 / 5, 2, 1, 1],
        [1 / 3, 1 / 5, 3, 1, 1],
    ]
)
FOUR = np.array([[1, 1, 5, 3], [1, 1, 3, 3], [1 / 5, 1 / 3, 1, 1], [1 / 3, 1 / 3, 1, 1]])
OTHER_FIVE = np.array(
    [
        [1, 2, 3, 4, 7],
        [1 / 2, 1, 3, 2, 5],
        [1 / 3, 1 / 3, 1, 1 / 2, 2],
        [1 / 4, 1 / 2, 2, 1, 3],
        [1 / 7, 1 / 5, 1 / 2, 1 / 3, 1],
    ]
)
INCONSISTENT = np.array(
    [
        [1, 3, 2, 2, 1 / 3],
        [1 / 3, 1, 1 / 2, 1, 1 / 5],
        [1 / 2, 2, 1, 1, 1 / 2],
        [1 / 2, 1, 1, 1, 5],
        [3, 5, 2, 1 / 5, 1],
    ]
)


def test_the_eigenvector_of_five_items_is_as_published():
    found = ahp(FIVE)
    published = [0.26360349, 0.47583538, 0.05381460, 0.09806829, 0.10867824]
    np.testing.assert_allclose(found.weights, published, atol=5e-9)
    assert found.eigenvalue == pytest.approx(5.072084, abs=5e-7)
    assert found.index == pytest.approx(0.0180211, abs=5e-8)
    assert found.ratio == pytest.approx(0.01609, abs=5e-6)
    assert (found.solver, found.table) == (Solver.EIGENVECTOR, RandomIndex.SAATY)


COLUMN_MEANS = {
    "four items": (
        FOUR,
        (0.411184, [1.669737, 1.455263, 0.430263, 0.485088], 0.010946),
        (0.413117, 0.010931),
    ),
    "five items": (
        OTHER_FIVE,
        (0.432076, [2.231386, 1.348817, 0.514548, 0.752116, 0.268148], 0.021518),
        (0.436534, 0.02145),
    ),
}


@pytest.mark.parametrize(("matrix", "mean", "eigen"), COLUMN_MEANS.values(), ids=COLUMN_MEANS)
def test_column_means_are_as_published_and_named(matrix, mean, eigen):
    found = ahp(matrix, Solver.COLUMN_MEAN)
    first, products, index = mean
    assert found.weights[0] == pytest.approx(first, abs=5e-7)
    np.testing.assert_allclose(matrix @ found.weights, products, atol=6e-7)
    assert found.index == pytest.approx(index, abs=6e-7)
    assert found.solver.text.zh == "和积法"
    principal = ahp(matrix)
    assert (principal.weights[0], principal.index) == pytest.approx(eigen, abs=6e-6)


def test_an_inconsistent_matrix_has_the_published_weights_but_is_rejected():
    # ArcGIS Pro, “Calculate the consistency ratio”
    mean = judged(INCONSISTENT, Solver.COLUMN_MEAN, RandomIndex.SAATY)
    np.testing.assert_allclose(mean.weights, [0.235, 0.089, 0.136, 0.247, 0.294], atol=6e-4)
    eigen = judged(INCONSISTENT, Solver.EIGENVECTOR, RandomIndex.SAATY)
    np.testing.assert_allclose(eigen.weights, [0.221, 0.089, 0.131, 0.298, 0.261], atol=6e-4)
    assert eigen.ratio == pytest.approx(0.33, abs=0.01)
    with pytest.raises(DataError) as caught:
        ahp(INCONSISTENT)
    [fault] = caught.value.faults
    assert fault.code == "composite_ahp_ratio"
    # 2·5·3, 1·5·5 and 2·5·2, where 1 would be consistent
    assert fault.found["worst"] == "1–4–5；2–4–5；3–4–5"


def test_the_table_of_random_indices_is_a_choice():
    matrix = np.array([[1, 2, 4], [1 / 2, 1, 1], [1 / 4, 1, 1]])
    saaty, chinese = (ahp(matrix, table=table) for table in RandomIndex)
    assert saaty.ratio * 0.58 == pytest.approx(chinese.ratio * 0.52)
    assert saaty.index == chinese.index


@given(st.lists(st.floats(0.2, 5), min_size=1, max_size=6))
def test_all_solvers_agree_on_consistent_judgements(importance):
    weights = np.array(importance) / sum(importance)
    matrix = weights[:, None] / weights[None, :]
    for solver in Solver:
        found = ahp(matrix, solver)
        np.testing.assert_allclose(found.weights, weights, atol=1e-9)
        assert found.ratio == pytest.approx(0, abs=1e-9)


def test_a_group_is_the_geometric_mean_with_its_dispersion():
    matrices = np.array([[[1, 2], [1 / 2, 1]], [[1, 8], [1 / 8, 1]]])
    found = group(matrices)
    np.testing.assert_allclose(found.matrix, [[1, 4], [1 / 4, 1]])
    apart = np.log(4) / np.sqrt(2)
    np.testing.assert_allclose(found.dispersion, [[0, apart], [apart, 0]])
    assert np.isnan(group(matrices[:1]).dispersion).all()


def test_triples_are_sorted_by_how_far_they_are_from_consistent():
    assert inconsistent_triples(FOUR)[0] == (0, 1, 2)  # 1·3/5; the others 1·3/3, 5/3, 3/3


REFUSED = {
    "not square": (np.ones((2, 3)), "composite_ahp_shape"),
    "too large": (np.ones((11, 11)), "composite_ahp_shape"),
    "not reciprocal": (np.array([[1.0, 3], [3, 1]]), "composite_ahp_reciprocal"),
    "a diagonal of 2": (np.array([[2.0]]), "composite_ahp_reciprocal"),
    "zero": (np.array([[1.0, 0], [0, 1]]), "composite_ahp_reciprocal"),
    "negative": (np.array([[1.0, -2], [-0.5, 1]]), "composite_ahp_reciprocal"),
    "no number": (np.array([[1.0, np.nan], [1, 1]]), "composite_ahp_reciprocal"),
}


@pytest.mark.parametrize(("matrix", "code"), REFUSED.values(), ids=REFUSED)
def test_a_matrix_that_holds_no_judgements_is_refused(matrix, code):
    with pytest.raises(DataError) as caught:
        ahp(matrix)
    assert {fault.code for fault in caught.value.faults} == {code}


def test_thirds_may_be_written_with_two_decimals():
    assert ahp(np.array([[1, 0.33], [3, 1]])).weights[1] == pytest.approx(0.75, abs=0.005)
