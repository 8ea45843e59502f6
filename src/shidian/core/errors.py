"""Errors as part of the interface: what was found, where, and what to do, in two languages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from shidian.core.bilingual import Bilingual, Lang
from shidian.core.messages import MESSAGES


@dataclass(frozen=True)
class Place:
    """Where a fault was found; parts that do not apply stay empty.

    Examples
    --------
    >>> Place("pilots.csv", row=12, column="area").text("en")
    'pilots.csv, row 12, column area'
    >>> Place("pilots.csv", row=12, column="area").text("zh")
    'pilots.csv 第 12 行 area 列'
    >>> Place("指标", cell="D7").text("en")  # of a worksheet
    '指标, D7'
    >>> Place("scheme.yaml", row=7, character=12).text("zh")  # of a text
    'scheme.yaml 第 7 行 第 12 字符'
    >>> Place("model.yaml", column="items.school.cost").text("zh")  # a path within a file
    'model.yaml items.school.cost'
    """

    file: str = ""
    row: int | None = None
    column: str = ""
    cell: str = ""
    character: int | None = None

    def text(self, lang: Lang) -> str:
        """The place in words."""
        if lang == "zh":
            row, character, column, gap = "第 {} 行", "第 {} 字符", "{} 列", " "
        else:
            row, character, column, gap = "row {}", "character {}", "column {}", ", "
        parts = [self.file]
        parts += [row.format(self.row)] if self.row else []
        parts += [character.format(self.character)] if self.character else []
        is_path = self.character is not None or any(mark in self.column for mark in ".[")
        parts += [self.column if is_path else column.format(self.column)] if self.column else []
        parts += [self.cell] if self.cell else []
        return gap.join(part for part in parts if part)


class Fault:
    """One thing that is wrong: a code of the message table, a place, and what was found.

    Examples
    --------
    >>> fault = Fault("unknown_pilot", asked="宁坡", nearest="宁波")
    >>> fault.text("en")
    'There is no pilot 宁坡.'
    >>> fault.advice("en")
    'Nearest: 宁波. The list of pilots has all names.'
    """

    def __init__(self, code: str, place: Place | None = None, **found: object) -> None:
        self.code = code
        self.place = place or Place()
        # A value that is a word exists in both languages; every other one is the same in both.
        self.found = {
            name: value if isinstance(value, Bilingual) else str(value)
            for name, value in found.items()
        }
        self.text("zh")  # a message whose data are incomplete must fail here, not when shown

    def at(self, file: str, row: int | None = None) -> "Fault":
        """The same fault, placed in a file; a column it already names is kept."""
        return Fault(self.code, Place(file, row, self.place.column), **self.found)

    def text(self, lang: Lang) -> str:
        """What was asked and what was found."""
        return MESSAGES[self.code].what.text(lang).format(**self._said(lang))

    def advice(self, lang: Lang) -> str:
        """What to do about it."""
        return MESSAGES[self.code].todo.text(lang).format(**self._said(lang))

    def line(self, lang: Lang) -> str:
        """Place, message and advice on one line."""
        place = self.place.text(lang)
        head = f"{place}{'：' if lang == 'zh' else ': '}" if place else ""
        gap = "" if lang == "zh" else " "
        return f"{head}{self.text(lang)}{gap}{self.advice(lang)}"

    def _said(self, lang: Lang) -> dict[str, str]:
        return {
            name: value.text(lang) if isinstance(value, Bilingual) else value
            for name, value in self.found.items()
        }

    def __repr__(self) -> str:
        return f"Fault({self.code}: {self.line('en')})"


class ShidianError(Exception):
    """What a person is told instead of a traceback; carries its faults as data."""

    exit_code = 3

    def __init__(self, faults: Fault | Sequence[Fault]) -> None:
        self.faults = (faults,) if isinstance(faults, Fault) else tuple(faults)
        super().__init__("; ".join(fault.line("en") for fault in self.faults))

    def lines(self, lang: Lang) -> Iterable[str]:
        """One line a fault, in `lang`."""
        return (fault.line(lang) for fault in self.faults)


class DataError(ShidianError):
    """The data have faults; each is listed."""

    exit_code = 1


class UsageError(ShidianError):
    """Something was asked that does not exist or cannot be done here."""

    exit_code = 2
