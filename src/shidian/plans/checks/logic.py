"""What cannot be: rates the wrong way round, targets below their baseline, two values for one."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from shidian.core import Bilingual, Direction
from shidian.plans.checks.check import Check, Peers, Result, Severity
from shidian.plans.checks.claim import Claim, Draft
from shidian.plans.checks.populations import populations_of


def rate_order(draft: Draft, peers: Peers) -> Iterator[Result]:
    """The registered rate above the resident rate of the same year."""
    measured = populations_of(peers.programme)
    resident = draft.levels(measured.resident_rate)
    registered = draft.levels(measured.registered_rate)
    for year in sorted(set(resident) & set(registered)):
        upper, lower = resident[year], registered[year]
        if lower.value > upper.value:
            said = Bilingual(
                f"{lower.text}高于{upper.text}。", f"{lower.text} is above {upper.text}."
            )
            working = f"{lower.value:f}% > {upper.value:f}%"
            yield Result(Severity.WARNING, said, working, (lower, upper))


def steps(draft: Draft, peers: Peers) -> Iterator[Result]:
    """An indicator that goes the wrong way from one year to a later one."""
    for indicator in peers.programme.indicators.values():
        levels = draft.levels(indicator.code)
        years = sorted(levels)
        for earlier, later in pairwise(years):
            first, second = levels[earlier], levels[later]
            if second.kind == "target" and _worse(second, first, indicator.direction):
                yield _step(first, second)


def _worse(later: Claim, earlier: Claim, direction: Direction) -> bool:
    if direction is Direction.UP:
        return later.amount < earlier.amount
    return direction is Direction.DOWN and later.amount > earlier.amount


def _step(first: Claim, second: Claim) -> Result:
    zh, en = ("基期", "baseline") if first.kind == "baseline" else ("前一目标", "earlier target")
    said = Bilingual(
        f"{second.text}不及{zh}{first.text}。",
        f"{second.text} falls behind the {en} {first.text}.",
    )
    working = f"{first.value:f}{first.unit} → {second.value:f}{second.unit}"
    return Result(Severity.ERROR, said, working, (first, second))


def two_values(draft: Draft, _: Peers) -> Iterator[Result]:
    """One thing with two values: same kind, name, part, year and unit."""
    groups: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in draft.claims:
        if claim.year is not None and claim.is_level:
            name = claim.code or claim.name
            key = (claim.kind, name, claim.subject, claim.year, claim.measures, claim.per_year)
            groups[key].append(claim)
    for group in groups.values():
        values = {(claim.amount, claim.high) for claim in group}
        if len(values) > 1 and group[0].name:
            listed = "、".join(f"{claim.value:f}{claim.unit}" for claim in group)
            said = Bilingual(
                f"{group[0].name}（{group[0].year}）有不同的数：{listed}。",
                f"{group[0].name} ({group[0].year}) has several values: {listed}.",
            )
            yield Result(Severity.WARNING, said, " ≠ ".join(listed.split("、")), tuple(group))


def deadlines(draft: Draft, peers: Peers) -> Iterator[Result]:
    """A target that is due before it starts, or before the programme does."""
    began = int(peers.programme.documents[peers.programme.facts.document].published[:4])
    for claim in draft.claims:
        if claim.kind != "target" or claim.year is None:
            continue
        start = claim.start_year if claim.is_level else None
        if start is not None and claim.year < start:
            said = Bilingual(
                f"{claim.text}的期限早于起始年 {start}。",
                f"{claim.text} is due before it starts in {start}.",
            )
            yield Result(Severity.ERROR, said, f"{claim.year} < {start}", (claim,))
        elif claim.year < began:
            said = Bilingual(
                f"{claim.text}的期限早于试点开始的 {began} 年。",
                f"{claim.text} is due before the programme began in {began}.",
            )
            yield Result(Severity.WARNING, said, f"{claim.year} < {began}", (claim,))


CHECKS = (
    Check(
        "rate_order",
        "logic",
        Bilingual("两个城镇化率", "The two rates"),
        Bilingual(
            "户籍人口城镇化率是否高于常住人口城镇化率。",
            "Whether the registered rate is above the resident rate.",
        ),
        Bilingual(
            "户籍在城镇的人通常也住在城镇；相反多为写错或口径不同。",
            "Who is registered in a town mostly lives there; the contrary is a slip or another "
            "definition.",
        ),
        Bilingual("核对两个数，或说明原因。", "Check both, or say why."),
        Severity.WARNING,
        rate_order,
    ),
    Check(
        "steps",
        "logic",
        Bilingual("逐年不退", "No step back"),
        Bilingual(
            "目标是否不及基期，后一目标是否不及前一目标。",
            "Whether a target falls behind the baseline, or a later target behind an earlier one.",
        ),
        Bilingual(
            "倒退的目标无须努力便可完成。",
            "A target that steps back is met without doing anything.",
        ),
        Bilingual("改正其中一个数。", "Correct one of the figures."),
        Severity.ERROR,
        steps,
    ),
    Check(
        "two_values",
        "logic",
        Bilingual("一项两值", "Two values for one"),
        Bilingual(
            "同一指标、同一年份是否有不同的数。",
            "Whether one indicator has several values for one year.",
        ),
        Bilingual("评估时不知以何者为准。", "An evaluation cannot tell which one counts."),
        Bilingual("只留一个，或写明范围不同。", "Keep one, or say how their extent differs."),
        Severity.WARNING,
        two_values,
    ),
    Check(
        "deadlines",
        "logic",
        Bilingual("期限", "Deadlines"),
        Bilingual(
            "目标期限是否早于起始年，或早于试点开始。",
            "Whether a target is due before it starts, or before the programme does.",
        ),
        Bilingual("这样的目标在开始时已过期。", "Such a target has expired when it begins."),
        Bilingual("改正年份。", "Correct the year."),
        Severity.ERROR,
        deadlines,
    ),
)
"""Checks of logic."""
