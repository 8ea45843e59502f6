"""Subjective and objective weights brought together; the variants differ and are named."""

import numpy as np

from shidian.assessment.composite.values import Numbers
from shidian.core import DataError, Fault


def linear(subjective: Numbers, objective: Numbers, share: float = 0.5) -> Numbers:
    """``a w_s + (1 - a) w_o``, where the share a belongs to the subjective weights.

    Examples
    --------
    >>> one, other = np.array([0.4, 0.3, 0.2, 0.1]), np.array([0.25, 0.2, 0.3, 0.25])
    >>> linear(one, other, 0.6).round(2).tolist()
    [0.34, 0.26, 0.24, 0.16]
    """
    return share * subjective + (1 - share) * objective


def multiplicative(subjective: Numbers, objective: Numbers) -> Numbers:
    """Products, divided by their sum.

    Examples
    --------
    >>> multiplicative(np.array([0.5, 0.5]), np.array([0.2, 0.8])).tolist()
    [0.2, 0.8]
    """
    return _normalized(subjective * objective)


def geometric_mean(subjective: Numbers, objective: Numbers) -> Numbers:
    """Geometric means, divided by their sum; the R package mathmodels calls this “game”.

    Examples
    --------
    >>> geometric_mean(np.array([0.5, 0.5]), np.array([0.2, 0.8])).round(4).tolist()
    [0.3333, 0.6667]
    """
    return _normalized(np.sqrt(subjective * objective))


def game(subjective: Numbers, objective: Numbers) -> Numbers:
    """The combination nearest to both sets of weights, 博弈论组合赋权.

    Notes
    -----
    Solves ``[ss so; os oo] a = [ss; oo]`` for the shares a, which are then divided by their
    sum. Sets of weights that are the same are returned as they are.

    Raises
    ------
    DataError
        If a share comes out negative: there is no such combination.

    Examples
    --------
    >>> one, other = np.array([0.4, 0.3, 0.2, 0.1]), np.array([0.25, 0.2, 0.3, 0.25])
    >>> game(one, other).round(5).tolist()
    [0.37357, 0.28238, 0.21762, 0.12643]
    """
    if np.allclose(subjective, objective, rtol=0, atol=1e-12):
        return subjective
    both = np.stack([subjective, objective])
    products = both @ both.T
    shares = np.linalg.solve(products, np.diag(products))
    if np.any(shares < 0):
        raise DataError(Fault("composite_game"))
    return np.asarray(shares / shares.sum() @ both)


def _normalized(weights: Numbers) -> Numbers:
    total = weights.sum()
    if not total > 0:
        raise DataError(Fault("composite_no_common_weight"))
    return np.asarray(weights / total)
