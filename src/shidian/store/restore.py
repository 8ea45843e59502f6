"""Restoring a backup: examined as something that anybody may have written, then put in place.

Nothing that stands is written over. All is unpacked and examined in a folder of its own first;
the database, without which the rest is nothing, takes its place last.
"""

import hashlib
import os
import shutil
import struct
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from pkgutil import iter_modules
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from django.db import connections
from filelock import FileLock

from shidian.core import DataError, Fault, UsageError
from shidian.store import anchors, dump, migrations
from shidian.store.backup import PART, synced
from shidian.store.home import home
from shidian.store.manifest import DATABASE, FILES, MANIFEST, Kept, Manifest, read_manifest

LARGEST_MANIFEST = 64 << 20
STAGE = "restore.part"
"""The folder in SHIDIAN_HOME in which a backup is unpacked; there only while it is restored."""
_DAMAGED = (BadZipFile, EOFError, NotImplementedError, RuntimeError, struct.error, zlib.error)
_OWN = frozenset({"secret_key", "error.log", "migrate.lock", "backup.lock", "restore.lock"})


def verify_backup(file: Path) -> Manifest:
    """Examine a backup without restoring it: hashes, database, event chain, rows.

    Raises
    ------
    DataError
        With what is wrong with it.
    """
    with tempfile.TemporaryDirectory(prefix="shidian-verify-") as folder, _opened(file) as packed:
        manifest = _manifest(packed)
        _unpack(packed, manifest, Path(folder))
        _examine(Path(folder), manifest)
    return manifest


def restore(file: Path, using: str = "default") -> Manifest:
    """Restore a backup into an empty SHIDIAN_HOME and an empty database.

    Raises
    ------
    UsageError
        If something stands there already, or the database is of the other kind.
    DataError
        With what is wrong with the backup; nothing is restored then.
    """
    with FileLock(home() / "restore.lock"), _opened(file) as packed:
        manifest = _manifest(packed)
        if manifest.vendor != connections[using].vendor:
            raise UsageError(Fault("backup_vendor", found=manifest.vendor))
        _check_empty(using)
        stage = home() / STAGE
        try:
            stage.mkdir()
            _unpack(packed, manifest, stage)
            _examine(stage, manifest)
        except BaseException:
            shutil.rmtree(stage, ignore_errors=True)
            raise
        _put_in_place(stage, using)
    return manifest


def _check_empty(using: str) -> None:
    """Refuse to restore upon anything but what an unfinished restoration has left."""
    if connections[using].vendor == "sqlite":
        database = Path(connections[using].settings_dict["NAME"]).exists()
    else:
        database = bool(connections[using].introspection.table_names())
    found = [path for path in home().iterdir() if path.name not in _OWN]
    unfinished = (home() / STAGE).exists()
    if database or (found and not unfinished):
        name = found[0].name if found else connections[using].settings_dict["NAME"]
        raise UsageError(Fault("restore_not_empty", folder=home(), found=name))
    for path in found:  # it began in an empty folder, and the database was not yet in place
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def _put_in_place(stage: Path, using: str) -> None:
    os.sync()
    files = stage / FILES
    for path in sorted(files.iterdir()) if files.exists() else ():
        path.rename(home() / path.name)
    dump.put(stage / DATABASE, using)
    synced(home())
    shutil.rmtree(stage)


def _examine(folder: Path, manifest: Manifest) -> None:
    known = {one.name for one in iter_modules(migrations.__path__)}
    if manifest.migration not in known:
        raise DataError(Fault("database_newer", found=manifest.migration[:80]))
    noted = anchors.of(folder / FILES / anchors.FOLDER / anchors.NAME)
    expected = dump.State(manifest.head, manifest.counts, manifest.migration)
    dump.check(folder / DATABASE, manifest.vendor, expected, noted)


# --- the file, which may be hostile ----------------------------------------------------------


@contextmanager
def _opened(file: Path) -> Iterator[ZipFile]:
    """A backup file; whatever is wrong with its form is told as one fault."""
    try:
        opened = file.open("rb")
    except OSError as error:
        found = error.strerror or str(error)
        raise UsageError(Fault("file_unreadable", path=file, found=found)) from error
    with opened:
        try:
            with ZipFile(opened) as packed:
                yield packed
        except _DAMAGED as error:
            raise DataError(Fault("backup_unreadable", path=file, found=error)) from error


def _manifest(packed: ZipFile) -> Manifest:
    entries = {entry.filename: entry for entry in packed.infolist()}
    if MANIFEST not in entries:
        raise DataError(Fault("backup_no_manifest"))
    if entries[MANIFEST].file_size > LARGEST_MANIFEST:
        raise DataError(Fault("backup_manifest", found=entries[MANIFEST].file_size))
    with packed.open(MANIFEST) as opened:
        manifest = read_manifest(opened.read(LARGEST_MANIFEST))
    listed = {MANIFEST, *manifest.kept}
    if len(entries) != len(packed.infolist()) or set(entries) != listed:
        odd = sorted(set(entries) ^ listed) or [MANIFEST]
        raise DataError(Fault("backup_listed", found=ascii(odd[0])[:120]))
    for name, kept in manifest.kept.items():
        _check_entry(entries[name], kept)
    return manifest


def _check_entry(entry: ZipInfo, kept: Kept) -> None:
    encrypted = entry.flag_bits & 1
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED) or encrypted:
        raise DataError(Fault("backup_entry", found=ascii(entry.filename)[:120]))
    if entry.file_size != kept.size:
        raise DataError(Fault("backup_changed", found=entry.filename))


def _unpack(packed: ZipFile, manifest: Manifest, folder: Path) -> None:
    """Write the files into a folder, each by its listed size and hash."""
    free = shutil.disk_usage(folder).free
    if manifest.size > free:
        raise DataError(Fault("backup_too_large", size=manifest.size, free=free))
    for name, kept in manifest.kept.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with packed.open(name) as entry, path.open("xb") as file:
            if _copied(entry, file, kept.size) != kept.sha256:
                raise DataError(Fault("backup_changed", found=name))


def _copied(entry: IO[bytes], file: IO[bytes], most: int) -> str:
    """Copy an entry, and nothing beyond its listed size; the hash of what was copied."""
    digest = hashlib.sha256()
    while most >= 0 and (part := entry.read(PART)):
        digest.update(part)
        most -= len(part)
        file.write(part)
    return digest.hexdigest()
