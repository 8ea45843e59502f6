"""The pages on the built-in programme, loaded once; and on invented values, for one test each."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import fields
from datetime import UTC, datetime

import pytest
from django.test import Client

from shidian.assessment.judgements import Judgement
from shidian.assessment.policy import policy_of
from shidian.programme import BUILTIN
from shidian.register import OBSERVATIONS
from shidian.store import snapshot
from shidian.store.ledger import DatabaseLedger
from shidian.store.models import Commitment, JudgementTable, Observation, Package
from shidian.store.programmes import load
from tests.invented import records
from tests.records import MONDAY
from tests.stored import forget, without_guards

YEARS = (2013, 2016, 2017)  # of the invented values: enough for an index, its rise, and ladders


@pytest.fixture(scope="package")
def loaded(django_db_setup, django_db_blocker) -> Iterator[None]:
    """The programme in the tests' database; the tests of this folder only read it."""
    forget()
    with django_db_blocker.unblock():
        load(BUILTIN / "urbanization_2014", datetime(2026, 11, 23, tzinfo=UTC))
    yield
    forget()
    with django_db_blocker.unblock(), without_guards():
        for model in (Commitment, Observation, Package):
            model.objects.all().delete()


@pytest.fixture
def client(loaded, db) -> Client:
    return Client()


@pytest.fixture(scope="module")
def invented_register(loaded, django_db_blocker) -> Iterator[None]:
    """Invented values in place of the published ones, until the tests of a module are over."""
    with django_db_blocker.unblock():
        forget()
        found, _ = snapshot.assessed()
        policy = policy_of(found.programme).policy
        years = [records(found, policy, year) for year in YEARS[1:]]
        published = list(Observation.objects.all())
        with without_guards():
            Observation.objects.all().delete()
        values = [entry.record for entry in years[0].snapshot.observations]
        values = [one for one in values if one.period.year in YEARS]
        DatabaseLedger(OBSERVATIONS).append(values, "tests", MONDAY)
        judge([one for year in years for one in year.judgements])
        forget()
    yield
    with django_db_blocker.unblock():
        JudgementTable.objects.all().delete()
        with without_guards():
            Observation.objects.all().delete()
        Observation.objects.bulk_create(published)
        forget()


@pytest.fixture
def invented(invented_register, client) -> Client:
    return client


@pytest.fixture
def forgetting() -> Iterator[None]:
    """For a test that writes: what it makes us remember goes with it."""
    forget()
    yield
    forget()


def judge(judgements: Sequence[Judgement]) -> None:
    """Load a table of judgements; of those with one key the last."""
    own = {one.key: one for one in judgements}.values()
    text = io.StringIO()
    lines = csv.writer(text)
    lines.writerow(["pilot_no" if f.name == "pilot" else f.name for f in fields(Judgement)])
    for one in own:
        cells = [getattr(one, field.name) for field in fields(Judgement)]
        lines.writerow(["" if cell is None else cell for cell in cells])
    JudgementTable.objects.create(
        sha256="0" * 64,
        name="judgements.csv",
        content=text.getvalue(),
        loaded_at=MONDAY,
        loaded_by="tests",
    )
