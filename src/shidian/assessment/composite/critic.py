"""CRITIC weights: an indicator weighs more if it varies and says what others do not."""

import numpy as np

from shidian.assessment.composite.coherence import correlations
from shidian.assessment.composite.values import Numbers
from shidian.core import DataError, Fault


def critic_weights(shares: Numbers) -> Numbers:
    """Weights in proportion to ``s_j sum_k (1 - r_jk)``.

    Parameters
    ----------
    shares : array of units x indicators
        Scores by range, where more is better; NaN is left out pair by pair.

    Returns
    -------
    array by indicator
        0 for an indicator without two different values; it is excluded.

    Raises
    ------
    DataError
        If fewer than two columns have two different values, or all say the same.

    Notes
    -----
    Diakoulaki, Mavrotas and Papayannakis, Computers & Operations Research 22 (1995) 763.

    Examples
    --------
    >>> from shidian.assessment.composite.normalization import by_range
    >>> numbers = np.array([[3.0, 10], [5, 20], [2, 15], [7, 25]])
    >>> critic_weights(by_range(numbers, np.array([1, -1]))).round(7).tolist()
    [0.5075187, 0.4924813]
    """
    present = ~np.isnan(shares)
    count = np.maximum(present.sum(axis=0), 1)
    mean = np.sum(shares, axis=0, where=present) / count
    squares = np.sum((shares - mean) ** 2, axis=0, where=present)
    deviation = np.sqrt(squares / np.maximum(count - 1, 1))
    conflict = np.nansum(1 - correlations(shares), axis=1)
    content = deviation * conflict
    if not content.sum() > 0:
        raise DataError(Fault("composite_no_dispersion"))
    return np.asarray(content / content.sum())
