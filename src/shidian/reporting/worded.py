"""A table as a person reads it in a workbook: one language, words in place of codes."""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from shidian.core import Bilingual, Lang
from shidian.reporting.table import Answer, Cell, Column, Table

YES, NO = Bilingual("是", "yes"), Bilingual("否", "no")
Cells = Mapping[str, Callable[[Any], Cell]]
"""The columns of a table by name, and what each has of a row's object."""
_OFFICIAL = "area"  # the code of an area is no invention of the program


def in_words(name: str, text: Callable[[Any], Bilingual]) -> Cells:
    """The cells of a word: a column in Chinese, and one in English."""
    return {name: lambda row: text(row).zh, f"{name}_en": lambda row: text(row).text("en")}


def built(
    name: str,
    said: tuple[Bilingual, Bilingual],
    words: Callable[[str], tuple[Bilingual, Bilingual]],
    cells: Cells,
    rows: Iterable[Any],
) -> Table:
    """A table from the functions of its cells.

    Parameters
    ----------
    name : str
    said : tuple of Bilingual
        Title and meaning.
    words : callable
        Title and meaning of a column by its name.
    cells : mapping
    rows : iterable
        The object of every row.
    """
    columns = [Column(one, *words(one), value, brief=True) for one, value in cells.items()]
    return Table(name, *said, columns, [[value(row) for value in cells.values()] for row in rows])


def worded(table: Table, lang: Lang, words: Sequence[Bilingual] = ()) -> Table:
    """The columns of one language, without codes that have a name; truths as words.

    Parameters
    ----------
    table : Table
        A column ``x_en`` beside `x` is its English, a column ``x_name`` its name.
    lang : {"zh", "en"}
    words : sequence of Bilingual
        Words that stand in cells in Chinese.
    """
    texts = {one.zh: one.text(lang) for one in words}
    names = [column.name for column in table.columns]
    kept = [at for at, name in enumerate(names) if _is_read(name, names, lang)]
    by_name = {column.name: column for column in table.columns}
    columns = [_headed(table.columns[at], by_name) for at in kept]
    rows = [[said(row[at], lang, texts) for at in kept] for row in table.rows]
    return replace(table, columns=columns, rows=rows)


def _headed(column: Column, by_name: Mapping[str, Column]) -> Column:
    """A column in English has the head of the column that it translates."""
    of = by_name.get(column.name.removesuffix("_en"), column)
    return replace(column, title=of.title, meaning=of.meaning)


def said(cell: Cell, lang: Lang, texts: Mapping[str, str]) -> Cell:
    """A cell in words: a truth value, or a text that is known in both languages.

    Examples
    --------
    >>> said(True, "zh", {}), said(Answer.NO, "en", {}), said("高", "en", {"高": "high"})
    ('是', 'no', 'high')
    """
    if isinstance(cell, str):
        return texts.get(cell, cell)
    if isinstance(cell, bool | Answer):
        return (YES if cell in {True, Answer.YES} else NO).text(lang)
    return cell


def _is_read(name: str, names: list[str], lang: Lang) -> bool:
    named = f"{name}_name" in names and name != _OFFICIAL
    return not named and in_language(name, names, lang)


def in_language(name: str, names: Container[str], lang: Lang) -> bool:
    """Whether a column is of a language: in Chinese ``x``, in English ``x_en`` where there is one.

    Examples
    --------
    >>> in_language("note_en", ["note", "note_en"], "zh"), in_language("year", ["year"], "zh")
    (False, True)
    """
    if name.endswith("_en") and name.removesuffix("_en") in names:
        return lang == "en"
    return lang == "zh" or f"{name}_en" not in names
