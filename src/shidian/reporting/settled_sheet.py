"""The worksheet of the people settled by whom the award is divided."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from shidian.core import Lang
from shidian.mechanisms.transfers.results import AwardResult
from shidian.mechanisms.transfers.words import kind_words
from shidian.reporting.live_sheet import FIRST_ROW, Formula, LiveSheet
from shidian.reporting.table import Cell
from shidian.reporting.transfers_columns import made
from shidian.reporting.worded import in_words, worded


def settled_sheet(result: AwardResult, parameters: Mapping[str, str], lang: Lang) -> LiveSheet:
    """People by place, kind of move and years, and how far they count.

    Parameters
    ----------
    result : AwardResult
    parameters : mapping of str to str
        Where the value of every parameter stands, by its name.
    lang : {"zh", "en"}
    """
    values = {one.name: one.value for one in result.parameters}
    groups = [
        (row.area, kind, age, people)
        for row in result.rows
        for (kind, age), people in row.settled.items()
    ]

    def weight(row: Sequence[Any]) -> Decimal:
        return values[f"weights.{row[1]}"]

    def taper(row: Sequence[Any]) -> Decimal:
        return values.get(f"taper[{row[2]}]", Decimal(0))  # years beyond the last count nothing

    cells: Mapping[str, Callable[[Any], Cell]] = {
        "area": lambda row: row[0],
        **in_words("kind", lambda row: kind_words(row[1])),
        "age": lambda row: row[2],
        "people": lambda row: row[3],
        "weight": weight,
        "taper": taper,
        "counted": lambda row: row[3] * weight(row) * taper(row),
    }
    formulas: Mapping[str, Formula] = {
        "weight": lambda at: parameters[f"weights.{groups[at.row - FIRST_ROW][1]}"],
        "taper": lambda at: parameters.get(f"taper[{groups[at.row - FIRST_ROW][2]}]", "0"),
        "counted": lambda at: f"{at('people')}*{at('weight')}*{at('taper')}",
    }
    return LiveSheet(worded(made("award_settled", cells, groups), lang), formulas)
