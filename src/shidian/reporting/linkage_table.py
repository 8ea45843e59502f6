"""The table that links people, money and land, each value with where it comes from."""

from collections.abc import Callable, Iterable
from typing import Any

from shidian.core import Bilingual, Confidence
from shidian.mechanisms.transfers.results import Known, LinkageResult, LinkageRow
from shidian.reporting.cost_words import payer_head
from shidian.reporting.names import Names
from shidian.reporting.table import Cell, Column, Table
from shidian.reporting.transfers_columns import attribute, joined, plain
from shidian.reporting.transfers_words import column_words
from shidian.reporting.worded import Cells, in_words

_GAPS = {
    "people_gap": Bilingual("人数差", "people"),
    "money_gap": Bilingual("资金差", "money"),
    "land_gap": Bilingual("用地差", "land"),
}
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
        **in_words("name", lambda row: names.get(row.pilot, Bilingual(row.pilot, ""))),
        "year": attribute("year"),
    }
    columns: list[tuple[Column, Callable[[Any], Cell]]] = []
    for name in _LINKED:
        title, meaning = column_words(name)
        column = Column(name, title, meaning, lambda row: row, brief=True)
        columns += _with_whence(column, _known(name))
        if name == "filed":
            for payer in result.payers:
                borne = payer_head(payers.get(payer, Bilingual(payer, payer)))
                columns += _with_whence(plain(f"cost_{payer}", borne), _cost_of(payer))
    return joined("linkage", first, columns, in_words("why", _why), result.rows)


def _with_whence(
    column: Column, known: Callable[[LinkageRow], Known]
) -> Iterable[tuple[Column, Callable[[Any], Cell]]]:
    title = Bilingual(f"{column.title.zh}的出处", f"{column.title.text('en')}: from")
    yield column, lambda row: known(row).value
    for name, text in in_words(f"{column.name}_from", lambda row: _whence(known(row))).items():
        yield plain(name, title), text


def _why(row: LinkageRow) -> Bilingual:
    """Which gaps have no value, and what they lack."""
    lacking = [
        (title, getattr(row, name).whence)
        for name, title in _GAPS.items()
        if getattr(row, name).value is None
    ]
    return Bilingual(
        "；".join(f"{title.zh}：{whence.zh}" for title, whence in lacking),
        "; ".join(f"{title.en}: {whence.en}" for title, whence in lacking),
    )


def _whence(known: Known) -> Bilingual:
    whence, doubt = known.whence, known.confidence.text
    if known.confidence is not Confidence.UNVERIFIED:
        return whence
    return Bilingual(f"{whence.zh}（{doubt.zh}）", f"{whence.text('en')} ({doubt.en})")


def _known(name: str) -> Callable[[LinkageRow], Known]:
    return lambda row: getattr(row, name)


def _cost_of(payer: str) -> Callable[[LinkageRow], Known]:
    return lambda row: row.costs[payer]
