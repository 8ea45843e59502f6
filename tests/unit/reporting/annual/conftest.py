"""Evaluations to be reported: the published values of 2020, and invented ones of 2017."""

from dataclasses import replace

import pytest

from shidian.assessment.evaluation import Records, evaluate
from shidian.assessment.policy import PolicyFile, policy_of
from shidian.assessment.policy.policy import Signed
from shidian.core import UsageError
from shidian.reporting.annual import Basis, Document, documents
from shidian.reporting.annual.typesetter import Typesetter
from tests.invented import records

BUNDLE = "b" * 64


@pytest.fixture(scope="session")
def policy(programme) -> PolicyFile:
    return policy_of(programme)


@pytest.fixture(scope="session")
def published(snapshot, policy) -> Basis:
    """2020 on what was published: no index, no grade, values behind the census break."""
    found = Records(snapshot)
    return Basis(evaluate(found, policy.policy, 2020), found, policy, BUNDLE, "zh")


@pytest.fixture(scope="session")
def invented(snapshot, policy) -> Basis:
    """2017 on invented values: pace, indices, grades and proposals come about."""
    quick = replace(policy.policy, robustness=replace(policy.policy.robustness, draws=200))
    found = records(snapshot, quick, 2017)
    return Basis(evaluate(found, quick, 2017), found, replace(policy, policy=quick), BUNDLE, "zh")


@pytest.fixture(scope="session")
def signed(invented) -> Basis:
    """The same under a policy that was signed."""
    by = Signed("王某", "国家发展改革委", "发改〔2017〕1号", "2017-01-05")
    policy = replace(invented.policy, policy=replace(invented.policy.policy, signed=by))
    return replace(invented, policy=policy)


@pytest.fixture(scope="session")
def of_published(published) -> list[Document]:
    return list(documents(published))


@pytest.fixture(scope="session")
def of_invented(invented) -> list[Document]:
    return list(documents(invented))


@pytest.fixture(scope="session")
def setter() -> Typesetter:
    """Sets PDF and pictures, where the machine has Chinese fonts."""
    try:
        return Typesetter()
    except UsageError as error:
        pytest.skip(str(error))
