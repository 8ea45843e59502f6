"""Names that neighbours in a sentence share: ends of names, wholes and parts, 由...到...."""

import re
from collections.abc import Sequence
from dataclasses import replace

from shidian.plans.figures.name import PROCESS, Name, starting_point
from shidian.plans.figures.phrases import MOVED, following, lead, named
from shidian.plans.figures.slots import Slot
from shidian.plans.lexicon import alternatives, words

_WORDS = words("names")
_TO = re.compile(rf"[^，。；、]{{0,14}}{MOVED}[^，。；、]{{0,6}}")
CONNECTED = re.compile(r"[、和与及以，：:∶]*")
"""What stands between numbers of one list."""

_SHARED = ("people", "number", "households", "money")  # 新建街道3个 is no part of 新建镇12个
_ANY_PLACE = re.compile(rf"(?P<place>.{{0,6}}(?:{alternatives(_WORDS['place'])}|[区县市镇旗州]))")
_RATE = re.compile(r"(?:率|水平|比重|比例)$")
_MOVES = re.compile(rf"{MOVED}.*$")
_MODIFIER = re.compile(
    r"^(?:(?:本|外|省|市|县|区|镇|境|州|盟|旗)(?:域)?(?:地|内|外)|新增|存量|增量)+的?"
)
_PAYER = re.compile(rf"(?:各级|市|县|区|旗|省)*(?:政府|财政)|{alternatives(_WORDS['payers'])}")

PAYS = re.compile(rf"(?:{alternatives(_WORDS['pays'])})$")
"""An end of a name that says who pays."""

_PART = re.compile(
    rf"(?P<place>[^在人]{{0,6}}(?:{alternatives(_WORDS['place'])}))(?:{alternatives(_WORDS['takes'])})?"
)
PLACE = re.compile(rf".{{0,6}}(?:{alternatives(_WORDS['place'])})")
"""A part of the place that the plan is of."""


def neighbours(slots: Sequence[Slot], found: Sequence[Name]) -> list[Name]:
    """The names of a sentence's numbers, completed from one another."""
    for complete in (_shared_tails, _parallel, _from_to):
        found = complete(slots, found)
    return list(found)


def alike(one: Slot, other: Slot) -> bool:
    """Whether two numbers measure the same sort of thing; 67万 may be people."""
    kinds = {one.quantity.dimension, other.quantity.dimension}
    return len(kinds) == 1 or kinds <= {"people", "number"}


def shares_of_money(slots: Sequence[Slot], found: Sequence[Name]) -> list[Name]:
    """人均成本11万元中，政府承担40%: the share is of the sum before it."""
    result, whole = list(found), ""
    for number, slot in enumerate(slots):
        name, money = result[number].indicator, slot.quantity.dimension.startswith("money")
        pays = PAYS.search(name) or _PAYER.fullmatch(name)
        if whole and pays and (money or slot.quantity.unit == "%"):
            result[number] = replace(result[number], indicator=whole + name)
        elif money:
            whole = name
    return result


def _shared_tails(slots: Sequence[Slot], found: Sequence[Name]) -> list[Name]:
    """60万本地和90万外地农业转移人口市民化: the first shares the end of the second's name."""
    result = list(found)
    for number in range(len(slots) - 2, -1, -1):
        own, after = following(slots[number].right), result[number + 1].indicator
        if not own or not re.search(r"(?:和|及|与|、)$", slots[number].right):
            continue
        process = PROCESS.search(after)
        if _MODIFIER.fullmatch(own) and len(after) > len(own) + 2:
            result[number] = replace(result[number], indicator=own + after[len(own) :])
        elif process and not PROCESS.search(own):
            result[number] = replace(result[number], indicator=own + after[process.start() :])
    return result


def _parallel(slots: Sequence[Slot], found: Sequence[Name]) -> list[Name]:
    """省外农业转移人口58万人，省内149万人: a bare modifier takes the noun of the one before."""
    result = list(found)
    for number in range(1, len(slots)):
        modifier = _MODIFIER.fullmatch(result[number].indicator)
        head = _MODIFIER.sub("", result[number - 1].indicator)
        if modifier and head:
            indicator = modifier[0].removesuffix("的") + head
            result[number] = replace(result[number], indicator=indicator)
    return result


def parts(slots: Sequence[Slot], found: Sequence[Name]) -> list[Name]:
    """落户60万，其中中心城区25万、县城28万: a bare part of the place has the name of the whole."""
    result = list(found)
    for number in range(1, len(slots)):
        one, before = result[number], result[number - 1]
        rate = _RATE.search(before.indicator)
        part = (_ANY_PLACE if rate else _PART).fullmatch(one.indicator)
        same = alike(slots[number - 1], slots[number])
        whole = before.indicator and not _PART.fullmatch(before.indicator)
        shared = slots[number].quantity.dimension in _SHARED or rate
        if part and same and shared and whole:
            result[number] = replace(one, indicator=before.indicator, subject=part["place"])
    return result


def _from_to(slots: Sequence[Slot], found: Sequence[Name]) -> list[Name]:
    """由130分降至100分: the first number is the baseline of the second."""
    result = list(found)
    for number, first in enumerate(slots):
        opened = starting_point(lead(first.left).phrase)
        opened = starting_point(first.left) if opened is None else opened
        until = _end_of_list(slots, number)
        if opened is None or until == len(slots) or not _TO.fullmatch(slots[until].gap):
            continue
        own = _MOVES.sub("", result[number].indicator)
        name = named(lead(opened).phrase) or own
        for place in range(number, until):
            result[place] = replace(result[place], indicator=name, baseline=True)
        if not following(slots[until].right):
            result[until] = replace(result[until], indicator=name)
    return result


def _end_of_list(slots: Sequence[Slot], number: int) -> int:
    """The first number after those of a list: 由58%、66%提高到80%、85%."""
    until = number + 1
    while until < len(slots) and CONNECTED.fullmatch(slots[until].gap):
        until += 1
    return until
