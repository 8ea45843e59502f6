"""The manifest: which files a snapshot is made of, and up to which entry of which ledger."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from shidian.store.columnar.segment import Segment, keep

FORMAT = 1  # another number is a snapshot to be made anew
NAME = "manifest.json"


@dataclass(frozen=True)
class Partition:
    """The values of the periods of one calendar year.

    `base` is sorted and large. `tail` is small and holds every value of each area and
    indicator that was touched since, so that it takes their place.
    """

    base: Segment | None = None
    tail: Segment | None = None


@dataclass(frozen=True)
class Manifest:
    """A snapshot of a ledger up to the entry `head`, whose own hash is `entry`."""

    folder: Path
    head: int = 0
    entry: str = ""
    partitions: Mapping[str, Partition] = field(default_factory=dict)

    @property
    def segments(self) -> Iterator[Segment]:
        """All files of the snapshot."""
        for one in self.partitions.values():
            yield from (part for part in (one.base, one.tail) if part)

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(one.size for one in self.segments)

    def damaged(self) -> list[str]:
        """Names of the files whose content is no longer what was written."""
        return [
            one.name
            for one in self.segments
            if not one.present(self.folder)
            or sha256((self.folder / one.name).read_bytes()).hexdigest() != one.sha256
        ]


def read_manifest(folder: Path) -> Manifest | None:
    """The snapshot in a folder; None if there is none, or if it lacks a file."""
    try:
        found = json.loads((folder / NAME).read_text(encoding="utf-8"))
        if found["format"] != FORMAT:
            return None
        partitions = {year: _partition(one) for year, one in found["partitions"].items()}
        manifest = Manifest(folder, found["head"], found["entry"], partitions)
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None  # what cannot be read is made anew from the ledger, which has everything
    whole = all(one.present(folder) for one in manifest.segments)
    return manifest if whole else None


def write_manifest(manifest: Manifest) -> None:
    """Replace the manifest in its folder in one step: readers see the old or the new one."""
    partitions = {year: asdict(one) for year, one in sorted(manifest.partitions.items())}
    content = {"format": FORMAT, "head": manifest.head, "entry": manifest.entry}
    text = json.dumps({**content, "partitions": partitions}, indent=1)
    keep(manifest.folder / NAME, lambda part: part.write_text(text, encoding="utf-8"))


def _partition(found: Mapping[str, dict[str, Any] | None]) -> Partition:
    parts = (found["base"], found["tail"])
    return Partition(*(Segment(**part) if part else None for part in parts))
