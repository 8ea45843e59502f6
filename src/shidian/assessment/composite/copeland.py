"""Copeland's rule: units compared two by two, so that nothing is made up for by anything else."""

import numpy as np

from shidian.assessment.composite.values import Numbers


def copeland(scores: Numbers, weights: Numbers) -> Numbers:
    """Comparisons won less comparisons lost.

    Parameters
    ----------
    scores : array of units x indicators
        More is better. An indicator counts for the pairs in which both units have it.
    weights : array by indicator

    Returns
    -------
    array by unit
        From -(units - 1) to units - 1; NaN for a unit without any value.

    Notes
    -----
    A unit wins a comparison if the indicators in which it is better weigh more than those in
    which it is worse.

    Examples
    --------
    >>> copeland(np.array([[3.0, 1.0], [2.0, 2.0], [1.0, 3.0]]), np.array([0.6, 0.4])).tolist()
    [2.0, 0.0, -2.0]
    """
    balance = np.zeros((len(scores), len(scores)))
    for column, weight in zip(scores.T, weights, strict=True):
        difference = np.sign(column[:, None] - column[None, :])
        balance += weight * np.nan_to_num(difference)
    balance[np.abs(balance) < 1e-12] = 0  # a tie in spite of rounding
    won = np.sign(balance).sum(axis=1)
    return np.where(np.isnan(scores).all(axis=1), np.nan, won)
