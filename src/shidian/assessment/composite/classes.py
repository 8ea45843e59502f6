"""Ranks inside peer classes; there is no league table across them."""

from collections.abc import Collection, Mapping, Sequence

import numpy as np

from shidian.assessment.composite.values import Numbers
from shidian.core import DataError, Fault


def ranks_within(
    units: Sequence[str],
    scores: Numbers,
    classes: Mapping[str, str],
    never: Collection[str] = (),
) -> dict[str, int | None]:
    """Rank of each unit among its peers, 1 for the best; equal scores share the better rank.

    Parameters
    ----------
    units : sequence of str
    scores : array by unit
        NaN has no rank.
    classes : mapping
        Peer class by unit.
    never : collection of str
        Classes that are not ranked, such as provinces and towns.

    Raises
    ------
    DataError
        If a unit belongs to no class.

    Examples
    --------
    >>> peers = {"A": "city", "B": "city", "C": "county", "D": "town"}
    >>> ranks_within(list("ABCD"), np.array([60.0, 70, 90, 80]), peers, never={"town"})
    {'A': 2, 'B': 1, 'C': 1, 'D': None}
    """
    faults = [Fault("composite_no_group", unit=unit) for unit in units if unit not in classes]
    if faults:
        raise DataError(faults)
    result: dict[str, int | None] = {}
    for unit, score in zip(units, scores, strict=True):
        peers = np.array([classes[other] == classes[unit] for other in units])
        ranked = not np.isnan(score) and classes[unit] not in never
        result[unit] = int(np.sum(scores[peers] > score)) + 1 if ranked else None
    return result
