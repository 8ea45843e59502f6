"""The data dictionary: every table, column by column, as a table itself."""

from collections.abc import Callable, Mapping

from shidian.core import Bilingual
from shidian.programme import Programme
from shidian.reporting.table import Cell, Column, Table
from shidian.reporting.tables import TABLES
from shidian.reporting.words import words

_Line = tuple[str, Column]

_VALUES: Mapping[str, Callable[[_Line], Cell]] = {
    "table": lambda line: line[0],
    "column": lambda line: line[1].name,
    "title_zh": lambda line: line[1].title.zh,
    "title_en": lambda line: line[1].title.en,
    "meaning_zh": lambda line: line[1].meaning.zh,
    "meaning_en": lambda line: line[1].meaning.en,
}


def dictionary(programme: Programme) -> Table:
    """What each column of each table means, in both languages."""
    lines = [(name, column) for name, kind in TABLES.items() for column in kind.columns(programme)]
    columns = [Column(name, *words(name), value, True) for name, value in _VALUES.items()]
    return Table(
        "dictionary",
        Bilingual("数据字典", "Data dictionary"),
        Bilingual("各表各列的含义。", "What the columns of the tables mean."),
        columns,
        [[column.value(line) for column in columns] for line in lines],
    )
