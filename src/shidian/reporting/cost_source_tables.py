"""The models and rules of a package, and what the plans state on cost, as tables."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from shidian.core import Bilingual, Confidence
from shidian.mechanisms.citizenization.consistency import CaseResult
from shidian.mechanisms.citizenization.consistency_words import sentences, verdict_text
from shidian.mechanisms.citizenization.model import CostModel
from shidian.mechanisms.citizenization.package import StatedFile
from shidian.mechanisms.citizenization.sharing import SharingRules
from shidian.mechanisms.citizenization.words import SCOPES
from shidian.reporting.table import Column, Table
from shidian.reporting.worded import Cells, in_words
from shidian.reporting.words import title_and_meaning

Names = Mapping[str, Bilingual]
"""Pilots by number."""

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
    "verdict": "结论|Verdict|各算式中最说明问题的一个|the most telling one of its checks",
    "verdict_en": "结论英文|Verdict (en)|英文|in English",
    "said": "复算|Recomputed|算式、方案所写、怎样合上|the arithmetic, and how it closes",
    "said_en": "复算英文|Recomputed (en)|英文|in English",
}
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
        **in_words("confidence", lambda one: _confidence(one.stated).text),
        "unverified": lambda one: _confidence(one.stated) is Confidence.UNVERIFIED,
    }
    return _made("cost_models", cells, stated)


def cases_table(cases: Sequence[CaseResult], pilots: Names) -> Table:
    """What the plans state on cost and funds, recomputed."""
    cells: Cells = {
        **_pilot(lambda one: one.case.pilot, pilots),
        "case": lambda one: one.case.id,
        **in_words("subject", lambda one: one.case.subject),
        **in_words("verdict", lambda one: verdict_text(one.verdict)),
        "said": lambda one: "".join(said.zh for said in sentences(one)),
        "said_en": lambda one: " ".join(said.en for said in sentences(one)),
    }
    return _made("cost_cases", cells, cases)


def _made(name: str, cells: Cells, rows: Sequence[object]) -> Table:
    columns = [
        Column(column, *title_and_meaning(_COLUMNS[column]), value, brief=True)
        for column, value in cells.items()
    ]
    found = [[value(row) for value in cells.values()] for row in rows]
    return Table(name, *title_and_meaning(_TABLES[name]), columns, found)


def _pilot(number: Callable[[Any], str], pilots: Names) -> Cells:
    return {
        "pilot": number,
        **in_words("pilot_name", lambda one: pilots.get(number(one), _NOTHING)),
    }


def _scope(stated: CostModel | SharingRules) -> Bilingual:
    return SCOPES[stated.scope] if isinstance(stated, CostModel) else _NOTHING


def _confidence(stated: CostModel | SharingRules) -> Confidence:
    """The lowest of the sources that the entries have."""
    entries = stated.items if isinstance(stated, CostModel) else stated.rules
    terms = (stated.terms,) if isinstance(stated, CostModel) else ()
    sources = [one or stated.source for one in (*(entry.source for entry in entries), *terms)]
    return max((one.confidence for one in sources), key=list(Confidence).index)


def _entries(stated: CostModel | SharingRules) -> tuple[int, int]:
    """How many items or rules, and how many of them state no amount or share."""
    if isinstance(stated, CostModel):
        return len(stated.items), sum(item.cost is None for item in stated.items)
    return len(stated.rules), sum(bool(rule.payers) for rule in stated.rules)
