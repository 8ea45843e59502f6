"""Fitting margins that share no dimension apart from one another, on small tables.

A chain of margins over regions takes hundreds of passes. Over its own dimensions alone a pass
costs microseconds; the whole table then follows by scaling, and is raked only to make sure.
"""

from collections.abc import Sequence

import numpy as np

from shidian.mechanisms.settlement.synthetic.dimensions import Cells
from shidian.mechanisms.settlement.synthetic.margins import PublishedMargin
from shidian.mechanisms.settlement.synthetic.raking import Margin, Numbers, raked


def raked_apart(
    table: Numbers, cells: Cells, margins: Sequence[PublishedMargin], tolerance: float
) -> Numbers:
    """A table scaled to each block of margins in turn; where blocks interact, a start only."""
    for block in blocks([one.dimensions for one in margins]):
        inside = [one.margin for one in margins if one.dimensions <= block]
        table = _scaled(table, cells, sorted(block), inside, tolerance)
    return table


def blocks(dimensions: Sequence[frozenset[str]]) -> list[frozenset[str]]:
    """The sets united wherever they share a member.

    Examples
    --------
    >>> found = blocks([frozenset("ab"), frozenset("c"), frozenset("bd")])
    >>> [sorted(one) for one in found]
    [['c'], ['a', 'b', 'd']]
    """
    found: list[frozenset[str]] = []
    for one in dimensions:
        touching = [block for block in found if block & one]
        found = [block for block in found if not block & one] + [one.union(*touching)]
    return found


def _scaled(
    table: Numbers, cells: Cells, block: list[str], margins: list[Margin], tolerance: float
) -> Numbers:
    codes = np.stack([cells.codes[name] for name in block])
    _, first, small = np.unique(codes, axis=1, return_index=True, return_inverse=True)
    before = np.asarray(np.bincount(small, weights=table), dtype=np.float64)
    after = raked(before, [Margin(one.groups[first], one.shares) for one in margins], tolerance)
    factors = np.divide(after.table, before, out=np.zeros_like(before), where=before > 0)
    scaled: Numbers = table * factors[small]
    return scaled
