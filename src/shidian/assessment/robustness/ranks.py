"""Ranks within a class."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from shidian.assessment.composite.values import Numbers

Ranks = NDArray[np.integer]

CELLS = 2**18


def members(classes: Sequence[str | None]) -> dict[str, NDArray[np.intp]]:
    """Places of the units of each class; units without one are never ranked.

    Examples
    --------
    >>> {name: places.tolist() for name, places in members(["a", "b", None, "a"]).items()}
    {'a': [0, 3], 'b': [1]}
    """
    found: dict[str, list[int]] = {}
    for place, name in enumerate(classes):
        if name is not None:
            found.setdefault(name, []).append(place)
    return {name: np.array(places) for name, places in found.items()}


def ranks(totals: Numbers, classes: Sequence[str | None]) -> Ranks:
    """Rank of each unit within its class, 1 for the highest; equal totals share the better one.

    Parameters
    ----------
    totals : array, shape (draws, units)
    classes : sequence of str or None
        By unit.

    Returns
    -------
    array of int, shape (draws, units)
        0 for a unit without a total, or without a class.

    Examples
    --------
    >>> ranks(np.array([[70.0, 90.0, 70.0, np.nan, 60.0]]), ["a"] * 5).tolist()
    [[2, 1, 2, 0, 4]]
    """
    small = np.int16 if totals.shape[1] < 2**15 else np.int32
    made = np.zeros(totals.shape, dtype=small)
    for places in members(classes).values():
        at_once = max(1, CELLS // len(places))
        for start in range(0, len(totals), at_once):
            rows = slice(start, start + at_once)
            made[rows, places] = _ranked(totals[rows, places])
    return made


def _ranked(totals: Numbers) -> Ranks:
    """Ranks in each row."""
    falling = -totals
    order = np.argsort(falling, axis=1)
    falling = np.take_along_axis(falling, order, axis=1)
    begins = np.ones(totals.shape, dtype=bool)
    begins[:, 1:] = falling[:, 1:] != falling[:, :-1]
    places = np.arange(1, totals.shape[1] + 1, dtype=np.int32)
    tied = np.maximum.accumulate(np.where(begins, places, np.int32(0)), axis=1)
    made = np.empty(totals.shape, dtype=np.int32)
    np.put_along_axis(made, order, np.where(np.isnan(falling), np.int32(0), tied), axis=1)
    return made
