"""Mappings in YAML: every scalar is left as text, and what no package needs is refused.

A key that stands twice hides the first. An alias says in a few lines what takes for ever to read,
and deep nesting overflows whatever follows it. They are refused before anything is built.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from shidian.core import Bilingual, Fault, Place
from shidian.programme.files import PackageFiles
from shidian.programme.tables import decoded

DEEPEST = 40


class _Refused(Exception):  # noqa: N818
    """The code of a fault, where in the text it is, and what was found."""

    def __init__(self, code: str, mark: Any = None, **found: object) -> None:
        super().__init__(code)
        self.code, self.mark, self.found = code, mark, found

    def fault(self, file: str) -> Fault:
        line, character = (self.mark.line + 1, self.mark.column + 1) if self.mark else (None, None)
        return Fault(self.code, Place(file, row=line, character=character), **self.found)


class _Loader(yaml.BaseLoader):
    """Leaves every scalar as text; refuses aliases, deep nesting and keys that stand twice."""

    depth = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        event = self.peek_event()  # type: ignore[no-untyped-call]
        if isinstance(event, yaml.AliasEvent):
            raise _Refused("scheme_alias", event.start_mark, found=event.anchor)
        if self.depth == DEEPEST and isinstance(event, yaml.CollectionStartEvent):
            raise _Refused("scheme_too_deep", event.start_mark, most=DEEPEST)
        self.depth += 1
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node

    def construct_mapping(self, node: Any, deep: bool = False) -> Any:
        first: dict[str, int] = {}
        for key, _ in node.value:
            text = str(key.value)  # a key that is a list is refused below
            if text in first:
                raise _Refused("duplicate", found=text, first=first[text])
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
    except _Refused as error:
        faults.append(error.fault(file))
        return {}
    except yaml.YAMLError as error:
        faults.append(_broken(error, file))
        return {}
    if not isinstance(loaded or {}, dict):
        faults.append(Fault("not_yaml_mapping", Place(file)))
        return {}
    return loaded or {}


def _broken(error: yaml.YAMLError, file: str) -> Fault:
    """What the parser met, in words where it is one of the usual mistakes, and where."""
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or " ".join(str(error).split())
    said = next((words for part, words in _USUAL.items() if part in problem), problem)
    place = Place(file, row=mark.line + 1, character=mark.column + 1) if mark else Place(file)
    return Fault("not_yaml", place, found=said)


_USUAL = {
    "cannot start any token": Bilingual(
        "行首或值首的字符不行，常见的是制表符",
        "a character that cannot stand there, often a tab",
    ),
    "mapping values are not allowed": Bilingual(
        "这里不该有冒号，或缩进不齐", "a colon that cannot stand there, or uneven indentation"
    ),
    "could not find expected ':'": Bilingual(
        "缺少半角冒号，或冒号后没有空格", "a missing colon, or none with a blank after it"
    ),
    "expected": Bilingual(
        "缩进不齐，或括号、引号没有配对", "uneven indentation, or a bracket without its partner"
    ),
    "unexpected end": Bilingual("引号没有配对", "a quotation mark without its partner"),
    "special characters": Bilingual("有不可见的字符", "an invisible character"),
}


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
