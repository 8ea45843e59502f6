"""Whether what the files of a package name is there: documents, pilots, areas, codes."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import TypeVar

from shidian.core import DataError, Fault, Place, Source
from shidian.programme.objects import placed
from shidian.programme.package import Programme

T = TypeVar("T")
Named = tuple[str, str, Container[str], str]
"""Path of a name in a file, the name, those that there are, and the table that has them."""


def stated_sources(found: object, path: str = "") -> Iterator[tuple[str, Source]]:
    """Every source in an object that a file states, with its path.

    Examples
    --------
    >>> found = {"works": (Source("plan-2014"),)}
    >>> [path for path, _ in stated_sources(found, "items")]
    ['items.works[0]']
    """
    if isinstance(found, Source):
        yield path, found
        return
    for step, below in _below(found):
        yield from stated_sources(below, f"{path}{step}" if path else step.lstrip("."))


def unknown_names(
    programme: Programme, file: str, found: object, path: str = "", names: Iterable[Named] = ()
) -> list[Fault]:
    """What an object in a YAML file names that the package does not have, at line and character.

    Parameters
    ----------
    programme : Programme
    file : str
    found : object
        Each of its sources names a document.
    path : str
        Where the object stands in the file.
    names : iterable of Named
        What else it names; an empty name is none.
    """
    named: list[Named] = [
        (f"{at}.document", source.document, programme.documents, "documents.csv")
        for at, source in stated_sources(found, path)
    ]
    faults = [
        Fault("unknown_reference", Place(column=at), found=name[:80], table=table)
        for at, name, known, table in (*named, *names)
        if name and name not in known
    ]
    return placed(faults, file, programme.mechanisms[file]) if faults else []


def tried(read: Callable[[], T], faults: list[Fault]) -> T | None:
    """What `read` gives; None, with its faults noted, where it raises a DataError."""
    try:
        return read()
    except DataError as error:
        faults += error.faults
        return None


def _below(found: object) -> Iterator[tuple[str, object]]:
    if isinstance(found, Mapping):
        yield from ((f".{key}", one) for key, one in found.items())
    elif isinstance(found, tuple):
        yield from ((f"[{at}]", one) for at, one in enumerate(found))
    elif is_dataclass(found):
        yield from ((f".{one.name.rstrip('_')}", getattr(found, one.name)) for one in fields(found))
