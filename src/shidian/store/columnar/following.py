"""Following: bringing a snapshot up to the newest entry of its ledger.

A ledger only grows, and an entry that replaces another has its area, indicator and period. So
what was entered since the last time says which values of which year are touched, and only those
are read, put in order and written again.
"""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import polars as pl
from filelock import FileLock, Timeout

from shidian.core import DataError, Fault, Observation
from shidian.store.columnar.columns import CELLS, values_of
from shidian.store.columnar.manifest import Manifest, Partition, read_manifest, write_manifest
from shidian.store.columnar.reading import base_without, read_tail
from shidian.store.columnar.segment import retire, write_segment
from shidian.store.columnar.standing import SERIES, with_standing
from shidian.store.home import home
from shidian.store.ledger import DatabaseLedger

ENTRIES_A_PART = 50_000  # rows of a database are large in memory, columns small
PARTS_A_STEP = 10
ROWS_IN_TAIL = 20_000
PATIENCE = 2.0  # seconds to wait for another process that follows, before using what is there


def follow(ledger: DatabaseLedger[Observation], folder: Path | None = None) -> Manifest:
    """The snapshot of a ledger, brought up to its newest entry.

    Where nothing was entered since, two short queries are all it costs. Of several processes
    one follows; the others wait a moment for it, and then use the snapshot as it stands.

    Parameters
    ----------
    ledger : DatabaseLedger
        Of observations: the public ones, or the accepted ones.
    folder : Path, optional
        ``columnar/NAME`` in SHIDIAN_HOME, NAME being the ledger's, where it is left out.

    Raises
    ------
    DataError
        If an entry cannot be read, or the folder cannot be written.
    """
    folder = folder or home() / "columnar" / ledger.codec.name
    found = _fitting(ledger, folder)
    if found and found.head == ledger.head():
        return found
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / "follow.lock", timeout=PATIENCE if found else -1):
            return _brought_up(ledger, folder)
    except Timeout:
        return found or Manifest(folder)
    except OSError as error:
        fault = Fault("home_unwritable", folder=folder, found=error.strerror or str(error))
        raise DataError(fault) from error


def _brought_up(ledger: DatabaseLedger[Observation], folder: Path) -> Manifest:
    """Take in what is new, step by step: a killed process loses one step."""
    manifest = _fitting(ledger, folder) or Manifest(folder)
    while (cells := _entries_after(ledger, manifest.head)).height:
        old, manifest = manifest, _with(manifest, cells, ledger)
        write_manifest(manifest)
        retire(folder, old.segments, manifest.segments)
    return manifest


def _fitting(ledger: DatabaseLedger[Observation], folder: Path) -> Manifest | None:
    """The snapshot in the folder, if its newest entry is still what the ledger has there.

    A database that was restored from a backup, or another one, has none or another.
    """
    manifest = read_manifest(folder)
    return manifest if manifest and manifest.entry == _hash(ledger, manifest.head) else None


def _hash(ledger: DatabaseLedger[Observation], entry: int) -> str:
    names = ("id", "recorded_at", "recorded_by", "key", "value")
    row = _rows(ledger, names, id=entry)
    return sha256(repr(row[0]).encode()).hexdigest() if row else ""


def _entries_after(ledger: DatabaseLedger[Observation], head: int) -> pl.DataFrame:
    """The next entries, at most a step of them, in the columns `CELLS`."""
    parts = [pl.DataFrame(schema=CELLS)]
    while len(parts) <= PARTS_A_STEP and (rows := _rows(ledger, tuple(CELLS), id__gt=head)):
        series = zip(CELLS.items(), zip(*rows, strict=True), strict=True)
        parts.append(pl.DataFrame([pl.Series(name, cells, kind) for (name, kind), cells in series]))
        head = rows[-1][0]
    return pl.concat(parts)


def _rows(
    ledger: DatabaseLedger[Observation], names: Sequence[str], **condition: int
) -> list[tuple[Any, ...]]:
    entries = ledger.model._default_manager.using(ledger.using).filter(**condition)
    return list(entries.order_by("id").values_list(*names)[:ENTRIES_A_PART])


def _with(manifest: Manifest, cells: pl.DataFrame, ledger: DatabaseLedger[Observation]) -> Manifest:
    """The snapshot with further entries of its ledger."""
    years = cells["period"].str.head(4).alias("partition")
    values = values_of(cells, ledger.codec.name).with_columns(years)
    gone = pl.concat([cells["supersedes"].drop_nulls(), cells.filter("withdrawn")["id"]])
    partitions = dict(manifest.partitions)
    for new in values.partition_by("partition"):
        year = new["partition"][0]
        old = partitions.get(year, Partition())
        touched = _touched(manifest.folder, old, new.drop("partition"), gone)
        partitions[year] = _written(manifest.folder, year, old, touched)
    head = int(cells["id"][-1])
    return replace(manifest, head=head, entry=_hash(ledger, head), partitions=partitions)


def _touched(folder: Path, old: Partition, new: pl.DataFrame, gone: pl.Series) -> pl.DataFrame:
    """The tail with new values, and with those of the base that new ones stand beside."""
    tail = read_tail(folder, old)
    base = base_without(folder, old, tail["id"])
    slots = new.lazy().select("indicator", "area").unique()
    beside = base.join(slots, on=["indicator", "area"], how="semi").collect()
    further = pl.concat([beside, new]).with_columns(holds=True)
    values = pl.concat([tail, further])
    return values.with_columns(holds=pl.col("holds") & ~pl.col("id").is_in(gone.implode()))


def _written(folder: Path, year: str, old: Partition, touched: pl.DataFrame) -> Partition:
    """The partition with touched values in its tail, or in its base once they are many."""
    in_force = with_standing(touched.filter("holds"))
    if touched.height <= ROWS_IN_TAIL:
        tail = pl.concat([in_force, touched.filter(~pl.col("holds"))])
        return replace(old, tail=write_segment(folder, f"{year}-tail", tail))
    rest = base_without(folder, old, touched["id"]).collect()
    base = pl.concat([rest, in_force.drop("holds")]).sort(*SERIES, "id")
    return Partition(write_segment(folder, f"{year}-base", base))
