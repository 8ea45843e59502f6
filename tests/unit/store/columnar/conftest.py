"""A ledger to follow, and a folder for its snapshot."""

from collections.abc import Callable, Sequence
from pathlib import Path

import polars as pl
import pytest

from shidian.core import Observation
from shidian.register import ACCEPTED, OBSERVATIONS
from shidian.store.columnar import follow, scan
from shidian.store.guards import make_way
from shidian.store.ledger import DatabaseLedger
from tests.records import MONDAY


@pytest.fixture(params=[OBSERVATIONS, ACCEPTED], ids=lambda codec: codec.name)
def ledger(request, sqlite_alias) -> DatabaseLedger[Observation]:
    """An empty ledger of either kind of observations; the accepted need no filing behind them."""
    make_way(sqlite_alias)
    return DatabaseLedger(request.param, sqlite_alias)


@pytest.fixture
def folder(tmp_path) -> Path:
    return tmp_path / "columnar"


@pytest.fixture
def values_of(sqlite_alias, folder) -> Callable[[Sequence[Observation]], pl.LazyFrame]:
    """The values of a snapshot of these observations."""

    def make(observations: Sequence[Observation]) -> pl.LazyFrame:
        ledger = DatabaseLedger(OBSERVATIONS, sqlite_alias)
        ledger.append(observations, "tests", MONDAY)
        return scan(follow(ledger, folder))

    return make
