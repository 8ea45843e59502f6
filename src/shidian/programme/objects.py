"""Objects that a YAML file states whole, with every fault at its line and character."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from shidian.core import DataError, Fault, Place
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
    faults: list[Fault] = []
    found = read_mapping(files, file, faults)
    if faults:
        raise DataError(faults)
    try:
        return built(cls, found)
    except DataError as error:
        raise DataError(placed(error.faults, file, files[file])) from error


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
