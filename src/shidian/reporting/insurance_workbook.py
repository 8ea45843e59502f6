"""Social insurance of one person as a workbook whose cells compute."""

from collections.abc import Mapping, Sequence

from shidian.core import Confidence, Lang
from shidian.mechanisms.citizenization.insurance_result import InsuranceResult
from shidian.reporting.cost_grounds import parameters_table, warnings_table
from shidian.reporting.insurance_tables import (
    BASE,
    EMPLOYER,
    LOCAL_WAGE,
    ONCE,
    PERSON,
    WAGE,
    WAGE_GAP,
    insurance_facts,
    insurance_receipt,
    insurance_table,
)
from shidian.reporting.live_sheet import FIRST_ROW, At, Formula, LiveSheet, live_workbook
from shidian.reporting.names import NO_NAMES, Names
from shidian.reporting.table import Cell
from shidian.reporting.worded import worded

_WORDS = [one.text for one in Confidence]
_LIVE = ("employer_rate", "employee_rate", "employer_yuan", "employee_yuan")


def insurance_workbook(result: InsuranceResult, lang: Lang, names: Names = NO_NAMES) -> bytes:
    """The content of an Excel file: amounts are formulas on wages, cover and rates.

    Parameters
    ----------
    result : InsuranceResult
    lang : {"zh", "en"}
    names : mapping of str to Bilingual
        Titles of documents by id.
    """
    tables = (parameters_table(result.parameters, names), warnings_table(result.warnings))
    behind = [LiveSheet(worded(one, lang, _WORDS)) for one in (*tables, insurance_receipt(result))]
    cells = {
        one.name: behind[0].cell("value", row, lang)
        for row, one in enumerate(result.parameters, start=FIRST_ROW)
    }
    stated, told = insurance_table(result), insurance_facts(result)
    codes = [str(row[0]) for row in stated.rows]
    # Facts and rows refer to one another: the tables come before the formulas.
    facts, rows = LiveSheet(worded(told, lang)), LiveSheet(worded(stated, lang))
    at = {row[0]: facts.cell("value", n, lang) for n, row in enumerate(told.rows, start=FIRST_ROW)}
    sums = LiveSheet(facts.table, {"value": _sums(list(at), at, rows, cells, lang)})
    amounts = LiveSheet(rows.table, _amounts(codes, at, cells))
    return live_workbook((sums, amounts, *behind), lang)


def _sums(
    names: Sequence[Cell],
    facts: Mapping[Cell, str],
    rows: LiveSheet,
    cells: Mapping[str, str],
    lang: Lang,
) -> Formula:
    """Sums and base; the other facts stand as they were given."""
    wage, local = facts[WAGE.zh], facts[LOCAL_WAGE.zh]
    least, most = f"{cells['base.floor']}*{local}", f"{cells['base.cap']}*{local}"
    formulas = {
        EMPLOYER.zh: f"ROUND(SUM({rows.column('employer_yuan', lang)}),2)",
        PERSON.zh: f"ROUND(SUM({rows.column('employee_yuan', lang)}),2)",
        ONCE.zh: f"ROUND(SUM({rows.column('once_yuan', lang)}),2)",
        BASE.zh: f"MIN(MAX({wage},{least}),{most})",
    }
    return lambda at: formulas.get(str(names[at.row - FIRST_ROW]))


def _amounts(
    codes: Sequence[str], facts: Mapping[Cell, str], cells: Mapping[str, str]
) -> Mapping[str, Formula]:
    """Rates and amounts of every row of the table, whose items have these codes."""

    def rate(payer: str) -> Formula:
        return lambda at: cells.get(f"{codes[at.row - FIRST_ROW]}.{payer}")

    def amount(payer: str) -> Formula:
        def formula(at: At) -> str | None:
            code = codes[at.row - FIRST_ROW]
            if f"{code}.{payer}" in cells:
                added = f"({at('reached')}-{at('held')})"
                return f"ROUND(12*{facts[BASE.zh]}*{at(f'{payer}_rate')}*{added},2)"
            if (code, payer) == ("wage_gap", "employer"):
                return f"ROUND(12*{facts[WAGE_GAP.zh]},2)"
            return None  # other amounts stand as they were given

        return formula

    formulas = (rate("employer"), rate("employee"), amount("employer"), amount("employee"))
    return dict(zip(_LIVE, formulas, strict=True))
