"""From the weighting that a policy names for a node to numbers on its tree."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from shidian.assessment.composite.combination import linear
from shidian.assessment.composite.critic import critic_weights
from shidian.assessment.composite.entropy import entropy_weights
from shidian.assessment.composite.normalization import by_range
from shidian.assessment.composite.pca import component_weights
from shidian.assessment.composite.values import Numbers, Values
from shidian.assessment.composite.weights import equal, guarded
from shidian.assessment.policy import Branch, Weighting, compared, weighting_faults
from shidian.core import DataError, Direction

_SIGNS = {Direction.UP: 1.0, Direction.DOWN: -1.0}


def weighed(tree: Branch, values: Values, directions: Mapping[str, Direction]) -> Branch:
    """The tree with numbers for all weights, computed where its nodes ask for it.

    What judges ask of people (AHP) may stand at any node; what the data give (entropy, CRITIC,
    principal components) only at groups of indicators: it measures dispersion, not importance.
    Indicators that `values` lacks are not weighed by data and keep no weight.

    Raises
    ------
    DataError
        If the data are to weigh a group of groups, or a matrix of comparisons is not sound.

    Examples
    --------
    >>> from shidian.assessment.composite.values import values_of
    >>> leaves = (Branch("rate", 0.9), Branch("beds", 0.1))
    >>> tree = Branch("level", 1, weighting=Weighting.EQUAL, children=leaves)
    >>> table = values_of({"A": {"rate": 60, "beds": 4}})
    >>> [one.weight for one in weighed(tree, table, {}).children]
    [0.5, 0.5]
    """
    if faults := list(weighting_faults(tree)):
        raise DataError(faults)
    return _weighed(tree, values, directions)


def _weighed(tree: Branch, values: Values, directions: Mapping[str, Direction]) -> Branch:
    if not tree.children:
        return tree
    children = tuple(_weighed(child, values, directions) for child in tree.children)
    weights = _weights(replace(tree, children=children), values, directions)
    return replace(
        tree,
        children=tuple(
            replace(child, weight=float(weight))
            for child, weight in zip(children, weights, strict=True)
        ),
    )


def _weights(node: Branch, values: Values, directions: Mapping[str, Direction]) -> Numbers:
    given = np.array([child.weight for child in node.children])
    if node.weighting is Weighting.GIVEN:
        return given
    if node.weighting is Weighting.EQUAL:
        return equal(len(given))
    if node.weighting is Weighting.AHP:
        return compared(node)
    judged = compared(node) if node.comparisons else given
    return _by_data(node, values, directions, judged)


def _by_data(
    node: Branch, values: Values, directions: Mapping[str, Direction], judged: Numbers
) -> Numbers:
    """Weights from the spread of the indicators that there are; the others get none."""
    there = np.array([child.code in values.indicators for child in node.children])
    codes = [child.code for child in node.children if child.code in values.indicators]
    made = np.zeros(len(there))
    if len(codes) < 2:
        return there.astype(np.float64) if codes else judged
    signs = np.array([_SIGNS.get(directions.get(code, Direction.NONE), 1.0) for code in codes])
    shares = by_range(values.only(codes).numbers, signs)
    if node.weighting is Weighting.CRITIC:
        made[there] = critic_weights(shares)
    elif node.weighting is Weighting.PCA:
        made[there] = component_weights(shares)
    else:
        made[there] = guarded(entropy_weights(shares).weights)
    if node.weighting is Weighting.COMBINED:
        own = np.where(there, np.maximum(judged, 1e-12), 0.0)  # all that is there may have had 0
        made = linear(own / own.sum(), made)
    return made
