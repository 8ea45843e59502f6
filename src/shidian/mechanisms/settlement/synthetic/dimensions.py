"""The dimensions of the joint table, and its cells."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from shidian.mechanisms.settlement.persons.vocabulary import VOCABULARY
from shidian.mechanisms.settlement.planning import AGE_STARTS

NO_YES = ("no", "yes")
REGIONS = ("east", "central", "west")
CLOSED_AGES = tuple(f"{a}-{b - 1}" for a, b in pairwise(AGE_STARTS))

DIMENSIONS: Mapping[str, tuple[str, ...]] = {
    "sex": tuple(VOCABULARY["sex"]),
    "age": (*CLOSED_AGES, f"{AGE_STARTS[-1]}+"),
    "education": tuple(VOCABULARY["education"]),
    "industry": tuple(VOCABULARY["industry"]),
    "housing": ("bought", "rented", "other"),
    "insured": NO_YES,
    "trained": NO_YES,
    "flow": ("local", "intra_province", "inter_province"),
    "region": REGIONS,
    "home_region": REGIONS,
}
"""Dimension to its categories, in order. `flow`: works in the own township, elsewhere in the own
province, in another; `region`: of work; `home_region`: of the household register."""

Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Cells:
    """The cells of the joint table in which somebody can be.

    Parameters
    ----------
    numbers : ndarray of int, shape (cells,)
        Place in the full table, the last dimension running fastest.
    codes : mapping of str to ndarray of int8, shape (cells,)
        For each dimension the place of the cell's category.
    """

    numbers: NDArray[np.int64]
    codes: Mapping[str, NDArray[np.int8]]

    def where(self, named: Mapping[str, tuple[str, ...]]) -> Flags:
        """The cells that lie in one of the named categories, in each named dimension."""
        inside = np.ones(len(self.numbers), dtype=np.bool_)
        for dimension, categories in named.items():
            places = [DIMENSIONS[dimension].index(one) for one in categories]
            inside &= np.isin(self.codes[dimension], places)
        return inside


def possible_cells(impossible: Iterable[Mapping[str, tuple[str, ...]]]) -> Cells:
    """All cells but the impossible ones."""
    shape = tuple(len(categories) for categories in DIMENSIONS.values())
    numbers = np.arange(np.prod(shape), dtype=np.int64)
    whole = _cells(numbers, shape)
    none = np.zeros(len(numbers), dtype=np.bool_)
    for named in impossible:
        none |= whole.where(named)
    return _cells(numbers[~none], shape)


def _cells(numbers: NDArray[np.int64], shape: tuple[int, ...]) -> Cells:
    places = np.unravel_index(numbers, shape)
    codes = zip(DIMENSIONS, places, strict=True)
    return Cells(numbers, {name: one.astype(np.int8) for name, one in codes})
