"""Making the tables ready: new, older and newer databases, and broken ones."""

import pytest
from django.db import DatabaseError, connections

from shidian.core import DataError
from shidian.store import setup
from shidian.store.setup import prepare, readable_errors


@pytest.fixture
def database(sqlite_alias, monkeypatch):
    """`prepare` works on a fresh file database that has its tables."""
    monkeypatch.setattr(setup, "connection", connections[sqlite_alias])
    return connections[sqlite_alias]


def test_a_database_that_is_up_to_date_is_left_alone(database):
    with database.cursor() as cursor:
        before = cursor.execute("SELECT count(*) FROM django_migrations").fetchone()
        prepare()
        assert cursor.execute("SELECT count(*) FROM django_migrations").fetchone() == before


def test_a_database_of_a_newer_version_is_left_alone(database):
    with database.cursor() as cursor:
        cursor.execute(
            "INSERT INTO django_migrations (app, name, applied) "
            "VALUES ('store', '0999_future', '2030-01-01')"
        )
        with pytest.raises(DataError) as caught:
            prepare()
        [fault] = caught.value.faults
        assert (fault.code, fault.found) == ("database_newer", {"found": "0999_future"})
        assert cursor.execute("SELECT count(*) FROM store_observation").fetchone() == (0,)


def test_what_a_database_says_becomes_an_error_to_act_on():
    with pytest.raises(DataError) as caught, readable_errors():
        raise DatabaseError("disk\n  is full")
    [fault] = caught.value.faults
    assert (fault.code, fault.found["found"]) == ("database_failed", "disk is full")


def test_a_file_that_is_no_database(sqlite_alias, tmp_path, monkeypatch):
    file = tmp_path / "register.sqlite3"
    for part in tmp_path.glob("register.sqlite3*"):
        part.unlink()
    file.write_bytes(b"no database at all, " * 100)
    monkeypatch.setattr(setup, "connection", connections[sqlite_alias])
    with pytest.raises(DataError) as caught:
        prepare()
    assert caught.value.faults[0].code == "database_failed"
    assert file.read_bytes().startswith(b"no database at all")
