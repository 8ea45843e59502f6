"""What stands around each number of a sentence: its clause, the text before and after, its time."""

import re
from dataclasses import dataclass

from shidian.plans.figures.phrases import lead, named, trail
from shidian.plans.numbers.quantities import Quantity
from shidian.plans.numbers.times import Time
from shidian.plans.text.sentences import Sentence

_BOUNDARY = re.compile(r"[，；。：！？（）]")
_BRACKET = re.compile(r"（[^（）]*）")
_COMPARISON = re.compile(r"(?:比|较|相比|对比|与|同|在)?$")
_SINCE = re.compile(r"[从自由]$")
_NUMBER = re.compile(r"\d")
_LISTED = re.compile(r"的?(?:[\d.]+[^\d，。；、和与及]{0,4}[、和与及])+")  # 2013年的50%、30%
_POINT = re.compile(r"(?:^|(?<=[，；：]))(?:[一二三四五六七八九十]是|[（(]\d{1,2}[）)])")
_OF_ANOTHER = re.compile(r"(?:末|底)?(?:的|为|是|达到?|仅|约)+\d")  # 52%（2013年为44.7%）
_LONG_BRACKET = 8  # characters: shorter ones are part of a name, such as 区（市）


@dataclass(frozen=True)
class Slot:
    """A number and its surroundings.

    Parameters
    ----------
    quantity : Quantity
    left : str
        The text before it: from the last comma, number or time on.
    after : str
        Qualifiers that follow it: 以上.
    right : str
        The text that follows these, up to the next comma or number.
    closed : bool
        Whether `right` ends at a comma, not at another number.
    gap : str
        All that stands between it and the number before, or the beginning of the sentence.
    clause : str
        Its clause, from comma to comma.
    time, compared : Time or None
        The time that governs it, and the year that it is compared with.
    """

    quantity: Quantity
    left: str
    after: str
    right: str
    closed: bool
    gap: str
    clause: str
    time: Time | None
    compared: Time | None


def slots(sentence: Sentence) -> list[Slot]:
    """A slot for every number of a sentence.

    Examples
    --------
    >>> from shidian.plans.numbers.quantities import quantities
    >>> from shidian.plans.numbers.times import times
    >>> text = "到2017年，城镇化率达到60%以上，落户5万人。"
    >>> one, other = slots(Sentence(text, 0, 0, quantities(text)[1:], times(text)))
    >>> one.left, one.after, one.time.year, other.left
    ('城镇化率达到', '以上', 2017, '落户')
    """
    masked = closed_up(sentence)
    return [_slot(sentence, masked, number) for number in range(len(sentence.quantities))]


def closed_up(sentence: Sentence) -> str:
    """The text with its brackets filled with NULs where no number stands in them."""
    numbers = [one.start for one in sentence.quantities]
    numbers += [time.start for time in sentence.times]

    def hidden(match: re.Match[str]) -> str:
        inside = any(match.start() < start < match.end() for start in numbers)
        return match[0] if inside else "\0" * len(match[0])

    return _BRACKET.sub(hidden, sentence.text)


def _slot(sentence: Sentence, masked: str, number: int) -> Slot:
    quantity = sentence.quantities[number]
    previous = 0
    if number:
        previous = sentence.quantities[number - 1].end
        previous += len(trail(masked[previous:]))
    clause = max((m.end() for m in _BOUNDARY.finditer(masked, 0, quantity.start)), default=0)
    before = [time for time in sentence.times if time.end <= quantity.start]
    dated = max((time.end for time in before if not (time.compared or time.local)), default=0)
    after = trail(masked[quantity.end :])
    stop = _BOUNDARY.search(masked, quantity.end)
    end = stop.start() if stop else len(masked)
    begins = quantity.end + len(after)
    others = [one.start for one in sentence.quantities[number + 1 : number + 2]]
    others += [time.start for time in sentence.times if time.start >= quantity.end]
    follows = min(others, default=end)
    start = max(previous, clause, dated)
    if not named(lead(_without_comparison(sentence, start, quantity.start)).phrase):
        start = max(previous, clause)  # 参保率2018年达到88%: the name stands before the time
    return Slot(
        quantity,
        _without_comparison(sentence, start, quantity.start),
        after,
        _plain(sentence.text[begins : min(end, follows)]),
        follows >= end,
        sentence.text[previous : quantity.start],
        sentence.text[clause:end],
        _time(sentence, quantity),
        next((time for time in reversed(before) if time.compared and time.start >= clause), None),
    )


def _plain(text: str) -> str:
    """Text without long brackets: 农业转移人口（包含本地农业人口，下同）市民化."""
    return _BRACKET.sub(lambda m: m[0] if len(m[0]) <= _LONG_BRACKET else "", text)


def _without_comparison(sentence: Sentence, start: int, end: int) -> str:
    """The text before a number, without 比2013年: the indicator's name stands before that."""
    text = sentence.text[start:end]
    for time in reversed(sentence.times):
        if start <= time.start and time.end <= end:
            before = text[: time.start - start]
            if not time.local:
                before = (_COMPARISON if time.compared else _SINCE).sub("", before)
            text = before + text[time.end - start :].removeprefix("的")
    return _plain(text)


def _time(sentence: Sentence, quantity: Quantity) -> Time | None:
    """The time that governs a number: the last before it, or one in brackets right after it."""
    opened = bracket(sentence.text, quantity.start)
    points = [one.start() for one in _POINT.finditer(sentence.text, 0, quantity.start)]
    before = [
        time
        for time in sentence.times
        if time.end <= quantity.start
        and not (points and points[0] <= time.start < points[-1])
        and not time.compared
        and not (time.local and _ends_before(sentence.text[time.end : quantity.start]))
        and bracket(sentence.text, time.start) in (0, opened)
    ]
    if before:
        return before[-1]
    after = next((t for t in sentence.times if t.start >= quantity.end and not t.compared), None)
    if after is None or _OF_ANOTHER.match(sentence.text, after.end):
        return None
    between = sentence.text[quantity.end : after.start]
    return after if re.fullmatch(r"[^，。；（）]{0,8}（(?:到|至|截至)?", between) else None


def _ends_before(between: str) -> bool:
    """Whether 2013年的 ends before a number: another stands between, and it lists no more."""
    return bool(_NUMBER.search(between)) and not _LISTED.fullmatch(between)


def bracket(text: str, place: int) -> int:
    """Where the bracket begins that a place stands in; 0 outside of one.

    Examples
    --------
    >>> bracket("排放（2005年）", 4), bracket("排放（2005年）为", 10)
    (3, 0)
    """
    opened = text.rfind("（", 0, place)
    return opened + 1 if opened >= 0 and "）" not in text[opened:place] else 0
