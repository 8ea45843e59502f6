"""Assumed distributions as tables of quantiles: a draw is one look-up.

A table has 65,536 equally likely entries, so that a share is exact to 0.0008 of a point.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import product
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from shidian.core import Fault, Place
from shidian.mechanisms.settlement.synthetic.assumptions import Distribution
from shidian.mechanisms.settlement.synthetic.dimensions import DIMENSIONS

ENTRIES = 1 << 16
LARGEST = 2**31 - 1
TAKEN = ("area", "birth_date", "permit_months", "last_crime", "applied_on")
"""Columns that are not drawn from a distribution of their name."""
_RANGE = re.compile(r"(\d{1,10})(?:-(\d{1,10}))?")

Whole = NDArray[np.int64]


class Quantiles(NamedTuple):
    """The quantiles of a distribution, a row of entries for each value of what is given.

    Parameters
    ----------
    entries : ndarray, shape (rows * ENTRIES,)
        Of the narrowest integers.
    given : tuple of (str, int)
        Columns of codes, and how many codes each has; the last runs fastest over the rows.
    """

    entries: NDArray[np.signedinteger]
    given: tuple[tuple[str, int], ...]


def quantiles(distributions: Mapping[str, Distribution]) -> dict[str, Quantiles]:
    """The tables of all distributions, in the order in which they are drawn."""
    codes = known_codes(distributions)
    made = {}
    for name, one in distributions.items():
        keys = (" ".join(key) for key in product(*(codes[column] for column in one.given)))
        rows = [_row(one, one.by.get(key, one.shares)) for key in keys]
        entries = np.concatenate(rows)
        narrow = np.min_scalar_type(-max(int(entries.max()), 1))  # signed
        made[name] = Quantiles(
            entries.astype(narrow), tuple((column, len(codes[column])) for column in one.given)
        )
    return made


def known_codes(distributions: Mapping[str, Distribution]) -> dict[str, tuple[str, ...]]:
    """Codes of every column that can be given: dimensions, and what is drawn as codes."""
    drawn = {name: one.codes for name, one in distributions.items() if one.codes}
    return {**DIMENSIONS, **drawn}


def distribution_faults(distributions: Mapping[str, Distribution]) -> Iterator[Fault]:
    """What is wrong with distributions, each fault with its path."""
    codes: dict[str, tuple[str, ...]] = dict(DIMENSIONS)
    for name, one in distributions.items():
        path = f"distributions.{name}"
        if name in codes or name in TAKEN:
            yield Fault("population_taken", Place(column=path), found=name)
        unknown = [column for column in one.given if column not in codes]
        if unknown:
            place = Place(column=f"{path}.given")
            yield Fault("population_given", place, found=unknown[0], known=" ".join(codes))
            continue
        yield from _keys(one, path, codes)
        if one.step < 1:
            yield Fault("population_step", Place(column=f"{path}.step"), found=one.step)
        if one.codes:
            codes[name] = one.codes


def _keys(one: Distribution, path: str, codes: Mapping[str, tuple[str, ...]]) -> Iterator[Fault]:
    keys = [" ".join(key) for key in product(*(codes[column] for column in one.given))]
    for key, shares in one.by.items():
        if not one.given or key not in keys:
            known = " / ".join(keys)[:200]
            place = Place(column=f"{path}.by.{key}")
            yield Fault("population_given_value", place, found=key, known=known)
        yield from _shares(one, shares, f"{path}.by.{key}")
    if one.shares or not set(keys) <= set(one.by):
        yield from _shares(one, one.shares, f"{path}.shares")


def _shares(one: Distribution, shares: Mapping[str, Decimal], path: str) -> Iterator[Fault]:
    for outcome, share in shares.items():
        place = Place(column=f"{path}.{outcome}")
        if not _can_be(one, outcome):
            expected = " ".join(one.codes) or "0, 12-35"
            yield Fault("population_outcome", place, found=outcome, expected=expected)
        if share < 0:
            yield Fault("population_negative", place, found=share)
    if sum(shares.values()) != 100:
        place = Place(column=path)
        yield Fault("population_shares", place, found=sum(shares.values()))


def _can_be(one: Distribution, outcome: str) -> bool:
    if one.codes:
        return outcome in one.codes
    found = _RANGE.fullmatch(outcome)
    return bool(found) and _low(outcome) <= _high(outcome) <= LARGEST


def _low(outcome: str) -> int:
    return int(outcome.partition("-")[0])


def _high(outcome: str) -> int:
    return int(outcome.rpartition("-")[2])


def _row(one: Distribution, shares: Mapping[str, Decimal]) -> Whole:
    """The entries of one distribution, each outcome as often as its share says."""
    parts, drawn, filled = [], Decimal(0), 0
    for outcome, share in shares.items():
        drawn += share
        until = round(drawn / 100 * ENTRIES)
        parts.append(_outcomes(one, outcome, until - filled))
        filled = until
    return np.concatenate(parts)


def _outcomes(one: Distribution, outcome: str, entries: int) -> Whole:
    if one.codes:
        return np.full(entries, one.codes.index(outcome), dtype=np.int64)
    steps = (_high(outcome) - _low(outcome)) // one.step + 1
    places = np.arange(entries, dtype=np.int64)
    return _low(outcome) + (places * steps // max(entries, 1)) * one.step
