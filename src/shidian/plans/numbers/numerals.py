"""Numbers as plans write them: 766.3, 7,940, 二十, 一点五, 三分之一, 六成, 两千五百."""

import re
from dataclasses import dataclass
from decimal import Decimal

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}

CHINESE = "零〇一二两三四五六七八九十百千万亿"
"""The characters that Chinese numerals are written with."""

ARABIC_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?"
CHINESE_NUMBER = rf"[零〇一二两三四五六七八九十百千][{CHINESE}]*(?:点[零〇一二三四五六七八九]+)?"

# Two digits in a row say that nobody counted: 两三个, 七八十家.
_ROUGH = re.compile(
    r"(?<![零〇一二两三四五六七八九])(?:一二|一两|二三|两三|三四|三五|四五|五六|六七|七八|八九)"
    r"(?![零〇一二两三四五六七八九])"
)
_SHARE = re.compile(
    rf"百分之(?P<percent>百(?![一二三四五六七八九十])|{CHINESE_NUMBER}|{ARABIC_NUMBER})"
)
_PARTS = re.compile(r"(?P<of>[二三四五六七八九十百千])分之(?P<part>[一二两三四五六七八九十])")
_HALF = re.compile(
    r"(?:一半|半数)(?=以上|以下|左右|的)|(?:(?<=压缩|缩短|减少|精简|降低|超过|达到|承担|负担|出资|补贴|补助)|(?<=[占缩减]))一半|过半数?(?=[，。；、的]|$)"
)
_TENTHS = re.compile(
    r"(?P<tenths>[一两二三四五六七八九]|\d)成(?P<part>半|[一二三四五六七八九](?=以上|以下|左右|[，。；、）]|$))?"
    r"(?![为员功果效立长本就都])"
)


@dataclass(frozen=True)
class Share:
    """A share in words, as a percentage: 百分之六十, 三分之一, 六成半."""

    start: int
    end: int
    percent: Decimal


def arabic(text: str) -> Decimal:
    """The number that digits print, its places kept.

    Examples
    --------
    >>> arabic("1,490.70")
    Decimal('1490.70')
    """
    return Decimal(text.replace(",", ""))


def chinese(text: str) -> Decimal | None:
    """The number that Chinese numerals write; None where they write none.

    Examples
    --------
    >>> [chinese(text) for text in ("二十", "一百零五", "一亿三千万", "十二点五", "二〇二〇")]
    [Decimal('20'), Decimal('105'), Decimal('130000000'), Decimal('12.5'), Decimal('2020')]
    >>> chinese("百千"), chinese("两三")
    (None, None)
    """
    whole, _, places = text.partition("点")
    if _ROUGH.search(whole):
        return None
    value = _digit_by_digit(whole) if len(whole) > 1 and set(whole) <= set(_DIGITS) else None
    if value is None:
        value = _whole(whole)
    if value is None:
        return None
    return Decimal(f"{value}.{''.join(str(_DIGITS[c]) for c in places)}" if places else value)


def number(text: str) -> Decimal | None:
    """The number in digits or Chinese numerals.

    Examples
    --------
    >>> number("3.5"), number("三点五")
    (Decimal('3.5'), Decimal('3.5'))
    """
    return arabic(text) if text[0].isascii() else chinese(text)


def percent(part: Decimal | int, of: Decimal | int) -> Decimal:
    """A fraction as a percentage of two places, and none that say nothing.

    Examples
    --------
    >>> percent(1, 3), percent(1, 5)
    (Decimal('33.33'), Decimal('20'))
    """
    rounded = round(Decimal(part) * 100 / Decimal(of), 2)
    return rounded.to_integral_value() if rounded == rounded.to_integral_value() else rounded


def _digit_by_digit(text: str) -> int:
    return int("".join(str(_DIGITS[char]) for char in text))


def _whole(text: str) -> int | None:
    """Tens and myriads: every unit must be smaller than the one before it.

    万 and 亿 multiply what stands before them; 万亿 multiplies twice.
    """
    total, section, digit, last, myriad = 0, 0, None, 10**5, 10**9
    for char in text:
        if char in _DIGITS:
            if digit not in (None, 0):
                return None
            digit = _DIGITS[char]
        elif char in _TENS:
            if _TENS[char] >= last or (digit is None and char != "十"):
                return None
            section += (1 if digit is None else digit) * _TENS[char]
            last, digit = _TENS[char], None
        else:
            size, part = _MYRIADS[char], section + (digit or 0)
            if size < myriad and part:
                total += part * size
            elif size > myriad:
                total = (total + part) * size
            else:
                return None
            section, digit, last, myriad = 0, None, 10**5, size
    return total + section + (digit or 0)


def _part(word: str | None) -> Decimal:
    """What follows 成: 六成半 is 65, 九成五 is 95."""
    return (
        Decimal(0) if word is None else Decimal(5) if word == "半" else number(word) or Decimal(0)
    )


def shares(text: str) -> list[Share]:
    """All shares in words.

    Examples
    --------
    >>> [str(share.percent) for share in shares("百分之六十五以上，九成五左右，三分之一")]
    ['65', '95', '33.33']
    """
    found = []
    for match in _HALF.finditer(text):
        found.append(Share(*match.span(), Decimal(50)))
    for match in _SHARE.finditer(text):
        share = Decimal(100) if match["percent"] == "百" else number(match["percent"])
        if share is not None:
            found.append(Share(*match.span(), share))
    for match in _PARTS.finditer(text):
        of, part = chinese(match["of"]), chinese(match["part"])
        if of and part and not any(one.start <= match.start() < one.end for one in found):
            found.append(Share(*match.span(), percent(part, of)))
    for match in _TENTHS.finditer(text):
        tenths = number(match["tenths"])
        if tenths is not None:
            found.append(Share(*match.span(), tenths * 10 + _part(match["part"])))
    return sorted(found, key=lambda share: share.start)
