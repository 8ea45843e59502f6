"""Objects that a YAML file states whole, with every fault at its line and character."""

import re
from collections.abc import Callable, Container, Iterable, Mapping
from typing import Any, TypeVar

from shidian.core import Confidence, DataError, Fault, Place
from shidian.core.used_parameter import ASSUMED
from shidian.programme.fields import built
from shidian.programme.files import PackageFiles
from shidian.programme.yaml_mappings import positions, read_mapping

T = TypeVar("T")
_LAST_STEP = re.compile(r"(\.[^.\[\]]+|\[\d+\])$")


def read_object(cls: type[T], files: PackageFiles, file: str) -> T:
    """The object of a dataclass that a file states.

    Raises
    ------
    DataError
        With every fault, each at its line and character.

    Examples
    --------
    >>> from dataclasses import dataclass
    >>> @dataclass(frozen=True)
    ... class Limits:
    ...     low: float
    >>> read_object(Limits, {"limits.yaml": b"low: 0.6"}, "limits.yaml")
    Limits(low=0.6)
    """
    return _read(cls, files, file, lambda found: found)


def read_sourced(cls: type[T], files: PackageFiles, file: str, documents: Container[str]) -> T:
    """The same, where a source claims no more than can be checked.

    One that names a document which is not among `documents`, calls a number an assumption, or
    leaves out its confidence counts as unverified.

    Examples
    --------
    >>> from dataclasses import dataclass
    >>> from shidian.core import Source
    >>> @dataclass(frozen=True)
    ... class Stated:
    ...     source: Source
    >>> content = b"source: {document: budget-2018, confidence: high}"
    >>> read_sourced(Stated, {"own.yaml": content}, "own.yaml", ["plan-2014"]).source.confidence
    <Confidence.UNVERIFIED: 'unverified'>
    """
    return _read(cls, files, file, lambda found: _doubted(found, documents))


def _read(cls: type[T], files: PackageFiles, file: str, prepared: Callable[[Any], Any]) -> T:
    faults: list[Fault] = []
    found = read_mapping(files, file, faults)
    if faults:
        raise DataError(faults)
    try:
        return built(cls, prepared(found))
    except DataError as error:
        raise DataError(placed(error.faults, file, files[file])) from error


def _doubted(found: Any, documents: Container[str]) -> Any:
    """What a file says, with the confidence of sources that nothing bears out taken away."""
    if isinstance(found, list):
        return [_doubted(one, documents) for one in found]
    if not isinstance(found, Mapping):
        return found
    said = {key: _doubted(one, documents) for key, one in found.items()}
    document = said.get("document")
    known = isinstance(document, str) and document in documents and document != ASSUMED.document
    if document is None or (known and "confidence" in said):
        return said
    # A confidence that is none stays: it is refused at its line.
    if said.get("confidence", "high") in list(Confidence):
        said["confidence"] = Confidence.UNVERIFIED.value
    return said


def placed(faults: Iterable[Fault], file: str, content: bytes) -> list[Fault]:
    """Faults whose column is a path, such as ``items[2].cap``, at its place in a YAML file."""
    where = places(content, file)
    found = [Fault(one.code, where(one.place.column), **one.found) for one in faults]
    return sorted(found, key=lambda fault: (fault.place.row or 0, fault.place.character or 0))


def places(content: bytes, file: str) -> Callable[[str], Place]:
    """Where a path such as ``items[2].cap`` stands in a YAML file.

    A path that is not there, such as that of a key that is missing, has the place of what would
    hold it.
    """
    where = positions(content.decode("utf-8-sig"))

    def place(path: str) -> Place:
        line, character = _nearest(path, where)
        return Place(file, row=line, column=path, character=character)

    return place


def _nearest(path: str, where: Mapping[str, tuple[int, int]]) -> tuple[int, int]:
    while path and path not in where:
        path, cut = _LAST_STEP.subn("", path)
        if not cut:
            break
    return where.get(path, (1, 1))
