"""Packages of format 1, as registers keep them: read as packages of today's format."""

import csv
import io
import re
from collections.abc import Mapping

from shidian.programme.facts import FILE
from shidian.programme.files import PackageFiles
from shidian.programme.schema import TABLES

_FIRST = re.compile(rb"^((?:\xef\xbb\xbf)?\s*format\s*=\s*)1\b", re.MULTILINE)
# Format 1 had targets only, and no columns for anything else.
_ADDED: Mapping[str, Mapping[str, str]] = {
    "commitments.csv": {"type": "figure", "kind": "target"},
    "tasks.csv": {},
}


def from_format_1(files: PackageFiles) -> PackageFiles:
    """A package's files in today's format; those of today's format are given back unchanged.

    The package must be sound, as every package in a register is.

    Examples
    --------
    >>> from_format_1({"programme.toml": b"format = 2"})["programme.toml"]
    b'format = 2'
    """
    facts, changes = _FIRST.subn(rb"\g<1>2", files.get(FILE, b""), count=1)
    if not changes:
        return files
    tables = {file: _widened(file, files[file]) for file in _ADDED if file in files}
    return {**files, FILE: facts, **tables}


def _widened(file: str, content: bytes) -> bytes:
    """A table with the columns that it did not have."""
    old = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    text = io.StringIO(newline="")
    names = [column.name for column in TABLES[file]]
    new = csv.DictWriter(text, names, lineterminator="\n")
    new.writeheader()
    for row in old:
        if any(cell.strip() for cell in row.values()):  # a line of commas is no row
            new.writerow({**_ADDED[file], **{name.strip(): cell for name, cell in row.items()}})
    return text.getvalue().encode()
