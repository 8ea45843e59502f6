"""The list of what a backup holds, by which every byte of it is checked."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from shidian.core import DataError, Fault
from shidian.register.chain import Anchor
from shidian.register.events import canonical_json

FORMAT = 1
MANIFEST = "manifest.json"
DATABASE = "database"
FILES = "files/"
_HASH = re.compile(r"[0-9a-f]{64}")


class Kept(NamedTuple):
    """Hash and size of a file in a backup."""

    sha256: str
    size: int


@dataclass(frozen=True)
class Manifest:
    """What a backup says of itself.

    Parameters
    ----------
    made_at : str
        Moment in ISO form, UTC.
    version : str
        Of Shidian.
    vendor : str
        ``sqlite`` or ``postgresql``.
    migration : str
        The last one of the store's tables.
    head : Anchor
        Of the event chain.
    counts : mapping of str to int
        Rows by table.
    kept : mapping of str to Kept
        The files of the backup, by name: ``database``, and ``files/...`` as in SHIDIAN_HOME.
    """

    made_at: str
    version: str
    vendor: str
    migration: str
    head: Anchor
    counts: Mapping[str, int]
    kept: Mapping[str, Kept]

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(one.size for one in self.kept.values())


def as_json(manifest: Manifest) -> str:
    """A manifest as it stands in a backup."""
    return canonical_json(
        {
            "format": FORMAT,
            "made_at": manifest.made_at,
            "version": manifest.version,
            "vendor": manifest.vendor,
            "migration": manifest.migration,
            "head": list(manifest.head),
            "counts": dict(manifest.counts),
            "kept": {name: list(one) for name, one in manifest.kept.items()},
        }
    )


def read_manifest(content: bytes) -> Manifest:
    """The manifest from its file, which anybody may have written.

    Raises
    ------
    DataError
        If something in it is not what it should be.
    """
    try:
        found = json.loads(content)
        if found["format"] != FORMAT:
            raise DataError(Fault("backup_format", found=str(found["format"])[:40]))
        kept = {_safe(name): Kept(*_pair(one)) for name, one in found["kept"].items()}
        (number, sha256), vendor = found["head"], found["vendor"]
        counts = {str(table): _count(rows) for table, rows in found["counts"].items()}
        if DATABASE not in kept or vendor not in ("sqlite", "postgresql"):
            raise ValueError(vendor)
        head = Anchor(_count(number), _hash(sha256))
        texts = [str(found[name]) for name in ("made_at", "version")]
        return Manifest(*texts, vendor, str(found["migration"]), head, counts, kept)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise DataError(Fault("backup_manifest", found=str(error)[:80])) from error


def _pair(one: Any) -> tuple[str, int]:
    sha256, size = one
    return _hash(sha256), _count(size)


def _hash(found: Any) -> str:
    if not (isinstance(found, str) and _HASH.fullmatch(found)):
        raise ValueError(found)
    return found


def _count(found: Any) -> int:
    if not isinstance(found, int) or isinstance(found, bool) or found < 0:
        raise ValueError(found)
    return found


def _safe(name: str) -> str:
    """A name that stays inside the folder into which it is written.

    Examples
    --------
    >>> _safe("files/evidence/a.pdf")
    'files/evidence/a.pdf'
    """
    path = PurePosixPath(name)
    inner = name.startswith(FILES) and len(path.parts) > 2 and ".." not in path.parts
    plain = path.as_posix() == name and not re.search(r"[\\:\x00-\x1f]", name)
    if name != DATABASE and not (inner and plain):
        raise DataError(Fault("backup_name", found=ascii(name)[:120]))
    return name
