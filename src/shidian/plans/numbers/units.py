"""Units as plans print them, and what they measure."""

import re
from decimal import Decimal

from shidian.plans.lexicon import alternatives, words

_DIMENSION: dict[str, str] = {
    unit: dimension for dimension, units in words("units").items() for unit in units
}
MULTIPLIER = r"(?:百万亿|万亿|千万|百万|十万|千亿|百亿|十亿|亿|万|千|百|十)"
_BARE = alternatives(list(_DIMENSION))
UNIT = rf"(?:{MULTIPLIER}?(?:{_BARE})(?:/(?:{MULTIPLIER}?(?:{_BARE})|亩|人|月|日|天|年))?)"
"""A pattern for a unit with its multiplier."""

_MEASURED = re.compile(rf"({MULTIPLIER})?({_BARE})(?:/(.+))?")


def dimension(unit: str) -> str:
    """What a printed unit measures; empty for one that is not known.

    Examples
    --------
    >>> dimension("万人"), dimension("亿元"), dimension("万元/人"), dimension(":1"), dimension("万")
    ('people', 'money', 'money/people', 'ratio', 'number')
    """
    if unit.startswith(":"):
        return "ratio"
    if re.fullmatch(MULTIPLIER, unit):
        return "number"
    match = _MEASURED.fullmatch(unit)
    if match is None:
        return ""
    per = f"/{_DIMENSION.get(match[3], match[3])}" if match[3] else ""
    return _DIMENSION[match[2]] + per


_POWERS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}


def multiplier(unit: str) -> int:
    """By how much a printed unit multiplies: 10,000 for 万人.

    Examples
    --------
    >>> multiplier("万平方公里"), multiplier("万亿元"), multiplier("%")
    (10000, 1000000000000, 1)
    """
    match = re.match(MULTIPLIER, unit)
    size = 1
    for char in match[0] if match else "":
        size *= _POWERS[char]
    return size


_SQUARE_KILOMETRES = ("平方公里", "平方千米", "km2", "km²")
_SQUARE_METRES = ("平方米", "平米", "平方", "㎡")
_SIZES: dict[str, Decimal] = {
    **dict.fromkeys(_SQUARE_KILOMETRES, Decimal(1500)),
    "公顷": Decimal(15),
    **dict.fromkeys(_SQUARE_METRES, Decimal("0.0015")),
    "公里": Decimal(1000),
    "千米": Decimal(1000),
    "毫米": Decimal("0.001"),
    "吨": Decimal(2000),
    "公斤": Decimal(2),
    "千克": Decimal(2),
}
"""Sizes of units of one measure: areas in 亩, lengths in metres, masses in 斤; others are 1."""


def size(unit: str) -> Decimal:
    """How large a printed unit is among the units of its measure.

    Examples
    --------
    >>> size("万亩"), size("平方公里"), size("万人")
    (Decimal('10000'), Decimal('1500'), Decimal('10000'))
    """
    match = _MEASURED.fullmatch(unit)
    return multiplier(unit) * _SIZES.get(match[2] if match else "", Decimal(1))
