"""One remark on a scheme: how grave, where, and what in two languages."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from shidian.core import Bilingual, Fault, Lang, Place


class Severity(StrEnum):
    """How grave a remark is."""

    WARNING = "warning"  # hardly meant, or in the way of an official run
    NOTE = "note"  # may well be meant

    @property
    def text(self) -> Bilingual:
        """The severity in words."""
        return _WORDS[self]


_WORDS = {
    Severity.WARNING: Bilingual("疑问", "warning"),
    Severity.NOTE: Bilingual("提示", "note"),
}


@dataclass(frozen=True)
class Remark:
    """A remark; its texts are those of a fault.

    Examples
    --------
    >>> found = Fault("lint_always", Place("scheme.yaml", row=9, character=3))
    >>> Remark(Severity.WARNING, found).line("zh")
    'scheme.yaml 第 9 行 第 3 字符：疑问：这个条件总是成立，等于没有。请删去，或核对数值。'
    """

    severity: Severity
    fault: Fault

    @property
    def code(self) -> str:
        """Of the message."""
        return self.fault.code

    @property
    def place(self) -> Place:
        """File, line and character."""
        return self.fault.place

    def line(self, lang: Lang) -> str:
        """Place, severity, message and advice on one line."""
        place, colon = self.place.text(lang), "：" if lang == "zh" else ": "
        gap = "" if lang == "zh" else " "
        said = f"{self.fault.text(lang)}{gap}{self.fault.advice(lang)}"
        return colon.join((place, self.severity.text.text(lang), said))


Remarks: TypeAlias = Iterator[Remark]


def warning(code: str, path: str, **found: object) -> Remark:
    """A warning on a part of a scheme."""
    return Remark(Severity.WARNING, Fault(code, Place(column=path), **found))


def note(code: str, path: str, **found: object) -> Remark:
    """A note on a part of a scheme."""
    return Remark(Severity.NOTE, Fault(code, Place(column=path), **found))
