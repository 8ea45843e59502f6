"""From scores of indicators up the tree to an index, node by node."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from shidian.assessment.composite.aggregation import METHODS, Method
from shidian.assessment.composite.notes import Note, Remark
from shidian.assessment.composite.values import Flags, Numbers, Values, reached
from shidian.assessment.policy import Branch, Level
from shidian.core import DataError, Fault, UsageError


@dataclass(frozen=True, eq=False)
class Node:
    """A branch of the tree with its scores.

    Parameters
    ----------
    branch : Branch
        Without the indicators left out; the weights of its children add up to 1.
    method : str
        Name of the aggregation, or “custom”; empty for an indicator.
    scores : array by unit
        NaN where too little of its weight is present.
    coverage : array by unit
        Share of the weight of its indicators that is present.
    """

    branch: Branch
    method: str
    scores: Numbers
    coverage: Numbers

    @property
    def weights(self) -> dict[str, float]:
        """Weights of the children by code."""
        return {child.code: child.weight for child in self.branch.children}


@dataclass(frozen=True, eq=False)
class Index:
    """An index and every node below it.

    Parameters
    ----------
    units : tuple of str
    nodes : mapping of Node
        By code, the root first, each before its children.
    withheld : array of bool, by unit
        Where more weight is missing than the policy allows.
    notes : tuple of Note
    """

    units: tuple[str, ...]
    nodes: Mapping[str, Node]
    withheld: Flags
    notes: tuple[Note, ...]

    @property
    def root(self) -> Node:
        """The top of the tree."""
        return next(iter(self.nodes.values()))

    @property
    def scores(self) -> Numbers:
        """The index by unit; NaN where it is withheld."""
        return np.where(self.withheld, np.nan, self.root.scores)


def index_of(
    scores: Values,
    tree: Branch,
    level: Level,
    methods: Mapping[str, Method] | None = None,
) -> Index:
    """Bring normalized scores together up the tree.

    Parameters
    ----------
    scores : Values
        Scores where more is better. An indicator of the tree that is absent, or has no
        score for any unit, is left out with a note and its weight goes to its siblings.
    tree : Branch
    level : Level
        For `present` and `withheld`.
    methods : mapping, optional
        Another method by code of the node, in place of the tree's own.

    Raises
    ------
    DataError
        If nothing is left of the tree, a code stands in it twice, or a method cannot take
        the scores.
    UsageError
        If a method is given for a node that the tree does not have.

    Notes
    -----
    The score of a unit depends on its own row and on which indicators are left out, so that
    the scores of the others stay as they are when a unit leaves.
    """
    _validate(tree, methods or {})
    usable = {
        code
        for code, column in zip(scores.indicators, scores.numbers.T, strict=True)
        if not np.isnan(column).all()
    }
    pruned = without(tree, usable)
    if pruned is None:
        raise DataError(Fault("composite_nothing_left"))
    nodes = dict(_nodes(pruned, scores, level.present, methods or {}))
    nodes = {branch.code: nodes[branch.code] for branch in branches(pruned)}
    missing = 1 - nodes[tree.code].coverage
    withheld = ~reached(level.withheld - missing, 0)
    notes = [Note(Remark.ABSENT, code) for code in tree.indicators if code not in usable]
    notes += [Note(Remark.WITHHELD, scores.units[row]) for row in np.flatnonzero(withheld)]
    return Index(scores.units, nodes, withheld, tuple(notes))


def without(tree: Branch, usable: Collection[str]) -> Branch | None:
    """The tree with some of its indicators only; weights in each group add up to 1 again.

    Groups without indicators and indicators without weight are left out; None if nothing
    remains.

    Examples
    --------
    >>> leaves = (Branch("rate", 0.5), Branch("beds", 0.25), Branch("pipes", 0.25))
    >>> [c.weight for c in without(Branch("level", 1, children=leaves), {"rate", "beds"}).children]
    [0.6666666666666666, 0.3333333333333333]
    """
    if not tree.children:
        return tree if tree.code in usable else None
    kept = [child for child in (without(c, usable) for c in tree.children if c.weight > 0) if child]
    total = sum(child.weight for child in kept)
    children = tuple(replace(child, weight=child.weight / total) for child in kept)
    return replace(tree, children=children) if children else None


def branches(tree: Branch) -> Iterator[Branch]:
    """All nodes, each before its children."""
    yield tree
    for child in tree.children:
        yield from branches(child)


def overall_weights(tree: Branch) -> dict[str, float]:
    """Weight of each indicator in the whole: the product of the weights on its way up.

    Examples
    --------
    >>> overall_weights(Branch("level", 1, children=(Branch("a", 0.25), Branch("b", 0.75))))
    {'a': 0.25, 'b': 0.75}
    """
    if not tree.children:
        return {tree.code: 1.0}
    return {
        code: child.weight * weight
        for child in tree.children
        for code, weight in overall_weights(child).items()
    }


def _nodes(
    branch: Branch, scores: Values, present: float, methods: Mapping[str, Method]
) -> Iterator[tuple[str, Node]]:
    """The nodes below and the branch itself, which comes last."""
    if not branch.children:
        column = scores.column(branch.code)
        yield branch.code, Node(branch, "", column, (~np.isnan(column)).astype(np.float64))
        return
    children = []
    for child in branch.children:
        below = list(_nodes(child, scores, present, methods))
        yield from below
        children.append(below[-1][1])
    weights = np.array([child.weight for child in branch.children])
    method = methods.get(branch.code, METHODS[branch.method])
    together = method(np.stack([node.scores for node in children], axis=-1), weights, present)
    coverage = np.stack([node.coverage for node in children], axis=-1) @ weights
    name = "custom" if branch.code in methods else str(branch.method)
    yield branch.code, Node(branch, name, together, coverage)


def _validate(tree: Branch, methods: Mapping[str, Method]) -> None:
    codes = [branch.code for branch in branches(tree)]
    faults = [
        Fault("composite_repeated", found=code)
        for code in dict.fromkeys(codes)
        if codes.count(code) > 1
    ]
    if faults:
        raise DataError(faults)
    groups = [branch.code for branch in branches(tree) if branch.children]
    for code in methods:
        if code not in groups:
            raise UsageError(Fault("composite_no_node", asked=code, known="、".join(groups)))
