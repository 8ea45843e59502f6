"""Numbers with a unit that are no figures: terms, enumerations, words, classes of cities."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from shidian.plans.lexicon import alternatives, words
from shidian.plans.numbers.quantities import Quantity

_ABSTRACT = re.compile(alternatives(words("words")["abstract"]))
_ENUMERATED = re.compile(rf"(?:大|类|种|级)?(?:{alternatives(words('words')['listed'])})")
_DOING = re.compile(
    r"(?:建设|新建|建成|打造|培育|组建|设立|创建|增设|新增|形成|完成|实施|开展|推出|改造|设置|建立|落成"
    r"|开工|启动|引进|发展|选择|扶持)$"
)
_CITY_CLASS = re.compile(
    r"(?:以上|以下|以内)?(?:人口)?的?(?:特?大|中等?|小)?(?:城市|城镇|特色小镇)(?!人口|化|棚户|居民)"
)
_EACH_BUILDS = re.compile(
    r"(?:至少|每[个家座所村镇县区社][^，。；]{0,6})(?:建成|建设|设立|建立|新建|培育)$"
)
_FOR_EACH = re.compile(
    r"每新?(?:吸纳|转移|落户|引进|培训|增加|增|转化|安置|接收|入户|登记)[^，。；]{0,6}$"
)
_TERM = re.compile(
    r"(?:年限|期限|时限|存续期|还款期|宽限期|工期|居住|缴纳|参保|寿命|周期|合同|就业|缩短|压缩|时间|满|达|不少于|不低于|超过|至少)"
    r"[^，。、；]{0,8}$"
)
_STRETCH = re.compile(r"时间|左右的?努力|内|来|多来|行动|计划")
_LIMITS = ("个工作日", "工作日", "小时", "分钟", "岁", "周岁")
_COUNTS = ("count", "multiple", "temperature")


@dataclass(frozen=True)
class _Seen:
    """A quantity, what stands around it, and whether it is written in Chinese numerals."""

    quantity: Quantity
    before: str
    printed: str
    after: str

    @property
    def han(self) -> bool:
        return not self.printed[0].isdigit() and self.quantity.dimension != "share"

    @property
    def dimension(self) -> str:
        return self.quantity.dimension


def why_no_figure(text: str, quantity: Quantity) -> str:
    """The class of non-figure that a quantity belongs to; empty for a figure.

    Examples
    --------
    >>> from shidian.plans.numbers.quantities import quantities
    >>> [why_no_figure(text, quantities(text)[0]) for text in ("试行3年", "三个方面", "3所学校")]
    ['duration', 'enumeration', '']
    """
    start, end = quantity.start, quantity.end
    seen = _Seen(quantity, text[max(0, start - 12) : start], text[start:end], text[end : end + 24])
    return next((kind for kind, holds in _RULES if holds(seen)), "")


def _is_promised_term(seen: _Seen) -> bool:
    """A term that a plan sets: 5个工作日内, 居住满1年, 10年以上期限."""
    if re.match(r"(?:及以上|以上|以内)的?(?:期限|政策性|贷款)", seen.after):
        return True
    if seen.quantity.unit in _LIMITS:
        return not re.match(r"(?:时间|左右的?努力|[^，。；]{0,4}圈)", seen.after)
    return bool(_TERM.search(seen.before)) and not seen.han and not _STRETCH.match(seen.after)


def _is_lone_myriad(seen: _Seen) -> bool:
    """万一, 千万: multipliers without anything that is counted."""
    alone = seen.quantity.value < 100 and not re.match(r"[\u4e00-\u9fff]", seen.after)
    return seen.dimension == "number" and seen.han and (seen.quantity.value < 2 or alone)


def _is_enumeration(seen: _Seen) -> bool:
    """三个方面 and 四大机制 count what is named beside them."""
    listed = seen.han and _ENUMERATED.match(seen.after)
    return seen.dimension in _COUNTS and bool(_ABSTRACT.match(seen.after) or listed)


def _is_single(seen: _Seen) -> bool:
    """一个 is a word, unless each place builds one."""
    single = seen.quantity.value < 2 and seen.quantity.unit not in ("番", "倍")
    return _is_han_count(seen) and single and not _EACH_BUILDS.search(seen.before)


def _is_undone_count(seen: _Seen) -> bool:
    """A small count in Chinese numerals is a figure only after a verb of doing."""
    if not _is_han_count(seen) or seen.quantity.value < 2 or seen.dimension == "multiple":
        return False
    value, unit = seen.quantity.value, seen.quantity.unit
    large = value >= 10 or unit[0] in "万亿百千" or "点" in seen.printed
    return not large and not _DOING.search(seen.before)


def _is_han_count(seen: _Seen) -> bool:
    return seen.han and seen.dimension in _COUNTS


_RULES: tuple[tuple[str, Callable[[_Seen], bool]], ...] = (
    ("ordinal", lambda seen: seen.before.endswith(("第", "前"))),
    ("name", lambda seen: bool(re.search(r"[A-Za-z〔]$", seen.before))),
    ("ordinal", lambda seen: bool(re.match(r"[^，。；]{0,10}之一", seen.after))),
    (
        "word",
        lambda seen: seen.han and seen.quantity.unit in ("元", "分") and seen.quantity.value <= 10,
    ),
    (
        "measure",
        lambda seen: seen.dimension == "length" and seen.after.startswith(("半径", "范围")),
    ),
    ("", lambda seen: seen.dimension == "duration" and _is_promised_term(seen)),
    ("duration", lambda seen: seen.dimension == "duration"),
    ("word", _is_lone_myriad),
    ("word", lambda seen: seen.quantity.value == 1 and bool(_FOR_EACH.search(seen.before))),
    (
        "category",
        lambda seen: seen.dimension in ("people", "number") and bool(_CITY_CLASS.match(seen.after)),
    ),
    ("enumeration", _is_enumeration),
    ("word", _is_single),
    ("enumeration", _is_undone_count),
    (
        "word",
        lambda seen: (
            seen.han
            and seen.quantity.value < 2
            and seen.dimension not in ("money", *_COUNTS)
            and not re.match("[万亿].", seen.quantity.unit)
        ),
    ),
)
"""What a quantity is, the first rule that holds; one without a name says that it is a figure."""
