"""Social insurance of one person as a workbook whose cells compute."""

from collections.abc import Mapping, Sequence

from shidian.core import Confidence, Lang
from shidian.mechanisms.citizenization.insurance_result import InsuranceResult
from shidian.reporting.cost_grounds import parameters_table, warnings_table
from shidian.reporting.insurance_tables import (
    insurance_facts,
    insurance_receipt,
    insurance_table,
)
from shidian.reporting.live_sheet import FIRST_ROW, At, Formula, LiveSheet, live_workbook
from shidian.reporting.worded import worded

_EMPLOYER, _EMPLOYEE, _BASE, _WAGE, _LOCAL = range(FIRST_ROW, FIRST_ROW + 5)  # rows of the facts
_WORDS = [one.text for one in Confidence]
_LIVE = ("employer_rate", "employee_rate", "employer_yuan", "employee_yuan")


def insurance_workbook(result: InsuranceResult, lang: Lang) -> bytes:
    """The content of an Excel file: amounts are formulas on wages, cover and rates.

    Parameters
    ----------
    result : InsuranceResult
    lang : {"zh", "en"}
    """
    tables = (parameters_table(result.parameters), warnings_table(result.warnings))
    behind = [LiveSheet(worded(one, lang, _WORDS)) for one in (*tables, insurance_receipt(result))]
    cells = {
        one.name: behind[0].cell("value", row, lang)
        for row, one in enumerate(result.parameters, start=FIRST_ROW)
    }
    stated = insurance_table(result)
    codes = [str(row[0]) for row in stated.rows]
    # Facts and rows refer to one another: the tables come before the formulas.
    facts = LiveSheet(worded(insurance_facts(result), lang))
    rows = LiveSheet(worded(stated, lang))
    sums = LiveSheet(facts.table, {"value": _sums(rows, cells, lang)})
    amounts = LiveSheet(rows.table, _amounts(codes, facts, cells, lang))
    return live_workbook((sums, amounts, *behind), lang)


def _sums(rows: LiveSheet, cells: Mapping[str, str], lang: Lang) -> Formula:
    """Sums and base; the other facts stand as they were given."""

    def formula(at: At) -> str | None:
        value = at.letter("value")
        wage, local = f"{value}{_WAGE}", f"{value}{_LOCAL}"
        least, most = f"{cells['base.floor']}*{local}", f"{cells['base.cap']}*{local}"
        return {
            _EMPLOYER: f"ROUND(SUM({rows.column('employer_yuan', lang)}),2)",
            _EMPLOYEE: f"ROUND(SUM({rows.column('employee_yuan', lang)}),2)",
            _BASE: f"MIN(MAX({wage},{least}),{most})",
        }.get(at.row)

    return formula


def _amounts(
    codes: Sequence[str], facts: LiveSheet, cells: Mapping[str, str], lang: Lang
) -> Mapping[str, Formula]:
    """Rates and amounts of every row of the table, whose items have these codes."""
    base = facts.cell("value", _BASE, lang)

    def rate(payer: str) -> Formula:
        return lambda at: cells.get(f"{codes[at.row - FIRST_ROW]}.{payer}")

    def amount(payer: str) -> Formula:
        def formula(at: At) -> str | None:
            code = codes[at.row - FIRST_ROW]
            if f"{code}.{payer}" in cells:
                added = f"({at('reached')}-{at('held')})"
                return f"ROUND(12*{base}*{at(f'{payer}_rate')}*{added},2)"
            if (code, payer) == ("wage_gap", "employer"):
                return f"ROUND(12*{_last(facts, lang)},2)"
            return None  # training stands as it was given

        return formula

    formulas = (rate("employer"), rate("employee"), amount("employer"), amount("employee"))
    return dict(zip(_LIVE, formulas, strict=True))


def _last(facts: LiveSheet, lang: Lang) -> str:
    """The cell of the wage gap: the last fact, where there is one."""
    return facts.cell("value", FIRST_ROW + len(facts.table.rows) - 1, lang)
