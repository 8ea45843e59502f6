"""The files of a package, read once, with bounds; everything later works on their bytes."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from shidian.core import Bilingual, DataError, Fault, Place, UsageError

PackageFiles = Mapping[str, bytes]
"""Name inside the package (``policy/assessment-2014.yaml``) to content."""

LARGEST_FILE = 64 * 2**20  # bytes; a national package of 3,200 areas has about 10 MB
_SUFFIXES = {".toml", ".csv", ".yaml"}


def package_files(folder: Path) -> PackageFiles:
    """Read all data files of the package in `folder`.

    Raises
    ------
    UsageError
        If there is no such folder.
    DataError
        If a file is too large or cannot be read.
    """
    try:
        found = folder.is_dir()
    except OSError:  # such as a name that is too long
        found = False
    if not found:
        raise UsageError(Fault("no_folder", folder=str(folder)[:300]))
    paths = sorted(p for p in folder.rglob("*") if p.suffix in _SUFFIXES and p.is_file())
    return {path.relative_to(folder).as_posix(): _content(path, folder) for path in paths}


def _content(path: Path, folder: Path) -> bytes:
    place = Place(path.relative_to(folder).as_posix())
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise DataError(Fault("file_too_large", place, size=size, limit=LARGEST_FILE))
        return path.read_bytes()
    except OSError as error:
        raise DataError(Fault("file_unreadable", place, path=path, found=_why(error))) from error


def _why(error: OSError) -> str | Bilingual:
    return _REASONS.get(type(error)) or error.strerror or str(error)


_REASONS: Mapping[type[OSError], Bilingual] = {
    FileNotFoundError: Bilingual("没有这个文件", "no such file"),
    IsADirectoryError: Bilingual("这是文件夹", "it is a folder"),
    PermissionError: Bilingual("没有读取的权限", "no right to read it"),
}


def file_content(path: Path, largest: int = LARGEST_FILE) -> bytes:
    """The bytes of a file that a person names, up to a bound.

    Raises
    ------
    UsageError
        If it cannot be read.
    DataError
        If it is larger.
    """
    try:
        with path.open("rb") as file:
            content = file.read(largest + 1)
    except OSError as error:
        raise UsageError(
            Fault("file_unreadable", path=str(path)[:300], found=_why(error))
        ) from error
    if len(content) > largest:
        raise DataError(Fault("file_too_large", Place(path.name), size=len(content), limit=largest))
    return content


def unread_files(files: PackageFiles, folder: str, read: Sequence[str]) -> Iterator[Fault]:
    """A fault for every file of a folder that nobody reads, such as one whose name is misspelt.

    `read` are the files, and with a slash at the end the folders, that are read.
    """
    for name in files:
        if name.startswith(folder) and not any(
            name.startswith(one) if one.endswith("/") else name == one for one in read
        ):
            yield Fault("file_unread", Place(name), known=" ".join(read))


def digest(files: PackageFiles) -> str:
    """SHA-256 over names and contents: the identity of a package's version.

    Examples
    --------
    >>> digest({"a.csv": b"1"}) == digest({"a.csv": b"2"})
    False
    """
    whole = hashlib.sha256()
    for name in sorted(files):
        whole.update(f"{name}\0{len(files[name])}\0".encode())
        whole.update(files[name])
    return whole.hexdigest()
