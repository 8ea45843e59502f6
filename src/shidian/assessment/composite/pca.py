"""Weights from principal components: how much of the common variance an indicator carries."""

import numpy as np

from shidian.assessment.composite.coherence import correlations
from shidian.assessment.composite.values import Numbers
from shidian.core import DataError, Fault


def component_weights(scores: Numbers) -> Numbers:
    """Squared loadings of the components kept, each in proportion to the variance it explains.

    Parameters
    ----------
    scores : array of units x indicators
        More is better; every indicator has two different values, and no value is missing.

    Raises
    ------
    DataError
        If a value is missing or a column is constant.

    Notes
    -----
    Components of the correlation matrix with an eigenvalue above 1 are kept, at least the
    first, and are not rotated; ``w_j = sum_c (l_c / sum l) v_jc^2`` with eigenvalues l and
    eigenvectors v of length 1. OECD, Handbook on Constructing Composite Indicators (2008),
    step 6, does the same after rotation; conventions that add up loadings give other weights.

    Examples
    --------
    >>> scores = np.array([[1.0, 2, 9], [2, 4, 1], [3, 6, 5], [4, 8, 6]])
    >>> component_weights(scores).round(3).tolist()
    [0.469, 0.469, 0.062]
    """
    correlation = correlations(scores)
    if np.isnan(scores).any() or np.isnan(correlation).any():
        raise DataError(Fault("composite_incomplete"))
    values, vectors = np.linalg.eigh(correlation)
    kept = (values > 1) | (np.arange(len(values)) == len(values) - 1)
    return np.asarray(vectors[:, kept] ** 2 @ values[kept] / values[kept].sum())
