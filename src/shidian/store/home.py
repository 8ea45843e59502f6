"""SHIDIAN_HOME: the one folder that the software writes to."""

import os
import secrets
from pathlib import Path

import platformdirs

from shidian.core import DataError, Fault


def home() -> Path:
    """The data folder, created where it does not exist; DataError if it cannot be written."""
    folder = Path(os.environ.get("SHIDIAN_HOME") or platformdirs.user_data_dir("shidian"))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not os.access(folder, os.W_OK):
            raise PermissionError(13, "not writable")
    except OSError as error:
        raise _unwritable(folder, error) from error
    return folder


def secret_key() -> str:
    """This installation's own key for signing cookies; made once, readable by its user only."""
    file = home() / "secret_key"
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return file.read_text(encoding="ascii")
    except OSError as error:
        raise _unwritable(file, error) from error
    key = secrets.token_urlsafe(50)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as opened:
            opened.write(key)
    except OSError as error:
        file.unlink()  # an empty key must not be taken for one
        raise _unwritable(file, error) from error
    return key


def keep(folder: str, name: str, content: bytes) -> Path:
    """Write a file of the data folder whole or not at all.

    Raises
    ------
    DataError
        If it cannot be written.
    """
    file = home() / folder / name
    try:
        file.parent.mkdir(exist_ok=True)
        part = file.with_suffix(".part")
        part.write_bytes(content)
        part.replace(file)
    except OSError as error:
        raise _unwritable(file.parent, error) from error
    return file


def _unwritable(path: Path, error: OSError) -> DataError:
    found = error.strerror or str(error)
    return DataError(Fault("home_unwritable", folder=path, found=found))
