"""The pages on the built-in programme, loaded once."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.test import Client

from shidian.programme import BUILTIN
from shidian.store.models import Commitment, Observation, Package
from shidian.store.programmes import load


@pytest.fixture(scope="package")
def loaded(django_db_setup, django_db_blocker) -> Iterator[None]:
    """The programme in the tests' database; the tests of this folder only read it."""
    with django_db_blocker.unblock():
        load(BUILTIN / "urbanization_2014", datetime(2026, 11, 23, tzinfo=UTC))
    yield
    with django_db_blocker.unblock():
        for model in (Commitment, Observation, Package):
            model.objects.all().delete()


@pytest.fixture
def client(loaded, db) -> Client:
    return Client()
