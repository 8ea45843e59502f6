"""The package folder that a verb works on."""

# ruff: noqa: PLC0415  the package's reader is imported when a verb runs

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from shidian.core import DataError, Fault

if TYPE_CHECKING:
    from shidian.programme import Programme

_LARGEST = 2**20  # bytes


def package_folder(asked: Path | None) -> Path:
    """The folder asked for, or the package that comes with the software."""
    if asked is not None:
        return asked
    from shidian.programme import BUILTIN

    return min(facts.parent for facts in BUILTIN.glob("*/programme.toml"))


def programme() -> Programme:
    """The built-in programme."""
    from shidian.programme import load_programme

    return load_programme(package_folder(None))


def with_own_file(programme: Programme, name: str, path: Path | None) -> Programme:
    """The programme with a person's own file in the place of one of its mechanisms' files."""
    if path is None:
        return programme
    from shidian.programme import file_content

    content = file_content(path, _LARGEST)
    return replace(programme, mechanisms={**programme.mechanisms, name: content})


@contextmanager
def told_of(name: str, path: Path | None) -> Iterator[None]:
    """Faults of the package's file are told of the person's own, which stands in its place."""
    try:
        yield
    except DataError as error:
        if path is None:
            raise
        raise DataError([_renamed(one, name, path.name) for one in error.faults]) from error


def _renamed(fault: Fault, name: str, own: str) -> Fault:
    if fault.place.file != name:
        return fault
    return Fault(fault.code, replace(fault.place, file=own), **fault.found)
