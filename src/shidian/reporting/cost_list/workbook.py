"""The workbook of the list: sheets written with live formulas, cautions and receipt behind."""

import io
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from shidian.core import DataError, Fault, Lang
from shidian.mechanisms.citizenization.official import reservations
from shidian.mechanisms.citizenization.paid import Compared
from shidian.mechanisms.citizenization.result import CostResult
from shidian.reporting.cost_list.division import check_places
from shidian.reporting.cost_list.listing import Listing
from shidian.reporting.cost_list.parameters import parameter_sheet
from shidian.reporting.cost_list.people import Counting, people_sheet
from shidian.reporting.cost_list.sheet import Formula, Sheet, Value
from shidian.reporting.cost_list.totals import paid_sheet, totals_sheet
from shidian.reporting.cost_list.words import UNOFFICIAL, UNOFFICIAL_MARK
from shidian.reporting.cost_tables import receipt_table, summary_table, warnings_table
from shidian.reporting.formats import fill_sheet
from shidian.reporting.table import Table

_WIDEST = 40  # characters of a column


def cost_list_workbook(result: CostResult, lang: Lang, compared: Sequence[Compared] = ()) -> bytes:
    """The content of an Excel file whose amounts are formulas on its parameters and people.

    The formulas round and divide as the engine does: the list has the engine's amount of every
    row beside the formula's, and their difference.

    Parameters
    ----------
    result : CostResult
        Shared by rules.
    lang : {"zh", "en"}
    compared : sequence of Compared
        What was paid; none leaves the sheet out.

    Raises
    ------
    DataError
        Without rules, and for shares of more than seven places.
    """
    from openpyxl import Workbook  # noqa: PLC0415  half a second that nothing else needs
    from openpyxl.workbook.properties import CalcProperties  # noqa: PLC0415

    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for table in (_summary(result, lang), warnings_table(result.warnings), receipt_table(result)):
        fill_sheet(workbook.create_sheet(), table, lang)
    for place, sheet in enumerate(cost_list_sheets(result, lang, compared), start=1):
        _fill(workbook.create_sheet(sheet.title, place), sheet)
    workbook.calculation = CalcProperties(fullCalcOnLoad=True)
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def cost_list_sheets(
    result: CostResult, lang: Lang, compared: Sequence[Compared] = ()
) -> tuple[Sheet, ...]:
    """The sheets with formulas, the list first."""
    if result.question.rules is None:
        raise DataError(Fault("cost_list_rules"))
    rules, file = result.question.rules.stated, result.question.rules.file
    check_places(rules.rules, file)
    parameters, refs = parameter_sheet(result, lang)
    people = people_sheet(result, lang)
    listing = Listing(result, rules, refs, Counting(people.title, len(people.rows)), lang)
    rows, division = listing.sheets()
    paid = (paid_sheet(listing, compared),) if compared else ()
    return rows, totals_sheet(listing), *paid, parameters, people, division


def _summary(result: CostResult, lang: Lang) -> Table:
    """Totals; above them whether the list may be used officially."""
    table, found = summary_table(result), reservations(result)
    if not found:
        return table
    said = UNOFFICIAL_MARK, UNOFFICIAL.text(lang).format(many=len(found))
    return replace(table, rows=[[said[0].zh, said[0].en, said[1]], *table.rows])


def _fill(sheet: Any, made: Sheet) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill  # noqa: PLC0415

    sheet.append(list(made.heads))
    for row in made.rows:
        sheet.append([_written(value) for value in row])
    for cells, row in zip(sheet.iter_rows(min_row=2), made.rows, strict=True):
        for cell, value in zip(cells, row, strict=True):
            if isinstance(value, str):
                cell.data_type = "s"  # never a formula
            elif isinstance(value, Formula) and value.money:
                cell.number_format = "#,##0.00"
    for cell in sheet[1]:
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="E8ECEF")
        cell.alignment = Alignment(vertical="top", wrap_text=True)
    for number, head in enumerate(made.heads):
        texts = [row[number] for row in made.rows if isinstance(row[number], str)]
        longest = max((len(str(text)) * 1.8 for text in (*texts, head)), default=8)
        column = sheet.cell(1, number + 1).column_letter
        sheet.column_dimensions[column].width = min(max(longest, 12), _WIDEST)
    sheet.freeze_panes = "A2"


def _written(value: Value) -> Decimal | int | str | None:
    return f"={value.text}" if isinstance(value, Formula) else value
