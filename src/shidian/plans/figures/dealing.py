"""Names, or years, that a list deals out in order: A和B分别达到X和Y, 政府和个人按6:4分担."""

import re
from collections.abc import Sequence
from dataclasses import replace

from shidian.plans.figures.lists import CONNECTED, PAYS, PLACE, alike
from shidian.plans.figures.name import Name
from shidian.plans.figures.phrases import lead, named
from shidian.plans.figures.slots import Slot, closed_up
from shidian.plans.lexicon import alternatives, words
from shidian.plans.text.sentences import Sentence

_BOUNDARY = re.compile(r"[，；。：（]")
THOSE = re.compile(
    r"^(?:上述|以上|这)?(?:(?:两|二|三|四|各)(?:项|个)?(?:指标|比例|比重|率)|两者|二者|三者|两方|三方)(?:再|又|均|各)?$"
)
"""What stands for names said before."""

_BOTH = re.compile(r"(?<=.)[两二三四]项(?:指标|比例|比重)$")  # 甲率和乙率两项指标
_DEALT_VERB = re.compile(r"承担|负担|分担|安排|吸纳|安置|转移|落户")
_TIERS = re.compile(r"(?P<last>.{1,3}?)[两二三四]级(?P<of>.+)")  # 市、县两级财政
_SHARED = re.compile(rf"(?:的?比例)?(?:进行)?(?:{alternatives(words('names')['pays'])})")
_SHARE_END = re.compile(r"(?:占比|比重|覆盖率|参保率|(?:分担|承担|负担|出资)?比例)$")
_RATE = re.compile(r"(?:率|水平|比重|比例)$")
_KIND_OF_PEOPLE = re.compile(r"常住|户籍|城镇|农村|城市|城乡|本地|外来|本市|外地")
_LONGEST_LIST = 18  # characters between 分别 and the first number


def dealt(sentence: Sentence, slots: Sequence[Slot], found: Sequence[Name]) -> list[Name]:
    """The names of a sentence's numbers, those of lists dealt out."""
    result = list(found)
    number = 0
    while number < len(slots):
        until = number + 1
        while until < len(slots) and CONNECTED.fullmatch(slots[until].gap):
            until += 1
        opening = _opening(sentence, slots[number])
        if until - number > 1 and opening is not None:
            measured = [
                one
                for one, slot in zip(result, slots[:number], strict=False)
                if alike(slot, slots[number]) and _is_change(slot) <= _is_change(slots[number])
            ]
            group = _respectively(sentence, opening, measured, result[number:until])
            result[number:until] = _over_years(slots[number:until], group)
        elif until - number > 1:
            group = _ends_of(result, number, until)
            group = group or _paired(slots[number:until], result[number:until])
            result[number:until] = _over_years(slots[number:until], group)
        number = until
    return result


def _ends_of(found: Sequence[Name], number: int, until: int) -> list[Name]:
    """甲、乙分别由A、B提高到C、D: the second list is of what the first was dealt out to."""
    begins = found[max(0, 2 * number - until) : number]
    if len(begins) != until - number or not all(one.baseline for one in begins):
        return []
    pairs = zip(found[number:until], begins, strict=True)
    return [replace(one, indicator=begin.indicator) for one, begin in pairs]


def _is_change(slot: Slot) -> bool:
    """Whether a number is a change of a rate: 两项指标 of levels do not stand for one."""
    return "百分点" in slot.quantity.unit


def _paired(slots: Sequence[Slot], group: list[Name]) -> list[Name]:
    """政府、企业、个人按5:3:2分担: names and numbers in two lists of one length."""
    before = re.sub(r"(?:按照?|以|三方|两方|各方)+$", "", lead(slots[0].left).phrase)
    own = _listed(named(before.rpartition("由")[2]), len(group))
    verb = PAYS.search(own[-1]) if own else None
    if not own or not (verb or not slots[0].quantity.unit or _SHARED.match(slots[-1].right)):
        return group
    ending = verb[0] if verb else "分担比例"
    return [
        replace(one, indicator=name if name.endswith(ending) else name + ending)
        for one, name in zip(group, own, strict=True)
    ]


def _over_years(slots: Sequence[Slot], group: list[Name]) -> list[Name]:
    """2017年和2020年达到35%和38%: one thing in as many years as there are numbers."""
    years = slots[0].time.years if slots[0].time else ()
    of_one = all(one.indicator in ("", group[0].indicator) for one in group)
    dealt_out = any(one.year for one in group) or any(slot.compared for slot in slots)
    if len(years) != len(group) or not of_one or dealt_out:
        return group
    return [replace(one, year=year) for one, year in zip(group, years, strict=True)]


def _opening(sentence: Sentence, slot: Slot) -> tuple[int, int] | None:
    """The stretch before 分别 in the clause of a number; None where there is no 分别."""
    end, text = slot.quantity.start, closed_up(sentence)
    start = max((m.end() for m in _BOUNDARY.finditer(text, 0, end)), default=0)
    word = text.rfind("分别", start, end)
    return (start, word) if word >= 0 and end - word <= _LONGEST_LIST else None


def _respectively(
    sentence: Sentence, opening: tuple[int, int], before: Sequence[Name], group: Sequence[Name]
) -> list[Name]:
    """The names of a group of numbers; `before` are those of earlier numbers of its measure."""
    text, years = _without_times(sentence, opening)
    years = years or _years_before(sentence, opening[0])
    phrase = _BOTH.sub("", named(lead(text).phrase))
    verb = _DEALT_VERB.match(sentence.text, opening[1] + 2)
    own = [f"{part}{verb[0] if verb else ''}" for part in _listed(phrase, len(group))]
    if not own and years and (things := _listed(phrase, len(group) // len(years))):
        own, years = [name for name in things for _ in years], years * len(things)
    years = years if len(years) == len(group) else ()
    if not own and phrase and not THOSE.match(phrase):
        own = [phrase] * len(group)
    if not own and years:
        own = [group[0].indicator] * len(group)
    if not own:
        own = _those(sentence.text[: opening[0]], before, len(group))
    if len(own) != len(group):
        return list(group)
    return [
        _dealt_out(one, group, name, year)
        for one, name, year in zip(group, own, years or (None,) * len(group), strict=True)
    ]


def _those(before: str, found: Sequence[Name], count: int) -> list[str]:
    """The names that 三者 or 两项指标 stand for: of the numbers before, or of a list."""
    if len(found) >= count:
        return [one.indicator for one in found[-count:]]
    clauses = (
        re.sub(r"\d[^、和与及]*", "", clause) for clause in reversed(_BOUNDARY.split(before))
    )
    listed = (_listed(named(clause), count) for clause in clauses)
    return next((names for names in listed if names), [])


def _dealt_out(one: Name, group: Sequence[Name], name: str, year: int | None) -> Name:
    """A name of a list: it binds as the list's head does, and is qualified as its last is."""
    bound = one.lead if one.lead.cues else group[0].lead
    return replace(one, indicator=name, lead=bound, after=one.after or group[-1].after, year=year)


def _without_times(sentence: Sentence, opening: tuple[int, int]) -> tuple[str, tuple[int, ...]]:
    """The text before 分别 without its times, and the years if it lists several."""
    start, end = opening
    text: str = sentence.text[start:end]
    years: tuple[int, ...] = ()
    for time in reversed([one for one in sentence.times if start <= one.start < end]):
        text = text[: time.start - start] + text[time.end - start :]
        years = time.years if len(time.years) > 1 else years
    return text, years


def _years_before(sentence: Sentence, start: int) -> tuple[int, ...]:
    """到2017年和2020年，X分别达到A和B: the years stand in a clause of their own."""
    for time in sentence.times:
        clause = sentence.text[time.end : start]
        if len(time.years) > 1 and re.fullmatch(r"(?:底|末)?，", clause):
            return time.years
    return ()


def _listed(phrase: str, count: int) -> list[str]:
    """The names in 甲、乙和丙, if there are just as many as numbers."""
    for pattern in (r"、|和|与|及", r"、"):
        parts = [part for part in re.split(pattern, phrase) if part]
        if len(parts) == count:
            return _same_ends(parts)
    return []


def _same_ends(parts: list[str]) -> list[str]:
    """东屿镇、白礁镇和石角镇常住人口: bare places share what the last one says."""
    tiers = _TIERS.match(parts[-1])
    if tiers:
        return [*(part + tiers["of"] for part in parts[:-1]), tiers["last"] + tiers["of"]]
    place = PLACE.match(parts[-1])
    tail = parts[-1][place.end() :] if place else ""
    if tail and all(PLACE.fullmatch(part) for part in parts[:-1]):
        return [*(part + tail for part in parts[:-1]), parts[-1]]
    shared = _common_end(parts)
    if shared:
        return [*(part + shared for part in parts[:-1]), parts[-1]]
    share = _SHARE_END.search(parts[-1])
    if share and not any(part.endswith(("率", "比", "比重", "比例")) for part in parts[:-1]):
        return [*(part + share[0] for part in parts[:-1]), parts[-1]]
    return parts


def _common_end(parts: Sequence[str]) -> str:
    """常住人口和户籍人口城镇化率, 常住、户籍人口城镇化率: what only the last one says."""
    if not _RATE.search(parts[-1]) or any(_RATE.search(part) for part in parts[:-1]):
        return ""
    ends = {
        parts[-1][parts[-1].find(part[-2:]) + 2 :] if part[-2:] in parts[-1] else ""
        for part in parts[:-1]
    }
    if ends == {""} and all(_KIND_OF_PEOPLE.match(part) for part in parts):
        ends = {parts[-1][2:]} if all(len(part) == 2 for part in parts[:-1]) else {""}
    return ends.pop() if len(ends) == 1 else ""
