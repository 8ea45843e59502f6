"""Drawing from a table of shares in constant time: Walker's alias method, as Vose builds it.

Vose, A linear algorithm for generating random numbers with a given distribution (1991).
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.int32]
Draws = NDArray[np.uint32]


class Alias(NamedTuple):
    """An urn for each share: below its limit a draw is of the urn's own, else of its other."""

    limits: Draws
    others: Codes


def alias_table(shares: NDArray[np.float64]) -> Alias:
    """The urns of shares that sum to 1; none of them 0, and fewer than 2**31."""
    count = len(shares)
    level = (shares * count).tolist()
    limits, others = np.full(count, 2**32 - 1, dtype=np.uint32), np.arange(count, dtype=np.int32)
    low = [place for place, one in enumerate(level) if one < 1]
    high = [place for place, one in enumerate(level) if one >= 1]
    while low and high:
        small, large = low.pop(), high[-1]
        limits[small], others[small] = min(int(level[small] * 2**32), 2**32 - 1), large
        level[large] -= 1 - level[small]
        if level[large] < 1:
            low.append(high.pop())
    return Alias(limits, others)


def drawn(alias: Alias, urns: Draws, heights: Draws) -> Codes:
    """Draw: two uniform numbers of 32 bits give one place, shape (draws,)."""
    count = np.uint64(len(alias.limits))
    urn = ((urns.astype(np.uint64) * count) >> np.uint64(32)).astype(np.int32)
    chosen: Codes = np.where(heights < alias.limits[urn], urn, alias.others[urn])
    return chosen
