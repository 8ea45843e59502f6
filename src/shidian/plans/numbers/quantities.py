"""Numbers with their units: single ones, ranges, ratios and shares in words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from shidian.plans.numbers.numerals import (
    ARABIC_NUMBER,
    CHINESE,
    CHINESE_NUMBER,
    arabic,
    chinese,
    number,
    percent,
    shares,
)
from shidian.plans.numbers.units import MULTIPLIER, UNIT, dimension, multiplier

# 数十 and 几百 are no numbers.
_NUMBER = rf"(?:{ARABIC_NUMBER}|(?<![数几好]){CHINESE_NUMBER})"
_MORE = r"[多余来]?"
_UNITS = rf"(?:{MULTIPLIER}[余多]?{UNIT}|{UNIT}|{MULTIPLIER})"
_RANGE = r"(?:—{1,2}|-{1,2}|~|至|到)"
_RATIO = re.compile(
    r"(?<![\d.：:∶])(?P<left>\d+(?:\.\d+)?)[：:∶](?P<right>\d+(?:\.\d+)?)(?![\d.]|[：:∶]\d)"
)
_SPLIT = re.compile(r"(?<![\d.：:∶])\d+(?:\.\d+)?(?:[：:∶]\d+(?:\.\d+)?){2,}(?![\d.])")
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_HAN_DIGITS = "[一二两三四五六七八九十]{1,2}(?:点[零一二三四五六七八九])?"
_HAN_RATIO = re.compile(rf"(?P<left>{_HAN_DIGITS})比(?P<right>{_HAN_DIGITS})(?![年点个])")
_BARE = rf"(?<![\d.])\d+(?:\.\d+)?(?![\d.年月日号：:∶）]|{_UNITS})"
_INDEX = re.compile(rf"(?:指数|系数|容积率|收入比)(?:[^，。；\d]{{0,8}}{_BARE})+")
_RATIO_BEFORE = re.compile(r"(?<=[由从])\d+\.\d+(?=[^，。；\d]{1,8}\d+(?:\.\d+)?[：:∶]\d)")
_FRACTION = re.compile(r"(?<![\d/.])(?P<part>[1-9])/(?P<of>[2-9])(?![\d/.])")
_HALVED = re.compile(r"(?<=减)半(?=[，。；、收征缴]|$)")
_ROW = re.compile(
    rf"（(?P<unit>{_UNITS})）：?(?P<row>(?:[，、；到至]{{0,2}}(?:19|20)\d\d年[底末]?[达到为≥≤]*{_BARE})+)"
)
_DOUBLED = re.compile(r"(?<=翻)(?P<times>[一两二三1-3])番")
# 突破百万, 近千亿元, 百余家: a round sum without a digit.
_ROUND = re.compile(
    rf"(?:(?<=突破|达到|超过|接近)|(?<=[超近逾]))(?P<size>[百千])(?!分之)(?P<more>[余多])?"
    rf"(?P<unit>[万亿]?{UNIT}|[万亿](?=大关|[，。；、]|$))"
    rf"|(?<![数几上成{CHINESE}\d])(?P<size2>[百千])(?P<more2>[余多])(?P<unit2>[万亿]?{UNIT})"
)
_QUANTITY = re.compile(
    rf"(?P<low>{_NUMBER})(?P<more>{_MORE})(?P<unit1>{_UNITS})?"
    rf"(?:{_RANGE}(?P<high>{_NUMBER})(?P<more2>{_MORE})(?P<unit2>{_UNITS}))?"
)


@dataclass(frozen=True)
class Quantity:
    """A number with a unit in the flow of characters, before anything is known of its meaning.

    Parameters
    ----------
    start, end : int
    value : Decimal
    unit : str
        As printed, with its multiplier.
    high : Decimal or None
        Upper end of a range.
    more : bool
        Whether 多 or 余 stands inside: 20余万人.
    """

    start: int
    end: int
    value: Decimal
    unit: str
    high: Decimal | None = None
    more: str = ""

    def moved(self, by: int) -> "Quantity":
        """The same quantity, counted from another place."""
        return replace(self, start=self.start + by, end=self.end + by)

    @property
    def dimension(self) -> str:
        """What the unit measures."""
        return dimension(self.unit)


def quantities(text: str) -> list[Quantity]:
    """All numbers with a unit, in order, none inside another.

    Examples
    --------
    >>> [(str(q.value), q.unit) for q in quantities("766.3万人，2.03：1，六成以上，20余万元")]
    [('766.3', '万人'), ('2.03', ':1'), ('60', '%'), ('20', '万元')]
    >>> [(str(q.value), str(q.high), q.unit) for q in quantities("1200—1300万人，20%—30%")]
    [('1200', '1300', '万人'), ('20', '30', '%')]
    """
    found = [one for recognize in _SPECIAL for one in recognize(text)]
    taken = {place for one in found for place in range(one.start, one.end)}
    found += [one for one in _numbers(text) if one.start not in taken]
    return _points(text, sorted(found, key=lambda one: one.start))


def _points(text: str, found: list[Quantity]) -> list[Quantity]:
    """提高4个和5个百分点: the first counts percentage points too."""
    for place in range(len(found) - 2, -1, -1):
        one, after = found[place], found[place + 1]
        if one.unit == "个" and after.unit == "个百分点" and text[one.end : after.start] in "、和":
            found[place] = replace(one, unit=after.unit)
    return found


def _ratios(text: str) -> Iterator[Quantity]:
    for match in _RATIO.finditer(text):
        yield Quantity(*match.span(), Decimal(match["left"]), f":{match['right']}")
    for match in _HAN_RATIO.finditer(text):
        left, right = chinese(match["left"]), chinese(match["right"])
        if left and right:
            yield Quantity(*match.span(), left, f":{right}")


def _splits(text: str) -> Iterator[Quantity]:
    """5:3:2 is three numbers without a unit."""
    for match in _SPLIT.finditer(text):
        for part in _DIGITS.finditer(text, *match.span()):
            yield Quantity(*part.span(), Decimal(part[0]), "")


def _indices(text: str) -> Iterator[Quantity]:
    """An index has no unit: 容积率由0.8提高到1.2."""
    for match in _INDEX.finditer(text):
        for one in re.compile(_BARE).finditer(text, *match.span()):
            yield Quantity(*one.span(), Decimal(one[0]), "")
    for match in _RATIO_BEFORE.finditer(text):  # 收入比由2.21降至2.1:1
        yield Quantity(*match.span(), Decimal(match[0]), "")


def _rows(text: str) -> Iterator[Quantity]:
    """城镇化率（%）：2018年44.2，2020年47: the unit stands once, with the name."""
    for match in _ROW.finditer(text):
        for one in re.compile(_BARE).finditer(text, *match.span("row")):
            yield Quantity(*one.span(), Decimal(one[0]), match["unit"])


def _doublings(text: str) -> Iterator[Quantity]:
    """翻一番 is an increase by 100 %, 翻两番 by 300 %; 减半 a decrease by 50 %."""
    for match in _HALVED.finditer(text):
        yield Quantity(*match.span(), Decimal(50), "%")
    for match in _DOUBLED.finditer(text):
        times = number(match["times"])
        if times is not None:
            yield Quantity(*match.span(), (2**times - 1) * 100, "%")


def _round_sums(text: str) -> Iterator[Quantity]:
    """突破百万, 近千亿元, 百余家: round sums."""
    for match in _ROUND.finditer(text):
        size, unit = match["size"] or match["size2"], match["unit"] or match["unit2"]
        more = match["more"] or match["more2"] or ""
        yield Quantity(*match.span(), Decimal(100 if size == "百" else 1000), unit, None, more)


def _shares(text: str) -> Iterator[Quantity]:
    for share in shares(text):
        yield Quantity(share.start, share.end, share.percent, "%")
    for match in _FRACTION.finditer(text):
        yield Quantity(*match.span(), percent(int(match["part"]), int(match["of"])), "%")


_SPECIAL = (_ratios, _splits, _indices, _rows, _doublings, _round_sums, _shares)


def _numbers(text: str) -> Iterator[Quantity]:
    for match in _QUANTITY.finditer(text):
        low = _number(match["low"], match["unit1"])
        if match["high"] is not None:
            high = _number(match["high"], match["unit2"])
            if low and high and (not match["unit1"] or _same(low[1], high[1])):
                more = match["more"] or match["more2"]
                yield Quantity(match.start(), match.end(), low[0], high[1], high[0], more)
                continue
            if high:  # 2014年到3万人: the first number is no lower end
                start = match.start("high")
                yield Quantity(start, match.end(), high[0], high[1], None, match["more2"])
        if low and low[1]:
            end = match.end("unit1") if match["unit1"] else match.end("low")
            more = match["more"] or "".join(re.findall("[余多]", match["unit1"] or ""))
            yield Quantity(match.start(), end, low[0], low[1], None, more)


def _same(low_unit: str, high_unit: str) -> bool:
    """Whether a range's two units measure the same; 100万—300万人 names it once."""
    return dimension(low_unit) in ("number", dimension(high_unit))


def _number(printed: str, unit: str | None) -> tuple[Decimal, str] | None:
    """Value and unit; the 万 and 亿 of a Chinese numeral belong to its unit."""
    unit = re.sub("[余多]", "", unit or "")
    if printed[0].isascii():
        return arabic(printed), unit
    rest = re.sub(r"[万亿]+$", "", printed)
    size = printed[len(rest) :]
    value = chinese(printed)
    return None if value is None else (value / multiplier(size), size + unit)
