"""What every ledger does: one suite for the file, SQLite and PostgreSQL."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import polars as pl
import pytest

from shidian.core import Bilingual, DataError, Quantity, Source, Unit
from shidian.register import COMMITMENTS, OBSERVATIONS
from tests.records import (
    COST,
    DOCUMENT,
    FLOW,
    FUND,
    MONDAY,
    PEOPLE,
    RATE,
    REACH,
    TUESDAY,
    WEDNESDAY,
    exactly,
    rate,
)

KINDS = {
    "observations": (OBSERVATIONS, [RATE, PEOPLE]),
    "targets": (COMMITMENTS, [REACH, FLOW]),
    "statements": (COMMITMENTS, [COST, DOCUMENT]),
    "mixed": (COMMITMENTS, [REACH, FUND]),
}
ALL = pytest.mark.parametrize(("codec", "records"), KINDS.values(), ids=KINDS)


@pytest.fixture
def ledger(make):
    """A ledger of observations with three entries."""
    ledger = make(OBSERVATIONS)
    ledger.append([rate(2017), rate(2018)], "张三", MONDAY)
    ledger.append([rate(2019)], "Li Si", TUESDAY)
    return ledger


def refused(code, act, *arguments):
    """The act must fail with this code."""
    with pytest.raises(DataError) as caught:
        act(*arguments)
    assert [fault.code for fault in caught.value.faults] == [code]


def numbers(entries):
    return [entry.id for entry in entries]


@ALL
def test_records_come_back_exactly(make, codec, records):
    make(codec).append(records, "张三 %s", WEDNESDAY)
    entries = make(codec).entries()
    assert [exactly(entry.record) for entry in entries] == list(map(exactly, records))
    for entry in entries:
        assert (entry.recorded_at, entry.recorded_by) == (WEDNESDAY, "张三 %s")
        assert entry.recorded_at.tzinfo is not None
        assert (entry.supersedes, entry.reason, entry.withdrawn) == (None, "", False)


def test_an_empty_ledger(make):
    ledger = make(COMMITMENTS)
    assert (ledger.head(), list(ledger.entries()), list(ledger.history("k"))) == (0, [], [])
    assert list(ledger.append([], "张三", MONDAY)) == []
    assert ledger.head() == 0


def test_numbers_have_no_gaps(make):
    ledger = make(OBSERVATIONS)
    assert list(ledger.append([rate(2014), rate(2015)], "张三", MONDAY)) == [1, 2]
    refused("key_exists", ledger.append, [rate(2016), rate(2014)], "张三", MONDAY)
    assert ledger.supersede(1, rate(2014, "61"), "更正", "张三", TUESDAY) == 3
    assert list(ledger.append([rate(2016)], "张三", TUESDAY)) == [4]
    assert numbers(ledger.entries()) == [2, 3, 4]


def test_a_key_that_is_held_is_refused_and_nothing_written(ledger):
    refused("key_exists", ledger.append, [rate(2020), rate(2018), rate(2021)], "张三", TUESDAY)
    assert ledger.head() == 3
    assert numbers(ledger.entries()) == [1, 2, 3]


def test_a_key_given_twice_is_refused_and_nothing_written(ledger):
    refused("key_exists", ledger.append, [rate(2020), rate(2020, "61")], "张三", TUESDAY)
    assert ledger.head() == 3


def test_a_correction_supersedes(ledger):
    new = ledger.supersede(1, rate(2017, "61.50"), "见公报", "王五", WEDNESDAY)
    current = {entry.id: entry for entry in ledger.entries()}
    assert sorted(current) == [2, 3, 4]
    assert new == 4
    assert str(current[4].record.value) == "61.50 %"
    assert (current[4].supersedes, current[4].reason) == (1, "见公报")
    assert (current[4].recorded_by, current[4].recorded_at) == ("王五", WEDNESDAY)


def test_the_old_entry_stays_in_the_history(ledger):
    ledger.supersede(1, rate(2017, "61"), "见公报", "王五", TUESDAY)
    ledger.supersede(4, rate(2017, "62"), "再更正", "王五", WEDNESDAY)
    history = ledger.history(rate(2017).key)
    assert [(e.id, e.supersedes, str(e.record.value.value)) for e in history] == [
        (1, None, "60"),
        (4, 1, "61"),
        (5, 4, "62"),
    ]
    assert numbers(ledger.history(rate(2018).key)) == [2]


@pytest.mark.parametrize("reason", ["", "  ", "\n"])
def test_a_change_needs_a_reason(ledger, reason):
    refused("reason_missing", ledger.supersede, 1, rate(2017, "61"), reason, "王五", TUESDAY)
    refused("reason_missing", ledger.withdraw, 1, reason, "王五", TUESDAY)
    assert ledger.head() == 3


def test_a_correction_keeps_its_key(ledger):
    refused("key_changed", ledger.supersede, 1, rate(2018, "61"), "更正", "王五", TUESDAY)
    assert ledger.head() == 3


@pytest.mark.parametrize("entry", [0, -1, 4, 10**12])
def test_an_entry_that_does_not_exist_cannot_be_changed(ledger, entry):
    refused("entry_not_current", ledger.supersede, entry, rate(2017), "更正", "王五", TUESDAY)
    refused("entry_not_current", ledger.withdraw, entry, "撤回", "王五", TUESDAY)
    assert ledger.head() == 3


def test_an_entry_is_replaced_once(ledger):
    ledger.supersede(1, rate(2017, "61"), "更正", "王五", TUESDAY)
    refused("entry_not_current", ledger.supersede, 1, rate(2017, "62"), "又", "王五", TUESDAY)
    refused("entry_not_current", ledger.withdraw, 1, "撤回", "王五", TUESDAY)
    assert ledger.head() == 4


def test_a_withdrawn_record_is_not_current_but_kept(ledger):
    assert ledger.withdraw(2, "误报", "王五", WEDNESDAY) == 4
    assert numbers(ledger.entries()) == [1, 3]
    first, last = ledger.history(rate(2018).key)
    assert (last.supersedes, last.reason, last.withdrawn) == (2, "误报", True)
    assert last.record == first.record
    refused("entry_not_current", ledger.withdraw, 4, "又", "王五", WEDNESDAY)


def test_a_withdrawn_record_may_come_back(ledger):
    ledger.withdraw(2, "误报", "王五", WEDNESDAY)
    assert list(ledger.append([rate(2018, "62")], "王五", WEDNESDAY)) == [5]
    chain = [(e.id, e.supersedes, e.withdrawn) for e in ledger.history(rate(2018).key)]
    assert chain == [(2, None, False), (4, 2, True), (5, 4, False)]
    assert numbers(ledger.entries()) == [1, 3, 5]
    refused("key_exists", ledger.append, [rate(2018)], "王五", WEDNESDAY)


def test_the_state_as_known_on_a_date(ledger):
    ledger.supersede(1, rate(2017, "61"), "更正", "王五", WEDNESDAY)
    ledger.withdraw(2, "误报", "王五", WEDNESDAY)
    moment = timedelta(microseconds=1)
    states = {
        "before the first": (MONDAY - moment, []),
        "the first moment": (MONDAY, [1, 2]),
        "before the second": (TUESDAY - moment, [1, 2]),
        "second": (TUESDAY, [1, 2, 3]),
        "before the correction": (WEDNESDAY - moment, [1, 2, 3]),
        "the correction": (WEDNESDAY, [3, 4]),
        "now": (None, [3, 4]),
    }
    known = {name: numbers(ledger.entries(as_of)) for name, (as_of, _) in states.items()}
    assert known == {name: expected for name, (_, expected) in states.items()}
    tables = {name: ledger.table(as_of)["id"].to_list() for name, (as_of, _) in states.items()}
    assert tables == known


def test_the_head_changes_with_every_write(ledger):
    heads = [ledger.head()]
    ledger.supersede(1, rate(2017, "61"), "更正", "王五", TUESDAY)
    heads.append(ledger.head())
    ledger.withdraw(4, "误报", "王五", TUESDAY)
    heads.append(ledger.head())
    ledger.append([rate(2017)], "王五", TUESDAY)
    heads.append(ledger.head())
    assert heads == [3, 4, 5, 6]


ENTRY_TYPES = {
    "id": pl.Int64,
    "recorded_at": pl.Datetime("us", "UTC"),
    "recorded_by": pl.String,
    "supersedes": pl.Int64,
    "reason": pl.String,
}
FIGURES = {"value": pl.Decimal(38, 10), "value_high": pl.Decimal(38, 10)}
TYPES = {"year": pl.Int64, "start_year": pl.Int64, "span_start": pl.Int64, "span_end": pl.Int64}
TYPES |= dict.fromkeys(("per_year", "cumulative", "relative"), pl.Boolean) | FIGURES


@ALL
@pytest.mark.parametrize("filled", [True, False], ids=["filled", "empty"])
def test_columns_of_the_table(make, codec, records, filled):
    ledger = make(codec)
    ledger.append(records if filled else [], "张三", WEDNESDAY)
    schema = dict(ledger.table().schema)
    expected = {name: TYPES.get(name, pl.String) for name in codec.columns}
    assert schema == {**ENTRY_TYPES, **expected}
    assert list(schema) == [*ENTRY_TYPES, *codec.columns]


@ALL
def test_the_table_equals_the_entries(make, codec, records):
    ledger = make(codec)
    ledger.append(records[:1], "张三", MONDAY)
    ledger.append(records[1:], "Li Si", TUESDAY)
    ledger.supersede(1, records[0], "复核", "王五", WEDNESDAY)
    entries, rows = ledger.entries(), ledger.table().to_dicts()
    assert len(rows) == len(entries) == 2
    for entry, row in zip(entries, rows, strict=True):
        assert (row["id"], row["supersedes"]) == (entry.id, entry.supersedes)
        assert (row["recorded_at"], row["recorded_by"]) == (entry.recorded_at, entry.recorded_by)
        assert row["reason"] == entry.reason
        cells = dict(codec.encode(entry.record))
        for name in codec.figures:
            cells[name] = None if cells[name] is None else Decimal(cells[name])
        assert {name: row[name] for name in codec.columns} == cells


def test_moments_of_a_table_are_in_utc_whatever_zone_they_were_given_in(make):
    ledger = make(OBSERVATIONS)
    ledger.append([rate(2017)], "张三", WEDNESDAY)
    [moment] = ledger.table()["recorded_at"].dt.strftime("%Y-%m-%dT%H:%M").to_list()
    assert moment == "2026-01-07T08:00"


EXTREMES = {
    "38 digits in all": "1234567890123456789012345678.0123456789",
    "below zero": "-0.0000000001",
    "zero": "0.00",
}


@pytest.mark.parametrize("text", EXTREMES.values(), ids=EXTREMES)
def test_a_figure_is_never_rounded(make, text):
    ledger = make(OBSERVATIONS)
    record = replace(PEOPLE, value=Quantity.read(text, Unit.PERSON))
    ledger.append([record], "张三", MONDAY)
    assert str(ledger.entries()[0].record.value) == f"{text} 人"
    assert ledger.table()["value"].to_list() == [Decimal(text)]


def test_many_records_in_one_write(make):
    ledger = make(OBSERVATIONS)
    records = [rate(2020, f"{n / 100:.2f}", area=f"{n:06d}") for n in range(6_000)]
    assert list(ledger.append(records, "张三", MONDAY)) == list(range(1, 6_001))
    assert ledger.table()["value"].sum() == Decimal("179970.00")  # 0.01 * 5999 * 6000 / 2
    refused("key_exists", ledger.append, [rate(2021), records[-1]], "张三", TUESDAY)


def test_two_sources_of_one_value_are_two_records(make):
    ledger = make(OBSERVATIONS)
    other = replace(RATE, source=Source("bulletin", note=Bilingual("公报", "")))
    ledger.append([RATE, other], "张三", MONDAY)
    assert [entry.record for entry in ledger.entries()] == [RATE, other]


def test_a_moment_without_time_zone_is_refused(ledger):
    with pytest.raises(ValueError, match="time zone"):
        ledger.append([rate(2030)], "张三", datetime(2026, 1, 5))
