"""Evaluations on what the database holds, each made once while the register stands."""

from datetime import datetime
from functools import lru_cache

from shidian.assessment.evaluation import Evaluation, Records, evaluate
from shidian.assessment.judgements import in_force
from shidian.assessment.policy import PolicyFile, policies_of, policy_of
from shidian.core import Fault, UsageError
from shidian.programme import Programme
from shidian.register import Snapshot
from shidian.store.decisions import states
from shidian.store.filings.submissions import last_submission, submissions
from shidian.store.judgements import judgements
from shidian.store.models import Commitment, JudgementTable, Observation, SignedDecision
from shidian.store.snapshot import assessed, newest

State = tuple[int, ...]


def state() -> State:
    """What an evaluation is made of: package, entries, judgements, decisions, and filings."""
    return *newest(Commitment, Observation, JudgementTable, SignedDecision), last_submission()


def records(policy: PolicyFile, as_of: datetime | None = None) -> Records:
    """The register, what people judged and what was decided, as known at a moment."""
    return _records(assessed(as_of)[0], policy, as_of)


def _records(snapshot: Snapshot, policy: PolicyFile, as_of: datetime | None) -> Records:
    # When a report was filed, the filing itself says; a table says it of those filed on paper.
    judged = [*judgements(snapshot, policy.policy, as_of), *submissions(as_of)]
    return Records(snapshot, in_force(judged), states(policy.policy, as_of))


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
    return _evaluated(state(), year, code)


@lru_cache(maxsize=16)
def _evaluated(at: State, year: int, code: str | None) -> tuple[Records, PolicyFile, Evaluation]:
    snapshot, _ = assessed()
    policy = named_policy(snapshot.programme, code)
    if code is None:  # the one in force is kept under its own code too
        return _evaluated(at, year, policy.policy.code)
    found = _records(snapshot, policy, None)
    return found, policy, evaluate(found, policy.policy, year)
