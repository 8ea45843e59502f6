"""The chain of signed decisions on pilots: appended to, never changed."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date, datetime

from django.db import transaction

from shidian.assessment.policy import Policy
from shidian.assessment.rating import (
    Decision,
    Kind,
    PilotState,
    Reason,
    Rung,
    calendar_of,
    canonical,
    chained,
    fold,
)
from shidian.core import DataError, Fault
from shidian.core.period import BEIJING
from shidian.store.ledger import lock_table
from shidian.store.models import SignedDecision


def sign(decision: Decision, policy: Policy, now: datetime) -> Decision:
    """Append a decision to the chain, if it may follow what was decided before.

    Raises
    ------
    DataError
        With everything that the decision lacks, or why the ladder does not allow it.
    """
    today = now.astimezone(BEIJING).date()
    if decision.dated > today:  # it would stand before every real decision for years
        raise DataError(Fault("decision_future", dated=decision.dated, today=today))
    with transaction.atomic():
        lock_table(SignedDecision._meta.db_table)
        before = chain()
        placed = chained(decision, before[-1] if before else None)
        fold([*before, placed], policy.rating.ladder, calendar_of(policy.filing))
        SignedDecision.objects.create(
            number=placed.number,
            sha256=placed.sha256,
            pilot=placed.pilot,
            content=_text(placed),
            recorded_at=now,
        )
    return placed


def chain(as_of: datetime | None = None) -> Sequence[Decision]:
    """The decisions recorded until then, in their order."""
    rows = SignedDecision.objects.order_by("number")
    if as_of is not None:
        rows = rows.filter(recorded_at__lte=as_of)
    return [_decision(number, text) for number, text in rows.values_list("number", "content")]


def states(policy: Policy, as_of: datetime | None = None) -> Mapping[str, PilotState]:
    """Where the pilots stand by these decisions; DataError if the chain was tampered with."""
    return fold(chain(as_of), policy.rating.ladder, calendar_of(policy.filing))


def _text(decision: Decision) -> str:
    return canonical({one.name: getattr(decision, one.name) for one in fields(decision)}).decode()


def _decision(number: int, text: str) -> Decision:
    try:
        found = json.loads(text)
        found["reasons"] = tuple(Reason(one) for one in found["reasons"])
        for name, kind in (("current", Rung), ("to", Rung), ("kind", Kind)):
            found[name] = kind(found[name])
        for name in ("dated", "filed"):
            found[name] = found[name] and date.fromisoformat(found[name])
        return Decision(**found)
    except (ValueError, KeyError, TypeError) as error:  # somebody wrote into the table
        raise DataError(Fault("decision_changed", number=number)) from error
