"""A segment: one Parquet file, named by its content, written whole or not at all."""

import os
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import polars as pl

ROWS_A_GROUP = 1 << 16  # a group is what a reader passes over if nothing in it is asked for
GRACE = 120  # seconds in which a reader of the manifest before may still open its files
_PART = ".part"


@dataclass(frozen=True)
class Segment:
    """A file of the snapshot: name, size in bytes, rows, and hash of its content."""

    name: str
    size: int
    rows: int
    sha256: str

    def present(self, folder: Path) -> bool:
        """Whether the file is there in full length."""
        try:
            return (folder / self.name).stat().st_size == self.size
        except OSError:
            return False


def write_segment(folder: Path, kind: str, values: pl.DataFrame) -> Segment:
    """Write values to a file of their own; the same values have the same name."""
    part = folder / f"{kind}-{os.getpid()}{_PART}"
    values.write_parquet(part, compression="zstd", compression_level=3, row_group_size=ROWS_A_GROUP)
    content = part.read_bytes()
    digest = sha256(content).hexdigest()
    name = f"{kind}-{digest[:16]}.parquet"
    _in_place(part, folder / name)
    return Segment(name, len(content), values.height, digest)


def keep(file: Path, write: Callable[[Path], object]) -> None:
    """Let `write` make a file, which then takes the place of `file`."""
    part = file.with_name(f"{file.name}-{os.getpid()}{_PART}")
    write(part)
    _in_place(part, file)


def retire(folder: Path, old: Iterable[Segment], kept: Iterable[Segment]) -> None:
    """Let the grace of files that are no longer in the manifest begin, and end that of others."""
    names = {one.name for one in kept}
    for one in old:
        if one.name not in names:
            (folder / one.name).touch()
    for file in folder.iterdir():
        left = file.name not in names and file.suffix in (".parquet", _PART)
        if left and time.time() - file.stat().st_mtime > GRACE:
            file.unlink(missing_ok=True)


def _in_place(part: Path, file: Path) -> None:
    """Rename a file once it is on the disk: a name must not outlive its content."""
    with part.open("rb") as written:
        os.fsync(written.fileno())
    part.replace(file)
