"""What several kinds of tests share: the built-in programme, and how Hypothesis draws."""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import settings

from shidian.assessment import Attainment, assess, policy_in_force
from shidian.core import Commitment, Observation
from shidian.programme import BUILTIN, Programme, load_programme
from shidian.register import Entry, Snapshot
from tests.records import MONDAY
from tests.specimen import write_package

# The same examples on every run; HYPOTHESIS_PROFILE=search looks for new ones.
settings.register_profile("same", derandomize=True, deadline=None, max_examples=60, database=None)
settings.register_profile("search", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))

URBANIZATION = BUILTIN / "urbanization_2014"


def snapshot_of(programme: Programme) -> Snapshot:
    """A snapshot of what a package brings, without any ledger."""

    def entries(records: Sequence[Commitment] | Sequence[Observation]) -> list[Entry]:
        return [Entry(n, record, MONDAY, "tests") for n, record in enumerate(records, start=1)]

    return Snapshot(programme, entries(programme.commitments), entries(programme.observations))


@pytest.fixture(scope="session")
def programme() -> Programme:
    """The built-in programme of 2014."""
    return load_programme(URBANIZATION)


@pytest.fixture(scope="session")
def snapshot(programme: Programme) -> Snapshot:
    return snapshot_of(programme)


@pytest.fixture(scope="session")
def results(snapshot: Snapshot) -> Sequence[Attainment]:
    return assess(snapshot, policy_in_force(snapshot.programme))


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """Folder of a small sound package."""
    return write_package(tmp_path / "package")


@pytest.fixture(scope="session")
def specimen(tmp_path_factory: pytest.TempPathFactory) -> Programme:
    """The programme of the small sound package."""
    return load_programme(write_package(tmp_path_factory.mktemp("specimen")))
