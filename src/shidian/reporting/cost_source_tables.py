"""The models and rules of a package, and what the plans state on cost, as tables."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from shidian.core import Bilingual, Confidence
from shidian.mechanisms.citizenization.consistency import (
    CaseResult,
    CheckResult,
    Verdict,
    rounded,
)
from shidian.mechanisms.citizenization.consistency_words import (
    rounding_text,
    sentences,
    verdict_text,
)
from shidian.mechanisms.citizenization.model import CostModel
from shidian.mechanisms.citizenization.package import StatedFile
from shidian.mechanisms.citizenization.sharing import SharingRules
from shidian.mechanisms.citizenization.used import used_parameters
from shidian.mechanisms.citizenization.words import SCOPES
from shidian.reporting.linkage_values import least_established
from shidian.reporting.names import Names
from shidian.reporting.table import Table
from shidian.reporting.worded import Cells, built, in_words
from shidian.reporting.words import title_and_meaning

# name: title zh | title en | meaning zh | meaning en
_TABLES = {
    "cost_models": "模型与规则|Models and rules|方案包里的模型和分担规则|those of the package",
    "cost_cases": "方案数字复算|Figures recomputed|方案的数字能否合上|whether they close",
}
_COLUMNS = {
    "kind": "种类代码|Kind code|model 或 rules|model or rules",
    "kind_name": "种类|Kind|成本模型或分担规则|cost model or sharing rules",
    "kind_name_en": "种类英文|Kind (en)|英文|in English",
    "code": "代码|Code|命令和接口所用|used by commands and the API",
    "title": "名称|Title|名称|title",
    "title_en": "英文名称|Title (en)|英文|in English",
    "pilot": "试点序号|Pilot no.|哪个试点的|whose it is",
    "pilot_name": "试点|Pilot|试点名称|name of the pilot",
    "pilot_name_en": "试点英文|Pilot (en)|英文|in English",
    "scope": "口径|Scope|仅财政或各方|whose cost is counted",
    "scope_en": "口径英文|Scope (en)|英文|in English",
    "base_year": "价格年份|Prices of|价格的年份|year of the prices",
    "entries": "项数|Entries|费用项或规则的条数|items of cost, or rules",
    "open": "待填|Open|没有来源写明金额或比例的条数|entries whose amounts no source states",
    "confidence": "可信度|Confidence|各来源中最低的|the lowest of its sources",
    "confidence_en": "可信度英文|Confidence (en)|英文|in English",
    "unverified": "未核实|Unverified|正式使用前须核对|to be checked before any official use",
    "case": "案例|Case|案例的代码|code of the case",
    "subject": "内容|Subject|讲的是什么|what it is about",
    "subject_en": "内容英文|Subject (en)|英文|in English",
    "check": "算式代码|Check code|算式的代码|code of the check",
    "check_name": "算式|Check|复算的是哪个数|which figure is recomputed",
    "check_name_en": "算式英文|Check (en)|英文|in English",
    "stated": "方案所写|Stated|没有写则留空|empty where the plan states none",
    "recomputed": "复算得|Recomputed|由方案的其他数算得|from other figures of the plan",
    "unit": "单位|Unit|计量单位|unit",
    "unit_en": "单位英文|Unit (en)|英文|in English",
    "rounding": "取整|Rounding|怎样取整后相等|how it becomes what is stated",
    "rounding_en": "取整英文|Rounding (en)|英文|in English",
    "missing": "资金缺口（元）|Gap, yuan|已承诺资金比所需少多少|what committed funds leave open",
    "verdict": "结论|Verdict|算式与方案是否相符|whether the check and the plan agree",
    "verdict_en": "结论英文|Verdict (en)|英文|in English",
    "said": "说明|In words|算式、方案所写、怎样合上|the arithmetic, and how it closes",
    "said_en": "说明英文|In words (en)|英文|in English",
}
# Of files; a terminal has the sentences, which hold them.
_FIGURES = ("check", "stated", "recomputed", "unit", "rounding", "missing")
_NOTHING = Bilingual("", "")
_KINDS = {True: Bilingual("成本模型", "cost model"), False: Bilingual("分担规则", "sharing rules")}


def models_table(
    stated: Sequence[StatedFile[CostModel] | StatedFile[SharingRules]], pilots: Names
) -> Table:
    """Cost models and sharing rules, with how many of their entries are open."""
    cells: Cells = {
        "kind": lambda one: "model" if isinstance(one.stated, CostModel) else "rules",
        **in_words("kind_name", lambda one: _KINDS[isinstance(one.stated, CostModel)]),
        "code": lambda one: one.stated.code,
        **in_words("title", lambda one: one.stated.title),
        **_pilot(lambda one: one.stated.pilot, pilots),
        **in_words("scope", lambda one: _scope(one.stated)),
        "base_year": lambda one: getattr(one.stated, "base_year", None),
        "entries": lambda one: _entries(one.stated)[0],
        "open": lambda one: _entries(one.stated)[1],
        **in_words("confidence", lambda one: confidence_of(one.stated).text),
        "unverified": lambda one: confidence_of(one.stated) is Confidence.UNVERIFIED,
    }
    return _made("cost_models", cells, stated)


def cases_table(cases: Sequence[CaseResult], pilots: Names, rules: Names) -> Table:
    """What the plans state on cost and funds, recomputed: a row a check.

    What the plan states alone, without arithmetic, has a row without a check. `rules` are the
    titles of sharing rules by code.
    """
    cells: Cells = {
        **_pilot(lambda row: row.of.case.pilot, pilots),
        "case": lambda row: row.of.case.id,
        **in_words("subject", lambda row: row.of.case.subject),
        "check": lambda row: row.check and row.check.check.id,
        **in_words("check_name", lambda row: row.check.check.label if row.check else _NOTHING),
        "stated": lambda row: row.check and row.check.stated,
        "recomputed": lambda row: _recomputed(row.check),
        **in_words("unit", lambda row: row.check.unit.text if row.check else _NOTHING),
        **in_words("rounding", lambda row: rounding_text(row.check and row.check.rounding)),
        "missing": lambda row: _missing(row.check),
        **in_words("verdict", lambda row: verdict_text((row.check or row.of).verdict)),
        "said": lambda row: "".join(said.zh for said in row.said),
        "said_en": lambda row: " ".join(said.en for said in row.said),
    }
    made = _made("cost_cases", cells, [row for case in cases for row in _checks(case, rules)])
    columns = [replace(one, brief=not one.name.startswith(_FIGURES)) for one in made.columns]
    return replace(made, columns=columns)


@dataclass(frozen=True)
class _Row:
    """A check of a case and what is said of it; no check where the plan states no arithmetic."""

    of: CaseResult
    check: CheckResult | None
    said: Sequence[Bilingual]


def _checks(case: CaseResult, rules: Names) -> Iterator[_Row]:
    """The last row has what is said of the whole case, too."""
    said, last = sentences(case, rules), len(case.checks) - 1
    if not case.checks:
        yield _Row(case, None, said)
    for at, check in enumerate(case.checks):
        yield _Row(case, check, said[at:] if at == last else said[at : at + 1])


def _recomputed(check: CheckResult | None) -> Decimal | None:
    """Nothing is computed of a limit."""
    return None if check is None or check.verdict is Verdict.LIMIT else check.recomputed


def _missing(check: CheckResult | None) -> Decimal | None:
    return rounded(check.missing, 2) if check and check.verdict is Verdict.GAP else None


def _made(name: str, cells: Cells, rows: Sequence[object]) -> Table:
    said = title_and_meaning(_TABLES[name])
    return built(name, said, lambda column: title_and_meaning(_COLUMNS[column]), cells, rows)


def _pilot(number: Callable[[Any], str], pilots: Names) -> Cells:
    return {
        "pilot": number,
        **in_words("pilot_name", lambda one: pilots.get(number(one), _NOTHING)),
    }


def _scope(stated: CostModel | SharingRules) -> Bilingual:
    return SCOPES[stated.scope] if isinstance(stated, CostModel) else _NOTHING


def confidence_of(stated: CostModel | SharingRules) -> Confidence:
    """That of the least established number; where a model names no source of terms, assumed."""
    if isinstance(stated, CostModel):
        sources = [one.source for one in used_parameters(stated, None, (), {})]
        return least_established([stated.source, *sources])
    return least_established(one.source or stated.source for one in stated.rules)


def _entries(stated: CostModel | SharingRules) -> tuple[int, int]:
    """How many items or rules, and how many of them state no amount or share."""
    if isinstance(stated, CostModel):
        return len(stated.items), sum(item.cost is None for item in stated.items)
    return len(stated.rules), sum(bool(rule.payers) for rule in stated.rules)
