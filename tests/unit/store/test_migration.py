"""Registers of version 0.1: their tables are upgraded with all that they hold."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connections

from shidian.core import Target
from shidian.programme import digest, from_format_1, read_programme
from shidian.register import COMMITMENTS, OBSERVATIONS, LoadReport
from shidian.store import programmes, snapshot
from shidian.store.ledger import DatabaseLedger
from shidian.store.models import Commitment, Package
from tests.format_1 import CELLS, OF_0_1
from tests.records import COST, MONDAY, TUESDAY, WEDNESDAY
from tests.specimen import write_package

CORRECTED = {**CELLS[0], "value": "72.5"}
ROWS = [*CELLS, CORRECTED, CELLS[1]]  # the fifth withdraws the second
FOLLOWS = [None, None, None, 1, 2]


def migrate(alias: str, *to: str) -> None:
    """Bring the tables to this migration, or to the newest."""
    call_command("migrate", "store", *to, database=alias, verbosity=0)


def insert(alias: str, number: int, cells: Mapping[str, object]) -> None:
    """A row as version 0.1 wrote it."""
    moment = connections[alias].ops.adapt_datetimefield_value(MONDAY)
    entry = {
        "id": number,
        "recorded_at": moment,
        "recorded_by": "张三",
        "supersedes_id": FOLLOWS[number - 1],
        "reason": "更正" if FOLLOWS[number - 1] else "",
        "withdrawn": number == 5,
    }
    row = {**entry, **cells}
    columns, marks = ", ".join(row), ", ".join(["%s"] * len(row))
    with connections[alias].cursor() as cursor:
        cursor.execute(
            f"INSERT INTO store_commitment ({columns}) VALUES ({marks})", list(row.values())
        )


@pytest.fixture
def upgraded(alias) -> str:
    """A database whose tables were those of 0.1, with five entries, and are today's."""
    migrate(alias, "0001_register")
    for number, cells in enumerate(ROWS, start=1):
        insert(alias, number, cells)
    migrate(alias)
    return alias


def test_targets_are_kept(upgraded):
    ledger = DatabaseLedger(COMMITMENTS, upgraded)
    entries = ledger.entries()
    assert [entry.id for entry in entries] == [3, 4]
    assert all(isinstance(entry.record, Target) for entry in entries)
    range_, corrected = (entry.record for entry in entries)
    assert (range_.op, str(range_.high), range_.source.span) == ("range", "500 万人", (210, 217))
    assert (str(corrected.value), corrected.name) == ("72.5 %", "")
    assert ledger.head() == 5


def test_history_is_kept(upgraded):
    ledger = DatabaseLedger(COMMITMENTS, upgraded)
    first = [(e.id, e.supersedes, e.withdrawn) for e in ledger.history("01-rate-2017")]
    second = [(e.id, e.supersedes, e.withdrawn) for e in ledger.history("01-rate-2020")]
    assert first == [(1, None, False), (4, 1, False)]
    assert second == [(2, None, False), (5, 2, True)]


def test_their_table_says_what_they_are(upgraded):
    table = DatabaseLedger(COMMITMENTS, upgraded).table()
    assert table.height == 2
    for name, expected in COMMITMENTS.defaults.items():
        assert set(table[name].to_list()) == {expected}, name


def test_the_register_goes_on(upgraded):
    ledger = DatabaseLedger(COMMITMENTS, upgraded)
    old = ledger.entries()[0].record
    assert list(ledger.append([COST], "李四", TUESDAY)) == [6]
    assert ledger.supersede(3, replace(old, name="人口"), "补名称", "李四", TUESDAY) == 7
    assert [entry.id for entry in ledger.entries()] == [4, 6, 7]
    assert ledger.entries()[1].record == COST


def test_an_entry_is_still_replaced_once(upgraded):
    with pytest.raises(IntegrityError):
        Commitment.objects.using(upgraded).filter(id=5).update(supersedes_id=1)


def test_tables_of_0_1_are_made_and_upgraded_from_nothing(sqlite_alias):
    """Back and forth with empty tables, as a test of both directions."""
    migrate(sqlite_alias, "0001_register")
    migrate(sqlite_alias)
    assert DatabaseLedger(COMMITMENTS, sqlite_alias).head() == 0


# --- the package that such a register holds --------------------------------------------------


@pytest.fixture
def of_0_1(db, tmp_path) -> Iterator[Path]:
    """A register into which version 0.1 loaded its package on Monday; today's package."""
    forget()
    texts = {name: content.decode() for name, content in OF_0_1.items()}
    by, sha256 = "package specimen", digest(OF_0_1)
    Package.objects.create(
        sha256=sha256, code="specimen", files=texts, loaded_at=MONDAY, loaded_by=by
    )
    held = read_programme(from_format_1(OF_0_1))
    DatabaseLedger(COMMITMENTS).append(held.commitments, by, MONDAY)
    DatabaseLedger(OBSERVATIONS).append(held.observations, by, MONDAY)
    yield write_package(tmp_path / "today")
    forget()


def forget() -> None:
    snapshot._assessed.cache_clear()
    programmes.programme_of.cache_clear()


def test_its_package_is_read_without_being_loaded_again(of_0_1):
    current, results = snapshot.assessed()
    assert len(results) == len(current.commitments) == 3
    assert current.programme.sha256 == digest(OF_0_1)


def test_loading_todays_package_adds_and_names(of_0_1):
    loaded = programmes.load(of_0_1, WEDNESDAY)
    assert loaded.commitments == LoadReport(new=8, corrected=3, withdrawn=0, unchanged=0)
    assert loaded.observations == LoadReport(new=0, corrected=0, withdrawn=0, unchanged=4)
    first = DatabaseLedger(COMMITMENTS).history("01-rate-2017")
    assert [entry.record.name for entry in first] == ["", "城镇化率"]


def test_its_state_as_known_before_is_still_known(of_0_1):
    programmes.load(of_0_1, WEDNESDAY)
    before, results = snapshot.assessed(TUESDAY)
    assert len(before.commitments) == len(results) == 3
    now, again = snapshot.assessed()
    assert (len(now.commitments), len(again)) == (11, 3)
    assert [r.verdict for r in again] == [r.verdict for r in results]


def test_the_package_behind_an_old_entry_is_still_read(of_0_1):
    """The page of a source asks for the package in force when the entry was made."""
    programmes.load(of_0_1, WEDNESDAY)
    entry = DatabaseLedger(OBSERVATIONS).entries()[0]
    assert entry.recorded_at == MONDAY
    programme = programmes.programme_of(programmes.package_at(entry.recorded_at))
    assert entry.record.source.document in programme.documents
