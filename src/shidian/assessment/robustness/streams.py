"""Random numbers, each a function of the seed, the factor and the number of the draw.

A counter-based generator (Philox) is set to the draw's number, so that a draw is the same whether
computed alone, with others, in any order, or beside other factors.
"""

import numpy as np
from numpy.typing import NDArray

from shidian.assessment.composite.values import Numbers

Integers = NDArray[np.int64]

Stream = tuple[int, int, int]
"""Seed, number of the factor, number of the first draw."""


def generator(stream: Stream) -> np.random.Generator:
    """The generator of one draw, for distributions that take an unknown number of bits."""
    seed, factor, draw = stream
    return np.random.Generator(np.random.Philox(key=_key(seed, factor), counter=draw << 192))


def uniforms(stream: Stream, count: int, width: int) -> Numbers:
    """Uniform numbers of the unit interval, shape (width, count): a column for each draw.

    Examples
    --------
    >>> many = uniforms((7, 1, 0), count=10, width=5)
    >>> bool(np.all(many[:, 4:6] == uniforms((7, 1, 4), count=2, width=5)))
    True
    """
    seed, factor, draw = stream
    blocks = -(-width // 4)  # a step of the counter gives four numbers
    bits = np.random.Philox(key=_key(seed, factor), counter=draw * blocks)
    raw = bits.random_raw(4 * blocks * count).reshape(count, 4 * blocks)[:, :width]
    return np.ascontiguousarray((raw >> np.uint64(11)).T) * 2.0**-53


def _key(seed: int, factor: int) -> NDArray[np.uint64]:
    return np.array([seed % 2**64, factor], dtype=np.uint64)


def signed(stream: Stream, count: int, width: int) -> Numbers:
    """Uniform numbers from -1 to 1, shape (width, count)."""
    return 2 * uniforms(stream, count, width) - 1


def choices(stream: Stream, count: int, options: int) -> Integers:
    """One of so many options for each draw."""
    chosen: Integers = (uniforms(stream, count, 1)[0] * options).astype(np.int64)
    return chosen


def gammas(stream: Stream, shapes: Numbers) -> Numbers:
    """Gamma numbers of the given shapes; set in proportion they follow Dirichlet."""
    seed, factor, draw = stream
    columns = [
        generator((seed, factor, draw + place)).standard_gamma(column)
        for place, column in enumerate(shapes.T)
    ]
    return np.array(columns).T
