"""The table that links people, money and land, each value with where it comes from."""

from collections.abc import Callable, Iterable
from typing import Any

from shidian.core import Bilingual, Confidence
from shidian.mechanisms.transfers.results import Known, LinkageResult, LinkageRow
from shidian.reporting.table import Cell, Column, Table
from shidian.reporting.transfers_tables import Cells, Names, attribute, joined, plain
from shidian.reporting.transfers_words import column_words

_LINKED = (
    *("planned", "filed", "cost", "local_cost", "received", "money_gap"),
    *("people_gap", "land_due", "land_granted", "land_gap"),
)


def linkage_table(result: LinkageResult, names: Names, payers: Names) -> Table:
    """People, money and land of pilots: each value, and beside it where it comes from.

    Parameters
    ----------
    result : LinkageResult
    names, payers : mapping of str to Bilingual
        Pilots by number, and payers by code.
    """
    first: Cells = {
        "pilot": attribute("pilot"),
        "name": lambda row: names.get(row.pilot, Bilingual(row.pilot, "")).zh,
        "name_en": lambda row: names.get(row.pilot, Bilingual(row.pilot, "")).text("en"),
        "year": attribute("year"),
    }
    columns: list[tuple[Column, Callable[[Any], Cell]]] = []
    for name in _LINKED:
        title, meaning = column_words(name)
        column = Column(name, title, meaning, lambda row: row, brief=True)
        columns += _with_whence(column, _known(name))
        if name == "filed":
            for payer in result.payers:
                label = payers.get(payer, Bilingual(payer, payer))
                borne = Bilingual(f"{label.zh}（元）", f"{label.text('en')}, yuan")
                columns += _with_whence(plain(f"cost_{payer}", borne), _cost_of(payer))
    return joined("linkage", first, columns, {}, result.rows)


def _with_whence(
    column: Column, known: Callable[[LinkageRow], Known]
) -> Iterable[tuple[Column, Callable[[Any], Cell]]]:
    title = Bilingual(f"{column.title.zh}的出处", f"{column.title.text('en')}: from")
    yield column, lambda row: known(row).value
    yield plain(f"{column.name}_from", title), lambda row: _whence(known(row))


def _whence(known: Known) -> str:
    if known.confidence is Confidence.UNVERIFIED:
        return f"{known.whence.zh}（{known.confidence.text.zh}）"
    return known.whence.zh


def _known(name: str) -> Callable[[LinkageRow], Known]:
    return lambda row: getattr(row, name)


def _cost_of(payer: str) -> Callable[[LinkageRow], Known]:
    return lambda row: row.costs[payer]
