"""Tables of cost from the functions of their cells."""

from collections.abc import Callable, Iterable
from typing import Any

from shidian.core import Confidence, Source
from shidian.mechanisms.citizenization.result import CostResult
from shidian.mechanisms.citizenization.words import NATURES, ORIGINS
from shidian.reporting.cost_words import column_words, document_words, table_words
from shidian.reporting.names import Names
from shidian.reporting.table import Table
from shidian.reporting.worded import Cells, built, in_words


def made(name: str, cells: Cells, rows: Iterable[Any]) -> Table:
    """A table of the cost from the functions of its cells."""
    return built(name, table_words(name), column_words, cells, rows)


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


def document_cells(of: Callable[[Any], Source], names: Names) -> Cells:
    """The cells of the document of a source: id and title."""
    return {
        "source": lambda row: of(row).document,
        **in_words("source_name", lambda row: document_words(of(row), names)),
    }


def source_cells(of: Callable[[Any], Source], names: Names) -> Cells:
    """The cells of a source: document by id and title, section, confidence and note."""
    return {
        **document_cells(of, names),
        "section": lambda row: of(row).section,
        **in_words("confidence", lambda row: of(row).confidence.text),
        "unverified": lambda row: of(row).confidence is Confidence.UNVERIFIED,
        **in_words("note", lambda row: of(row).note),
    }
