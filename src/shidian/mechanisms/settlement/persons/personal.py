"""What looks like a personal identifier: by the name of a column, or by its values.

Identity numbers follow GB 11643-1999: 17 digits and a check character by ISO 7064 MOD 11-2, the
7th to 14th digit a date of birth; those of the first generation have 15 digits and no check. No
date is taken from a number; it only helps to tell numbers from other figures.
"""

import re
from collections.abc import Sequence
from datetime import date

_CHECKS = "10X98765432"
_WEIGHTS = tuple(2**place % 11 for place in range(17, 0, -1))
_NEW = re.compile(r"[1-8][0-9]{16}[0-9X]", re.ASCII)
_OLD = re.compile(r"[1-8][0-9]{14}", re.ASCII)
_DAMAGED = re.compile(r"[0-9](?:\.[0-9]+)?E\+?[0-9]{2}", re.ASCII)
_CONTACT = re.compile(
    r"(?:\+?86-?)?1[3-9][0-9]{9}|0[0-9]{2,3}-?[0-9]{7,8}|[^@\s]+@[^@\s]+\.[a-z]+",
    re.ASCII | re.IGNORECASE,
)
_ADDRESS = re.compile(r".*[省市区县镇乡].*(?:[路街巷村]|小区).*(?:[号栋幢室组].*)?")
_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}")
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑罗梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏"
    "魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵"
)
_COMPOUND = re.compile(
    "欧阳|司马|上官|诸葛|司徒|东方|尉迟|皇甫|公孙|慕容|令狐|夏侯|长孙|宇文|南宫|端木"
)
_MANY_DIGITS = re.compile(r"[0-9]{11}", re.ASCII)
_HEADS = re.compile(
    r"姓名|名字|身份证|证件号|身份号|公民身份|电话|手机|联系方式|地址|住址|邮箱|微信|银行卡|社保号|社会保障号|护照|车牌"
    r"|\bname\b|\b(?:id|identity)[ _-]?(?:no|number|card)\b|\bphone\b|\bmobile\b|\btelephone\b"
    r"|\baddress\b|\be-?mail\b|\bpassport\b",
    re.IGNORECASE,
)
SHARE = 0.5  # of the values of a column that look alike


def is_identity_number(text: str) -> bool:
    """Whether a text is an identity number: 18 digits with their check, or 15.

    Examples
    --------
    >>> is_identity_number("11010519491231002X"), is_identity_number("110105194912310021")
    (True, False)
    """
    found = text.upper()
    if _NEW.fullmatch(found):
        return _is_day(found[6:14]) and check_character(found) == found[-1]
    return bool(_OLD.fullmatch(found)) and _is_day(f"19{found[6:12]}")


def check_character(number: str) -> str:
    """The check character of the first 17 digits, by ISO 7064 MOD 11-2."""
    digits = (int(digit) for digit in number[:17])
    return _CHECKS[sum(d * w for d, w in zip(digits, _WEIGHTS, strict=True)) % 11]


def is_damaged(text: str) -> bool:
    """Whether a long number lost its last digits in a spreadsheet, which keeps fifteen.

    Examples
    --------
    >>> is_damaged("1.10105E+17"), is_damaged("110105194912310000"), is_damaged("A-17")
    (True, True, False)
    """
    found = text.upper()
    ends = found.endswith("000") and bool(_NEW.fullmatch(found)) and not is_identity_number(found)
    return ends or bool(_DAMAGED.fullmatch(found))


def is_personal(text: str) -> bool:
    """Whether a value is an identity number, a telephone number or an address for mail."""
    return is_identity_number(text) or bool(_CONTACT.fullmatch(text))


def heads_personal(head: str) -> bool:
    """Whether the name of a column speaks of a personal identifier.

    Examples
    --------
    >>> heads_personal("申请人姓名"), heads_personal("id_number"), heads_personal("投资额")
    (True, True, False)
    """
    return bool(_HEADS.search(head.replace("_", " ")))


def mostly_personal(values: Sequence[str]) -> bool:
    """Whether at least half of the values of a column, three or more, are numbers of persons."""
    return sum(map(is_personal, values)) >= max(SHARE * len(values), 3)


def looks_personal(head: str, values: Sequence[str]) -> bool:
    """Whether a column looks like personal identifiers: numbers, names or addresses."""
    if heads_personal(head) or mostly_personal(values):
        return True
    enough = max(SHARE * len(values), 3)
    names = {one for one in values if _is_name(one)}
    return sum(map(_is_address, values)) >= enough or len(names) >= enough


def shown(text: str) -> str:
    """A value as a message may show it: shortened, and hidden where it may be a person's.

    Examples
    --------
    >>> shown("王小明"), shown("13800138000"), shown("初中")
    ('王**', '13…', '初中')
    """
    if _is_name(text):
        return masked(text)
    is_hidden = is_personal(text) or is_damaged(text) or _is_address(text)
    return f"{text[:2]}…" if is_hidden or _MANY_DIGITS.search(text) else text[:40]


def masked(text: str) -> str:
    """The first character of a value, which is enough to find it in its cell."""
    return text[:1] + "*" * min(len(text) - 1, 3)


def _is_name(text: str) -> bool:
    found = "".join(text.split())  # 李　雷, as forms are filled in
    is_short = bool(_NAME.fullmatch(found))
    return is_short and (found[0] in _SURNAMES or bool(_COMPOUND.match(found)))


def _is_address(text: str) -> bool:
    return len(text) >= 6 and bool(_ADDRESS.fullmatch(text[:100]))


def _is_day(digits: str) -> bool:
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return True
