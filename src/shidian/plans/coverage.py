"""The account of every digit and numeral of a document: read, no figure, or unread."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from shidian.core import Bilingual
from shidian.plans.numbers.marks import NUMERAL, Mark, Marks
from shidian.plans.text.flow import Text

CLASSES = {
    "figure": Bilingual("数字", "figures"),
    "time": Bilingual("时间", "times"),
    "marker": Bilingual("序号", "numbering"),
    "list_marker": Bilingual("列举序号", "list markers"),
    "page_number": Bilingual("页码", "page numbers"),
    "title": Bilingual("书名号内", "titles"),
    "document_number": Bilingual("文号", "document numbers"),
    "law_article": Bilingual("条款", "articles of laws"),
    "congress": Bilingual("会议届次", "congresses"),
    "ordinal": Bilingual("序数", "ordinals"),
    "name": Bilingual("名称", "names"),
    "date": Bilingual("日期", "dates"),
    "duration": Bilingual("期限", "durations"),
    "enumeration": Bilingual("列举", "enumerations"),
    "slogan": Bilingual("口号", "slogans"),
    "category": Bilingual("城市类别", "classes of cities"),
    "measure": Bilingual("范围", "extents"),
    "word": Bilingual("普通词", "words"),
    "unread": Bilingual("未读", "unread"),
}
"""What a numeral may be taken for, in words."""

FIGURE, TIME, PAGE, UNREAD = "figure", "time", "page_number", "unread"
_AROUND = 8  # characters shown on either side of what is unread


@dataclass(frozen=True)
class Unread:
    """A stretch that the reader could not place: where it stands, and what stands around it."""

    span: tuple[int, int]
    text: str
    around: str


@dataclass(frozen=True)
class Coverage:
    """How many numerals there are, how many of each class, and which were not read.

    `numerals` counts characters; the values of `classes` sum up to it.
    """

    numerals: int
    classes: Mapping[str, int]
    unread: Sequence[Unread]


def coverage(content: str, text: Text, marks: Marks) -> Coverage:
    """Account for every numeral of a document.

    Examples
    --------
    >>> from shidian.plans.text.flow import flow
    >>> from shidian.plans.numbers.marks import marks
    >>> from shidian.plans.numbers.times import Calendar
    >>> text = flow("到2017年，人口5万人，编号7788。")
    >>> made = coverage(text.chars, text, marks(text.chars, [], Calendar()))
    >>> made.numerals, dict(made.classes), [one.text for one in made.unread]
    (10, {'time': 4, 'figure': 2, 'unread': 4}, ['7788'])
    """
    kinds = [Mark(time.start, time.end, TIME) for time in marks.times]
    kinds += [Mark(one.start, one.end, FIGURE) for one in marks.quantities]
    kinds += marks.others
    counts: Counter[str] = Counter()
    for mark in kinds:
        counts[mark.kind] += len(NUMERAL.findall(text.chars, mark.start, mark.end))
    counts[PAGE] += sum(len(NUMERAL.findall(content, *span)) for span in text.pages)
    missed = [
        Unread(
            text.span(mark.start, mark.end), text.chars[mark.start : mark.end], _around(text, mark)
        )
        for mark in marks.others
        if mark.kind == UNREAD
    ]
    classes = {kind: count for kind, count in counts.items() if count}
    return Coverage(_numerals(content, text), classes, missed)


def _numerals(content: str, text: Text) -> int:
    """All numerals of the document: those of the flow, and those of the page numbers."""
    pages = sum(len(NUMERAL.findall(content, *span)) for span in text.pages)
    return len(NUMERAL.findall(text.chars)) + pages


def _around(text: Text, mark: Mark) -> str:
    start, end = max(0, mark.start - _AROUND), mark.end + _AROUND
    return text.chars[start:end]
