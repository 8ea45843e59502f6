"""A worksheet as data: heads, and rows of values and formulas."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from shidian.core import Bilingual, Lang
from shidian.reporting.live_sheet import FIRST_ROW, letters


@dataclass(frozen=True)
class Formula:
    """What a cell computes, without the sign of equality; `money` has two places."""

    text: str
    money: bool = False


Value = Formula | Decimal | int | str | None


@dataclass(frozen=True)
class Sheet:
    """A worksheet: title, heads, and rows."""

    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[Value]]


@dataclass(frozen=True)
class Titles:
    """The titles of the sheets, in one language; formulas name the sheets by them."""

    parameters: str
    people: str
    rows: str
    division: str
    totals: str
    paid: str
    person: str


def titles(lang: Lang) -> Titles:
    """The titles of the sheets."""
    return Titles(*(one.text(lang) for one in _TITLES))


def column_range(sheet: str, column: int, rows: int) -> str:
    """All cells of a column of a sheet, fixed.

    Examples
    --------
    >>> column_range("人数", 2, 3)
    "'人数'!$B$2:$B$4"
    """
    name = letters(column)
    return f"'{sheet}'!${name}${FIRST_ROW}:${name}${FIRST_ROW + rows - 1}"


_TITLES = (
    Bilingual("参数", "Parameters"),
    Bilingual("人数", "People"),
    Bilingual("清单", "List"),
    Bilingual("分配", "Division"),
    Bilingual("合计", "Totals"),
    Bilingual("应付与已付", "Due and paid"),
    Bilingual("人均", "One person"),
)
