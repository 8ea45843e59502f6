"""Times: years and stretches of years, ends of five-year plans, and what is only compared with."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from shidian.plans.numbers.numerals import CHINESE, chinese, number

_YEAR = r"(?:19|20)\d{2}"
_DASH = r"(?:—+|-+|~|至|到)"
_END = r"(?:年底前|年末|年底|年年底|年年末|年初|年内|年前|年以前|年之前|年度|年)"
_FIVE = "一二三四五"
_DURATION = re.compile(
    rf"(?:近|过去|未来|今后|连续|前|后|用|力争|通过|经过)?(?P<number>\d{{1,3}}|[一二两三四五六七八九十]{{1,3}})"
    rf"(?:{_DASH}\d{{1,2}})?\s*(?:多)?(?:年|个月|个季度|周|天)(?:左右|以内|之内|内|多|来|时间|间|期|前|后|以后|之后|行动|计划)"
)


@dataclass(frozen=True)
class Time:
    """A time in the flow of characters.

    Parameters
    ----------
    start, end : int
    years : tuple of int
        The years named; several for a list, the last of a stretch.
    first : int or None
        First year of a stretch.
    compared : bool
        Whether the year is only compared with (比2013年).
    """

    start: int
    end: int
    years: tuple[int, ...]
    first: int | None = None
    compared: bool = False
    local: bool = False

    def moved(self, by: int) -> "Time":
        """The same time, counted from another place."""
        return replace(self, start=self.start + by, end=self.end + by)

    @property
    def year(self) -> int | None:
        """The year that figures under this time hold for; None where it is not known."""
        return self.years[-1] if self.years else None


@dataclass(frozen=True)
class Calendar:
    """What the times of a plan mean that name no year.

    Parameters
    ----------
    written : int or None
        The year in which it was written: 本年底.
    trial_first, trial_end : int or None
        First and last year of the trial: 三年累计, 试点期内; the first where the plan says it.
    whole_first, whole_end : int or None
        The time that the plan is for: 规划期末.
    """

    written: int | None = None
    trial_first: int | None = None
    trial_end: int | None = None
    whole_first: int | None = None
    whole_end: int | None = None


UNDATED = Calendar()
"""The calendar of a text that does not say when it was written, and for which years."""


def times(text: str, calendar: Calendar = UNDATED) -> list[Time]:
    """All times, none inside another.

    Examples
    --------
    >>> [(t.first, t.year) for t in times("到2017年，2014—2016年每年，十三五末，比2013年")]
    [(None, 2017), (2014, 2016), (None, 2020), (None, 2013)]
    >>> times("比2013年提高")[0].compared
    True
    """
    found: list[Time] = []
    taken: set[int] = set()
    for pattern, made in _READERS:
        for match in pattern.finditer(text):
            if match.start() in taken or match.end() - 1 in taken:
                continue
            time = made(match, calendar)
            if time is not None:
                found.append(time)
                taken.update(range(match.start(), match.end()))
    return sorted(found, key=lambda time: time.start)


def _stretch(match: re.Match[str], _: Calendar) -> Time | None:
    first, last = int(match["first"]), match["last"]
    until = int(last if len(last) == 4 else match["first"][:2] + last)
    return Time(*match.span(), (until,), first) if until > first else None


def _list(match: re.Match[str], _: Calendar) -> Time:
    return Time(*match.span(), tuple(int(year) for year in re.findall(_YEAR, match[0])))


def _since(match: re.Match[str], calendar: Calendar) -> Time:
    since = calendar.written if match["since"] == "今" else int(match["since"])
    return Time(*match.span(), (), since)


def _year(match: re.Match[str], _: Calendar) -> Time:
    start, end = match.span()
    local = match.string[start - 1 : start] in ("由", "从")
    local = local and bool(re.match(r"的|\d", match.string[end:]))
    return Time(start, end, (int(match["year"]),), None, _compares(match.string, start, end), local)


def _year_in_words(match: re.Match[str], _: Calendar) -> Time | None:
    year = chinese(match["year"])
    if year is None or not 1949 <= year <= 2100:
        return None
    return Time(*match.span(), (int(year),), None, _compares(match.string, *match.span()))


def _five_year_plan(match: re.Match[str], _: Calendar) -> Time:
    last = 2010 + 5 * _FIVE.index(match["plan"][1])
    during = match["when"].startswith(("期间", "时期", "期内"))
    return Time(*match.span(), (last,), last - 4 if during else None)


def _whole(match: re.Match[str], calendar: Calendar) -> Time:
    return _known(match, calendar.whole_end)


def _this_year(match: re.Match[str], calendar: Calendar) -> Time:
    return _known(match, calendar.written)


def _trial(match: re.Match[str], calendar: Calendar) -> Time:
    return _known(match, calendar.trial_end)


def _length(match: re.Match[str], calendar: Calendar) -> Time | None:
    """五年累计 in a plan for five years, 三年 in a trial of three: by its end."""
    years = number(match["years"])
    for first, last in (
        (calendar.trial_first, calendar.trial_end),
        (calendar.whole_first, calendar.whole_end),
    ):
        if first and last and last - first + 1 == years:
            return Time(*match.span(), (last,), first)
    return None


def _known(match: re.Match[str], year: int | None) -> Time:
    return Time(*match.span(), () if year is None else (year,))


_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Calendar], Time | None]], ...] = (
    (re.compile(rf"(?P<first>{_YEAR})年?{_DASH}(?P<last>{_YEAR})(?:{_END}|(?=）|，))"), _stretch),
    (re.compile(rf"(?P<first>{_YEAR})年?{_DASH}(?P<last>\d\d){_END}"), _stretch),
    (re.compile(rf"{_YEAR}年?(?:[、和及]{_YEAR}年?)+(?:底|末)?"), _list),
    (re.compile(rf"(?P<since>{_YEAR}|今)年(?:以来|起|开始|后)"), _since),
    (re.compile(rf"(?P<year>{_YEAR})\s*{_END}"), _year),
    (re.compile(rf"(?P<year>[一二]?[〇零一二三四五六七八九]{{4}})(?:{_END})"), _year_in_words),
    (
        re.compile(
            rf"“?(?P<plan>十[{_FIVE}])五”?(?P<when>规划末|末期|期末|末年|末|收官|期间|时期|期内)"
        ),
        _five_year_plan,
    ),
    (re.compile(r"规划期(?:末|内)?|方案期(?:末|内)?"), _whole),
    (
        re.compile(rf"到?(?:今年|本年)(?:底|末|内)?|(?<![\d{CHINESE}])年(?:底前|内)"),
        _this_year,
    ),
    (
        re.compile(r"试点期(?:限)?(?:末|内|满|结束时?|(?=共|累计|安排|计划))|试点结束(?:时)?"),
        _trial,
    ),
    (
        re.compile(
            r"(?<![第其前后近过连续\d])(?P<years>[三四五六七3-7])年(?:内|间|(?=累计|共|总|新增|约|计划|完成|安排|投入|流转|安置|改造|新建|建成|培训|融资|复垦|预算|转移))"
        ),
        _length,
    ),
)
"""How each sort of time is written, and what it means, in the order of trying."""


def _compares(text: str, start: int, end: int) -> bool:
    """在2014年...的基础上 and 比2013年: the year is not when something is due."""
    before = text[max(0, start - 2) : start]
    if before.endswith(("在", "以")):
        return bool(re.match(r"[^，。；]{0,30}(?:基础上|水平上|为基数|为基期|为基准)", text[end:]))
    priced = re.match(r"(?:不变)?价(?!值)|可比价|价格", text[end:])
    return before.endswith(("比", "较", "同", "与")) or before == "相比" or bool(priced)


def durations(text: str) -> list[tuple[int, int]]:
    """Stretches of time that only say how long: 五年内, 3年左右, 连续六年.

    Examples
    --------
    >>> [text[a:b] for text in ("力争3年内完成",) for a, b in durations(text)]
    ['力争3年内']
    """
    return [match.span() for match in _DURATION.finditer(text)]
