"""Land and the award as workbooks whose numbers can be checked: formulas on the inputs."""

from collections.abc import Mapping, Sequence

from shidian.core import Lang
from shidian.mechanisms.transfers.basis import Result
from shidian.mechanisms.transfers.equalization_result import EqualizationResult
from shidian.mechanisms.transfers.land import LandRule
from shidian.mechanisms.transfers.results import (
    AwardResult,
    LandResult,
    LandRow,
    PassThroughResult,
)
from shidian.reporting.award_sheets import award_sheets
from shidian.reporting.cost_grounds import warnings_table
from shidian.reporting.equalization_sheets import equalization_sheets
from shidian.reporting.live_sheet import FIRST_ROW, At, Formula, LiveSheet, live_workbook
from shidian.reporting.names import Names
from shidian.reporting.pass_through_sheets import pass_through_sheets
from shidian.reporting.transfers_facts import inputs_table
from shidian.reporting.transfers_tables import (
    land_table,
    parameters_table,
)
from shidian.reporting.worded import YES, worded

ParameterCells = Mapping[str, str]
"""Where the value of every parameter stands, by its name."""


def land_workbook(result: LandResult, names: Names, lang: Lang) -> bytes:
    """The content of an Excel file: what is due is a formula on people, existing land and rules.

    Parameters
    ----------
    result : LandResult
    names : mapping of str to Bilingual
        Areas by code, and titles of documents.
    lang : {"zh", "en"}
    """
    parameters = _parameters(result, names, lang)
    formulas = _land_formulas(result, _cells(result, parameters, lang), lang)
    land = LiveSheet(worded(land_table(result, names), lang), formulas)
    return _workbook((land, parameters), result, lang)


def award_workbook(result: AwardResult, names: Names, lang: Lang) -> bytes:
    """The content of an Excel file: the award is a formula on people, pots and parameters.

    Amounts are rounded down to the fen; the column beside them shows who gets one more by largest
    remainder. The last columns hold what the program finds, and what limits move: without limits 0,
    unless two remainders are nearer to one another than a spreadsheet's digits can tell.

    Parameters
    ----------
    result : AwardResult
    names : mapping of str to Bilingual
        Areas by code, and titles of documents.
    lang : {"zh", "en"}
    """
    parameters = _parameters(result, names, lang)
    sheets = award_sheets(result, names, _cells(result, parameters, lang), lang)
    return _workbook((*sheets, parameters), result, lang)


def equalization_workbook(result: EqualizationResult, names: Names, lang: Lang) -> bytes:
    """The content of an Excel file: gaps, difficulty, coefficients and amounts are formulas.

    The last column of numbers holds what the program finds: what the formulas find, as long as no
    number is changed and no two remainders are nearer than a spreadsheet's digits can tell.

    Parameters
    ----------
    result : EqualizationResult
    names : mapping of str to Bilingual
        Areas by code, and titles of documents.
    lang : {"zh", "en"}
    """
    parameters = _parameters(result, names, lang)
    sheets = equalization_sheets(result, names, _cells(result, parameters, lang), lang)
    return _workbook((*sheets, parameters), result, lang)


def pass_through_workbook(result: PassThroughResult, names: Names, lang: Lang) -> bytes:
    """The content of an Excel file: the part of every factor and county is a formula.

    With limits the last amounts are the program's, and the sheet says so.

    Parameters
    ----------
    result : PassThroughResult
    names : mapping of str to Bilingual
        Areas by code, and titles of documents.
    lang : {"zh", "en"}
    """
    parameters = _parameters(result, names, lang)
    sheets = pass_through_sheets(result, names, _cells(result, parameters, lang), lang)
    return _workbook((*sheets, parameters), result, lang)


def _parameters(result: Result, names: Names, lang: Lang) -> LiveSheet:
    return LiveSheet(worded(parameters_table(result.parameters, names), lang))


def _cells(result: Result, parameters: LiveSheet, lang: Lang) -> ParameterCells:
    return {
        one.name: parameters.cell("value", row, lang)
        for row, one in enumerate(result.parameters, start=FIRST_ROW)
    }


def _workbook(sheets: Sequence[LiveSheet], result: Result, lang: Lang) -> bytes:
    tables = (warnings_table(result.warnings), inputs_table(result))
    return live_workbook((*sheets, *(LiveSheet(worded(one, lang)) for one in tables)), lang)


def _land_formulas(result: LandResult, cells: ParameterCells, lang: Lang) -> Mapping[str, Formula]:
    rows: Mapping[int, LandRow] = dict(enumerate(result.rows, start=FIRST_ROW))
    firsts = _first_rows(rows)

    def where(known: str, text: Formula) -> Formula:
        """A formula where the row has a value; what is not known stays empty."""
        return lambda at: text(at) if getattr(rows[at.row], known) is not None else None

    def so_far(name: str, of: str) -> Formula:
        return where(name, lambda at: f"SUM({at.since(of, firsts[rows[at.row].area])})")

    return {
        "standard": where(
            "due", lambda at: _standard(result.rules[rows[at.row].rule], cells, at, lang)
        ),
        "due_m2": where(
            "due", lambda at: f"{at('settled')}*{at('standard')}*(1+{at('adjustment')})"
        ),
        "due_hectares": where("due", lambda at: f"{at('due_m2')}/10000"),
        "due_mu": where("due", lambda at: f"{at('due_hectares')}*15"),
        "due_so_far": so_far("due_so_far", "due_mu"),
        "granted_so_far": so_far("granted_so_far", "granted"),
        "used_so_far": so_far("used_so_far", "used"),
        "to_grant": where("to_grant", lambda at: f"{at('due_so_far')}-{at('granted_so_far')}"),
        "to_use": where("to_use", lambda at: f"{at('granted_so_far')}-{at('used_so_far')}"),
    }


def _standard(rule: LandRule, cells: ParameterCells, at: At, lang: Lang) -> str:
    """The tiers as nested conditions, the last one without."""
    head = f"rules.{rule.code}"
    text = cells[f"{head}.tiers[{len(rule.tiers) - 1}]"]
    for number, tier in reversed(list(enumerate(rule.tiers[:-1]))):
        sign, of_tier = "<" if tier.up_to is None else "<=", f"{head}.tiers[{number}]"
        bound, m2 = cells[f"{of_tier}.bound"], cells[of_tier]
        text = f"IF({at('existing')}{sign}{bound},{m2},{text})"
    centre = f'{at("centre")}="{YES.text(lang)}"'
    # Where the rule says nothing of centres, a row that somebody makes one has no value.
    stated = cells.get(f"{head}.centre", '""')
    return f"IF({centre},{stated},{text})"


def _first_rows(rows: Mapping[int, LandRow]) -> Mapping[str, int]:
    """The row of every area from which its sums run."""
    found: dict[str, int] = {}
    for number, row in rows.items():
        if row.due_so_far is not None:
            found.setdefault(row.area, number)
    return found
