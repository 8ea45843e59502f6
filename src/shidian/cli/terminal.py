"""Tables on a terminal: figures to the right and never cut, texts folded where it is narrow."""

# ruff: noqa: PLC0415  rich's tables take longer to import than `shidian --help` may take

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING

from shidian.cli.printable import printable
from shidian.cli.words import LISTS, NO_VALUE, STYLES
from shidian.core import Bilingual, Lang

if TYPE_CHECKING:
    from shidian.reporting import Cell, Table

LEAST_TEXT = 10  # cells of the screen that a column of text may be folded to
GAP = 2  # between columns: one cell of padding, one of the invisible rule


def table_text(table: Table, lang: Lang, words: Mapping[str, Mapping[str, str]]) -> str:
    """The brief columns of a table, as text for this terminal."""
    shown = _shown([column.name for column in table.columns if column.brief], lang)
    brief = [number for number, column in enumerate(table.columns) if column.name in shown]
    columns = [table.columns[number] for number in brief]
    rows = [[row[number] for number in brief] for row in table.rows]
    figures = {n for n, _ in enumerate(columns) if all(_is_figure(row[n]) for row in rows) and rows}
    cells = [
        [_cell(cell, column.name, words) for cell, column in zip(row, columns, strict=True)]
        for row in rows
    ]
    count = rows_said(len(rows)).text(lang)
    return grid([column.title.text(lang) for column in columns], cells, figures) + f"{count}\n"


def rows_said(many: int) -> Bilingual:
    """A number of rows in words.

    Examples
    --------
    >>> rows_said(1).en, rows_said(2).en
    ('1 row', '2 rows')
    """
    return Bilingual(f"{many} 行", f"{many} row" if many == 1 else f"{many} rows")


def _shown(names: Sequence[str], lang: Lang) -> set[str]:
    """The columns of one language, where a table has a column for each."""
    english = {name for name in names if name.endswith("_en") and name[:-3] in names}
    return set(names) - (english if lang == "zh" else {name[:-3] for name in english})


def grid(titles: Sequence[str], rows: Sequence[Sequence[str]], figures: set[int]) -> str:
    """A table of ready texts; the columns in `figures` stand to the right and are never cut."""
    from rich import box
    from rich.cells import cell_len
    from rich.console import Console
    from rich.table import Table as Grid
    from rich.text import Text

    widths = [max(map(cell_len, column)) for column in zip(titles, *rows, strict=True)]
    least = [width if n in figures else min(width, LEAST_TEXT) for n, width in enumerate(widths)]
    gaps = GAP * len(widths)
    screen = shutil.get_terminal_size().columns
    room = max(screen if sys.stdout.isatty() else sum(widths) + gaps, sum(least) + gaps)
    console = Console(width=room, height=24)  # both, or a dumb terminal is taken for 80 wide
    drawn = Grid(box=box.SIMPLE_HEAD, padding=(0, GAP - 1, 0, 0), show_edge=False, pad_edge=False)
    for n, title in enumerate(titles):
        side = "right" if n in figures else "left"
        drawn.add_column(
            Text(title), justify=side, min_width=least[n], no_wrap=n in figures, overflow="fold"
        )
    for row in rows:
        drawn.add_row(*(Text(cell, style=STYLES.get(cell[:2], "")) for cell in row))
    with console.capture() as captured:
        console.print(drawn)
    return "".join(f"{line.rstrip()}\n" for line in captured.get().splitlines())


def _is_figure(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, int | Decimal) and not isinstance(cell, bool))


def _cell(cell: Cell, column: str, words: Mapping[str, Mapping[str, str]]) -> str:
    if cell is None or cell == "":
        return NO_VALUE if cell is None else ""
    if isinstance(cell, Decimal):
        return f"{cell:+f}" if column == "gap" else f"{cell:f}"
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ", timespec="seconds")
    if isinstance(cell, Enum):
        cell = str(cell.value)
    known = words.get(column, {})
    parts = str(cell).split() if column in LISTS else [str(cell)]
    return " · ".join(known.get(part, printable(part)) for part in parts)
