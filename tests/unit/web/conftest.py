"""The pages on the built-in programme, loaded once."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from shidian.programme import BUILTIN
from shidian.store.programmes import load


@pytest.fixture(scope="session")
def loaded(django_db_setup, django_db_blocker) -> None:
    """The programme in the tests' database; every test only reads it."""
    with django_db_blocker.unblock():
        load(BUILTIN / "urbanization_2014", datetime(2026, 11, 23, tzinfo=UTC))


@pytest.fixture
def client(loaded, db) -> Client:
    return Client()
