"""Databases with the built-in programme: the suite of the store runs on SQLite and PostgreSQL."""

import shutil

import pytest
from django.core.management import call_command
from django.db import connections

from shidian.store.settings import database
from tests.postgres import PostgresMissing, temporary_postgres
from tests.stored import as_default, load_built_in
from tests.unit.conftest import sqlite

TEMPLATE = "loaded"


@pytest.fixture(scope="session")
def loaded_sqlite(tmp_path_factory, django_db_blocker):
    """A database file with the programme, to be copied."""
    file = tmp_path_factory.mktemp("loaded") / "loaded.sqlite3"
    with django_db_blocker.unblock(), as_default(sqlite(file)):
        call_command("migrate", verbosity=0)
        load_built_in()
    return file


@pytest.fixture(scope="session")
def loaded_postgres(django_db_blocker):
    """Settings of a server of its own whose database `loaded` has the programme."""
    try:
        with temporary_postgres() as url:
            settings = database(url)
            with django_db_blocker.unblock():
                _postgres(settings, f"CREATE DATABASE {TEMPLATE}")
                with as_default({**settings, "NAME": TEMPLATE}):
                    call_command("migrate", verbosity=0)
                    load_built_in()
            yield settings
    except PostgresMissing as reason:
        pytest.skip(str(reason))


def _postgres(settings, statement):
    with as_default(settings), connections["default"].cursor() as cursor:
        cursor.execute(statement)


@pytest.fixture(params=["sqlite", "postgres"])
def stored(request, tmp_path, django_db_blocker):
    """The default database, with the programme loaded: a fresh one, on each system in turn."""
    if request.param == "sqlite":
        file = shutil.copy(request.getfixturevalue("loaded_sqlite"), tmp_path / "own.sqlite3")
        with django_db_blocker.unblock(), as_default(sqlite(file)):
            yield request.param
        return
    settings = request.getfixturevalue("loaded_postgres")
    with django_db_blocker.unblock():
        _postgres(settings, f"CREATE DATABASE own TEMPLATE {TEMPLATE}")
        try:
            with as_default({**settings, "NAME": "own"}):
                yield request.param
        finally:
            _postgres(settings, "DROP DATABASE own WITH (FORCE)")
