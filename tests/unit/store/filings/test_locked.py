"""After acceptance nobody writes, whatever they use, without a reopening."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from shidian.register import ACCEPTED, OBSERVATIONS
from shidian.register.lifecycle import Step
from shidian.store.access import Refused
from shidian.store.filings.filings import by_id, cells_of
from shidian.store.ledger import DatabaseLedger
from shidian.store.models import (
    AcceptedObservation,
    Event,
    Filing,
    FilingCell,
    Observation,
    Reopening,
)
from tests.unit.store.filings.conftest import REOPENING

RATE = "indicators/urbanization_rate_resident/value"
DOCUMENT = "filing-330200-2018"


@pytest.fixture
def accepted(cast, filing):
    cast.fill(filing)
    return cast.carry(filing, Step.ACCEPT)


def state():
    """Everything that must not move."""
    return (
        list(Filing.objects.values_list("state", "round", "area", "year")),
        list(FilingCell.objects.order_by("id").values_list("key", "value", "version")),
        list(AcceptedObservation.objects.order_by("id").values_list("id", "key", "value")),
        list(Observation.objects.filter(document=DOCUMENT).values_list("id", "value")),
        Reopening.objects.count(),
    )


def test_no_role_writes_through_the_service(cast, accepted):
    before = state()
    for name in vars(cast):
        with pytest.raises(Refused):
            cast.write(accepted, name, **{RATE: ("1", 1)})
        for step in Step:
            if name == "nation" and step in (Step.PUBLISH, Step.REOPEN):
                continue
            with pytest.raises(Refused):
                cast.take(accepted, step, name, reason="x")
    assert state() == before


def cell():
    return FilingCell.objects.get(key=RATE)


def copied_entry(**changes):
    row = AcceptedObservation.objects.filter(indicator="population_resident").get()
    held = {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields}
    held |= {"id": 10**6, "supersedes_id": row.pk} | changes
    return held


IN_BULK = {
    "update": lambda: FilingCell.objects.filter(key=RATE).update(value="1"),
    "bulk update": lambda: FilingCell.objects.bulk_update(
        [FilingCell(pk=cell().pk, value="1")], ["value"]
    ),
    "delete": lambda: FilingCell.objects.filter(key=RATE).delete(),
    "bulk create": lambda: FilingCell.objects.bulk_create(
        [FilingCell(filing=Filing.objects.get(), key="x", saved_by="x", saved_at=datetime.now(UTC))]
    ),
    "back to draft": lambda: Filing.objects.update(state="draft"),
    "back to returned": lambda: Filing.objects.update(state="returned", round=2),
    "another area": lambda: Filing.objects.update(area="320100"),
    "another year": lambda: Filing.objects.update(year=2019),
    "delete the filing": lambda: Filing.objects.all()._raw_delete("default"),
    "a changed entry": lambda: AcceptedObservation.objects.update(value="1"),
    "a deleted entry": lambda: AcceptedObservation.objects.all()._raw_delete("default"),
    "a superseding entry": lambda: AcceptedObservation.objects.create(**copied_entry(value="1")),
    "a withdrawing entry": lambda: AcceptedObservation.objects.create(
        **copied_entry(withdrawn=True)
    ),
    "a public entry": lambda: Observation.objects.create(
        **copied_entry(value="1", supersedes_id=None)
    ),
    "a changed event": lambda: Event.objects.update(actor="x"),
    "a deleted event": lambda: Event.objects.all()._raw_delete("default"),
}


@pytest.mark.parametrize("act", IN_BULK.values(), ids=IN_BULK)
def test_no_writing_in_bulk_past_the_service(accepted, act):
    before = state()
    with pytest.raises(DatabaseError), transaction.atomic():
        act()
    assert state() == before


BY_SQL = (
    "UPDATE store_filingcell SET value = '1'",
    "UPDATE store_filingcell SET key = 'x' WHERE key = 'indicators/pension_coverage/basis'",
    "DELETE FROM store_filingcell",
    "UPDATE store_filing SET state = 'returned'",
    "UPDATE store_filing SET state = 'returned', round = 2",
    "UPDATE store_filing SET state = 'draft', round = 0",
    "UPDATE store_filing SET state = 'endorsed'",
    "UPDATE store_filing SET id = 99",
    "DELETE FROM store_filing",
    "UPDATE store_acceptedobservation SET value = '1'",
    "DELETE FROM store_acceptedobservation",
    "UPDATE store_event SET after = ''",
    "DELETE FROM store_event",
)


@pytest.mark.parametrize("statement", BY_SQL)
def test_no_writing_by_plain_sql(accepted, statement):
    before = state()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert state() == before


def test_a_reopening_that_is_for_another_round_opens_nothing(cast, accepted):
    cast.take(accepted, Step.REOPEN, "nation", **REOPENING)
    again = cast.carry(by_id(accepted.pk), Step.ACCEPT)
    assert again.round == 2
    with pytest.raises(DatabaseError), transaction.atomic():
        Filing.objects.update(state="returned", round=3)


def test_ledgers_take_what_the_service_enters(cast, accepted):
    cast.take(accepted, Step.PUBLISH, "nation")
    held = [
        e for e in DatabaseLedger(OBSERVATIONS).entries() if e.record.source.document == DOCUMENT
    ]
    assert len(held) == len(DatabaseLedger(ACCEPTED).entries()) == 4
    assert cells_of(accepted)[RATE].value == "73.71"
