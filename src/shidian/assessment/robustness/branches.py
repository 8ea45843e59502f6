"""The tree of an index laid out flat, so that many draws can be computed at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add

import numpy as np
from numpy.typing import NDArray

from shidian.assessment.composite.values import Numbers
from shidian.assessment.policy import Aggregation, Branch
from shidian.core import Fault, UsageError

SHAKEN = (Aggregation.ARITHMETIC, Aggregation.GEOMETRIC)


@dataclass(frozen=True, eq=False)
class Node:
    """A group: which edges lead to its children.

    Parameters
    ----------
    level : int
        1 for the root, 2 for the groups right below it.
    edge : int
        The edge that leads to it; -1 for the root.
    edges : tuple of int
        Those that lead to its children.
    method : Aggregation
    """

    level: int
    edge: int
    edges: tuple[int, ...]
    method: Aggregation


@dataclass(frozen=True, eq=False)
class Branches:
    """Every edge of a tree, in an order that the order of children does not change.

    Parameters
    ----------
    paths : tuple of str
        Codes from the root down, joined by a slash.
    levels : tuple of int
        1 for the root's children.
    columns : tuple of int
        Column of the indicator at the end; -1 where a group follows.
    weights : array, by edge
    nodes : tuple of Node
        The deepest first, the root last.
    """

    paths: tuple[str, ...]
    levels: tuple[int, ...]
    columns: tuple[int, ...]
    weights: Numbers
    nodes: tuple[Node, ...]

    @property
    def depth(self) -> int:
        """Number of levels."""
        return max(self.levels)

    @property
    def leaves(self) -> tuple[int, ...]:
        """Edges that lead to an indicator."""
        return tuple(edge for edge, column in enumerate(self.columns) if column >= 0)

    def below(self, level: int) -> NDArray[np.bool_]:
        """Which edges lead to the children of a level's groups."""
        return np.asarray(np.array(self.levels) == level)

    def forked(self, level: int) -> bool:
        """Whether a group of the level has more than one child, so that anything can vary."""
        return any(node.level == level and len(node.edges) > 1 for node in self.nodes)


def flattened(tree: Branch, indicators: Sequence[str]) -> Branches:
    """A tree laid out flat.

    Parameters
    ----------
    tree : Branch
    indicators : sequence of str
        Columns of the table of numbers; every indicator of the tree is among them.

    Raises
    ------
    UsageError
        If a node has a method other than the arithmetic and the geometric mean.

    Examples
    --------
    >>> tree = Branch("index", 1, children=(Branch("b", 0.75), Branch("a", 0.25)))
    >>> flat = flattened(tree, ["a", "b"])
    >>> flat.paths, flat.weights.tolist(), flat.columns
    (('index/a', 'index/b'), [0.25, 0.75], (0, 1))
    """
    if not can_be_shaken(tree):
        raise UsageError(Fault("shaken_method", known=" ".join(SHAKEN)))
    found = sorted(_edges(tree, tree.code, 1), key=lambda edge: (edge[0], edge[1]))
    place = {path: edge for edge, (_, path, _) in enumerate(found)}
    nodes = [Node(1, -1, _children(tree, tree.code, place), tree.method)]
    nodes += [
        Node(level + 1, place[path], _children(branch, path, place), branch.method)
        for level, path, branch in found
        if branch.children
    ]
    return Branches(
        tuple(path for _, path, _ in found),
        tuple(level for level, _, _ in found),
        tuple(-1 if branch.children else indicators.index(branch.code) for *_, branch in found),
        np.array([branch.weight for *_, branch in found]),
        tuple(sorted(nodes, key=lambda node: -node.level)),
    )


def can_be_shaken(tree: Branch) -> bool:
    """Whether every node has a method whose draws can be computed."""
    own = not tree.children or tree.method in SHAKEN
    return own and all(map(can_be_shaken, tree.children))


def _edges(branch: Branch, path: str, level: int) -> Iterator[tuple[int, str, Branch]]:
    for child in branch.children:
        below = f"{path}/{child.code}"
        yield level, below, child
        yield from _edges(child, below, level + 1)


def _children(branch: Branch, path: str, place: dict[str, int]) -> tuple[int, ...]:
    return tuple(sorted(place[f"{path}/{child.code}"] for child in branch.children))


def balanced(branches: Branches, weights: Numbers) -> Numbers:
    """Weights that add up to 1 under every node, whatever their first axis (edges) came with.

    A group whose children all have lost their weight loses its own. Sums run edge by edge, so
    that a draw comes out the same to the last bit alone or among others.

    Parameters
    ----------
    weights : array, shape (edges, ...)
    """
    made = weights.copy()
    for node in branches.nodes:
        total = reduce(add, (made[edge] for edge in node.edges))
        scale = np.divide(1.0, total, out=np.zeros_like(total), where=total > 0)
        for edge in node.edges:
            made[edge] *= scale
        if node.edge >= 0:
            made[node.edge] *= total > 0
    return made
