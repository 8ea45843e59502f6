"""A table and its columns, independent of any format."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from shidian.core import Bilingual

Cell = str | int | bool | Decimal | datetime | None


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
