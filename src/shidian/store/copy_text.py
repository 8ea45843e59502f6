"""Reading rows as PostgreSQL's COPY writes them in text."""

import re
from collections.abc import Iterator, Sequence

Row = Sequence[str | None]
_HEAD = re.compile(r"COPY (?:\w+\.)?(\w+) \((.*)\) FROM stdin;")
_ESCAPED = re.compile(r"\\(.)")
_LETTERS = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}


def copied(lines: Iterator[str]) -> Iterator[tuple[str, Sequence[str], Iterator[Row]]]:
    """The tables of a script: name, columns, and rows, which are to be read before the next.

    Examples
    --------
    >>> script = ["COPY public.t (a, b) FROM stdin;\\n", "1\\t\\\\N\\n", "\\\\.\\n"]
    >>> [(table, list(rows)) for table, columns, rows in copied(iter(script))]
    [('t', [['1', None]])]
    """
    for line in lines:
        found = _HEAD.match(line)
        if found:
            columns = [name.strip('"') for name in found[2].split(", ")]
            yield found[1], columns, _rows(lines)


def _rows(lines: Iterator[str]) -> Iterator[Row]:
    for line in lines:
        if line == "\\.\n":
            return
        yield [_value(text) for text in line.removesuffix("\n").split("\t")]


def _value(text: str) -> str | None:
    if text == "\\N":
        return None
    return _ESCAPED.sub(lambda found: _LETTERS.get(found[1], found[1]), text)
