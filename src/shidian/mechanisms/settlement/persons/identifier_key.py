"""The key by which identifiers of persons are hashed: made once, kept from others, never shown."""

import hashlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from shidian.core import DataError, Fault, UsageError

LENGTH = 32  # bytes
DIGEST = 16  # bytes: no two of a billion persons share one by chance


def identifier_key(file: Path) -> bytes:
    """The key in a file; made there, readable by its owner only, if there is none.

    Raises
    ------
    UsageError
        If the file cannot be read or made.
    DataError
        If it holds something else.
    """
    return _made(file) or _read(file)


@contextmanager
def lasting_key(file: Path) -> Iterator[bytes]:
    """The key in a file, as `identifier_key` gives it, while persons are read with it.

    A key that is new is removed again where the reading fails: a file that is refused leaves
    nothing behind.
    """
    new = _made(file)
    try:
        yield new or _read(file)
    except BaseException:
        if new:
            file.unlink(missing_ok=True)
        raise


def _made(file: Path) -> bytes | None:
    """A new key, if the file was not there."""
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return None
    except OSError as error:
        raise UsageError(Fault("file_unwritable", path=file, found=error.strerror)) from error
    key = secrets.token_bytes(LENGTH)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as opened:
            opened.write(key.hex())
    except OSError as error:
        file.unlink()  # half a key must not be taken for one
        raise UsageError(Fault("file_unwritable", path=file, found=error.strerror)) from error
    return key


def _read(file: Path) -> bytes:
    try:
        key = bytes.fromhex(file.read_bytes()[: 4 * LENGTH].decode("ascii"))
    except OSError as error:
        raise UsageError(Fault("file_unreadable", path=file, found=error.strerror)) from error
    except ValueError:
        key = b""
    if len(key) != LENGTH:
        raise DataError(Fault("persons_key", path=file, digits=2 * LENGTH))
    return key


def hashed(key: bytes, identifier: str) -> bytes:
    """The keyed hash (BLAKE2b, RFC 7693) of an identifier, in whichever case it is written.

    Examples
    --------
    >>> hashed(b"k", "11010519491231002x") == hashed(b"k", "11010519491231002X")
    True
    """
    return hashlib.blake2b(identifier.upper().encode(), key=key, digest_size=DIGEST).digest()
