"""The sheet of one person: every item over the years that one person causes it."""

from decimal import Decimal

from shidian.core import Bilingual, Lang
from shidian.core.apportionment import cents, yuan
from shidian.mechanisms.citizenization.model import CostItem, Nature, Origin
from shidian.mechanisms.citizenization.result import CostResult
from shidian.mechanisms.citizenization.words import NATURES, ORIGINS, STEPS
from shidian.reporting.cost_list.parameters import Refs, unit_cost
from shidian.reporting.cost_list.sheet import Formula, Sheet, Value, titles
from shidian.reporting.live_sheet import FIRST_ROW

_HEADS = (
    Bilingual("来源地", "Origin"),
    Bilingual("步骤", "Step"),
    Bilingual("项目", "Item"),
    Bilingual("性质", "Nature"),
    Bilingual("年数，已贴现", "Years, discounted"),
    Bilingual("金额（元）", "Yuan"),
    Bilingual("下端（元）", "Low, yuan"),
    Bilingual("上端（元）", "High, yuan"),
    Bilingual("系统算得（元）", "By the engine, yuan"),
    Bilingual("公式减系统", "Formula minus engine"),
)


def person_sheet(result: CostResult, refs: Refs, lang: Lang) -> Sheet:
    """The cost of one person over the horizon, by origin, step and item."""
    items = {item.id: item for item in result.question.model.stated.items}
    rows = list[list[Value]]()
    for (origin, step), amounts in result.per_person.items():
        for name, (middle, *_) in amounts.items():
            item, at = items[name], FIRST_ROW + len(rows)
            words = ORIGINS[origin], STEPS[step], item.label, NATURES[item.nature]
            head = [one.text(lang) for one in words]
            rows.append([*head, *_amounts(item, origin, refs, at), *_checked(middle, at)])
    return Sheet(titles(lang).person, [head.text(lang) for head in _HEADS], rows)


def _amounts(item: CostItem, origin: Origin, refs: Refs, at: int) -> list[Value]:
    yuan_by_end = (unit_cost(refs, item.id, origin, end) for end in ("", ".low", ".high"))
    found = [Formula(f"ROUND({one}*E{at},2)", money=True) for one in yuan_by_end]
    return [Formula(_years(item, refs)), *found]


def _checked(middle: Decimal, at: int) -> list[Value]:
    return [yuan(cents(middle)), Formula(f"ROUND(F{at}-I{at},2)", money=True)]


def _years(item: CostItem, refs: Refs) -> str:
    """One for what is paid once; else the worth of one yuan a year over the years of payment."""
    if item.nature is Nature.ONCE:
        return "1"
    years, rate = refs["horizon"], refs["discount"]
    if item.years is not None:
        years = f"MIN({years},{refs[f'items.{item.id}.years']})"
    return f"IF({rate}=0,{years},(1-1/(1+{rate})^{years})/{rate})"
