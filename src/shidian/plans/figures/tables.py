"""Tables of indicators pasted as text: a header of years, and a row of numbers each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from shidian.plans.numbers.numerals import arabic
from shidian.plans.text.flow import Text, plain_text
from shidian.plans.text.lines import Line, lines_of

_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)年?[^\s\d]{0,6}")
_CELL = re.compile(
    r"(?P<sign>[≥≤<>＞＜]?)(?P<number>\d[\d,]*(?:\.\d+)?)(?P<unit>[^\d\s，。；]{0,4}?)"
    r"(?P<after>左右|以上|以下|以内)?"
)
_UNIT = re.compile(r"[（(](?P<unit>[^（）()\d]{1,8})[）)]$")
_OPS = {"": "=", "≥": ">=", "≤": "<=", "<": "<", ">": ">", "＜": "<", "＞": ">"}
_OPS |= {"左右": "~", "以上": ">=", "以下": "<=", "以内": "<="}
_NUMBER = re.compile(r"\d{1,3}[.、]?")  # of a row
_OTHER_COLUMNS = 4  # 序号, 指标, 单位, 属性
_LIMIT = 40  # characters of a row's name


@dataclass(frozen=True)
class Cell:
    """A number in a table: its year, how it binds and in which words, its characters."""

    year: int
    op: str
    qualifier: str
    value: Decimal
    start: int
    end: int


@dataclass(frozen=True)
class Row:
    """A row: what its numbers are of, their unit, and the numbers."""

    name: str
    unit: str
    cells: Sequence[Cell]


@dataclass(frozen=True)
class Heads:
    """The years at the head of a table, their characters in the flow, and columns after them."""

    years: Sequence[int]
    spans: Sequence[tuple[int, int]]
    more: int = 0


def tables(content: str, text: Text) -> tuple[list[Heads], list[Row]]:
    """The heads and rows of all tables in a file's text.

    Examples
    --------
    >>> from shidian.plans.text.flow import flow
    >>> content = "指标 2013年 2020年\\n城镇化率（%） 41.7 ≥55\\n"
    >>> heads, rows = tables(content, flow(content))
    >>> rows[0].name, rows[0].unit, [(c.year, c.op, str(c.value)) for c in rows[0].cells]
    ('城镇化率', '%', [(2013, '=', '41.7'), (2020, '>=', '55')])
    """
    heads: list[Heads] = []
    rows: list[Row] = []
    current: Heads | None = None
    for line in lines_of(plain_text(content)):
        words = list(_words(line, text))
        head = _head(words)
        if head is not None:
            current = head
            heads.append(head)
        elif current is not None:
            row = _row(words, current)
            if row is None:
                current = None
            else:
                rows.append(row)
    return heads, rows


_Word = tuple[str, int, int]


def _words(line: Line, text: Text) -> Iterator[_Word]:
    for match in re.finditer(r"[^\s\v]+", line.text):
        start = text.at(line.span[0] + match.start())
        yield match[0], start, start + len(match[0])


def _head(words: Sequence[_Word]) -> Heads | None:
    found = [_YEAR.fullmatch(word) for word, _, _ in words]
    years = [(match, words[n][1]) for n, match in enumerate(found) if match]
    if len(years) < 2 or len(years) + _OTHER_COLUMNS < len(words):
        return None
    spans = [(start + match.start("year"), start + match.end("year")) for match, start in years]
    last = max(n for n, match in enumerate(found) if match)
    return Heads([int(match["year"]) for match, _ in years], spans, len(words) - 1 - last)


def _row(words: Sequence[_Word], heads: Heads) -> Row | None:
    """A row with a number for each year; None where it has others."""
    words = words[: len(words) - heads.more]
    if len(words) > 1 and _NUMBER.fullmatch(words[0][0]) and not _CELL.fullmatch(words[1][0]):
        words = words[1:]
    count = len(heads.years)
    found = [
        (match, start) for word, start, _ in words[-count:] if (match := _CELL.fullmatch(word))
    ]
    name, column = _name(words[:-count])
    if len(found) < count or not name or len(name) > _LIMIT:
        return None
    unit = _UNIT.search(name)
    printed = {match["unit"] for match, _ in found}
    own = unit["unit"] if unit else column or (printed.pop() if len(printed) == 1 else "")
    cells = [
        _cell(match, start, year) for (match, start), year in zip(found, heads.years, strict=True)
    ]
    return Row(_UNIT.sub("", name), own, cells)


def _name(words: Sequence[_Word]) -> tuple[str, str]:
    """The name of a row, and its unit if that stands in a column of its own."""
    texts = [word for word, _, _ in words]
    if len(texts) > 1 and not _UNIT.search("".join(texts)):
        return "".join(texts[:-1]), texts[-1]
    return "".join(texts), ""


def _cell(match: re.Match[str], start: int, year: int) -> Cell:
    words = match["sign"] or match["after"] or ""
    end = match.end()
    return Cell(year, _OPS[words], words, arabic(match["number"]), start, start + end)
