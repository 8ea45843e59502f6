"""Mappings in YAML: every scalar is left as text, and a key that stands twice is refused."""

from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from shidian.core import Fault, Place
from shidian.programme.files import PackageFiles
from shidian.programme.tables import decoded


class _Twice(Exception):  # noqa: N818
    """A key that a mapping has twice, and the line it stands on first."""


class _Loader(yaml.BaseLoader):
    """Leaves every scalar as text, and refuses a key that stands twice."""

    def construct_mapping(self, node: Any, deep: bool = False) -> Any:
        first: dict[str, int] = {}
        for key, _ in node.value:
            text = str(key.value)  # a key that is a list is refused below
            if text in first:
                raise _Twice(text, first[text])
            first[text] = key.start_mark.line + 1
        return super().construct_mapping(node, deep=deep)


def read_mapping(files: PackageFiles, file: str, faults: list[Fault]) -> Mapping[str, Any]:
    """The mapping in a file; empty, with its faults noted, for what is none.

    Examples
    --------
    >>> read_mapping({"a.yaml": b"from: 2014-12"}, "a.yaml", [])
    {'from': '2014-12'}
    """
    content = decoded(files, file, faults)
    try:
        # The base loader leaves every scalar as text, so no date or number is guessed.
        loaded = yaml.load(content or "{}", _Loader)
    except _Twice as error:
        faults.append(Fault("duplicate", Place(file), found=error.args[0], first=error.args[1]))
        return {}
    except (yaml.YAMLError, RecursionError) as error:
        faults.append(Fault("not_yaml", Place(file), found=" ".join(str(error).split())))
        return {}
    if not isinstance(loaded or {}, dict):
        faults.append(Fault("not_yaml", Place(file), found=type(loaded).__name__))
        return {}
    return loaded or {}


def positions(text: str) -> dict[str, tuple[int, int]]:
    """Line and character, from 1, of everything in a YAML text that can be read, by its path.

    Examples
    --------
    >>> positions("items:\\n  - {cap: 45}")["items[0].cap"]
    (2, 6)
    """
    return dict(_positions(yaml.compose(text, _Loader), ""))


def _positions(node: Any, path: str) -> Iterator[tuple[str, tuple[int, int]]]:
    if isinstance(node, yaml.MappingNode):
        for key, below in node.value:
            inner = f"{path}.{key.value}" if path else str(key.value)
            yield inner, (key.start_mark.line + 1, key.start_mark.column + 1)
            yield from _positions(below, inner)
    elif isinstance(node, yaml.SequenceNode):
        for number, below in enumerate(node.value):
            inner = f"{path}[{number}]"
            yield inner, (below.start_mark.line + 1, below.start_mark.column + 1)
            yield from _positions(below, inner)
