"""Iterative proportional fitting: a table scaled until its margins are those that are asked.

Deming and Stephan, On a least squares adjustment of a sampled frequency table (1940); it keeps the
odds ratios of the table it starts from. A margin may concern a part of the table only: it then
fixes shares within that part, and leaves the part's sum to the other margins.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


class Margin(NamedTuple):
    """Shares of groups of cells.

    Parameters
    ----------
    groups : ndarray of int, shape (cells,)
        Group of each cell, from 0; -1 for cells outside the margin's part of the table.
    shares : ndarray, shape (groups,)
        Sum to 1.
    """

    groups: NDArray[np.int64]
    shares: Numbers


class Raked(NamedTuple):
    """A fitted table, how many passes it took, and the largest difference left, as a share."""

    table: Numbers
    passes: int
    worst: float


def raked(
    seed: Numbers, margins: Sequence[Margin], tolerance: float = 1e-9, most: int = 1000
) -> Raked:
    """Scale a table to margins, one after the other, until all of them hold.

    Parameters
    ----------
    seed : ndarray, shape (cells,)
        Not negative. A cell that is 0 stays 0.
    margins : sequence of Margin
    tolerance : float
        The largest difference of a share at which it stops.
    most : int
        Passes after which it stops in any case; `worst` then says how far it came.

    Examples
    --------
    >>> rows = Margin(np.array([0, 0, 1, 1]), np.array([0.5, 0.5]))
    >>> columns = Margin(np.array([0, 1, 0, 1]), np.array([0.2, 0.8]))
    >>> raked(np.ones(4), [rows, columns]).table
    array([0.1, 0.4, 0.1, 0.4])
    """
    table, worst, passes = seed / seed.sum(), np.inf, 0
    while worst > tolerance and passes < most:
        passes += 1
        worst = 0.0
        for margin in margins:
            found = shares(table, margin)
            worst = max(worst, float(np.abs(found - margin.shares).max()))
            scaled(table, margin, found)
    return Raked(table / table.sum(), passes, worst)


def shares(table: Numbers, margin: Margin) -> Numbers:
    """The shares of a margin's groups as they are in a table; 0 where its part is empty."""
    sums = np.bincount(margin.groups + 1, weights=table, minlength=len(margin.shares) + 1)[1:]
    whole = sums.sum()
    found: Numbers = sums / whole if whole > 0 else np.zeros_like(sums)
    return found


def scaled(table: Numbers, margin: Margin, found: Numbers) -> None:
    """Scale a table, in place, so that a margin holds; groups without anybody stay empty."""
    factors = np.divide(margin.shares, found, out=np.zeros_like(found), where=found > 0)
    table *= np.concatenate(([1.0], factors))[margin.groups + 1]
