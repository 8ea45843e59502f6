"""Automatic numbers of Word paragraphs, which stand in no text: 一、 （二） 3."""

import re
from collections import defaultdict
from collections.abc import Callable
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HAN = "零一二三四五六七八九"


def han(number: int) -> str:
    """A number up to 99 as Chinese headings count.

    Examples
    --------
    >>> [han(number) for number in (1, 10, 11, 20, 34)]
    ['一', '十', '十一', '二十', '三十四']
    """
    tens, ones = divmod(number, 10)
    if not tens:
        return _HAN[ones]
    return (_HAN[tens] if tens > 1 else "") + "十" + (_HAN[ones] if ones else "")


_FORMATS: dict[str, Callable[[int], str]] = {
    "chineseCounting": han,
    "chineseCountingThousand": han,
    "japaneseCounting": han,
    "ideographDigital": han,
    "taiwaneseCountingThousand": han,
}


class Numbering:
    """Counts the numbered paragraphs of a document, in order."""

    def __init__(self, document: Any) -> None:
        part = getattr(document.part, "numbering_part", None) if _numbered(document) else None
        self._levels = _levels(part.element) if part is not None else {}
        self._counts: dict[tuple[str, int], int] = defaultdict(int)

    def label(self, paragraph: Any) -> str:
        """The number that Word shows before a paragraph; empty for one without."""
        properties = paragraph._p.pPr
        numbers = properties.numPr if properties is not None else None
        if numbers is None or numbers.numId is None:
            return ""
        list_id = str(numbers.numId.val)
        level = numbers.ilvl.val if numbers.ilvl is not None else 0
        form = self._levels.get((list_id, level))
        if form is None or form[0] in ("bullet", "none"):
            return ""
        self._counts[list_id, level] += 1
        for deeper in range(level + 1, 9):
            self._counts.pop((list_id, deeper), None)
        return re.sub(r"%(\d)", lambda match: self._count(list_id, int(match[1]) - 1), form[1])

    def _count(self, list_id: str, level: int) -> str:
        form = self._levels.get((list_id, level), ("decimal", "", 1))
        number = max(1, self._counts[list_id, level]) + form[2] - 1
        return _FORMATS.get(form[0], str)(number)


def _numbered(document: Any) -> bool:
    return any(rel.reltype.endswith("/numbering") for rel in document.part.rels.values())


def _levels(element: Any) -> dict[tuple[str, int], tuple[str, str, int]]:
    """Format, text and start of every level of every list."""
    abstract = {one.get(f"{_W}abstractNumId"): one for one in element.iter(f"{_W}abstractNum")}
    levels: dict[tuple[str, int], tuple[str, str, int]] = {}
    for number in element.iter(f"{_W}num"):
        reference = number.find(f"{_W}abstractNumId")
        source = abstract.get(reference.get(f"{_W}val")) if reference is not None else None
        for level in source.iter(f"{_W}lvl") if source is not None else ():
            key = (number.get(f"{_W}numId"), int(level.get(f"{_W}ilvl")))
            levels[key] = (
                _value(level, "numFmt", "decimal"),
                _value(level, "lvlText", ""),
                int(_value(level, "start", "1")),
            )
    return levels


def _value(level: Any, name: str, default: str) -> str:
    found = level.find(f"{_W}{name}")
    return default if found is None else str(found.get(f"{_W}val") or default)
