"""The schemes of a programme's package, each with the file that it stands in."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from shidian.core import DataError, Fault, Source
from shidian.mechanisms.settlement.scheme import (
    Clause,
    Cost,
    Item,
    Scheme,
    Untranslatable,
    read_scheme,
)
from shidian.mechanisms.settlement.scheme.paths import Path as SchemePath
from shidian.mechanisms.settlement.scheme.paths import clauses_of, items_of
from shidian.programme import PackageFiles, Programme, digest, file_content, places

LARGEST = 2**20  # bytes
# The assumptions of a synthetic population stand beside the schemes, under this name.
_SCHEME = re.compile(r"schemes/(?!population-)[^/]+\.yaml")


@dataclass(frozen=True)
class SchemeFile:
    """A scheme as it stands in a file: what it says, the file's name, and its bytes."""

    scheme: Scheme
    file: str
    content: bytes

    @property
    def sha256(self) -> str:
        """Identity of the version: two files that differ anywhere differ here."""
        return hashlib.sha256(self.content).hexdigest()


def read_scheme_file(content: bytes, file: str) -> SchemeFile:
    """The scheme in a file's bytes; DataError as `read_scheme`."""
    return SchemeFile(read_scheme(content, file), file, content)


def scheme_file(path: Path) -> SchemeFile:
    """The scheme in a file; UsageError if it cannot be read, DataError as `read_scheme`."""
    return read_scheme_file(file_content(path, LARGEST), path.name)


def schemes_of(programme: Programme) -> Mapping[str, SchemeFile]:
    """The schemes of a programme's package, by code, in the order of their files.

    Raises
    ------
    DataError
        With the faults of all of them, and with every document, pilot and scheme that one names
        and the package does not have.
    """
    files = {name: one for name, one in programme.mechanisms.items() if _SCHEME.fullmatch(name)}
    known = digest(files), tuple(programme.documents), tuple(programme.pilots)
    return _schemes(_Files(known, files, programme))


@dataclass(frozen=True)
class _Files:
    """What schemes are read from, equal where they would be read the same."""

    key: tuple[object, ...]
    files: PackageFiles = field(compare=False)
    programme: Programme = field(compare=False)


@lru_cache(maxsize=8)  # a page asks for the schemes at every move of a slider
def _schemes(of: _Files) -> Mapping[str, SchemeFile]:
    faults: list[Fault] = []
    read: dict[str, SchemeFile] = {}
    for name in sorted(of.files):
        try:
            one = read_scheme_file(of.files[name], name)
        except DataError as error:
            faults += error.faults
            continue
        code = one.scheme.code
        if code in read:
            place = places(one.content, name)("code")
            faults.append(Fault("scheme_twice", place, found=code, first=read[code].file))
        read.setdefault(code, one)
    for one in read.values():
        faults += _unknown(one, read, of.programme)
    if faults:
        raise DataError(faults)
    return read


def _unknown(
    one: SchemeFile, schemes: Mapping[str, SchemeFile], programme: Programme
) -> Iterator[Fault]:
    """What a scheme names that the package does not have."""
    place, scheme = places(one.content, one.file), one.scheme
    named: list[tuple[str, str, Mapping[str, object], str]] = [
        (f"{path}.document", source.document, programme.documents, "documents.csv")
        for path, source in sources_of(scheme)
    ]
    named += [("pilot", scheme.pilot, programme.pilots, "pilots.csv")] if scheme.pilot else []
    named += [("based_on", scheme.based_on, schemes, "schemes/")] if scheme.based_on else []
    for path, found, known, table in named:
        if found not in known:
            yield Fault("unknown_reference", place(path), found=found, table=table)


def sources_of(scheme: Scheme) -> Iterator[tuple[SchemePath, Source]]:
    """Every source that a scheme states, with its path."""
    yield "source", scheme.source
    parts: list[tuple[SchemePath, Item | Clause | Cost | Untranslatable]] = []
    parts += [*items_of(scheme), *clauses_of(scheme)]
    parts += [(f"untranslatable[{at}]", one) for at, one in enumerate(scheme.untranslatable)]
    parts += [
        (f"entitlements[{at}].costs[{number}]", cost)
        for at, one in enumerate(scheme.entitlements)
        for number, cost in enumerate(one.costs)
    ]
    yield from ((f"{path}.source", part.source) for path, part in parts if part.source)
