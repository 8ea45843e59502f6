"""A table and its columns, independent of any format."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from shidian.core import Bilingual


class Answer(Enum):
    """An answer to a question that may also be open, so that its “no” is written out.

    A plain truth value is a mark: set, or nothing.
    """

    YES = "yes"
    NO = "no"


Cell = str | int | bool | Answer | Decimal | datetime | None


def answer(found: bool | None) -> Answer | None:
    """Yes, no, or open."""
    return None if found is None else Answer.YES if found else Answer.NO


@dataclass(frozen=True)
class Column:
    """A column: its name for programs, its title and meaning for people.

    `value` takes the cell from a row's object. `brief` columns are shown on a terminal,
    where there is no room for all.
    """

    name: str
    title: Bilingual
    meaning: Bilingual
    value: Callable[[Any], Cell]
    brief: bool = False


@dataclass(frozen=True)
class Table:
    """A named table: columns, and rows of cells in their order."""

    name: str
    title: Bilingual
    meaning: Bilingual
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
