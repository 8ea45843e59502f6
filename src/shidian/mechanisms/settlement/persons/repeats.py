"""Identifiers that stand twice in a file of any length: sorted into parts on disk."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

PARTS = 64
MOST = 100  # that are named in each part
_RECORD = np.dtype([("high", "<u8"), ("low", "<u8"), ("row", "<i8")])


def keep(folder: Path, digests: bytes, rows: NDArray[np.int64]) -> None:
    """Keep the hashes (16 bytes each) of some rows, in the part of a folder they belong to."""
    records = np.empty(len(rows), _RECORD)
    halves = np.frombuffer(digests, "<u8").reshape(-1, 2)
    records["high"], records["low"], records["row"] = halves[:, 0], halves[:, 1], rows
    parts = records["high"] % PARTS
    ordered = records[np.argsort(parts, kind="stable")]
    ends = np.cumsum(np.bincount(parts.astype(np.int64), minlength=PARTS))
    for part, found in enumerate(np.split(ordered, ends[:-1])):
        if len(found):
            with (folder / f"{part}.hashes").open("ab") as opened:
                opened.write(found.tobytes())


def repeats(folder: Path) -> Iterator[tuple[int, NDArray[np.int64]]]:
    """For each part: how many rows repeat an earlier one, and the first of them with the earlier.

    The array has two columns: the row, and the row that it repeats.
    """
    for file in sorted(folder.glob("*.hashes")):
        records = np.fromfile(file, _RECORD)
        records = records[np.lexsort([records["row"], records["low"], records["high"]])]
        same = (records["high"][1:] == records["high"][:-1]) & (
            records["low"][1:] == records["low"][:-1]
        )
        starts = np.concatenate([[True], ~same])
        first = np.maximum.accumulate(np.where(starts, np.arange(len(records)), 0))
        again = np.flatnonzero(~starts)
        pairs = np.stack([records["row"][again], records["row"][first[again]]], axis=1)
        named = pairs[np.argsort(pairs[:, 0])][:MOST]
        yield len(again), named
