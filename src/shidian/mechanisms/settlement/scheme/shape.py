"""What YAML allows and a scheme does not: aliases, and nesting without end.

An alias says in a few lines what takes for ever to read, and deep nesting overflows whatever
follows it; neither is needed to write an annex table.
"""

from collections.abc import Iterator

import yaml

from shidian.core import Fault, Place

DEEPEST = 40


def shape_faults(text: str, file: str) -> Iterator[Fault]:
    """The first alias, or the first thing that is nested too deep, at its place."""
    depth = 0
    for event in yaml.parse(text, yaml.BaseLoader):
        if isinstance(event, yaml.AliasEvent):
            yield Fault("scheme_alias", _place(event, file), found=event.anchor)
            return
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            yield Fault("scheme_too_deep", _place(event, file), most=DEEPEST)
            return


def _place(event: yaml.Event, file: str) -> Place:
    mark = event.start_mark
    assert mark is not None
    return Place(file, row=mark.line + 1, character=mark.column + 1)
