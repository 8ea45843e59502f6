"""Several tables at once: all of them for a person, the first of them into a file."""

# ruff: noqa: PLC0415  the tables are imported when a verb runs

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from shidian.cli.output import TABLE, check_ending, print_bytes, print_worded, write_file
from shidian.cli.printable import tell
from shidian.core import Bilingual, Fault, Lang, UsageError

if TYPE_CHECKING:
    from shidian.reporting import Cell, Table

WORD, WORKBOOK = "docx", "xlsx"
_NAMED, _MORE = 5, Bilingual("等", ", and more")
_LONG = ("section", "note")  # columns for which a terminal has no room


def chosen_format(format: str, output: Path | None, *more: str) -> str:
    """The format asked for; where none was, that of the file's name, or a table.

    Raises
    ------
    UsageError
        Where the file's name has the ending of another format, or of none.

    Examples
    --------
    >>> chosen_format("table", Path("list.xlsx")), chosen_format("json", Path("list.txt"))
    ('xlsx', 'json')
    """
    from shidian.reporting import FORMATS

    if output is None:
        return format
    suffix = output.suffix.removeprefix(".").lower()
    if format != TABLE:
        check_ending(format, output)
        return format
    if suffix not in (*more, *FORMATS):
        known = " ".join((*more, *FORMATS))
        raise UsageError(Fault("unknown_format", asked=suffix or output.name, known=known))
    return suffix


def give_tables(
    tables: Sequence[Table],
    format: str,
    output: Path | None,
    lang: Lang,
    words: Sequence[Bilingual] = (),
) -> None:
    """Print tables for a person, or the first of them for a program or into a file.

    Parameters
    ----------
    tables : sequence of Table
    format : str
    output : Path or None
    lang : {"zh", "en"}
    words : sequence of Bilingual
        Words that stand in cells in Chinese.
    """
    from shidian.reporting.worded import NO, YES, worded

    chosen = chosen_format(format, output)
    if chosen != TABLE:
        from shidian.reporting import write

        first = worded(tables[0], lang, words) if chosen == WORKBOOK else tables[0]
        return give_bytes(write(first, chosen, lang), output)
    said = {one.zh: one.text(lang) for one in words}
    said |= {"yes": YES.text(lang), "no": NO.text(lang)}
    for table in tables:
        if table.rows:
            if len(tables) > 1:
                print(table.title.text(lang))
            shown = readable(table, lang)
            print_worded(shown, {column.name: said for column in shown.columns}, TABLE, lang)
    return None


def give_bytes(content: bytes, output: Path | None) -> None:
    """Write a file, or give its bytes to a pipe; UsageError for a terminal."""
    if output is not None:
        return write_file(output, content)
    if sys.stdout.isatty() and content[:2] == b"PK":
        raise UsageError(Fault("workbook_on_terminal"))
    return print_bytes(content)


def readable(table: Table, lang: Lang) -> Table:
    """A table for a person: one language, names in place of codes, no empty columns."""
    from shidian.reporting.worded import in_language

    names = {column.name for column in table.columns}
    kept = [
        at
        for at, column in enumerate(table.columns)
        if in_language(column.name, names, lang)
        and f"{column.name}_name" not in names
        and column.name.removesuffix("_en") not in _LONG
        and any(_said(row[at]) for row in table.rows)
    ]
    titles = {column.name: column.title for column in table.columns}
    columns = [
        replace(one, title=titles.get(one.name.removesuffix("_en"), one.title))
        for one in (table.columns[at] for at in kept)
    ]
    rows = [[_shown(row[at]) for at in kept] for row in table.rows]
    return replace(table, columns=columns, rows=rows)


def tell_warnings(warnings: Sequence[Fault], lang: Lang) -> None:
    """Tell on stderr what a reader must know; unverified numbers on one line."""
    doubtful = [one for one in warnings if one.code == "official_source"]
    for one in warnings:
        if one.code != "official_source":
            tell(one.line(lang))
    if doubtful:
        names = list(dict.fromkeys(_label(one, lang) for one in doubtful))
        shown = ("、" if lang == "zh" else ", ").join(names[:_NAMED])
        shown += _MORE.text(lang) if len(names) > _NAMED else ""
        tell(Fault("unverified_numbers", many=len(doubtful), names=shown).line(lang))


def _said(cell: Cell) -> bool:
    return cell is not None and cell is not False and cell != ""


def _shown(cell: Cell) -> Cell:
    """A truth value as an answer in words."""
    from shidian.reporting.table import answer

    return answer(cell) if isinstance(cell, bool) else cell


def _label(fault: Fault, lang: Lang) -> str:
    found = fault.found["found"]
    return found.text(lang) if isinstance(found, Bilingual) else found
