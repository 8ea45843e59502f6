"""Lines of a file: which are page numbers, and which continue the line before them.

A line break says nothing where a file is hard-wrapped, and ends a paragraph where it is not.
The lines that break off inside a sentence show how wide the file is wrapped.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import pstdev

MARKER = re.compile(
    r"(?:——|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]"
    r"|\d{1,2}[.．、](?!\d)|\d{1,2}[.．](?=\d{4}\s*年)|[（(]\d{1,2}[）)]"
    r"|第[一二三四五六七八九十\d]{1,3}[章节条篇]|附件|附表|[①-⑳])"
)
"""How a paragraph that has a number or a dash of its own begins."""

ENDS = "。！？；：!?;:"
_INNER = "，。；、：）》”’％%"
_BARE_NUMBER = re.compile(r"[—\-–]?\s*\d{1,4}\s*[—\-–]?|第\s*\d{1,4}\s*页(?:\s*共\s*\d{1,4}\s*页)?")
TITLE_END = re.compile(
    r"(?:方案要点|方案|规划|纲要|计划|意见|办法|细则|通知|决定|报告)(?:[（(][^（）()]*[）)])?$"
)
"""How the title of a plan ends."""
ROW = re.compile(
    r"(?:\s+[≥≤<>＞＜]?\d[\d,]*(?:\.\d+)?[^\s\d，。；]{0,6}){2,}(?:\s+[^\s\d，。；]{1,6})?$"
)
"""How a row of a table ends, or its head: in numbers, or years, that only blanks part."""
_PUNCTUATED = re.compile(r"[，。；]")
_NARROWEST = 12  # columns: narrower lines may hold nothing but a year
_NARROW = 40  # columns
_FULL = 0.9  # of the middle width: such a line ends at the edge, or before a long number
_SHORT = 0.6  # of the wrap width: shorter lines end a paragraph


@dataclass(frozen=True)
class Line:
    """A line with anything on it: its span without outer blanks, and what stands around it."""

    text: str
    span: tuple[int, int]
    after_blank: bool

    @property
    def columns(self) -> int:
        """Width on a page: two columns for a Chinese character."""
        return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in self.text)


@dataclass(frozen=True)
class Wrap:
    """How wide the lines are that break off inside a sentence; None where none does."""

    full: float | None
    by_columns: bool
    blank_between: bool

    def fills(self, line: Line) -> bool:
        """Whether a line is as wide as the file is wrapped."""
        return self.full is not None and self._width(line) >= self.full

    def falls_short(self, line: Line) -> bool:
        """Whether a line ends well before the edge."""
        return self.full is not None and self._width(line) < _SHORT * self.full

    @property
    def narrow(self) -> bool:
        """Whether a heading may fill more than two lines."""
        return self.full is not None and self.full < _NARROW / (1 if self.by_columns else 2)

    def _width(self, line: Line) -> int:
        return line.columns if self.by_columns else len(line.text)


def lines_of(content: str) -> list[Line]:
    """The lines that hold anything."""
    lines, place, blank = [], 0, True
    for raw in re.split(r"(?<=\n)|(?<=\f)|(?<=\x0b)", content):
        text = raw.strip().strip("\ufeff")
        if text:
            start = place + raw.index(text)
            lines.append(Line(text, (start, start + len(text)), blank))
        blank = not text
        place += len(raw)
    return lines


def page_numbers(lines: Sequence[Line]) -> frozenset[int]:
    """Which lines are page numbers: a bare number between lines of words, in a wide file."""
    widths = sorted(line.columns for line in lines)
    if not widths or widths[len(widths) // 2] < _NARROWEST:
        return frozenset()
    return frozenset(
        number
        for number, line in enumerate(lines)
        if _BARE_NUMBER.fullmatch(line.text)
        and all(_has_words(lines, near) for near in (number - 1, number + 1))
    )


def _has_words(lines: Sequence[Line], number: int) -> bool:
    if not 0 <= number < len(lines):
        return True
    return bool(re.search(r"[\u4e00-\u9fff]", lines[number].text))


def measure(lines: Sequence[Line]) -> Wrap:
    """How a file is wrapped, from its lines that break off inside a sentence."""
    inner = [line for number, line in enumerate(lines[:-1]) if _breaks_off(lines, number)]
    blanks = [line.after_blank for line in lines[1:]]
    often = sum(blanks) * 2 > len(blanks)
    if len(inner) < 2:
        return Wrap(None, True, often)
    columns = sorted(line.columns for line in inner)
    characters = sorted(len(line.text) for line in inner)
    by_columns = _spread(columns) <= _spread(characters)
    widths = columns if by_columns else characters
    return Wrap(_FULL * widths[len(widths) // 2], by_columns, often)


def _breaks_off(lines: Sequence[Line], number: int) -> bool:
    """Whether a line surely breaks off inside a sentence, and is no heading nor the end of one."""
    line, after = lines[number], lines[number + 1]
    marked = MARKER.match(line.text) or MARKER.match(after.text)
    if line.text[-1] in ENDS or marked or "\t" in line.text:
        return False
    if _PUNCTUATED.search(line.text):
        return True
    headed = number > 0 and MARKER.match(lines[number - 1].text)
    ends_heading = headed and not _PUNCTUATED.search(lines[number - 1].text)
    titled = TITLE_END.search(line.text)
    return bool(_PUNCTUATED.search(after.text)) and not titled and not ends_heading


def _spread(widths: Sequence[int]) -> float:
    middle = widths[len(widths) // 5 :]  # the shortest fifth ends before a long number
    return pstdev(middle) / (sum(middle) / len(middle))


def follows_on(lines: Sequence[Line], number: int, wrap: Wrap) -> bool:
    """Whether a line continues the one before it."""
    before, line = lines[number - 1], lines[number]
    heads = _heads(lines, number - 1, wrap)
    # A dash opens a paragraph only after the end of another: it also stands inside sentences.
    if line.text.startswith("——") and before.text[-1] not in ENDS and not heads:
        return True
    if _opens(line, before, wrap):
        return False
    if line.text[0] in _INNER or (line.text[0].isdigit() and wrap.fills(before)):
        return True
    if _titles(lines, number - 1) and not wrap.fills(before):
        return False
    if heads:
        return wrap.fills(before) and (wrap.narrow or _ends_heading(line, wrap))
    return not wrap.falls_short(before)


def _opens(line: Line, before: Line, wrap: Wrap) -> bool:
    """Whether a line opens a paragraph, whatever the line before it looks like."""
    marked = MARKER.match(line.text) or any(
        "\t" in one.text or ROW.search(one.text) for one in (line, before)
    )
    parted = line.after_blank and not wrap.blank_between
    return bool(marked or parted or before.text[-1] in ENDS or wrap.full is None)


def _heads(lines: Sequence[Line], number: int, wrap: Wrap) -> bool:
    """Whether a line is a heading, or the rest of one: it begins with a marker and never ends."""
    line = lines[number]
    if re.search(r"[。；]", line.text):
        return False
    if MARKER.match(line.text):
        return not line.text.startswith("——") and not re.match(r"\d", line.text)
    return (
        number > 0
        and not _PUNCTUATED.search(line.text)
        and wrap.fills(lines[number - 1])
        and bool(MARKER.match(lines[number - 1].text))
        and _heads(lines, number - 1, wrap)
    )


def _ends_heading(line: Line, wrap: Wrap) -> bool:
    """Whether a line can be the end of a heading that fills the line before."""
    if _PUNCTUATED.search(line.text):
        return bool(re.match(r"[^，；、]{1,12}[。：]", line.text))
    return not wrap.fills(line)


def _titles(lines: Sequence[Line], number: int) -> bool:
    """Whether a line is the title of a plan, or the last line of one."""
    if _PUNCTUATED.search(lines[number].text) or not TITLE_END.search(lines[number].text):
        return False
    opens = number == 0 or lines[number - 1].text[-1] in ENDS
    broken = number > 0 and not _PUNCTUATED.search(lines[number - 1].text)
    return opens or (broken and (number == 1 or lines[number - 2].text[-1] in ENDS))
