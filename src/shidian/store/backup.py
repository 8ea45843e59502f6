"""A backup: the database and the files beside it in one file, whole or not there at all.

The key that signs cookies is left out: whoever holds a backup must not be able to sign as this
installation. What can be made again from the database (`DERIVED`) is left out as well.
"""

import hashlib
import io
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

from django.db import connections
from filelock import FileLock, Timeout

import shidian
from shidian.core import DataError, Fault, UsageError
from shidian.store import anchors, dump
from shidian.store.home import home
from shidian.store.manifest import DATABASE, FILES, MANIFEST, Kept, Manifest, as_json

DERIVED = frozenset({"columnar"})
"""Folders of SHIDIAN_HOME that are made again from the database."""
PART = 1 << 20  # bytes read at a time
_PASSING = (".part", ".lock")


def back_up(target: Path, using: str = "default") -> Manifest:
    """Write a backup, while others may write to the database.

    Raises
    ------
    UsageError
        If the file exists, lies in SHIDIAN_HOME, or another backup is being made.
    DataError
        If something cannot be read or written; there is no file then.
    """
    target = target.absolute()
    if target.parent.resolve().is_relative_to(home().resolve()):
        raise UsageError(Fault("backup_inside", path=target))
    with _alone(), _written_whole(target) as part:
        copy = part.with_suffix(".database.part")
        try:
            state = dump.copy(copy, using)
            with part.open("r+b") as opened:
                manifest = _pack(opened, copy, state, using)
                opened.flush()
                os.fsync(opened.fileno())
        finally:
            copy.unlink(missing_ok=True)
    anchors.note(state.head, anchors.BACKUP)
    return manifest


@contextmanager
def _alone() -> Iterator[None]:
    """One backup at a time, so that what a killed one left can be written over."""
    try:
        with FileLock(home() / "backup.lock", timeout=0):
            yield
    except Timeout as error:
        raise UsageError(Fault("backup_running")) from error


@contextmanager
def _written_whole(target: Path) -> Iterator[Path]:
    """A file beside the target that takes its name when the block has ended well."""
    part = target.with_name(f".{target.name}.part")
    try:
        if target.exists():
            raise UsageError(Fault("backup_exists", path=target))
        # Readable by its owner only: it holds names, and passwords as hashes.
        os.close(os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600))
        try:
            yield part
            part.replace(target)
            synced(target.parent)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        found = error.strerror or str(error)
        path = error.filename or target
        raise DataError(Fault("file_unwritable", path=path, found=found)) from error


def synced(folder: Path) -> None:
    """Have the names in a folder reach the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _pack(opened: IO[bytes], copy: Path, state: dump.State, using: str) -> Manifest:
    kept: dict[str, Kept] = {}
    with ZipFile(opened, "w", ZIP_DEFLATED, compresslevel=1) as packed:
        with copy.open("rb") as database:
            kept[DATABASE] = _packed(packed, DATABASE, database)
        # After the database: a file that it names was there before it was named.
        for path in kept_files():
            name = FILES + path.relative_to(home()).as_posix()
            with _content(path, state) as content:
                kept[name] = _packed(packed, name, content)
        manifest = Manifest(
            made_at=datetime.now(UTC).isoformat(timespec="seconds"),
            version=shidian.__version__,
            vendor=connections[using].vendor,
            migration=state.migration,
            head=state.head,
            counts=state.counts,
            kept=kept,
        )
        packed.writestr(MANIFEST, as_json(manifest))
    return manifest


def kept_files() -> Iterator[Path]:
    """The files in the folders of SHIDIAN_HOME that a backup keeps."""
    for path in sorted(home().rglob("*")):
        first, *rest = path.relative_to(home()).parts
        plain = stat.S_ISREG(path.lstat().st_mode)
        if rest and plain and first not in DERIVED and path.suffix not in _PASSING:
            yield path


def _content(path: Path, state: dump.State) -> IO[bytes]:
    """A file; of the anchors, those that the copied chain reaches."""
    if path == anchors.file():
        return io.BytesIO(anchors.up_to(path, state.head.number))
    return path.open("rb")


def _packed(packed: ZipFile, name: str, content: IO[bytes]) -> Kept:
    digest, size = hashlib.sha256(), 0
    with packed.open(name, "w", force_zip64=True) as entry:
        while part := content.read(PART):
            entry.write(part)
            digest.update(part)
            size += len(part)
    return Kept(digest.hexdigest(), size)


def sha256_of(path: Path) -> str:
    """The hash of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
