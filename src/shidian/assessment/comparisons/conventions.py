"""Conventions of the analytic hierarchy process: solvers, and tables of random indices."""

from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from shidian.core import Bilingual

Numbers = NDArray[np.float64]


class Solver(StrEnum):
    """How weights are computed from a matrix of judgements."""

    EIGENVECTOR = "eigenvector"
    COLUMN_MEAN = "column_mean"
    GEOMETRIC_MEAN = "geometric_mean"

    @property
    def text(self) -> Bilingual:
        """Its name in words."""
        return _NAMES[self]

    def weights(self, matrix: Numbers) -> Numbers:
        """Weights from a reciprocal matrix, adding up to 1."""
        return _SOLVERS[self](matrix)


_NAMES = {
    Solver.EIGENVECTOR: Bilingual("特征根法", "principal eigenvector"),
    Solver.COLUMN_MEAN: Bilingual("和积法", "mean of normalized columns"),
    Solver.GEOMETRIC_MEAN: Bilingual("根法", "geometric mean of rows"),
}


class RandomIndex(StrEnum):
    """Tables of the mean consistency index of random matrices."""

    SAATY = "saaty"
    CHINESE = "chinese"

    @property
    def by_size(self) -> tuple[float, ...]:
        """The table, from size 1."""
        return _TABLES[self]


_TABLES = {
    # Saaty, The Analytic Hierarchy Process (1980)
    RandomIndex.SAATY: (0, 0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49),
    # usual in Chinese textbooks
    RandomIndex.CHINESE: (0, 0, 0.52, 0.89, 1.12, 1.26, 1.36, 1.41, 1.46, 1.49),
}


def _eigenvector(matrix: Numbers) -> Numbers:
    values, vectors = np.linalg.eig(matrix)
    vector = np.abs(vectors[:, np.argmax(values.real)].real)
    return np.asarray(vector / vector.sum())


def _column_mean(matrix: Numbers) -> Numbers:
    return np.asarray((matrix / matrix.sum(axis=0)).mean(axis=1))


def _geometric_mean(matrix: Numbers) -> Numbers:
    means = np.exp(np.log(matrix).mean(axis=1))
    return np.asarray(means / means.sum())


_SOLVERS = {
    Solver.EIGENVECTOR: _eigenvector,
    Solver.COLUMN_MEAN: _column_mean,
    Solver.GEOMETRIC_MEAN: _geometric_mean,
}
