"""What every digit and numeral of a document is: a quantity, a time, or no figure and why."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from shidian.plans.lexicon import alternatives, words
from shidian.plans.numbers.nonfigures import why_no_figure
from shidian.plans.numbers.numerals import CHINESE
from shidian.plans.numbers.quantities import Quantity, quantities
from shidian.plans.numbers.times import Calendar, Time, durations, times

NUMERAL = re.compile(rf"[\d{CHINESE}]")
"""A character that the coverage report accounts for."""

_CLASSES = {
    name: [re.compile(pattern) for pattern in patterns]
    for name, patterns in words("nonfigures").items()
}
_STRETCH = re.compile(rf"\d[\d.,]*|[{CHINESE}]+")
_WORD = re.compile(alternatives(words("words")["words"]))
_ROUGHLY = tuple("数几上近超逾")
_COUNTED = re.compile(r"[余多]?[人家元名户亩套个所]")
_OF_A_UNIT = re.compile(r"[\d（(/]")  # 常住人口（万人）
_LISTED = re.compile(r"[两二三四五六七八九十](?:[大种类方省市县区镇乡城级维网]|落实|结合)")


@dataclass(frozen=True)
class Mark:
    """A stretch of the flow with numerals, and what it is.

    `kind` is ``figure`` or ``time``, the class of a non-figure, or ``unread``.
    """

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Marks:
    """All stretches with numerals; `quantities` are those that mean something."""

    quantities: Sequence[Quantity]
    times: Sequence[Time]
    others: Sequence[Mark]


def marks(text: str, known: Iterable[Mark], calendar: Calendar) -> Marks:
    """Sort every numeral of a text.

    Parameters
    ----------
    text : str
        The flow of characters.
    known : iterable of Mark
        What is known already: numbers of headings and items, cells of tables.
    calendar : Calendar

    Examples
    --------
    >>> found = marks("到2017年，三规合一，覆盖20个县（发改规划〔2014〕1229号）。", [], Calendar())
    >>> [q.unit for q in found.quantities], [t.year for t in found.times]
    (['个'], [2017])
    >>> [mark.kind for mark in found.others]
    ['slogan', 'document_number']
    """
    others = [mark for mark in known if NUMERAL.search(text, mark.start, mark.end)]
    taken = bytearray(len(text))
    _take(taken, others)
    _add(others, taken, text, ("title", "document_number", "law_article"))
    found_times = [time for time in times(text, calendar) if not any(taken[time.start : time.end])]
    _take(taken, found_times)
    _add(others, taken, text, ("congress", "list_marker", "ordinal", "name", "date", "slogan"))
    counted = _counted(others, taken, text)
    durations_ = (Mark(start, end, "duration") for start, end in durations(text))
    _add_free(others, taken, durations_)
    _add_free(others, taken, (Mark(*match.span(), "word") for match in _WORD.finditer(text)))
    others += _rest(text, taken)
    return Marks(counted, found_times, sorted(others, key=lambda mark: mark.start))


def _counted(others: list[Mark], taken: bytearray, text: str) -> list[Quantity]:
    """The quantities that are figures; the others are marked with their class."""
    counted = []
    for quantity in quantities(text):
        if any(taken[quantity.start : quantity.end]):
            continue
        why = why_no_figure(text, quantity)
        if why:
            others.append(Mark(quantity.start, quantity.end, why))
        else:
            counted.append(quantity)
        _take(taken, [quantity])
    return counted


def _take(taken: bytearray, marked: Iterable[Mark | Time | Quantity]) -> None:
    for one in marked:
        taken[one.start : one.end] = b"\1" * (one.end - one.start)


def _add(others: list[Mark], taken: bytearray, text: str, kinds: Iterable[str]) -> None:
    for kind in kinds:
        for pattern in _CLASSES[kind]:
            found = (Mark(*match.span(), kind) for match in pattern.finditer(text))
            _add_free(others, taken, (m for m in found if NUMERAL.search(text, m.start, m.end)))


def _add_free(others: list[Mark], taken: bytearray, marks: Iterable[Mark]) -> None:
    for mark in marks:
        if not any(taken[mark.start : mark.end]):
            others.append(mark)
            _take(taken, [mark])


def _rest(text: str, taken: bytearray) -> Iterator[Mark]:
    """Stretches of numerals that nothing else has claimed, parts of a stretch if need be."""
    for match in _STRETCH.finditer(text):
        for free, places in groupby(range(*match.span()), lambda place: not taken[place]):
            numerals = [place for place in places if NUMERAL.match(text, place)]
            if free and numerals:
                start, end = numerals[0], numerals[-1] + 1
                yield Mark(start, end, _lone(text, start, end))


def _lone(text: str, start: int, end: int) -> str:
    """A numeral that nothing else has claimed."""
    before = text[max(0, start - 1) : start]
    rough = before in _ROUGHLY or (_COUNTED.match(text, end) and not _OF_A_UNIT.match(before))
    if end - start == 1 and (text[start] in "一零" or (text[start] in "万亿千百" and not rough)):
        return "word"
    return "enumeration" if _LISTED.match(text, start) else "unread"


def unread(found: Marks) -> list[Mark]:
    """The stretches that nobody could read."""
    return [mark for mark in found.others if mark.kind == "unread"]
