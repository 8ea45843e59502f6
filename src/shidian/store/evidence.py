"""The evidence bundles that signed decisions cite, kept beside the database under their hashes."""

import hashlib

from shidian.core import DataError, Fault, UsageError
from shidian.store.home import home

_SHORT = 12  # characters of a hash that a message shows


def keep_evidence(content: bytes) -> str:
    """Keep a bundle; its SHA-256. The same bundle is kept once."""
    sha256 = hashlib.sha256(content).hexdigest()
    file = home() / "evidence" / f"{sha256}.json"
    try:
        if not file.exists():
            file.parent.mkdir(exist_ok=True)
            part = file.with_suffix(".part")
            part.write_bytes(content)
            part.replace(file)
    except OSError as error:
        found = error.strerror or str(error)
        raise DataError(Fault("home_unwritable", folder=file.parent, found=found)) from error
    return sha256


def is_kept(sha256: str) -> bool:
    """Whether the bundle with this hash is kept here."""
    return (home() / "evidence" / f"{sha256}.json").exists()


def evidence(sha256: str) -> bytes:
    """A kept bundle.

    Raises
    ------
    UsageError
        If none with this hash is kept here.
    DataError
        If somebody changed the file.
    """
    plain = len(sha256) == 64 and set(sha256) <= set("0123456789abcdef")
    if not plain or not is_kept(sha256):
        raise UsageError(Fault("no_such_evidence", asked=sha256[:_SHORT]))
    content = (home() / "evidence" / f"{sha256}.json").read_bytes()
    found = hashlib.sha256(content).hexdigest()
    if found != sha256:
        raise DataError(Fault("evidence_changed", found=found[:_SHORT], expected=sha256[:_SHORT]))
    return content
