"""How fast the rates have to rise, against the other plans and the nation's own history."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from shidian.core import Bilingual
from shidian.plans.checks.check import Check, Limit, Peers, Result, Severity
from shidian.plans.checks.claim import Claim, Draft

_NATION = "000000"


@dataclass(frozen=True)
class Pace:
    """How fast a plan wants a rate to rise: from its baseline to its last target.

    `points` are percentage points a year; `percentile` is the share of all pilots, in per cent,
    that are not faster, and `among` their number.
    """

    first: Claim
    last: Claim
    points: Decimal
    percentile: Decimal | None
    among: int


def pace_of(draft: Draft, code: str, peers: Peers) -> Pace | None:
    """The pace of a rate in a plan; None where it has no baseline or no target."""
    base = peers.programme.facts.baseline_year
    levels = draft.levels(code)
    years = [year for year in peers.programme.facts.checkpoints if year in levels]
    if base not in levels or not years:
        return None
    first, last = levels[base], levels[years[-1]]
    among = _of_all(code, years[-1], peers)
    own = points(first, last)
    return Pace(first, last, own, percentile(own, among) if among else None, len(among))


def paces(draft: Draft, peers: Peers) -> Iterator[Result]:
    """Points a year that each rate has to rise, with the percentile among all pilots."""
    limit = peers.limit("check_pace_percentile")
    for code in peers.programme.facts.headline:
        pace = pace_of(draft, code, peers)
        if pace is not None:
            fast = pace.percentile is not None and pace.percentile >= limit.value * 100
            severity = Severity.WARNING if fast else Severity.FINE
            yield _result(pace, severity, _of_nation(code, peers), limit)


def points(first: Claim, last: Claim) -> Decimal:
    """Points a year between two levels.

    Examples
    --------
    >>> from dataclasses import replace
    >>> rest = (None, "=", Decimal(30), None, "%", False, False, None)
    >>> low = Claim("baseline", "", "", "", 2013, *rest)
    >>> points(low, replace(low, year=2020, value=Decimal("40.5")))
    Decimal('1.5')
    """
    assert first.year is not None
    assert last.year is not None
    return (last.value - first.value) / (last.year - first.year)


def percentile(value: Decimal, among: Sequence[Decimal]) -> Decimal:
    """The share of values that are not greater, in per cent.

    Examples
    --------
    >>> percentile(Decimal(2), [Decimal(1), Decimal(2), Decimal(3), Decimal(4)])
    Decimal('50')
    """
    return Decimal(sum(other <= value for other in among) * 100) / len(among)


def _result(
    pace: Pace, severity: Severity, nation: tuple[Decimal, int, int] | None, limit: Limit
) -> Result:
    first, last = pace.first, pace.last
    working = (
        f"({last.value:f} − {first.value:f}) ÷ ({last.year} − {first.year}) = "
        f"{pace.points:.2f} 个百分点/年"
    )
    zh = f"{last.name}每年须提高 {pace.points:.2f} 个百分点"
    en = f"{last.name} has to rise by {pace.points:.2f} points a year"
    if pace.percentile is not None:
        zh += f"，在 {pace.among} 个试点中居第 {pace.percentile:.0f} 百分位"
        en += f", percentile {pace.percentile:.0f} among {pace.among} pilots"
    if nation is not None:
        zh += f"；全国 {nation[1]}—{nation[2]} 年实际每年 {nation[0]:.2f}"
        en += f"; the nation's pace of {nation[1]}-{nation[2]} was {nation[0]:.2f}"
    return Result(severity, Bilingual(f"{zh}。", f"{en}."), working, (first, last), (limit,))


def _of_all(code: str, year: int, peers: Peers) -> list[Decimal]:
    """The paces of all pilots that promise a rate for a year, sorted; reckoned once."""
    if (code, year) not in peers.paces:
        base = peers.programme.facts.baseline_year
        levels = [draft.levels(code) for draft in peers.drafts]
        found = [points(one[base], one[year]) for one in levels if base in one and year in one]
        peers.paces[code, year] = sorted(found)
    return peers.paces[code, year]


def _of_nation(code: str, peers: Peers) -> tuple[Decimal, int, int] | None:
    """The nation's pace from the base year to the last value before a break in its series."""
    base, last = peers.programme.facts.baseline_year, peers.programme.facts.checkpoints[-1]
    values = {
        one.period.year: one.value.value
        for one in peers.programme.observations
        if one.area == _NATION and one.indicator == code and not one.breaks
    }
    years = [year for year in values if base < year <= last]
    if base not in values or not years:
        return None
    until = max(years)
    return (values[until] - values[base]) / (until - base), base, until


CHECKS = (
    Check(
        "pace",
        "pace",
        Bilingual("提速", "Pace"),
        Bilingual(
            "城镇化率每年须提高几个百分点，在全部试点中居何位置，与全国实际速度相比如何。",
            "By how many points a year the rates have to rise, where that stands among all pilots, "
            "and against the nation's own pace.",
        ),
        Bilingual(
            "过快的目标靠统计口径才能完成。",
            "A target that is too fast is met by definitions, not by people.",
        ),
        Bilingual("说明依据，或调低目标。", "Give grounds, or lower the target."),
        Severity.WARNING,
        paces,
        ("check_pace_percentile",),
    ),
)
"""Checks of pace."""
