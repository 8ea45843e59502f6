"""Analytic hierarchy process, 层次分析法: weights from comparisons in pairs.

Solvers differ in the third decimal and random indices between books; a result names both.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from shidian.assessment.comparisons.conventions import Numbers, RandomIndex, Solver
from shidian.core import DataError, Fault

LARGEST_RATIO = 0.1
RECIPROCAL = 0.025  # 1/7 may be written as 0.14


@dataclass(frozen=True, eq=False)
class Comparison:
    """Weights from one matrix, and how consistent it is.

    Parameters
    ----------
    weights : array
    solver : Solver
    table : RandomIndex
    eigenvalue : float
        Mean of ``(A w)_i / w_i``; the principal eigenvalue if the solver is the eigenvector.
    index : float
        Consistency index, ``(l - n) / (n - 1)``.
    ratio : float
        Index over random index; 0 for fewer than three items.
    """

    weights: Numbers
    solver: Solver
    table: RandomIndex
    eigenvalue: float
    index: float
    ratio: float


def ahp(
    matrix: Numbers,
    solver: Solver = Solver.EIGENVECTOR,
    table: RandomIndex = RandomIndex.SAATY,
) -> Comparison:
    """Weights from a matrix of judgements that is reciprocal and consistent enough.

    Parameters
    ----------
    matrix : array of items x items
        How many times the item of the row matters more than that of the column.

    Raises
    ------
    DataError
        If the matrix is not square, larger than 10, not positive, or not reciprocal, or its
        consistency ratio exceeds 0.1; the three most inconsistent triples are named.

    Examples
    --------
    >>> ahp(np.array([[1, 2, 4], [1 / 2, 1, 2], [1 / 4, 1 / 2, 1]])).weights.round(4).tolist()
    [0.5714, 0.2857, 0.1429]
    """
    _validate(matrix)
    done = judged(matrix, solver, table)
    if done.ratio > LARGEST_RATIO:
        worst = "；".join(_triple(*items) for items in inconsistent_triples(matrix)[:3])
        raise DataError(Fault("composite_ahp_ratio", found=f"{done.ratio:.3f}", worst=worst))
    return done


def judged(matrix: Numbers, solver: Solver, table: RandomIndex) -> Comparison:
    """Weights and consistency of a reciprocal matrix, however inconsistent it is."""
    count = len(matrix)
    weights = solver.weights(matrix)
    eigenvalue = float(np.mean(matrix @ weights / weights))
    index = (eigenvalue - count) / (count - 1) if count > 1 else 0.0
    ratio = index / table.by_size[count - 1] if count > 2 else 0.0
    return Comparison(weights, solver, table, eigenvalue, index, ratio)


def inconsistent_triples(matrix: Numbers) -> Sequence[tuple[int, int, int]]:
    """Items i, j, k whose ``a_ij a_jk a_ki`` is farthest from 1, the farthest first.

    Examples
    --------
    >>> inconsistent_triples(np.array([[1, 2, 1 / 3], [1 / 2, 1, 2], [3, 1 / 2, 1]]))
    [(0, 1, 2)]
    """
    logarithm = np.log(matrix)
    return sorted(
        combinations(range(len(matrix)), 3),
        key=lambda t: -abs(logarithm[t[0], t[1]] + logarithm[t[1], t[2]] + logarithm[t[2], t[0]]),
    )


@dataclass(frozen=True, eq=False)
class Group:
    """Judgements of several experts brought together.

    Parameters
    ----------
    matrix : array of items x items
        Geometric means, which are reciprocal again.
    dispersion : array of items x items
        Standard deviation of the logarithms (divisor n - 1), for uncertainty analysis;
        NaN with a single expert.
    """

    matrix: Numbers
    dispersion: Numbers


def group(matrices: Numbers) -> Group:
    """One matrix from those of several experts; each should be checked by `ahp` first.

    Parameters
    ----------
    matrices : array of experts x items x items

    Examples
    --------
    >>> group(np.array([[[1, 2], [1 / 2, 1]], [[1, 8], [1 / 8, 1]]])).matrix.round(3).tolist()
    [[1.0, 4.0], [0.25, 1.0]]
    """
    for matrix in matrices:
        _validate(matrix)
    logarithm = np.log(matrices)
    if len(matrices) > 1:
        dispersion = np.std(logarithm, axis=0, ddof=1)
    else:
        dispersion = np.full(matrices.shape[1:], np.nan)
    return Group(np.exp(logarithm.mean(axis=0)), dispersion)


def _validate(matrix: Numbers) -> None:
    largest = len(RandomIndex.SAATY.by_size)
    if matrix.ndim != 2 or len(set(matrix.shape)) != 1 or not 1 <= len(matrix) <= largest:
        raise DataError(Fault("composite_ahp_shape", found=matrix.shape, largest=largest))
    faults = [
        Fault(
            "composite_ahp_reciprocal",
            row=row + 1,
            column=column + 1,
            found=f"{matrix[row, column]:g}",
            other=f"{matrix[column, row]:g}",
        )
        for row in range(len(matrix))
        for column in range(row, len(matrix))
        if not _reciprocal(matrix[row, column], matrix[column, row])
    ]
    if faults:
        raise DataError(faults)


def _reciprocal(one: float, other: float) -> bool:
    return bool(one > 0 and other > 0 and abs(one * other - 1) <= RECIPROCAL)


def _triple(one: int, two: int, three: int) -> str:
    return f"{one + 1}–{two + 1}–{three + 1}"
