"""Judges targets of the specimen by the built-in policy."""

from collections.abc import Callable, Sequence

import pytest

from shidian.assessment import assess, policy_in_force
from shidian.assessment.policy import Policy
from shidian.assessment.targets.progress import Progress, progress_of
from shidian.register import Entry, Snapshot
from tests.records import MONDAY


@pytest.fixture(scope="session")
def policy(programme) -> Policy:
    """The built-in policy."""
    return policy_in_force(programme)


@pytest.fixture
def judge(specimen, policy) -> Callable[..., Sequence[Progress]]:
    """Judges targets of the specimen against observations, in a year or when due."""

    def judged(targets, observed, year=None, programme=specimen, by=policy):
        def entries(records):
            return [Entry(n, record, MONDAY, "tests") for n, record in enumerate(records, start=1)]

        snapshot = Snapshot(programme, entries(targets), entries(observed))
        return progress_of(snapshot, assess(snapshot, by, year), by)

    return judged
