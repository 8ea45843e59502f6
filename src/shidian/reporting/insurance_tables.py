"""What employer and employee add for one person insured, as tables."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from shidian.core import Bilingual
from shidian.core.apportionment import yuan
from shidian.mechanisms.citizenization.insurance_result import InsuranceResult
from shidian.reporting.table import Cell, Table
from shidian.reporting.worded import Cells, built, in_words
from shidian.reporting.words import title_and_meaning

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
    "once_yuan": "个人（元，一次）|Person, yuan, once|只付一次|paid once only",
    "name": "事项|Fact|事项|fact",
    "name_en": "事项英文|Fact (en)|英文|in English",
    "value": "值|Value|值|value",
    "unit": "单位|Unit|计量单位|unit",
    "unit_en": "单位英文|Unit (en)|英文|in English",
}
WAGE_GAP = Bilingual("同工同酬补差", "Wage gap")
LIVING_GAP = Bilingual("城乡生活支出差额", "Gap of living costs")
EMPLOYER = Bilingual("单位合计", "Employer in all")
PERSON = Bilingual("个人合计", "Person in all")
ONCE = Bilingual("个人一次性合计", "Person, once, in all")
BASE = Bilingual("缴费基数", "Base")
WAGE = Bilingual("本人月工资", "Own monthly wage")
LOCAL_WAGE = Bilingual("当地月平均工资", "Local average wage")
YUAN_A_MONTH, YUAN_A_YEAR = Bilingual("元/月", "yuan a month"), Bilingual("元/年", "yuan a year")
YUAN_ONCE = Bilingual("元，一次", "yuan, once")
_NONE = Bilingual("", "")


def insurance_table(result: InsuranceResult) -> Table:
    """What each scheme adds a year for employer and person, and what else they pay."""
    cells: Cells = {
        "item": lambda row: row.scheme,
        **in_words("item_name", lambda row: row.label),
        "held": lambda row: row.held,
        "reached": lambda row: row.reached,
        "employer_rate": lambda row: row.rate.employer,
        "employee_rate": lambda row: row.rate.employee,
        "employer_yuan": lambda row: yuan(row.employer),
        "employee_yuan": lambda row: yuan(row.employee),
        "once_yuan": lambda _: None,
    }
    title = Bilingual("社会保险", "Social insurance")
    meaning = Bilingual("一个人参保后单位和个人每年多付的", "what one person insured adds a year")
    table = built("insurance", (title, meaning), _words, cells, result.rows)
    return replace(table, rows=[*table.rows, *_other(result)])


def insurance_facts(result: InsuranceResult) -> Table:
    """The sums first, then what they rest on."""
    asked = result.question
    rows: list[tuple[Bilingual, Cell, Bilingual]] = [
        (EMPLOYER, yuan(result.employer), YUAN_A_YEAR),
        (PERSON, yuan(result.employee), YUAN_A_YEAR),
        *([(ONCE, yuan(result.once), YUAN_ONCE)] if result.once else ()),
        (BASE, result.base, YUAN_A_MONTH),
        (WAGE, asked.wage, YUAN_A_MONTH),
        (LOCAL_WAGE, asked.local_wage, YUAN_A_MONTH),
        (Bilingual("日期", "Day"), asked.on.isoformat(), _NONE),
        (Bilingual("工伤保险类别", "Class of work injury"), asked.injury_class, _NONE),
    ]
    if asked.wage_gap:
        rows.append((WAGE_GAP, asked.wage_gap, YUAN_A_MONTH))
    cells: Cells = {
        **in_words("name", lambda row: row[0]),
        "value": lambda row: row[1],
        **in_words("unit", lambda row: row[2]),
    }
    title = Bilingual("合计与依据", "Sums and inputs")
    meaning = Bilingual("一个人每年的合计和依据", "sums a year for one person, and inputs")
    return built("insurance_facts", (title, meaning), _words, cells, rows)


def insurance_receipt(result: InsuranceResult) -> Table:
    """The hashes of the inputs: the same receipt, the same numbers."""
    cells: Cells = {"name": lambda row: f"{row[0]} SHA-256", "value": lambda row: row[1]}
    title = Bilingual("凭据", "Receipt")
    meaning = Bilingual("凭据相同，结果相同", "the same receipt, the same numbers")
    return built("insurance_receipt", (title, meaning), _words, cells, result.hashes.items())


def _other(result: InsuranceResult) -> Iterator[Sequence[Cell]]:
    """What employer and person pay beside insurance, where there is any."""
    for code, label, employer, person, once in (
        ("training", Bilingual("培训费", "Training"), result.training, 0, 0),
        ("wage_gap", WAGE_GAP, result.wage_gap, 0, 0),
        ("living_gap", LIVING_GAP, 0, result.living_gap, 0),
        ("housing", Bilingual("住房支出", "Housing"), 0, 0, result.housing),
        ("schooling", Bilingual("择校支出", "Choice of a school"), 0, 0, result.schooling),
    ):
        if employer or person or once:
            empty = (None, None, None, None)
            amounts = (yuan(employer), yuan(person), yuan(once) if once else None)
            yield (code, label.zh, label.text("en"), *empty, *amounts)


def _words(column: str) -> tuple[Bilingual, Bilingual]:
    return title_and_meaning(_COLUMNS[column])
