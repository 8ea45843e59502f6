"""Worked stories of a package: what people computed by hand, set against what the rooms compute.

A room says what its stories are and what it computes for each; reading and comparing stand here.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any, Protocol, TypeVar

from shidian.core import DataError, Fault
from shidian.core.plain import plain
from shidian.programme.files import PackageFiles
from shidian.programme.objects import read_object

Parts = Iterator[tuple[str, str]]
"""The name of a part, such as ``by_payer.person``, and its value in plain words."""


class _Story(Protocol):
    @property
    def id(self) -> str: ...


S_co = TypeVar("S_co", bound=_Story, covariant=True)


class _Stories(Protocol[S_co]):
    @property
    def stories(self) -> tuple[S_co, ...]: ...


@dataclass(frozen=True)
class StoryDifference:
    """Where a story and a room part: ``by_payer.person``, 28 expected, 30 found."""

    part: str
    expected: str
    found: str


def read_stories(cls: type[_Stories[S_co]], files: PackageFiles, folder: str) -> dict[str, S_co]:
    """The stories in the files of a folder, by id; `cls` is a file of them.

    Raises
    ------
    DataError
        With the faults of all files, and every id that stands twice.
    """
    found: dict[str, S_co] = {}
    faults: list[Fault] = []
    for file in sorted(name for name in files if name.startswith(folder)):
        try:
            for story in read_object(cls, files, file).stories:
                if story.id in found:
                    raise DataError(Fault("story_twice", found=story.id).at(file))
                found[story.id] = story
        except DataError as error:
            faults += error.faults
    if faults:
        raise DataError(faults)
    return found


def story_differences(
    story: Any, inputs: Collection[str], computed: Iterable[tuple[str, str]]
) -> list[StoryDifference]:
    """Where something else is computed than a story tells; empty where they agree.

    Parameters
    ----------
    story : dataclass
    inputs : collection of str
        Fields that are reckoned with, not compared.
    computed : iterable of pairs
        Parts and their values, as `story_value` writes them.
    """
    said = dict(computed)
    return [
        StoryDifference(part, expected, said.get(part, "-"))
        for part, expected in _told(story, inputs)
        if said.get(part, "-") != expected
    ]


def story_value(value: Decimal | int | bool | str | date) -> str:
    """A number without zeros at its end; anything else as it is written.

    Examples
    --------
    >>> [story_value(one) for one in (Decimal("8.180"), Decimal("1E+2"), True)]
    ['8.18', '100', 'True']
    """
    return plain(value) if isinstance(value, Decimal) else str(value)


def _told(story: Any, inputs: Collection[str]) -> Parts:
    """What a story expects, by part."""
    for name in (one.name for one in fields(story) if one.name not in inputs):
        value = getattr(story, name)
        if isinstance(value, Mapping):
            yield from ((f"{name}.{key}", story_value(part)) for key, part in value.items())
        else:
            yield name, " ".join(value) if isinstance(value, tuple) else story_value(value)
