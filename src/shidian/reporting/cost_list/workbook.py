"""The workbook of the list: sheets written with live formulas, cautions and receipt behind."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Any

from shidian.core import DataError, Fault, Lang
from shidian.mechanisms.citizenization.official import reservations
from shidian.mechanisms.citizenization.paid import Compared
from shidian.mechanisms.citizenization.result import CostResult
from shidian.reporting.cost_grounds import receipt_table, warnings_table
from shidian.reporting.cost_list.division import check_places
from shidian.reporting.cost_list.listing import Listing
from shidian.reporting.cost_list.parameters import Refs, parameter_sheet
from shidian.reporting.cost_list.people import Counting, people_sheet
from shidian.reporting.cost_list.person import person_sheet
from shidian.reporting.cost_list.sheet import Formula, Sheet, Value, titles
from shidian.reporting.cost_list.totals import paid_sheet, summary_sums, totals_sheet
from shidian.reporting.cost_list.words import UNOFFICIAL, UNOFFICIAL_MARK
from shidian.reporting.cost_tables import summary_table
from shidian.reporting.live_sheet import FIRST_ROW, LiveSheet, fill_live
from shidian.reporting.names import NO_NAMES, Names
from shidian.reporting.worded import worded
from shidian.reporting.workbook import workbook_of

_WIDEST = 40  # characters of a column


def cost_list_workbook(
    result: CostResult, lang: Lang, compared: Sequence[Compared] = (), names: Names = NO_NAMES
) -> bytes:
    """The workbook of an answer that rules share; see `cost_workbook`.

    Raises
    ------
    DataError
        Without rules, and for shares of more than seven places.
    """
    if result.question.rules is None:
        raise DataError(Fault("cost_list_rules"))
    return cost_workbook(result, lang, compared, names)


def cost_workbook(
    result: CostResult, lang: Lang, compared: Sequence[Compared] = (), names: Names = NO_NAMES
) -> bytes:
    """The content of an Excel file whose amounts are formulas on its parameters and people.

    The formulas round and divide as the engine does: the list has the engine's amount of every
    row beside the formula's, and their difference. Without rules nothing is divided.

    Parameters
    ----------
    result : CostResult
    lang : {"zh", "en"}
    compared : sequence of Compared
        What was paid; none leaves the sheet out.
    names : mapping of str to Bilingual
        Titles of documents by id.

    Raises
    ------
    DataError
        For shares of more than seven places.
    """
    parameters, refs = parameter_sheet(result, lang, names)
    listing = _listing(result, refs, lang)
    tables = (warnings_table(result.warnings), receipt_table(result, names))
    behind = (LiveSheet(worded(one, lang)) for one in tables)
    return workbook_of(
        (
            partial(fill_live, live=_summary(listing), lang=lang),
            *(partial(_fill, made=made) for made in _sheets(listing, parameters, compared)),
            *(partial(fill_live, live=live, lang=lang) for live in behind),
        )
    )


def _listing(result: CostResult, refs: Refs, lang: Lang) -> Listing:
    rules = result.question.rules
    if rules is not None:
        check_places(rules.stated.rules, rules.place)
    people = Counting(titles(lang).people, len(result.question.people))
    stated = rules.stated if rules is not None else None
    return Listing(result, stated, refs, people, lang)


def _sheets(listing: Listing, parameters: Sheet, compared: Sequence[Compared]) -> Iterator[Sheet]:
    """The sheets with formulas, the list first."""
    result, lang = listing.result, listing.lang
    yield listing.rows()
    yield totals_sheet(listing)
    yield person_sheet(result, listing.refs, lang)
    if compared:
        yield paid_sheet(listing, compared)
    yield parameters
    yield people_sheet(result, lang)
    if listing.rules is not None:
        yield listing.divisions(listing.rules)


def _summary(listing: Listing) -> LiveSheet:
    """Totals, computed as on their sheet; above them whether the list may be used officially."""
    result, lang = listing.result, listing.lang
    table, found = summary_table(result), reservations(result)
    if found:
        said = (UNOFFICIAL.text(one).format(many=len(found)) for one in ("zh", "en"))
        table = replace(table, rows=[[UNOFFICIAL_MARK.zh, UNOFFICIAL_MARK.en, *said], *table.rows])
    sums = summary_sums(listing)
    wanted = [sums.get(str(row[1])) for row in table.rows]
    table = worded(table, lang)
    last = table.columns[-1].name
    return LiveSheet(table, {last: lambda at: wanted[at.row - FIRST_ROW]})


def _fill(sheet: Any, made: Sheet) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill  # noqa: PLC0415

    sheet.title = made.title
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
