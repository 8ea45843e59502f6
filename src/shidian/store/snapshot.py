"""The programme and its register as the database holds them."""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache

from django.db import DatabaseError, connection
from django.db.models import Model

from shidian.assessment import Attainment, assess, policy_in_force
from shidian.core import DataError, Fault
from shidian.register import COMMITMENTS, OBSERVATIONS, Snapshot
from shidian.store.filings.documents import with_filings
from shidian.store.ledger import DatabaseLedger
from shidian.store.models import Commitment, Observation, Package
from shidian.store.programmes import package_at, programme_of
from shidian.store.uploads import with_uploads


def version() -> tuple[int, ...]:
    """Newest package, commitment and observation: what a snapshot is made of, in one query.

    Ledgers only grow, so two equal versions are two equal snapshots.
    """
    return newest(Commitment, Observation)


def newest(*tables: type[Model]) -> tuple[int, ...]:
    """The newest package, and the newest row of each of these tables, 0 for none; one query.

    Raises
    ------
    DataError
        If nothing has been loaded yet.
    """
    names = [table._meta.db_table for table in (Package, *tables)]
    heads = ", ".join(f"(SELECT MAX(id) FROM {name})" for name in names)
    try:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {heads}")
            package, *rest = cursor.fetchone()
    except DatabaseError:
        if Package._meta.db_table in connection.introspection.table_names():
            raise
        package, rest = None, []  # the tables are made when a programme is first loaded
    if package is None:
        raise DataError(Fault("nothing_loaded"))
    return package, *(one or 0 for one in rest)


def assessed(as_of: datetime | None = None) -> tuple[Snapshot, Sequence[Attainment]]:
    """A snapshot and what came of its targets: the current one, or as known at a moment.

    Raises
    ------
    DataError
        If nothing had been loaded by then.
    """
    if as_of is not None:
        return _read(package_at(as_of), as_of)
    while True:
        before = version()
        made = _assessed(*before)
        if version() == before:  # else something was entered between the reads: read again
            return made
        _assessed.cache_clear()


def snapshot_at(state: tuple[int, ...]) -> Snapshot:
    """The snapshot of a state that `version` gave; nothing is asked where it is remembered."""
    return _assessed(*state)[0]


@lru_cache(maxsize=2)
def _assessed(
    package: int, commitments: int, observations: int
) -> tuple[Snapshot, Sequence[Attainment]]:
    return _read(package, None)


def _read(package: int, as_of: datetime | None) -> tuple[Snapshot, Sequence[Attainment]]:
    snapshot = Snapshot(
        with_filings(with_uploads(programme_of(package))),
        DatabaseLedger(COMMITMENTS).entries(as_of),
        DatabaseLedger(OBSERVATIONS).entries(as_of),
        as_of,
    )
    return snapshot, assess(snapshot, policy_in_force(snapshot.programme))
