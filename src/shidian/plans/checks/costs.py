"""Cost per head times people: which head count closes a total, and by which rounding."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from shidian.core import Bilingual
from shidian.plans.checks.check import Check, Peers, Result, Severity
from shidian.plans.checks.claim import Claim, Draft

_PEOPLE = re.compile(r"市民化|落户|农业转移人口|转移人口|入户|城镇人口|迁入|务工人员")
_PER_HEAD = re.compile(r"人均|每人|每个|每名|每户")
_LARGEST_PER_HEAD = Decimal(1_000_000)  # yuan: a larger sum is a total
_LEAST_TOTAL = Decimal(10_000_000)  # yuan
_LEAST_PEOPLE = Decimal(1000)
_PAYERS = ("政府", "财政", "企业", "个人", "进城务工人员")


@dataclass(frozen=True)
class Closing:
    """A head count that makes a cost per head and a total agree, and the rounding that does."""

    people: Claim
    share: Claim | None
    rounding: str


def per_head_totals(draft: Draft, _: Peers) -> Iterator[Result]:
    """Every total cost, against the cost per head times each head count of the plan."""
    heads = [one for one in draft.claims if _is_per_head(one)]
    totals = [one for one in draft.claims if _is_total(one)]
    people = [one for one in draft.claims if _is_people(one)]
    closed = False
    for head in heads:
        for total in totals:
            closings = list(_closings(head, total, people, draft.claims))
            if closings:
                closed = True
                yield _closes(head, total, closings, people)
    if not closed and heads and totals and people:
        yield from _open(heads[0], max(totals, key=lambda one: one.amount), people)


def _is_per_head(claim: Claim) -> bool:
    if claim.kind != "cost" or not claim.measures.startswith("money") or claim.per_year:
        return False
    named = claim.measures == "money/people" or _PER_HEAD.search(claim.subject + claim.name)
    return (
        claim.high is None
        and (bool(named) or "成本" in claim.name)
        and claim.amount < _LARGEST_PER_HEAD
    )


def _is_total(claim: Claim) -> bool:
    return claim.kind == "cost" and claim.measures == "money" and claim.amount >= _LEAST_TOTAL


def _is_people(claim: Claim) -> bool:
    counted = claim.kind in ("target", "cost") and claim.measures == "people" and claim.high is None
    return counted and claim.amount >= _LEAST_PEOPLE and bool(_PEOPLE.search(claim.name))


def _closings(
    head: Claim, total: Claim, people: Sequence[Claim], claims: Sequence[Claim]
) -> Iterator[Closing]:
    payer = next((word for word in _PAYERS if word in total.name), "")
    shares = [
        one
        for one in claims
        if payer and one.unit == "%" and one.kind == "cost" and payer in one.name
    ]
    for share in [*shares[:1], None] if payer else [None]:
        for count in people:
            rounding = _rounding(head, total, count, share)
            if rounding:
                yield Closing(count, share, rounding)


def _rounding(head: Claim, total: Claim, people: Claim, share: Claim | None) -> str:
    """How a cost per head and a total agree: exactly, half up or by truncation; else empty."""
    part = share.value / 100 if share else Decimal(1)
    made = head.amount * people.amount * part
    per_head = total.amount / (people.amount * part)
    for exact, printed in ((made, total), (per_head, head)):
        unit = printed.amount / printed.value if printed.value else Decimal(1)
        number = exact / unit
        if number == printed.value:
            return "exact"
        for rounding, name in ((ROUND_HALF_UP, "half_up"), (ROUND_DOWN, "truncation")):
            if number.quantize(printed.value, rounding=rounding) == printed.value:
                return name
    return ""


_ROUNDINGS = {
    "exact": Bilingual("恰好相等", "exactly"),
    "half_up": Bilingual("四舍五入后相等", "rounded half up"),
    "truncation": Bilingual("只在截尾（不是四舍五入）时相等", "only truncated, not rounded"),
}


def _closes(
    head: Claim, total: Claim, closings: Sequence[Closing], people: Sequence[Claim]
) -> Result:
    best = closings[0]
    how = _ROUNDINGS[best.rounding]
    zh = f"{total.text}与{head.text}相符，人数取{best.people.text}，{how.zh}。"
    en = f"{total.text} agrees with {head.text} for {best.people.text}, {how.en}."
    dated = total.year is not None and total.year == best.people.year
    others = [] if dated else _other_years(best, closings, people)
    if others:
        other = others[-1]
        made = _product(head, other, best.share)
        zh += f"按{other.text}应为 {made}。"
        en += f" For {other.text} it would be {made}."
    severity = Severity.NOTE if others or best.rounding == "truncation" else Severity.FINE
    claims = (total, head, best.people, *([best.share] if best.share else []), *others)
    return Result(severity, Bilingual(zh, en), _working(head, total, best), claims)


def _other_years(
    best: Closing, closings: Sequence[Closing], people: Sequence[Claim]
) -> list[Claim]:
    """Head counts of the same name for other years, which do not close the total."""
    closing = {one.people.span for one in closings}
    return [
        one
        for one in people
        if one.name == best.people.name and one.span not in closing and one.year != best.people.year
    ]


def _product(head: Claim, people: Claim, share: Claim | None) -> str:
    made = head.amount * people.amount * (share.value / 100 if share else 1) / Decimal(10**8)
    return f"{made.normalize():f}亿元"


def _working(head: Claim, total: Claim, closing: Closing) -> str:
    share = f" × {closing.share.value:f}%" if closing.share else ""
    people, part = closing.people, closing.share.value / 100 if closing.share else Decimal(1)
    forward = f"{head.value:f}{head.unit} × {people.value:f}{people.unit}{share}"
    per_head = total.amount / (people.amount * part)
    unit = head.amount / head.value
    back = f"{(per_head / unit).quantize(Decimal('0.001')).normalize():f}{head.unit}"
    made = _product(head, people, closing.share)
    divided = f"{people.value:f}{people.unit}{share.replace('×', '÷')}"
    return f"{forward} = {made}；{total.value:f}{total.unit} ÷ {divided} = {back}"


def _open(head: Claim, total: Claim, people: Sequence[Claim]) -> Iterator[Result]:
    """No head count closes the plan's largest total: shown where the years agree."""
    same = [one for one in people if total.year is not None and one.year == total.year]
    for count in same[:1]:
        made = _product(head, count, None)
        said = Bilingual(
            f"{head.text} × {count.text} = {made}，与{total.text}不符。",
            f"{head.text} × {count.text} = {made}, which is not {total.text}.",
        )
        working = f"{head.value:f}{head.unit} × {count.value:f}{count.unit} = {made}"
        yield Result(Severity.WARNING, said, working, (head, count, total))


def money_covers_cost(draft: Draft, _: Peers) -> Iterator[Result]:
    """Money promised a year, against the cost per head times people a year."""
    heads = [one for one in draft.claims if _is_per_head(one)]
    yearly = [one for one in draft.claims if _is_people(one) and one.per_year]
    money = [
        one
        for one in draft.claims
        if one.kind == "funding"
        and one.per_year
        and one.measures == "money"
        and one.amount >= _LEAST_TOTAL
    ]
    if not (heads and yearly and money):
        return
    head, people, fund = heads[0], yearly[0], money[0]
    covered = fund.amount / (head.amount * people.amount) * 100
    need = _product(head, people, None)
    working = (
        f"{head.value:f}{head.unit} × {people.value:f}{people.unit} = {need}；"
        f"{fund.value:f}{fund.unit} ÷ {need} = {covered:.1f}%"
    )
    said = Bilingual(
        f"{fund.text}占每年所需成本的 {covered:.1f}%。",
        f"{fund.text} covers {covered:.1f}% of the yearly cost.",
    )
    severity = Severity.FINE if covered >= 100 else Severity.NOTE
    yield Result(severity, said, working, (head, people, fund))


CHECKS = (
    Check(
        "per_head_total",
        "arithmetic",
        Bilingual("人均成本与总额", "Cost per head and total"),
        Bilingual(
            "人均成本乘以哪个人数等于总额，按哪种舍入相等。",
            "Which head count makes cost per head and total agree, and by which rounding.",
        ),
        Bilingual(
            "人数或舍入不同，财政负担会差出许多。",
            "Another head count or rounding changes what the treasury has to pay.",
        ),
        Bilingual(
            "写明总额所对应的人数、年份和取整办法。",
            "State head count, year and rounding with the total.",
        ),
        Severity.WARNING,
        per_head_totals,
    ),
    Check(
        "money_covers_cost",
        "arithmetic",
        Bilingual("资金与成本", "Money and cost"),
        Bilingual(
            "每年安排的资金占每年市民化成本的多少。",
            "Which share of the yearly cost of citizenization the money set aside covers.",
        ),
        Bilingual("资金不足，目标难以兑现。", "Without money the target cannot be met."),
        Bilingual(
            "写明其余资金的来源，或分摊的年数。",
            "Say where the rest comes from, or over how many years it is paid.",
        ),
        Severity.NOTE,
        money_covers_cost,
    ),
)
"""Checks of costs."""
