"""A plan against other documents: the national targets, and another plan such as the province's."""

from collections.abc import Iterator

from shidian.core import Bilingual, Direction
from shidian.plans.checks.check import Check, Peers, Result, Severity
from shidian.plans.checks.claim import Claim, Draft


def national_targets(draft: Draft, peers: Peers) -> Iterator[Result]:
    """Targets for the year of a national target, where they are behind it."""
    for code, indicator in peers.programme.indicators.items():
        parameter = f"national_target_{code}"
        if parameter not in peers.programme.parameters:
            continue
        limit = peers.limit(parameter)
        wanted = limit.value
        last = peers.programme.facts.checkpoints[-1]
        claim = draft.levels(code).get(last)
        if claim is None or claim.kind != "target":
            continue
        behind = (
            claim.value < wanted if indicator.direction is Direction.UP else claim.value > wanted
        )
        unit = indicator.unit.symbol
        if behind:
            said = Bilingual(
                f"{claim.text}，全国目标为 {wanted:f}{unit}。",
                f"{claim.text}; the national target is {wanted:f}{unit}.",
            )
            working = f"{claim.value:f} − {wanted:f} = {claim.value - wanted:+f}"
            yield Result(Severity.NOTE, said, working, (claim,), (limit,))


def other_plan(draft: Draft, peers: Peers) -> Iterator[Result]:
    """Targets that are behind those of another plan, such as the province's own."""
    if peers.against is None:
        return
    for code, indicator in peers.programme.indicators.items():
        theirs = peers.against.levels(code)
        for year, claim in draft.levels(code).items():
            other = theirs.get(year)
            if other is None or "target" not in (claim.kind, other.kind):
                continue
            up = indicator.direction is Direction.UP
            if (claim.value < other.value) if up else (claim.value > other.value):
                yield _behind(claim, other, peers.against.place)


def _behind(claim: Claim, other: Claim, place: str) -> Result:
    said = Bilingual(
        f"{claim.text}，{place}的方案为 {other.value:f}{other.unit}。",
        f"{claim.text}; the plan of {place} has {other.value:f}{other.unit}.",
    )
    working = f"{claim.value:f} − {other.value:f} = {claim.value - other.value:+f}"
    return Result(Severity.NOTE, said, working, (claim, other))


CHECKS = (
    Check(
        "national_targets",
        "other_documents",
        Bilingual("全国目标", "National targets"),
        Bilingual(
            "2020 年目标是否不及国家新型城镇化规划的目标。",
            "Whether targets for 2020 are behind those of the national urbanization plan.",
        ),
        Bilingual(
            "试点应走在前面；起点低的地方可以不及全国，但应说明。",
            "Pilots should lead; a place that starts low may stay behind, but should say so.",
        ),
        Bilingual("说明与全国目标的差距。", "Explain the distance."),
        Severity.NOTE,
        national_targets,
    ),
    Check(
        "other_plan",
        "other_documents",
        Bilingual("上级方案", "The province's plan"),
        Bilingual(
            "与 --against 所给方案（如本省方案）的同一指标、同一年份相比。",
            "The same indicators and years as in the plan named by --against, such as the "
            "province's.",
        ),
        Bilingual(
            "不及本省的目标会拖累全省。", "A target behind the province's holds the province back."
        ),
        Bilingual("说明差距，或与本省衔接。", "Explain the distance, or bring the plans together."),
        Severity.NOTE,
        other_plan,
    ),
)
"""Checks against other documents."""
