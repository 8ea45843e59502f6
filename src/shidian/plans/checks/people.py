"""People implied by the registered rate against people promised."""

import re
from collections.abc import Iterator
from decimal import Decimal

from shidian.core import Bilingual
from shidian.plans.checks.check import Check, Limit, Peers, Result, Severity
from shidian.plans.checks.claim import Claim, Draft
from shidian.plans.checks.populations import populations_of

_SETTLED = re.compile(r"市民化|落户|入户")


def people_implied(draft: Draft, peers: Peers) -> Iterator[Result]:
    """How many people have to settle for the registered rate to rise as promised.

    With P registered people and rates h0 and h1, P(h1-h0) local people have to settle; if all
    came from elsewhere it would take P(h1-h0)/(1-h1), since they raise P as well.
    """
    slack = peers.limit("check_people_slack")
    measured = populations_of(peers.programme)
    rates, people = draft.levels(measured.registered_rate), draft.levels(measured.registered)
    base = peers.programme.facts.baseline_year
    if base not in rates or base not in people:
        return
    for year in peers.programme.facts.checkpoints:
        promised = _promised(draft, year)
        if year not in rates or promised is None or rates[year].value <= rates[base].value:
            continue
        before, after = rates[base].value / 100, rates[year].value / 100
        local = people[base].amount * (after - before)
        elsewhere = local / (1 - after) if after < 1 else local
        claims = (promised, people[base], rates[base], rates[year])
        yield _compared(promised, (local, elsewhere), claims, slack)


def _promised(draft: Draft, year: int) -> Claim | None:
    """The largest number of people that the plan promises to settle by a year."""
    found = [
        claim
        for claim in draft.claims
        if claim.kind == "target"
        and claim.year == year
        and claim.measures == "people"
        and not claim.per_year
        and not claim.subject
        and _SETTLED.search(claim.name)
    ]
    return max(found, key=lambda claim: claim.amount, default=None)


def _compared(
    promised: Claim,
    implied: tuple[Decimal, Decimal],
    claims: tuple[Claim, ...],
    slack: Limit,
) -> Result:
    low, high = (amount / Decimal(10_000) for amount in implied)
    _, people, before, after = claims
    working = (
        f"{people.value:f}{people.unit} × ({after.value:f}% − {before.value:f}%) = {low:.1f}万人；"
        f"÷ (1 − {after.value:f}%) = {high:.1f}万人"
    )
    shown = f"{low:.1f}—{high:.1f}万人"
    amount = promised.amount / Decimal(10_000)
    if low * (1 - slack.value) <= amount <= high * (1 + slack.value):
        said = Bilingual(
            f"{promised.text}，与城镇化率所需的 {shown} 相符。",
            f"{promised.text}, in keeping with the {shown} that the rate takes.",
        )
        return Result(Severity.FINE, said, working, claims, (slack,))
    fewer = amount < low
    said = Bilingual(
        f"{promised.text}，城镇化率所需为 {shown}，{'少于' if fewer else '多于'}此数。",
        f"{promised.text}, {'fewer' if fewer else 'more'} than the {shown} that the rate takes.",
    )
    return Result(Severity.WARNING, said, working, claims, (slack,))


CHECKS = (
    Check(
        "people_implied",
        "people",
        Bilingual("率与人", "Rates and people"),
        Bilingual(
            "承诺落户的人数与户籍人口城镇化率的提高是否相当：下限为全部是本地人，上限为全部来自外地。",
            "Whether the people promised match the rise of the registered rate: from all local "
            "people to all from elsewhere.",
        ),
        Bilingual(
            "两者不相当，必有一个目标没有算过。",
            "Where they do not match, one of the targets was not reckoned.",
        ),
        Bilingual(
            "按人数重算城镇化率，或按率重算人数。",
            "Reckon the rate from the people, or the people from the rate.",
        ),
        Severity.WARNING,
        people_implied,
        ("check_people_slack",),
    ),
)
"""Checks of people."""
