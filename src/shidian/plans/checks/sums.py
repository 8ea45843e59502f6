"""Parts and totals: sums that have to close, shares that have to make up a hundred."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from shidian.core import Bilingual
from shidian.plans.checks.check import Check, Limit, Peers, Result, Severity
from shidian.plans.checks.claim import Claim, Draft

_SUMMED = ("people", "money", "area")
Placed = tuple[int, Claim]
"""A claim and its place among those of its plan."""

_MOST_PARTS = 6
_LEAST_SHARE = 1000  # a part is at least a thousandth of its total
_PAYER = re.compile(
    r"(?:政府|企业|个人|财政|用人单位|社会|家庭|村集体)[^，。；]{0,4}(?:承担|负担|分担|出资|占比)?(?:比例)?$"
)
_HUNDRED = Decimal(100)


def part_sums(draft: Draft, peers: Peers) -> Iterator[Result]:
    """Totals with the parts that follow or precede them."""
    nearly = peers.limit("check_parts_nearly")
    used: set[int] = set()
    for place, total in enumerate(draft.claims):
        if place in used or not _summable(total):
            continue
        for near in (_after(draft.claims, place), _before(draft.claims, place)):
            rest = near
            while count := _closing(total, rest):  # a total may be split by item, and by payer
                used.update(where for where, _ in rest[:count])
                yield _sum_closes(total, [part for _, part in rest[:count]])
                rest = rest[count:]
            parts = [part for _, part in rest]
            if len(rest) == len(near) and _nearly(total, parts, nearly.value):
                used.update(where for where, _ in rest)
                yield _sum_differs(total, parts, nearly)


def _summable(claim: Claim) -> bool:
    return claim.measures in _SUMMED and claim.is_level and claim.high is None


def _after(claims: Sequence[Claim], place: int) -> list[Placed]:
    """The claims after a total that may be its parts: of its kind, year and measure, smaller."""
    return _run(claims, place, range(place + 1, min(len(claims), place + 1 + _MOST_PARTS)))


def _before(claims: Sequence[Claim], place: int) -> list[Placed]:
    return _run(claims, place, range(place - 1, max(-1, place - 1 - _MOST_PARTS), -1))


def _run(claims: Sequence[Claim], place: int, places: range) -> list[Placed]:
    total = claims[place]
    found: list[Placed] = []
    for one in places:
        part = claims[one]
        if part.measures == total.measures and part.amount * _LEAST_SHARE < total.amount:
            continue  # a cost per head stands between a total and its parts
        if not _may_be_part(part, total):
            break
        found.append((one, part))
    return found


def _may_be_part(part: Claim, total: Claim) -> bool:
    alike = (part.kind, part.measures) == (total.kind, total.measures)
    dated = part.year in (None, total.year)
    return alike and dated and _summable(part) and part.amount < total.amount


def _closing(total: Claim, parts: Sequence[Placed]) -> int:
    """How many of the parts make up the total; 0 if none do."""
    for count in range(2, len(parts) + 1):
        if sum(part.amount for _, part in parts[:count]) == total.amount:
            return count
    return 0


def _nearly(total: Claim, parts: Sequence[Claim], share: Decimal) -> bool:
    """Whether parts that are named like the total nearly make it up."""
    named = len(parts) > 1 and all(_belongs(part, total) for part in parts)
    difference = abs(sum(part.amount for part in parts) - total.amount)
    return named and 0 < difference <= share * total.amount


def _belongs(part: Claim, total: Claim) -> bool:
    """外地农业转移人口 belongs to 农业转移人口市民化; so does a part of the place with its name."""
    if part.subject and part.name == total.name:
        return True
    pairs = {total.name[place : place + 2] for place in range(len(total.name) - 1)}
    return sum(part.name[place : place + 2] in pairs for place in range(len(part.name) - 1)) >= 3


def _sum_closes(total: Claim, parts: Sequence[Claim]) -> Result:
    said = Bilingual(f"分项之和等于{total.text}。", f"The parts add up to {total.text}.")
    return Result(Severity.FINE, said, _addition(parts, total), (total, *parts))


def _sum_differs(total: Claim, parts: Sequence[Claim], limit: Limit) -> Result:
    difference = sum(part.amount for part in parts) - total.amount
    size = _in_unit(difference, total)
    said = Bilingual(
        f"分项之和与{total.text}相差 {size}。", f"The parts miss {total.text} by {size}."
    )
    return Result(Severity.WARNING, said, _addition(parts, total), (total, *parts), (limit,))


def _addition(parts: Sequence[Claim], total: Claim) -> str:
    made = sum(part.amount for part in parts)
    sign = "=" if made == total.amount else "≠"
    terms = " + ".join(f"{part.value:f}{part.unit}" for part in parts)
    return f"{terms} = {_in_unit(made, total)} {sign} {total.value:f}{total.unit}"


def _in_unit(amount: Decimal | int, like: Claim) -> str:
    """An amount in the unit of a claim, without zeros that say nothing."""
    number = Decimal(amount) * like.value / like.amount if like.amount else Decimal(amount)
    return f"{number.normalize():f}{like.unit}"


def share_sums(draft: Draft, _: Peers) -> Iterator[Result]:
    """Shares of a cost by payer, next to one another, that should make up a hundred."""
    group: list[Claim] = []
    for claim in [*draft.claims, None]:
        if claim is not None and _is_payer_share(claim) and _same_list(group, claim):
            group.append(claim)
            continue
        if len(group) > 1:
            yield _shares(group)
        group = [claim] if claim is not None and _is_payer_share(claim) else []


def _is_payer_share(claim: Claim) -> bool:
    share = claim.unit == "%" and claim.kind in ("cost", "funding") and claim.high is None
    return share and bool(_PAYER.search(claim.name))


def _same_list(group: Sequence[Claim], claim: Claim) -> bool:
    if not group or not (group[-1].span and claim.span):
        return True
    return claim.span[0] - group[-1].span[1] <= 24  # characters between items of one list


def _shares(group: Sequence[Claim]) -> Result:
    made = sum((claim.value for claim in group), Decimal(0))
    working = " + ".join(f"{claim.value:f}%" for claim in group) + f" = {made:f}%"
    if made == _HUNDRED:
        said = Bilingual("各方分担比例合计 100%。", "The payers' shares make up 100%.")
        return Result(Severity.FINE, said, working, tuple(group))
    said = Bilingual(
        f"各方分担比例合计 {made:f}%，不是 100%。",
        f"The payers' shares make up {made:f}%, not 100%.",
    )
    return Result(Severity.ERROR, said, working, tuple(group))


CHECKS = (
    Check(
        "parts_total",
        "arithmetic",
        Bilingual("分项与总数", "Parts and totals"),
        Bilingual(
            "同一处、同一年份、同一口径的分项相加，是否等于总数。",
            "Whether parts of one place in the text, year and measure add up to their total.",
        ),
        Bilingual(
            "对不上的总数无法分解到地区和部门。",
            "A total that does not add up cannot be shared out to districts and departments.",
        ),
        Bilingual(
            "改正其中一个数，或写明差额。", "Correct one of the figures, or say what is left out."
        ),
        Severity.WARNING,
        part_sums,
        ("check_parts_nearly",),
    ),
    Check(
        "shares_hundred",
        "arithmetic",
        Bilingual("分担比例合计", "Shares to a hundred"),
        Bilingual(
            "政府、企业、个人等分担比例之和是否为 100%。",
            "Whether the shares of government, firms and persons make up 100%.",
        ),
        Bilingual("不足的部分无人承担。", "Nobody pays for what is missing."),
        Bilingual(
            "核对比例，或写明其余由谁承担。", "Check the shares, or say who pays for the rest."
        ),
        Severity.ERROR,
        share_sums,
    ),
)
"""Checks of sums."""
