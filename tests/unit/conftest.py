"""The databases and ledgers that the suites of register and store are run against."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connections

from shidian.register import Codec, FileLedger, Ledger
from shidian.store.ledger import DatabaseLedger
from shidian.store.settings import SQLITE_OPTIONS, database
from tests.postgres import PostgresMissing, temporary_postgres

MakeLedger = Callable[[Codec], Ledger]


@contextmanager
def connected(alias: str, settings: dict[str, Any]) -> Iterator[None]:
    """A further database connection, for as long as the block lasts."""
    configured = connections.configure_settings({"default": {}, alias: settings})[alias]
    connections.settings[alias] = configured
    try:
        yield
    finally:
        connections[alias].close()
        del connections[alias]
        del connections.settings[alias]


def sqlite(file: Path) -> dict[str, Any]:
    engine = "django.db.backends.sqlite3"
    return {"ENGINE": engine, "NAME": file, "OPTIONS": SQLITE_OPTIONS}


def migrate(alias: str) -> None:
    call_command("migrate", "store", database=alias, verbosity=0)


@pytest.fixture(scope="session")
def empty_sqlite(tmp_path_factory, django_db_blocker) -> Path:
    """A database file with its tables, to be copied."""
    file = tmp_path_factory.mktemp("sqlite") / "empty.sqlite3"
    with django_db_blocker.unblock(), connected("empty", sqlite(file)):
        migrate("empty")
    return file


@pytest.fixture(scope="session")
def postgres_settings(django_db_blocker) -> Iterator[dict[str, Any]]:
    """Settings of a PostgreSQL server with our tables; it runs as long as the tests do."""
    try:
        with temporary_postgres() as url:
            settings = database(url)
            with django_db_blocker.unblock(), connected("postgres", settings):
                migrate("postgres")
            yield settings
    except PostgresMissing as reason:
        pytest.skip(str(reason))


@pytest.fixture
def sqlite_alias(empty_sqlite, tmp_path, django_db_blocker) -> Iterator[str]:
    """A connection to a fresh file database with the project's options."""
    file = Path(shutil.copy(empty_sqlite, tmp_path / "register.sqlite3"))
    with django_db_blocker.unblock(), connected("sqlite", sqlite(file)):
        yield "sqlite"


@pytest.fixture
def postgres_alias(postgres_settings, django_db_blocker) -> Iterator[str]:
    """A connection to PostgreSQL with empty tables."""
    with django_db_blocker.unblock(), connected("postgres", postgres_settings):
        connection = connections["postgres"]
        with connection.cursor() as cursor:
            names = connection.introspection.table_names(cursor)
            tables = ", ".join(name for name in names if name.startswith("store_"))
            cursor.execute(f"TRUNCATE {tables} RESTART IDENTITY CASCADE")  # asks no trigger
        yield "postgres"


@pytest.fixture(params=["sqlite", "postgres"])
def alias(request) -> str:
    """Each database in turn."""
    return request.getfixturevalue(f"{request.param}_alias")


@pytest.fixture(params=["file", "sqlite", "postgres"])
def make(request, tmp_path) -> MakeLedger:
    """Makes the ledger of a codec; asked twice, the same one."""
    if request.param == "file":
        return lambda codec: FileLedger(tmp_path / "register" / f"{codec.name}.jsonl", codec)
    alias = request.getfixturevalue(f"{request.param}_alias")
    return lambda codec: DatabaseLedger(codec, alias)
