"""The parts of a workbook file, opened within bounds: nothing is inflated that was not weighed."""

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from shidian.core import DataError, Fault
from shidian.reporting.filing_workbook.refusal import damaged

LARGEST_FILE = 20 * 2**20
LARGEST_PART = 64 * 2**20
LARGEST_WHOLE = 192 * 2**20
MOST_PARTS = 1_000
LARGEST_DIRECTORY = 2**20  # bytes of the list of parts; zipfile reads it whole
HIGHEST_RATIO = 200  # of a part larger than SMALL_PART; sheets of offices have 10 to 60
SMALL_PART = 2**20
PIECE = 2**16

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END, _END_SIZE, _LONGEST_COMMENT = b"PK\x05\x06", 22, 2**16
_ZIP64_LOCATOR, _ZIP64_LOCATOR_SIZE = b"PK\x06\x07", 20
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# What zipfile and zlib raise on files that are not what they say.
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    RuntimeError,
    struct.error,
    ValueError,
    OSError,
    OverflowError,
)


@dataclass(frozen=True)
class Archive:
    """An opened file; parts are found by their path in small letters, without a slash in front."""

    file: zipfile.ZipFile
    parts: Mapping[str, zipfile.ZipInfo]

    def pieces(self, path: str) -> Iterator[bytes]:
        """The content of a part, piece by piece; nothing for a part that is not there.

        Raises
        ------
        DataError
            If it cannot be inflated, or is not as long as it says.
        """
        part = self.parts.get(path)
        if part is None:
            return
        try:
            with self.file.open(part) as stream:
                while piece := stream.read(PIECE):
                    yield piece
        except BROKEN as error:
            raise damaged(error) from error


def opened(content: bytes) -> Archive:
    """A workbook file, weighed but not inflated.

    Raises
    ------
    DataError
        If it is no zip file, of another or an encrypted format, with macros, or too large.
    """
    if len(content) > LARGEST_FILE:
        raise DataError(Fault("workbook_large", found=_mb(len(content)), limit=_mb(LARGEST_FILE)))
    if content.startswith(_OLE):
        encrypted = "EncryptedPackage".encode("utf-16-le") in content
        raise DataError(Fault("workbook_encrypted" if encrypted else "workbook_old_format"))
    _weigh_directory(content)
    try:
        file = zipfile.ZipFile(io.BytesIO(content))
    except BROKEN as error:
        raise damaged(error) from error
    return Archive(file, _weighed(file.infolist()))


def _weigh_directory(content: bytes) -> None:
    """Weigh the list of parts before zipfile makes an object of every line of it."""
    end = len(content) - _END_SIZE
    if not (content[end : end + 4] == _END and content.endswith(b"\0\0")):  # as zipfile looks
        end = content.rfind(_END, max(0, end - _LONGEST_COMMENT))
    if end < 0 or len(content) < end + _END_SIZE:
        raise DataError(Fault("workbook_not_zip"))
    large = content[max(0, end - _ZIP64_LOCATOR_SIZE) :].startswith(_ZIP64_LOCATOR)
    count, size = struct.unpack_from("<HI", content, end + 10)
    if large or count > MOST_PARTS or size > LARGEST_DIRECTORY:
        raise DataError(Fault("workbook_entries", limit=MOST_PARTS))


def _weighed(parts: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    by_path = {inner_path("", part.filename): part for part in parts}
    if len(parts) > MOST_PARTS:
        raise DataError(Fault("workbook_entries", limit=MOST_PARTS))
    if len(by_path) < len(parts):
        raise damaged("two parts of one name")
    if any("vbaproject" in path or "/macrosheets/" in path for path in by_path):
        raise DataError(Fault("workbook_macro"))
    if any(part.flag_bits & 1 for part in parts):
        raise DataError(Fault("workbook_encrypted"))
    if any(part.compress_type not in _METHODS for part in parts):
        raise damaged("unknown compression")
    for part in parts:
        ratio = part.file_size / max(part.compress_size, 1)
        dense = part.file_size > SMALL_PART and ratio > HIGHEST_RATIO
        if dense or part.file_size > LARGEST_PART:
            raise _bomb(part.filename, part.file_size)
    if (whole := sum(part.file_size for part in parts)) > LARGEST_WHOLE:
        raise _bomb("", whole)
    return by_path


def inner_path(folder: str, target: str) -> str:
    """The path of a part that another part of `folder` names.

    Examples
    --------
    >>> inner_path("xl", "worksheets/Sheet1.xml"), inner_path("xl", "/xl/styles.xml")
    ('xl/worksheets/sheet1.xml', 'xl/styles.xml')
    """
    joined = posixpath.join("/", folder, target.replace("\\", "/"))
    return posixpath.normpath(joined).lstrip("/").lower()


def _mb(size: int) -> str:
    return f"{size / 2**20:.1f}"


def _bomb(name: str, size: int) -> DataError:
    return DataError(Fault("workbook_bomb", found=name[-80:], size=_mb(size)))
