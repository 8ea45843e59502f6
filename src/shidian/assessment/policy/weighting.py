"""What a policy's tree asks of people and of data, checked before anything is computed."""

from collections.abc import Iterator
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from shidian.assessment.comparisons import ahp
from shidian.assessment.policy.level import Branch, Weighting
from shidian.core import DataError, Fault, Place

BY_DATA = (Weighting.ENTROPY, Weighting.CRITIC, Weighting.PCA, Weighting.COMBINED)


def compared(node: Branch) -> NDArray[np.float64]:
    """Weights from a node's matrix of comparisons, by its eigenvector.

    Raises
    ------
    DataError
        If an entry is no number, or the matrix is not square, reciprocal and consistent enough.

    Examples
    --------
    >>> children = (Branch("a", 0.5), Branch("b", 0.5))
    >>> rows = (("1", "3"), ("1/3", "1"))
    >>> compared(Branch("group", 1, children=children, comparisons=rows)).round(2).tolist()
    [0.75, 0.25]
    """
    try:
        matrix = np.array([[float(Fraction(cell)) for cell in row] for row in node.comparisons])
    except (ValueError, ZeroDivisionError) as error:
        raise DataError(Fault("comparisons_number", node=node.code)) from error
    if matrix.shape != (len(node.children),) * 2:
        raise DataError(Fault("comparisons_shape", node=node.code, expected=len(node.children)))
    return ahp(matrix).weights


def weighting_faults(tree: Branch) -> Iterator[Fault]:
    """What is wrong with the weighting of a node, for every node."""
    if tree.weighting in BY_DATA and any(child.children for child in tree.children):
        yield Fault("weighting_groups", _place(tree), node=tree.code, found=tree.weighting)
    if tree.comparisons:
        try:
            compared(tree)
        except DataError as error:
            yield from (Fault(one.code, _place(tree), **one.found) for one in error.faults)
    for child in tree.children:
        yield from weighting_faults(child)


def _place(node: Branch) -> Place:
    return Place(column=f"level.tree {node.code}")
