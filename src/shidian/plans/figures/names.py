"""What each number of a sentence is of."""

import re
from collections.abc import Sequence
from dataclasses import replace

from shidian.plans.figures.dealing import dealt
from shidian.plans.figures.lists import CONNECTED, alike, neighbours, parts, shares_of_money
from shidian.plans.figures.name import Name, own_name
from shidian.plans.figures.phrases import lead, named
from shidian.plans.figures.slots import Slot, bracket
from shidian.plans.text.sentences import Sentence

_NEXT_LEVEL = 14  # characters: ；到2020年达到52% goes on with what was named before
_BRACKET = re.compile(r"（[^（）]*）")
_LABEL = re.compile(r"(?:^|[，；。])([^，；。：]{2,24})：[^，；。：]*$")
_PAYER = re.compile(r"(政府|企业|个人|[^，、]{2,12}?)(?=主要|依法|按|参加|承担|负担)")
_BARE = re.compile(
    r"(?:每年|资金|发行)?总?规模|首期(?:规模|资金)?|存续期|(?:贷款)?期限|还款期|注册资本金?"
)
_SET_UP = re.compile(
    r"(?:设立|建立|组建|成立|发行|发起|申请|引进|创立|筹建|募集)(?P<thing>[^，。；：（）\d]{2,20})$"
)
_DIFFER = re.compile(r"(?:两者|二者)?(?:之间)?(?:相差|差距|之差|缺口)$")


def names(sentence: Sentence, slots: Sequence[Slot]) -> list[Name]:
    """The name of every number of a sentence, in order.

    Examples
    --------
    >>> from shidian.plans.numbers.quantities import quantities
    >>> from shidian.plans.figures.slots import slots
    >>> text = "城镇化率和绿化率分别达到60%和45%以上，人均成本10万元，其中政府承担6万元。"
    >>> sentence = Sentence(text, 0, 0, quantities(text), [])
    >>> [name.indicator for name in names(sentence, slots(sentence))]
    ['城镇化率', '绿化率', '人均成本', '人均成本政府承担']
    """
    found = neighbours(slots, [own_name(slot) for slot in slots])
    found = parts(slots, dealt(sentence, slots, found))
    found = shares_of_money(slots, found)
    found = _taken_over(sentence, slots, found)
    return [_of_what(sentence, slot, name) for slot, name in zip(slots, found, strict=True)]


def _of_what(sentence: Sentence, slot: Slot, name: Name) -> Name:
    """设立产业基金，总规模30亿元: a bare size is of what the clauses before set up."""
    if not _BARE.fullmatch(name.indicator):
        return name
    part = re.split(r"[；。]", sentence.text[: slot.quantity.start])[-1]
    objects = (_SET_UP.search(clause) for clause in reversed(re.split(r"[，：]", part)[:-1]))
    thing = next((one["thing"] for one in objects if one), "")
    return replace(name, indicator=thing + name.indicator)


def _taken_over(sentence: Sentence, slots: Sequence[Slot], found: Sequence[Name]) -> list[Name]:
    """到2020年达到65%: a number without a name has that of the one before it, or of its clause."""
    result = list(found)
    for number, one in enumerate(result):
        if number > 1 and _DIFFER.match(one.indicator):
            first, second = (before.indicator for before in result[number - 2 : number])
            result[number] = replace(one, indicator=f"{first}与{second}之差")
        elif not one.indicator:
            result[number] = _from_before(sentence, slots, result, number)
    return result


def _from_before(
    sentence: Sentence, slots: Sequence[Slot], found: Sequence[Name], number: int
) -> Name:
    one, gap = found[number], slots[number].gap
    last = _number_before(sentence, slots, number)
    near = number and alike(slots[last], slots[number]) and gap.count("，") <= 1
    goes_on = "；" not in gap or len(gap) <= _NEXT_LEVEL
    if number and goes_on and (near or CONNECTED.fullmatch(gap)):
        before, unit = found[last], slots[number].quantity.unit
        if before.indicator == f"下辖{slots[last].quantity.unit}":  # 辖2区4县
            return replace(one, indicator=f"下辖{unit}", lead=before.lead)
        listed = CONNECTED.fullmatch(gap) and not one.lead.cues
        bound = before.lead if listed else one.lead  # 提高4个和5个百分点
        return replace(one, indicator=before.indicator, subject=before.subject, lead=bound)
    return replace(one, indicator=_from_clause_before(sentence, slots[number]))


def _number_before(sentence: Sentence, slots: Sequence[Slot], number: int) -> int:
    """The number before one, not in brackets that end between: 60%（户籍45%），到2020年达到65%."""
    opened = bracket(sentence.text, slots[number].quantity.start)
    for last in range(number - 1, -1, -1):
        if bracket(sentence.text, slots[last].quantity.start) in (0, opened):
            return last
    return number - 1


def _from_clause_before(sentence: Sentence, slot: Slot) -> str:
    """政府主要承担公共成本，需要投入5亿元: who pays stands in an earlier clause."""
    text = sentence.text[: slot.quantity.start]
    if text.endswith("（"):  # 地下综合管廊（12.6公里）
        return named(lead(re.split(r"[，；。：、]", text[:-1])[-1]).phrase)
    label = _LABEL.search(text)
    if label:
        return named(_BRACKET.sub("", label[1]))
    part = re.split(r"[；。：]", text)[-1]
    payer = _PAYER.match(part)
    if payer and re.search(r"投入|支出|承担", slot.clause):
        return f"{payer[1]}投入"
    clauses = [clause for clause in part.split("，") if clause]
    if len(clauses) < 2:
        return ""
    return lead(re.sub(r"(?:由|从|自)?\d.*", "", named(clauses[-2]))).phrase
