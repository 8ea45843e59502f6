"""Tables of cost from the functions of their cells."""

from collections.abc import Callable, Iterable
from typing import Any

from shidian.core import Confidence, Source
from shidian.mechanisms.citizenization.result import CostResult
from shidian.mechanisms.citizenization.words import NATURES, ORIGINS
from shidian.reporting.cost_words import column_words, document_words, table_words
from shidian.reporting.table import Column, Table
from shidian.reporting.worded import Cells, in_words


def made(name: str, cells: Cells, rows: Iterable[Any]) -> Table:
    """A table of the cost from the functions of its cells."""
    columns = [Column(one, *column_words(one), value, brief=True) for one, value in cells.items()]
    return Table(
        name, *table_words(name), columns, [[one(row) for one in cells.values()] for row in rows]
    )


def item_cells(result: CostResult) -> Cells:
    """The cells of an item: code, name, and whether it is paid once or yearly."""
    items = {item.id: item for item in result.question.model.stated.items}
    return {
        "item": lambda row: row.item,
        **in_words("item_name", lambda row: items[row.item].label),
        **in_words("nature", lambda row: NATURES[items[row.item].nature]),
    }


def origin_cells(of: Callable[[Any], Any]) -> Cells:
    """The cells of an origin: code and name."""
    return {
        "origin": lambda row: of(row).value,
        **in_words("origin_name", lambda row: ORIGINS[of(row)]),
    }


def source_cells(of: Callable[[Any], Source]) -> Cells:
    """The cells of a source: document, section, confidence and note."""
    return {
        **in_words("source", lambda row: document_words(of(row))),
        "section": lambda row: of(row).section,
        **in_words("confidence", lambda row: of(row).confidence.text),
        "unverified": lambda row: of(row).confidence is Confidence.UNVERIFIED,
        **in_words("note", lambda row: of(row).note),
    }
