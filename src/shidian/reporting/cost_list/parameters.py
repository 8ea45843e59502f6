"""The sheet of parameters: every number once, with its source, and where formulas find it."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from shidian.core import Bilingual, Confidence, Lang, Unit
from shidian.core.used_parameter import UsedParameter
from shidian.mechanisms.citizenization.formulas import origins_of
from shidian.mechanisms.citizenization.model import CostItem, Origin
from shidian.mechanisms.citizenization.result import CostResult
from shidian.mechanisms.citizenization.words import ORIGINS
from shidian.reporting.cost_list.sheet import Formula, Sheet, Value, titles
from shidian.reporting.cost_words import document_words
from shidian.reporting.live_sheet import FIRST_ROW
from shidian.reporting.names import Names

Refs = Mapping[str, str]
"""The cell of a parameter, by its path."""
_HEADS = (
    Bilingual("参数", "Parameter"),
    Bilingual("路径", "Path"),
    Bilingual("值", "Value"),
    Bilingual("单位", "Unit"),
    Bilingual("低端", "Low"),
    Bilingual("高端", "High"),
    Bilingual("来源", "Source"),
    Bilingual("出处", "Section"),
    Bilingual("可信度", "Confidence"),
    Bilingual("未核实", "Unverified"),
    Bilingual("说明", "Note"),
)
_MARK = Bilingual("未核实", "unverified")
_NEUTRAL = Bilingual("模型没有写，不起作用", "Not stated: has no effect")


def parameter_sheet(result: CostResult, lang: Lang, names: Names) -> tuple[Sheet, Refs]:
    """The sheet, and by path the cells of every parameter's value and ends (``.low``, ``.high``).

    The ends of what is no interval are its value.
    """
    stated = {one.name: one for one in result.parameters}
    rows, refs = list[list[Value]](), dict[str, str]()
    sheet = titles(lang).parameters
    neutral = dict(_neutral(result))
    for name in dict.fromkeys((*neutral, *stated)):
        number = FIRST_ROW + len(rows)
        interval = name in stated and stated[name].low is not None
        for end, column in (("", "C"), (".low", "E"), (".high", "F")):
            refs[f"{name}{end}"] = f"'{sheet}'!${column if interval else 'C'}${number}"
        rows.append(
            _row(stated[name], number, lang, names)
            if name in stated
            else _neutral_row(name, *neutral[name], lang)
        )
    return Sheet(sheet, [head.text(lang) for head in _HEADS], rows), refs


def unit_cost(refs: Refs, item: str, origin: Origin, end: str = "") -> str:
    """The formula of the yuan of an item for one person; `end` takes the interval's end."""
    head = f"items.{item}"
    cost, users, spare, paid, factor = (
        refs[f"{head}.{name}"]
        for name in (f"cost{end}", "users", "spare", "paid", f"origins.{origin}")
    )
    return f"MAX({cost}*{users}*(1-{spare})*{factor}-{paid},0)"


def unverified(result: CostResult, *heads: str) -> bool:
    """Whether a parameter that concerns all, or whose path begins so, is not verified."""
    return any(
        one.confidence is Confidence.UNVERIFIED
        and (one.name.startswith(heads) or "." not in one.name)
        for one in result.parameters
    )


def mark(found: bool, lang: Lang) -> str | None:
    """The mark of what is not verified."""
    return _MARK.text(lang) if found else None


def _row(one: UsedParameter, number: int, lang: Lang, names: Names) -> list[Value]:
    interval = one.low is not None
    return [
        one.label.text(lang),
        one.name,
        Formula(f"(E{number}+F{number})/2") if interval else one.value,
        Unit.words(one.unit).text(lang),
        one.low,
        one.high,
        document_words(one.source, names).text(lang),
        one.source.section,
        one.confidence.text.text(lang),
        mark(one.confidence is Confidence.UNVERIFIED, lang),
        one.source.note.text(lang),
    ]


def _neutral(result: CostResult) -> Iterator[tuple[str, tuple[Bilingual, Decimal]]]:
    """What formulas need, in the order of the sheet; used where the model does not state it."""
    model = result.question.model.stated
    yield "base_year", (Bilingual("价格基年", "Base year of prices"), Decimal(model.base_year))
    yield "discount", (Bilingual("贴现率", "Discount rate"), Decimal(0))
    yield "growth", (Bilingual("费用年增长率", "Yearly growth of cost"), Decimal(0))
    for item in model.items:
        yield from _of_item(item, result)


def _of_item(item: CostItem, result: CostResult) -> Iterator[tuple[str, tuple[Bilingual, Decimal]]]:
    zh, en = item.label.zh, item.label.text("en")
    yield f"items.{item.id}.cost", (item.label, Decimal(0))  # is always stated
    for name, label, neutral in (
        ("users", Bilingual("每增一人的使用人数", "users for every person added"), 1),
        ("spare", Bilingual("现有富余能力所占份额", "share that spare capacity takes"), 0),
        ("paid", Bilingual("已经支付", "paid already"), 0),
        *(
            (f"origins.{one}", Bilingual(f"{ORIGINS[one].zh}系数", f"factor, {ORIGINS[one].en}"), 1)
            for one in origins_of(result.question.people)
        ),
    ):
        named = Bilingual(f"{zh}：{label.zh}", f"{en}: {label.en}")
        yield f"items.{item.id}.{name}", (named, Decimal(neutral))


def _neutral_row(name: str, label: Bilingual, value: Decimal, lang: Lang) -> list[Value]:
    """A number that has no effect; the base year has, is always stated, and is no parameter."""
    note = None if name == "base_year" else _NEUTRAL.text(lang)
    return [label.text(lang), name, value, *[None] * 7, note]
