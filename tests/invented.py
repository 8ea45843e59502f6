"""Invented values and judgements for all pilots, so that index, grades and ladder come about.

The built-in programme has too few published values for any of these; nothing here is a fact.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from shidian.assessment.evaluation import Records
from shidian.assessment.judgements import Judgement, JudgementKind
from shidian.assessment.policy import Policy
from shidian.core import (
    Direction,
    Observation,
    Period,
    Quantity,
    Source,
    State,
    StatementType,
    Vintage,
    as_statement,
)
from shidian.register import Entry, Snapshot
from tests.records import MONDAY

YEARS = range(2013, 2021)


def filled(snapshot: Snapshot, policy: Policy) -> Snapshot:
    """The snapshot with a value of every indicator of the policy's tree in every year.

    Each pilot climbs its goalposts at a speed of its own: the first the slowest.
    """
    programme = snapshot.programme
    document = programme.facts.document
    made: list[Observation] = []
    for rank, pilot in enumerate(programme.pilots.values()):
        for place, code in enumerate(policy.level.tree.indicators):
            post, indicator = policy.level.goalposts[code], programme.indicators[code]
            for year in YEARS:
                share = 0.2 + 0.01 * (rank % 20) + 0.005 * place + 0.002 * rank * (year - 2013) / 2
                share = min(0.98, share)
                if indicator.direction is Direction.DOWN:
                    share = 1 - share
                value = Decimal(str(round(post.low + share * (post.high - post.low), 2)))
                made.append(
                    Observation(
                        pilot.area,
                        code,
                        Period(year),
                        Quantity(value, indicator.unit),
                        State.PLAN if year == programme.facts.baseline_year else State.PUBLISHED,
                        Vintage.NONE,
                        Source(document, "invented"),
                    )
                )
    entries = [Entry(10_000 + n, one, MONDAY, "tests") for n, one in enumerate(made)]
    return replace(snapshot, observations=entries)


def judged(snapshot: Snapshot, year: int) -> Sequence[Judgement]:
    """Third-party scores, filings, and the documents that every pilot issued, for a year."""
    found = []
    for rank, number in enumerate(snapshot.programme.pilots):
        for block, most in (("tasks", 25), ("practice", 15), ("quality", 10)):
            points = Decimal(most * (40 + rank % 60)) / 100
            found.append(
                Judgement(number, year, JudgementKind.SCORE, block, "third_party", points, "评估院")
            )
        found.append(
            Judgement(number, year, JudgementKind.FILING, dated=date(year + 1, 3, 1 + rank % 31))
        )
        for entry in snapshot.commitments_of.get(number, ()):
            said = as_statement(entry.record)
            if said.type is StatementType.DELIVERABLE and said.kind == "planned":
                issued = date(2015, 6, 30)
                found.append(
                    Judgement(
                        number,
                        year,
                        JudgementKind.DOCUMENT,
                        said.key,
                        "issued",
                        None,
                        "市政府",
                        f"〔2015〕{rank}号",
                        issued,
                    )
                )
    return found


def records(snapshot: Snapshot, policy: Policy, year: int) -> Records:
    """Everything invented, as the records of an evaluation."""
    full = filled(snapshot, policy)
    return Records(full, judged(full, year))
