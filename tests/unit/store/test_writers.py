"""Many writers of one database ledger: no number is lost, none given twice."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections, transaction

from shidian.core import DataError
from shidian.register import OBSERVATIONS
from shidian.store.ledger import DatabaseLedger
from tests.records import MONDAY, rate

WRITERS, WRITES = 4, 8


def together(alias, act):
    """Run `act(writer)` in several threads that begin at the same moment."""
    barrier = Barrier(WRITERS)

    def run(writer):
        try:
            barrier.wait(timeout=20)
            return act(writer)
        finally:
            connections[alias].close()

    with ThreadPoolExecutor(WRITERS) as pool:
        return list(pool.map(run, range(WRITERS)))


def test_writers_get_all_numbers_once(alias):
    def write(writer):
        ledger = DatabaseLedger(OBSERVATIONS, alias)
        given = []
        for n in range(WRITES):
            records = [rate(2014 + k, area=f"{writer:03d}{n:03d}") for k in range(3)]
            given += ledger.append(records, f"writer {writer}", MONDAY)
        return given

    given = [number for numbers in together(alias, write) for number in numbers]
    everything = list(range(1, WRITERS * WRITES * 3 + 1))
    assert sorted(given) == everything
    ledger = DatabaseLedger(OBSERVATIONS, alias)
    assert [entry.id for entry in ledger.entries()] == everything
    assert ledger.head() == everything[-1]


def test_one_of_several_writers_of_a_key_wins(alias):
    def write(writer):
        try:
            return list(DatabaseLedger(OBSERVATIONS, alias).append([rate(2020)], "x", MONDAY))
        except DataError as error:
            return error.faults[0].code

    answers = together(alias, write)
    assert sorted(map(str, answers)) == ["[1]", *["key_exists"] * (WRITERS - 1)]


def test_one_of_several_corrections_wins(alias):
    DatabaseLedger(OBSERVATIONS, alias).append([rate(2020)], "x", MONDAY)

    def correct(writer):
        ledger = DatabaseLedger(OBSERVATIONS, alias)
        try:
            return ledger.supersede(1, rate(2020, f"6{writer}"), "更正", f"{writer}", MONDAY)
        except DataError as error:
            return error.faults[0].code

    answers = together(alias, correct)
    assert sorted(map(str, answers)) == ["2", *["entry_not_current"] * (WRITERS - 1)]
    history = DatabaseLedger(OBSERVATIONS, alias).history(rate(2020).key)
    assert [(e.id, e.supersedes) for e in history] == [(1, None), (2, 1)]


def test_a_write_inside_a_transaction_that_fails_leaves_nothing(alias):
    ledger = DatabaseLedger(OBSERVATIONS, alias)
    with pytest.raises(RuntimeError), transaction.atomic(using=alias):
        ledger.append([rate(2020)], "x", MONDAY)
        raise RuntimeError
    assert ledger.head() == 0
    assert list(ledger.append([rate(2020)], "x", MONDAY)) == [1]


def test_sqlite_runs_with_the_options_of_the_project(sqlite_alias):
    with connections[sqlite_alias].cursor() as cursor:
        answers = [
            cursor.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "foreign_keys", "synchronous", "busy_timeout")
        ]
    assert answers == ["wal", 1, 1, 10_000]
