"""The real evaluation and the invented one, each made once."""

import pytest

from shidian.assessment.evaluation import Records, evaluate
from shidian.assessment.policy import policy_of
from tests.invented import records


@pytest.fixture(scope="session")
def policy(programme):
    return policy_of(programme).policy


@pytest.fixture(scope="session")
def real(snapshot, policy):
    """The evaluation of a year on what was really published."""
    return lambda year: evaluate(Records(snapshot), policy, year)


@pytest.fixture(scope="session")
def invented(snapshot, policy):
    """The records that `tests.invented` makes up for 2017."""
    return records(snapshot, policy, 2017)


@pytest.fixture(scope="session")
def evaluation(invented, policy):
    """Their evaluation in 2017."""
    return evaluate(invented, policy, 2017)
