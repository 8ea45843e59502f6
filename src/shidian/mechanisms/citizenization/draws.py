"""Uncertainty: the cost drawn many times from the intervals of a model's items.

Draws are floating-point numbers in yuan, for distributions only; no amount that is paid or
allocated comes from them. The draws stand last in every array, so that those of one amount lie
side by side in memory.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
PERCENTS = (5.0, 50.0, 95.0)


def uniform_costs(low: Floats, high: Floats, draws: int, generator: np.random.Generator) -> Floats:
    """Costs drawn evenly between the ends of each item's interval, items independently.

    Parameters
    ----------
    low, high : (items,) array
        Yuan for one user.
    draws : int
    generator : numpy.random.Generator

    Returns
    -------
    (items, draws) array
    """
    return low[:, None] + (high - low)[:, None] * generator.random((len(low), draws))


def drawn_costs(units: Floats, people: Floats, shares: Floats) -> Floats:
    """Cost by year and payer for every draw.

    The cost of a payer in a year is a sum over items of unit cost, people and share: linear in
    the units, so that all draws are one product of matrices. It is not given to BLAS, whose
    threads cost more than so small a product where other work is done at the same time.

    Parameters
    ----------
    units : (items, draws) array
        Yuan for one person.
    people : (years, items) array
        For how many people an item is paid in a year.
    shares : (years, items, payers) array
        Share of an item that a payer bears in a year.

    Returns
    -------
    (years, payers, draws) array
        Yuan.

    Examples
    --------
    >>> drawn_costs(np.array([[2.0], [5.0]]), np.array([[10.0, 1.0]]), np.array([[[1.0], [0.5]]]))
    array([[[22.5]]])
    """
    years, items, payers = shares.shape
    weights = (people[:, :, None] * shares).transpose(0, 2, 1).reshape(-1, items)
    found: Floats = np.einsum("ci,id->cd", weights, units)
    return found.reshape(years, payers, -1)


@dataclass(frozen=True)
class Spread:
    """Where the draws of amounts lie.

    Parameters
    ----------
    mean : (...) array
    percentiles : (percents, ...) array
    percents : tuple of float
    """

    mean: Floats
    percentiles: Floats
    percents: tuple[float, ...]


def spread(amounts: Floats, percents: Sequence[float] = PERCENTS) -> Spread:
    """Mean and percentiles of every amount, over its draws, linear between neighbours.

    Parameters
    ----------
    amounts : (..., draws) array
    percents : sequence of float

    Examples
    --------
    >>> spread(np.array([[1.0, 3.0, 2.0]]), (50,)).percentiles.tolist()
    [[2.0]]
    """
    # Sorting whole is several times as fast as what looks for single percentiles.
    ordered = np.sort(amounts, axis=-1)
    places = np.asarray(percents) / 100 * (ordered.shape[-1] - 1)
    below = places.astype(int)
    above = np.minimum(below + 1, ordered.shape[-1] - 1)
    low, high = ordered[..., below], ordered[..., above]
    found = np.moveaxis(low + (high - low) * (places - below), -1, 0)
    return Spread(amounts.mean(axis=-1), found, tuple(percents))
