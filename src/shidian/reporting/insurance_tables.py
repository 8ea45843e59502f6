"""What employer and employee add for one person insured, as tables."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from shidian.core import Bilingual
from shidian.core.apportionment import yuan
from shidian.mechanisms.citizenization.insurance_result import InsuranceResult
from shidian.reporting.table import Cell, Column, Table
from shidian.reporting.words import title_and_meaning

Cells = Mapping[str, Callable[[Any], Cell]]
# name: title zh | title en | meaning zh | meaning en
_COLUMNS = {
    "item": "项目代码|Item code|险种或费用的代码|code of the scheme or cost",
    "item_name": "项目|Item|险种或费用|scheme or cost",
    "item_name_en": "项目英文|Item (en)|英文|in English",
    "held": "参保前|Held|已参保的份额|share covered before",
    "reached": "参保后|Reached|参保后的份额|share covered after",
    "employer_rate": "单位费率|Employer's rate|与缴费基数之比|share of the base",
    "employee_rate": "个人费率|Person's rate|与缴费基数之比|share of the base",
    "employer_yuan": "单位（元/年）|Employer, yuan a year|基数×费率×新增份额×12"
    "|base x rate x share added x 12",
    "employee_yuan": "个人（元/年）|Person, yuan a year|基数×费率×新增份额×12"
    "|base x rate x share added x 12",
    "name": "事项|Fact|事项|fact",
    "name_en": "事项英文|Fact (en)|英文|in English",
    "value": "值|Value|值|value",
    "unit": "单位|Unit|计量单位|unit",
    "unit_en": "单位英文|Unit (en)|英文|in English",
}
TRAINING, WAGE_GAP = (
    Bilingual("培训费", "Training"),
    Bilingual("同工同酬补差", "Wage gap"),
)
YUAN_A_MONTH, YUAN_A_YEAR = Bilingual("元/月", "yuan a month"), Bilingual("元/年", "yuan a year")
_NONE = Bilingual("", "")


def insurance_table(result: InsuranceResult) -> Table:
    """What each scheme adds a year for employer and person, and what else the employer pays."""
    cells: Cells = {
        "item": lambda row: row.scheme,
        "item_name": lambda row: row.label.zh,
        "item_name_en": lambda row: row.label.text("en"),
        "held": lambda row: row.held,
        "reached": lambda row: row.reached,
        "employer_rate": lambda row: row.rate.employer,
        "employee_rate": lambda row: row.rate.employee,
        "employer_yuan": lambda row: yuan(row.employer),
        "employee_yuan": lambda row: yuan(row.employee),
    }
    title = Bilingual("社会保险", "Social insurance")
    meaning = Bilingual("一个人参保后单位和个人每年多付的", "what one person insured adds a year")
    rows = [[value(row) for value in cells.values()] for row in result.rows]
    return Table("insurance", title, meaning, _columns(cells), [*rows, *_other(result)])


def insurance_facts(result: InsuranceResult) -> Table:
    """The sums first, then what they rest on."""
    asked = result.question
    rows: list[tuple[Bilingual, Cell, Bilingual]] = [
        (Bilingual("单位合计", "Employer in all"), yuan(result.employer), YUAN_A_YEAR),
        (Bilingual("个人合计", "Person in all"), yuan(result.employee), YUAN_A_YEAR),
        (Bilingual("缴费基数", "Base"), result.base, YUAN_A_MONTH),
        (Bilingual("本人月工资", "Own monthly wage"), asked.wage, YUAN_A_MONTH),
        (Bilingual("当地月平均工资", "Local average wage"), asked.local_wage, YUAN_A_MONTH),
        (Bilingual("日期", "Day"), asked.on.isoformat(), _NONE),
        (Bilingual("工伤保险类别", "Class of work injury"), asked.injury_class, _NONE),
    ]
    if asked.wage_gap:
        rows.append((WAGE_GAP, asked.wage_gap, YUAN_A_MONTH))
    cells: Cells = {
        "name": lambda row: row[0].zh,
        "name_en": lambda row: row[0].text("en"),
        "value": lambda row: row[1],
        "unit": lambda row: row[2].zh,
        "unit_en": lambda row: row[2].en,
    }
    title = Bilingual("合计与依据", "Sums and inputs")
    meaning = Bilingual("一个人每年的合计和依据", "sums a year for one person, and inputs")
    found = [[value(row) for value in cells.values()] for row in rows]
    return Table("insurance_facts", title, meaning, _columns(cells), found)


def insurance_receipt(result: InsuranceResult) -> Table:
    """The hashes of the inputs: the same receipt, the same numbers."""
    cells: Cells = {"name": lambda row: f"{row[0]} SHA-256", "value": lambda row: row[1]}
    rows = [[value(row) for value in cells.values()] for row in result.hashes.items()]
    title = Bilingual("凭据", "Receipt")
    meaning = Bilingual("凭据相同，结果相同", "the same receipt, the same numbers")
    return Table("insurance_receipt", title, meaning, _columns(cells), rows)


def _other(result: InsuranceResult) -> Iterable[Sequence[Cell]]:
    """What the employer pays beside insurance, where there is any."""
    for code, label, amount in (
        ("training", TRAINING, result.training),
        ("wage_gap", WAGE_GAP, result.wage_gap),
    ):
        if amount:
            empty = (None, None, None, None)
            yield (code, label.zh, label.text("en"), *empty, yuan(amount), yuan(0))


def _columns(names: Iterable[str]) -> Sequence[Column]:
    return [
        Column(name, *title_and_meaning(_COLUMNS[name]), lambda row: row, brief=True)
        for name in names
    ]
