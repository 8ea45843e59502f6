"""What kind of statement a figure is: how things stand, a promise, a cost, or money provided."""

import re
from collections.abc import Sequence

from shidian.plans.figures.figure import Figure, Kind
from shidian.plans.figures.phrases import MOVED
from shidian.plans.figures.slots import Slot
from shidian.plans.numbers.quantities import Quantity

_COST = re.compile(r"成本|费用|补偿|支出责任|测算|需[^，。；]{0,8}(?:支出|投入)|约需|共需")
_PER_HEAD = re.compile(r"(?:人均|公共|市民化|总)成本")
_NEED = re.compile(r"资金(?:总)?(?:需求|缺口)")
_OUTCOME = re.compile(
    r"收入|产值|增加值|生产总值|余额|债务|资产|利息|租金|利润|税收|注册资本|销售|价格|[水电气房地]价|费标准|收费|收取|收益$|强度|产出|低保"
)
_FUNDING_SHARE = re.compile(
    r"出资|资金占|投资占|基金|资本占|资本与|(?:资金|准备金|经费)$|奖补|撬动|补贴|贴息|返还|配套"
)
_SET_ASIDE = re.compile(
    r"(?:收益|收入|预算|财政|资金|余额|总额|基数)[^，。]{0,8}(?:安排|提取|计提|列支|划拨|设立|用于)"
)
_SHARED_OUT = re.compile(r"(?:分担|承担|负担)(?:比例)?(?:分别)?为?：[^，。；：]{1,12}$")
_SIBLING = re.compile(r"[，、](?!其中)[^，。；、\d]{1,8}")
_AHEAD = re.compile(r"(?<![截止])[到至]“?(?:20\d\d年|十[一二三四]五)")
_NOW = re.compile(r"(?:截至|截止|至)?(?:目前|当前|现在|现阶段)，")
_OPENING = 14  # characters in which a clause says when it holds
_PRESENT = re.compile(r"(?<!项)目前|现有|现已|已(?!经)|截至|现状|迄今|以来")
_SHARING = re.compile(r"承担|负担|分担(?!率)")
_PART_OF_MONEY = re.compile(r"出资|资本|资金|融资|贷款|投资|财政|转移支付|补助|自筹|支持")


def kind(
    figure: Figure, quantity: Quantity, slot: Slot, base_year: int | None, before: Sequence[Figure]
) -> Kind:
    """The kind of a figure whose other fields are known.

    Parameters
    ----------
    figure : Figure
    quantity, slot : Quantity, Slot
        The number and its surroundings.
    base_year : int or None
        The year whose state the plan starts from.
    before : sequence of Figure
        The figures before it in its sentence.
    """
    last = before[-1] if before else None
    money = quantity.dimension.startswith("money") or _is_bare_money(quantity, last)
    if money and _NEED.search(figure.indicator):
        return Kind.COST
    fact = figure.section == "intro" and not _is_ahead(figure, slot, last)
    if fact or _stands(figure, slot, base_year):
        return Kind.BASELINE
    share = quantity.unit in ("%", "") or quantity.dimension == "ratio"
    around = slot.clause + figure.indicator
    if (money or share) and _SHARING.search(around):
        return Kind.COST
    known = last.kind if last else None
    if money:
        return _of_money(figure, around, known)
    return _of_share(figure, slot, known) if share else Kind.TARGET


def _is_bare_money(quantity: Quantity, last: Figure | None) -> bool:
    """成本15万元，企业负担2万: the second number's unit says 万 alone."""
    bare = quantity.dimension == "number"
    return (
        bare
        and last is not None
        and last.unit in (quantity.unit, f"{quantity.unit}元")
        and last.kind in (Kind.COST, Kind.FUNDING)
    )


def _of_share(figure: Figure, slot: Slot, last: Kind | None) -> Kind:
    """A share of a cost, or of money that is provided."""
    part = _PART_OF_MONEY.search(figure.indicator) or _SIBLING.fullmatch(slot.gap)
    if part and last in (Kind.COST, Kind.FUNDING):
        return last
    if _SHARED_OUT.search(slot.gap):
        return Kind.COST
    per_head = _PER_HEAD.search(figure.indicator) and figure.op not in ("+", "-")
    if per_head or re.search(r"占[^，。；]{0,4}(?:成本|费用)", slot.clause):
        return Kind.COST
    set_aside = _SET_ASIDE.search(slot.left + slot.right)
    shared = _FUNDING_SHARE.search(figure.indicator) and figure.op[0] not in "+-"
    shared = shared and not figure.indicator.startswith("社会资本")
    return Kind.FUNDING if set_aside or shared else Kind.TARGET


def _is_ahead(figure: Figure, slot: Slot, last: Figure | None) -> bool:
    """到2020年达到60% looks forward, in an introduction too; so does what goes on with that."""
    goes_on = last is not None and last.year == figure.year and last.kind is not Kind.BASELINE
    return figure.year is not None and (bool(_AHEAD.search(slot.gap)) or goes_on)


def _stands(figure: Figure, slot: Slot, base_year: int | None) -> bool:
    """Whether it is stated as a fact: of the base year or before, or of the present."""
    if base_year and figure.year is not None and figure.year <= base_year:
        return True
    if figure.indicator.startswith("未"):
        return True
    if re.search(MOVED, slot.left):
        return False  # 把现有23个内设机构归并为9个
    present = any(_PRESENT.search(text) for text in (slot.left, slot.clause[:_OPENING]))
    return present or bool(_NOW.match(slot.gap))


def _of_money(figure: Figure, around: str, last: Kind | None) -> Kind:
    if _COST.search(around) or (last is Kind.COST and not re.search("基金|资金", figure.indicator)):
        return Kind.COST
    if "成本" in figure.heading and re.search("支出|投入|总额", figure.indicator):
        return Kind.COST
    return Kind.TARGET if _OUTCOME.search(figure.indicator) else Kind.FUNDING
