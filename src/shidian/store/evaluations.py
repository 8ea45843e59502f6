"""Evaluations on what the database holds, each made once while the register stands."""

from datetime import datetime
from functools import lru_cache

from shidian.assessment.evaluation import Evaluation, Records, evaluate
from shidian.assessment.policy import PolicyFile, policies_of, policy_of
from shidian.core import Fault, UsageError
from shidian.programme import Programme
from shidian.store.decisions import states
from shidian.store.judgements import judgements
from shidian.store.models import Commitment, JudgementTable, Observation, SignedDecision
from shidian.store.snapshot import assessed, newest

State = tuple[int, ...]


def state() -> State:
    """What an evaluation is made of: newest package, entries, judgements and decisions."""
    return newest(Commitment, Observation, JudgementTable, SignedDecision)


def records(policy: PolicyFile, as_of: datetime | None = None) -> Records:
    """The register, what people judged and what was decided, as known at a moment."""
    snapshot, _ = assessed(as_of)
    return Records(
        snapshot, judgements(snapshot, policy.policy, as_of), states(policy.policy, as_of)
    )


def named_policy(programme: Programme, code: str | None) -> PolicyFile:
    """A policy of the package by its code, or the one in force.

    Raises
    ------
    UsageError
        If the package has none of that code.
    DataError
        If it has none at all, or one with faults.
    """
    if code is None:
        return policy_of(programme)
    known = policies_of(programme)
    if code not in known:
        raise UsageError(Fault("unknown_policy", asked=code[:80], known=" ".join(known)))
    return known[code]


def evaluated(year: int, code: str | None = None) -> tuple[Records, PolicyFile, Evaluation]:
    """The current evaluation of a year under a policy of the package, or the one in force."""
    policy = named_policy(assessed()[0].programme, code)
    return _evaluated(state(), year, policy.policy.code)


@lru_cache(maxsize=16)
def _evaluated(_: State, year: int, code: str) -> tuple[Records, PolicyFile, Evaluation]:
    policy = named_policy(assessed()[0].programme, code)
    found = records(policy)
    return found, policy, evaluate(found, policy.policy, year)
