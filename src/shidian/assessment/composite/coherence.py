"""How indicators hang together; read before any score is."""

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from shidian.assessment.composite.values import Numbers, Values
from shidian.assessment.policy import Branch, Level


@dataclass(frozen=True)
class Pair:
    """Two indicators and their correlation; `inside` if they belong to the same dimension."""

    first: str
    second: str
    correlation: float
    inside: bool


@dataclass(frozen=True, eq=False)
class Coherence:
    """Correlations of the indicators of a tree.

    Parameters
    ----------
    pairs : tuple of Pair
        Every pair whose correlation can be computed.
    redundant, conflicting : tuple of Pair
        Above and below the bounds of the policy.
    inside, between : float
        Mean correlation of pairs of one dimension and of different ones; NaN without pairs.
    alpha : dict
        Cronbach's alpha by code of the dimension.
    """

    pairs: tuple[Pair, ...]
    redundant: tuple[Pair, ...]
    conflicting: tuple[Pair, ...]
    inside: float
    between: float
    alpha: dict[str, float]


def correlations(numbers: Numbers) -> Numbers:
    """Pearson correlations of the columns; each pair uses the units that have both.

    Parameters
    ----------
    numbers : array of units x indicators

    Returns
    -------
    array of indicators x indicators
        NaN for a column without two different values among those units.

    Examples
    --------
    >>> correlations(np.array([[1.0, 6], [2, 4], [3, 2], [4, np.nan]])).round(6).tolist()
    [[1.0, -1.0], [-1.0, 1.0]]
    """
    count = numbers.shape[1]
    result = np.full((count, count), np.nan)
    for one in range(count):
        for other in range(one, count):
            both = ~np.isnan(numbers[:, one]) & ~np.isnan(numbers[:, other])
            result[one, other] = result[other, one] = _pearson(
                numbers[both, one], numbers[both, other]
            )
    return result


def _pearson(x: Numbers, y: Numbers) -> float:
    if len(x) < 2 or np.ptp(x) == 0 or np.ptp(y) == 0:
        return float("nan")
    x, y = x - x.mean(), y - y.mean()
    return float(np.clip(x @ y / np.sqrt((x @ x) * (y @ y)), -1, 1))


def cronbach_alpha(numbers: Numbers) -> float:
    """``k / (k - 1) (1 - sum of variances / variance of the sum)``.

    Parameters
    ----------
    numbers : array of units x indicators
        On one scale; units with a gap are left out.

    Returns
    -------
    float
        NaN for fewer than two indicators or units, or if the sum does not vary.

    Examples
    --------
    >>> round(cronbach_alpha(np.array([[1.0, 2], [2, 3], [3, 4]])), 6)
    1.0
    """
    complete = numbers[~np.isnan(numbers).any(axis=1)]
    units, count = complete.shape
    if count < 2 or units < 2 or np.ptp(complete.sum(axis=1)) == 0:
        return float("nan")
    parts = complete.var(axis=0, ddof=1).sum()
    return float(count / (count - 1) * (1 - parts / complete.sum(axis=1).var(ddof=1)))


def coherence(scores: Values, level: Level) -> Coherence:
    """Correlations and alpha of normalized scores, where more is better.

    Dimensions are the branches right under the root of the level's tree.
    """
    dimension = {code: branch.code for branch, code in _members(level.tree, scores)}
    matrix = correlations(scores.numbers)
    pairs = tuple(
        Pair(
            scores.indicators[one],
            scores.indicators[other],
            float(matrix[one, other]),
            dimension[scores.indicators[one]] == dimension[scores.indicators[other]],
        )
        for one, other in combinations(range(len(scores.indicators)), 2)
        if {scores.indicators[one], scores.indicators[other]} <= dimension.keys()
        and not np.isnan(matrix[one, other])
    )
    return Coherence(
        pairs,
        tuple(pair for pair in pairs if pair.correlation > level.redundant),
        tuple(pair for pair in pairs if pair.correlation < level.conflicting),
        _mean([pair.correlation for pair in pairs if pair.inside]),
        _mean([pair.correlation for pair in pairs if not pair.inside]),
        {branch.code: _alpha(branch, scores) for branch in level.tree.children},
    )


def _members(tree: Branch, scores: Values) -> list[tuple[Branch, str]]:
    return [
        (branch, code)
        for branch in tree.children
        for code in branch.indicators
        if code in scores.indicators
    ]


def _alpha(branch: Branch, scores: Values) -> float:
    codes = [code for code in branch.indicators if code in scores.indicators]
    return cronbach_alpha(scores.only(codes).numbers)


def _mean(numbers: list[float]) -> float:
    return sum(numbers) / len(numbers) if numbers else float("nan")
