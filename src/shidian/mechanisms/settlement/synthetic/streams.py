"""Random bits, each a function of the seed, the area, the name of the draw and the person's number.

A counter-based generator (Philox) has a key for each seed, area and draw, and is set to the
person's number. So persons are the same however many are drawn, in whatever chunks, and beside
whatever areas; and a further draw changes no other.
"""

import hashlib

import numpy as np
from numpy.typing import NDArray

STEP = 16  # persons to a step of the counter: its 256 bits give 16 numbers of 16 bits


def bits(seed: int, area: str, name: str, first: int, count: int) -> NDArray[np.uint16]:
    """Uniform numbers of 16 bits for persons from the number `first`, a multiple of 16.

    Examples
    --------
    >>> many = bits(7, "330200", "title", 0, 64)
    >>> bool(np.all(many[32:48] == bits(7, "330200", "title", 32, 16)))
    True
    """
    hashed = hashlib.sha256(f"{seed}\0{area}\0{name}".encode()).digest()
    key = np.frombuffer(hashed[:16], dtype="<u8").astype(np.uint64)
    generator = np.random.Philox(key=key, counter=first // STEP)
    words = generator.random_raw(-(-count // STEP) * 4).astype("<u8", copy=False)
    return words.view("<u2")[:count]


def long_bits(seed: int, area: str, name: str, first: int, count: int) -> NDArray[np.uint32]:
    """Uniform numbers of 32 bits, from two of 16."""
    low = bits(seed, area, name, first, count).astype(np.uint32)
    high = bits(seed, area, name + " high", first, count).astype(np.uint32)
    high <<= np.uint32(16)
    high |= low
    return high
