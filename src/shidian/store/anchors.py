"""Heads of the event chain, noted in a file outside the database: the chain must reach each."""

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from filelock import FileLock

from shidian.core import DataError, Fault, Place
from shidian.register.chain import Anchor
from shidian.store.home import home

BACKUP = "backup"
NAME = "anchors.jsonl"
FOLDER = "audit"


def file() -> Path:
    """Where the anchors stand."""
    return home() / FOLDER / NAME


def note(head: Anchor, why: str) -> None:
    """Append a head of the chain, with the moment and the reason.

    Raises
    ------
    DataError
        If the file cannot be written.
    """
    at = datetime.now(UTC).isoformat(timespec="seconds")
    line = json.dumps({"number": head.number, "sha256": head.sha256, "at": at, "why": why})
    path = file()
    try:
        path.parent.mkdir(exist_ok=True)
        with FileLock(path.with_suffix(".lock")), path.open("ab+") as opened:
            opened.truncate(_end_of_lines(path))
            opened.write(f"{line}\n".encode())
            opened.flush()
            os.fsync(opened.fileno())
    except OSError as error:
        found = error.strerror or str(error)
        raise DataError(Fault("home_unwritable", folder=path.parent, found=found)) from error


def anchors() -> Sequence[Anchor]:
    """All heads noted so far.

    Raises
    ------
    DataError
        If a line cannot be read; the last one may be half, where a machine stopped in it.
    """
    return of(file())


def of(path: Path) -> Sequence[Anchor]:
    """The heads in a file of anchors; none where there is no file."""
    return [Anchor(int(one["number"]), str(one["sha256"])) for one in _lines(path)]


def last_backup() -> datetime | None:
    """When the last backup was made here; None for never."""
    moments = [str(one["at"]) for one in _lines(file()) if one["why"] == BACKUP]
    return datetime.fromisoformat(moments[-1]) if moments else None


def up_to(path: Path, number: int) -> bytes:
    """The lines of a file of anchors that a chain of this length reaches."""
    kept = [json.dumps(one) + "\n" for one in _lines(path) if int(one["number"]) <= number]
    return "".join(kept).encode()


def _lines(path: Path) -> Iterator[Mapping[str, Any]]:
    if not path.exists():
        return
    for row, line in enumerate(path.read_bytes()[: _end_of_lines(path)].splitlines(), start=1):
        try:
            found = json.loads(line)
            Anchor(int(found["number"]), str(found["sha256"]))
            datetime.fromisoformat(found["at"])
            str(found["why"])
        except (ValueError, KeyError, TypeError) as error:
            raise DataError(Fault("anchors_damaged", Place(str(path), row))) from error
        yield found


def _end_of_lines(path: Path) -> int:
    """Where the last whole line ends; half a line behind it was never noted."""
    return path.read_bytes().rfind(b"\n") + 1
