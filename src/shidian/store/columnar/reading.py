"""Reading a snapshot: one lazy table of all values in force."""

from collections.abc import Iterator
from pathlib import Path

import polars as pl

from shidian.store.columnar.columns import VALUES
from shidian.store.columnar.manifest import Manifest, Partition

TAIL = {**VALUES, "holds": pl.Boolean}
"""A tail also has what was superseded or withdrawn: it no longer holds, and hides the base's."""


def scan(manifest: Manifest) -> pl.LazyFrame:
    """The values of a snapshot that are in force, in the columns `VALUES`.

    Nothing is read before it is collected, and then only the columns and groups of rows that
    are asked for.
    """
    untouched = [
        manifest.folder / one.base.name
        for one in manifest.partitions.values()
        if one.base and not one.tail
    ]
    parts = [pl.scan_parquet(untouched)] if untouched else []
    for one in manifest.partitions.values():
        parts.extend(_touched(manifest.folder, one) if one.tail else ())
    return pl.concat(parts) if parts else pl.LazyFrame(schema=VALUES)


def read_tail(folder: Path, partition: Partition) -> pl.DataFrame:
    """The tail of a partition, with what no longer holds."""
    if partition.tail is None:
        return pl.DataFrame(schema=TAIL)
    return pl.read_parquet(folder / partition.tail.name)


def base_without(folder: Path, partition: Partition, entries: pl.Series) -> pl.LazyFrame:
    """The base of a partition without these entries."""
    if partition.base is None:
        return pl.LazyFrame(schema=VALUES)
    base = pl.scan_parquet(folder / partition.base.name)
    return base.filter(~pl.col("id").is_in(entries.implode())) if len(entries) else base


def _touched(folder: Path, partition: Partition) -> Iterator[pl.LazyFrame]:
    tail = read_tail(folder, partition)
    yield base_without(folder, partition, tail["id"])
    yield tail.lazy().filter("holds").drop("holds")
