"""A scheme's file with other numbers: everything else in it, comments too, stays as it is."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from shidian.mechanisms.settlement.scheme.paths import Path

_ANCHOR = re.compile(r"&\S+\s+")


def rewritten(content: bytes, numbers: Mapping[Path, str]) -> bytes:
    """The file with some of its numbers replaced.

    Parameters
    ----------
    content : bytes
        Of a scheme that has been read, and so is sound YAML.
    numbers : mapping of str to str
        By their place in the file: ``items[2].cap``.

    Examples
    --------
    >>> rewritten(b"items: [{cap: 45}]  # of the annex", {"items[0].cap": "50"})
    b'items: [{cap: 50}]  # of the annex'
    """
    text = content.decode("utf-8-sig")
    spans = dict(_scalars(yaml.compose(text, yaml.BaseLoader), ""))
    placed = {spans[path]: number for path, number in numbers.items()}  # an anchor stands once
    for (start, end), number in sorted(placed.items(), reverse=True):
        name = _ANCHOR.match(text, start)
        text = f"{text[: name.end() if name else start]}{number}{text[end:]}"
    return text.encode("utf-8")


def _scalars(node: Any, path: Path) -> Iterator[tuple[Path, tuple[int, int]]]:
    if isinstance(node, yaml.MappingNode):
        for key, below in node.value:
            yield from _scalars(below, f"{path}.{key.value}" if path else str(key.value))
    elif isinstance(node, yaml.SequenceNode):
        for number, below in enumerate(node.value):
            yield from _scalars(below, f"{path}[{number}]")
    elif isinstance(node, yaml.ScalarNode):
        yield path, (node.start_mark.index, node.end_mark.index)
