"""Weights of the assignments that a task is broken down to, and progress by weight."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

WHOLE = 100
"""What the weights within one task must add up to before an agreement is printed."""


@dataclass(frozen=True)
class TaskWeight:
    """A task by its name, and the sum of the weights of its assignments."""

    task: str
    weight: int

    @property
    def whole(self) -> bool:
        """Whether the weights add up."""
        return self.weight == WHOLE


def weights_by_task(pairs: Iterable[tuple[str, int]]) -> Sequence[TaskWeight]:
    """The sum of weights of every task, in the order in which the tasks first come.

    Examples
    --------
    >>> [(one.task, one.weight) for one in weights_by_task([("a", 60), ("b", 100), ("a", 40)])]
    [('a', 100), ('b', 100)]
    """
    sums: dict[str, int] = {}
    for task, weight in pairs:
        sums[task] = sums.get(task, 0) + weight
    return [TaskWeight(task, weight) for task, weight in sums.items()]


def weighted_progress(weights: NDArray[np.float64], percents: NDArray[np.float64]) -> float:
    """The part of the whole weight that is reported as done, in percent.

    An assignment on which nothing was reported adds its weight and no progress, so the figure is
    a lower bound; where nothing at all was reported there is no figure.

    Parameters
    ----------
    weights : array of shape (assignments,)
        Above 0.
    percents : array of shape (assignments,)
        0 to 100; NaN where nothing was reported.

    Returns
    -------
    float
        sum(w p) / sum(w), with the p that are known; NaN where none is.

    Examples
    --------
    >>> weighted_progress(np.array([60.0, 40.0]), np.array([50.0, np.nan]))
    30.0
    """
    known = ~np.isnan(percents)
    if not known.any():
        return float("nan")
    return float(weights[known] @ percents[known] / weights.sum())
