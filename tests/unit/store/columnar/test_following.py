"""A snapshot has what its ledger has, whatever happened to either."""

import json
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import polars as pl
import pytest
from django.db import connections
from filelock import FileLock
from hypothesis import given, settings
from hypothesis import strategies as st

from shidian.core import (
    Confidence,
    DataError,
    Period,
    Quantity,
    SeriesBreak,
    Source,
    State,
    Unit,
)
from shidian.register import ACCEPTED, OBSERVATIONS
from shidian.store.columnar import area_code, follow, following, scan, text
from shidian.store.columnar.manifest import read_manifest
from shidian.store.guards import make_way
from shidian.store.ledger import DatabaseLedger
from tests.records import MONDAY, PEOPLE, RATE, rate

COLUMNS = ["id", "area", "indicator", "period", "value", "unit", "state", "vintage", "series_break"]


def shown(manifest) -> list[tuple]:
    """What a snapshot has in force, in the ledger's own terms."""
    names = [pl.col(name).cast(pl.String) for name in COLUMNS[2:] if name != "value"]
    found = scan(manifest).select("id", *names, area=area_code(), value=text())
    return found.sort("id").collect().select(COLUMNS).rows()


def held(ledger) -> list[tuple]:
    """What the ledger has in force."""
    encoded = [(entry.id, ledger.codec.encode(entry.record)) for entry in ledger.entries()]
    return [(number, *(cells[name] for name in COLUMNS[1:])) for number, cells in encoded]


def append(ledger, *records):
    return ledger.append(records, "tests", MONDAY)


def test_an_empty_ledger_has_an_empty_snapshot(ledger, folder):
    assert shown(follow(ledger, folder)) == []


def test_values_come_back_exactly_as_they_were_printed(ledger, folder):
    texts = ("78.00", "0", "-0.0", "-0.05", "12345678901234567.890", "0.00000000000000000001")
    append(ledger, RATE, PEOPLE, *(rate(2001 + n, one) for n, one in enumerate(texts)))
    manifest = follow(ledger, folder)
    assert shown(manifest) == held(ledger)
    assert [row[4] for row in shown(manifest)][2:] == list(texts)


def test_a_value_is_visible_at_the_next_call(ledger, folder):
    append(ledger, rate(2015))
    follow(ledger, folder)
    append(ledger, rate(2016, "61.20"))
    assert [row[3:5] for row in shown(follow(ledger, folder))] == [
        ("2015", "60"),
        ("2016", "61.20"),
    ]


def test_a_correction_takes_the_place_of_what_it_corrects(ledger, folder):
    first, other = append(ledger, rate(2015, "60"), rate(2015, "50", area="330100"))
    follow(ledger, folder)
    ledger.supersede(first, rate(2015, "60.5"), "misprint", "tests", MONDAY)
    assert shown(follow(ledger, folder)) == held(ledger)
    ledger.withdraw(other, "wrong place", "tests", MONDAY)
    assert shown(follow(ledger, folder)) == held(ledger)
    append(ledger, rate(2015, "51", area="330100"))
    assert [row[4] for row in shown(follow(ledger, folder))] == ["60.5", "51"]


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["append", "supersede", "withdraw", "follow"]),
        st.integers(0, 4),
        st.integers(2014, 2016),
        st.integers(0, 999),
    ),
    max_size=25,
)


@settings(max_examples=25)
@given(steps=STEPS, rows_in_tail=st.sampled_from([0, 3, 50]))
def test_a_snapshot_has_what_its_ledger_has_after_any_steps(
    steps, rows_in_tail, tmp_path_factory, empty_sqlite, django_db_blocker
):
    from tests.unit.conftest import connected, sqlite  # noqa: PLC0415

    folder = tmp_path_factory.mktemp("steps")
    file = folder / "register.sqlite3"
    file.write_bytes(empty_sqlite.read_bytes())
    patch = pytest.MonkeyPatch()
    patch.setattr(following, "ROWS_IN_TAIL", rows_in_tail)
    patch.setattr(following, "ENTRIES_A_PART", 2)
    patch.setattr(following, "PARTS_A_STEP", 2)
    with django_db_blocker.unblock(), connected("steps", sqlite(file)), patch.context():
        ledger = DatabaseLedger(OBSERVATIONS, "steps")
        for step in steps:
            take(ledger, folder, *step)
        assert shown(follow(ledger, folder)) == held(ledger)
        new = folder / "anew"
        new.mkdir()
        standing = ["id", "stands", "counted"]
        tables = [scan(follow(ledger, one)).select(standing).sort("id") for one in (folder, new)]
        assert tables[0].collect().equals(tables[1].collect())
    patch.undo()


def take(ledger, folder, act, area, year, value):
    """One step of a random history."""
    record = rate(year, f"{value / 10}", area=f"33020{area}")
    tail = ledger.tails([record.key]).get(record.key)
    standing = tail is not None and not tail.withdrawn
    if act == "follow":
        follow(ledger, folder)
    elif act == "append" and not standing:
        append(ledger, record)
    elif act == "supersede" and standing:
        ledger.supersede(tail.entry, record, "reason", "tests", MONDAY)
    elif act == "withdraw" and standing:
        ledger.withdraw(tail.entry, "reason", "tests", MONDAY)


def test_many_values_move_from_the_tail_to_the_base(ledger, folder, monkeypatch):
    monkeypatch.setattr(following, "ROWS_IN_TAIL", 2)
    append(ledger, rate(2015), rate(2016))
    small = follow(ledger, folder).partitions
    assert [(one.base, one.tail.rows) for one in small.values()] == [(None, 1), (None, 1)]
    append(ledger, *(rate(2016, area=f"33010{n}") for n in range(4)))
    manifest = follow(ledger, folder)
    assert manifest.partitions["2016"].base.rows == 5
    assert manifest.partitions["2016"].tail is None
    assert manifest.partitions["2015"] == small["2015"]
    assert shown(manifest) == held(ledger)


def test_nothing_is_written_where_nothing_was_entered(ledger, folder):
    append(ledger, rate(2015))
    first = follow(ledger, folder)
    before = {file.name: file.stat().st_mtime_ns for file in folder.iterdir()}
    assert follow(ledger, folder) == first
    assert {file.name: file.stat().st_mtime_ns for file in folder.iterdir()} == before


def test_only_the_year_that_was_touched_is_written(ledger, folder):
    append(ledger, rate(2015), rate(2016))
    before = follow(ledger, folder)
    append(ledger, rate(2016, area="330100"))
    after = follow(ledger, folder)
    assert after.partitions["2015"] == before.partitions["2015"]
    assert after.partitions["2016"] != before.partitions["2016"]


def test_another_ledger_in_the_folder_makes_it_anew(sqlite_alias, folder):
    make_way(sqlite_alias)
    one, other = (DatabaseLedger(codec, sqlite_alias) for codec in (OBSERVATIONS, ACCEPTED))
    append(one, rate(2015), rate(2016))
    follow(one, folder)
    append(other, rate(2017))  # its ledger ends before the snapshot's head
    assert shown(follow(other, folder)) == held(other)
    append(other, rate(2018), rate(2019))
    follow(other, folder)
    append(one, rate(2014, "1"))  # as long as the other, with another entry at its end
    assert shown(follow(one, folder)) == held(one)


DAMAGES = {
    "a file is gone": lambda folder, file: file.unlink(),
    "a file was cut short": lambda folder, file: file.write_bytes(file.read_bytes()[:-9]),
    "the manifest is no JSON": lambda folder, file: (folder / "manifest.json").write_text("{"),
    "the manifest is of another format": lambda folder, file: (folder / "manifest.json").write_text(
        json.dumps({"format": 0, "head": 1, "entry": "", "partitions": {}})
    ),
    "the manifest is something else": lambda folder, file: (folder / "manifest.json").write_text(
        '{"format": 1, "head": 1, "entry": "", "partitions": {"2015": {"base": 7, "tail": null}}}'
    ),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_a_damaged_snapshot_is_made_anew(ledger, folder, damage):
    append(ledger, rate(2015))
    follow(ledger, folder)
    damage(folder, next(folder.glob("*.parquet")))
    assert read_manifest(folder) is None or read_manifest(folder).entry == ""
    assert shown(follow(ledger, folder)) == held(ledger)


def test_changed_content_is_found_by_its_hash(ledger, folder):
    append(ledger, rate(2015), rate(2016))
    manifest = follow(ledger, folder)
    assert manifest.damaged() == []
    segment = manifest.partitions["2016"].tail
    file = folder / segment.name
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    assert manifest.damaged() == [segment.name]


@pytest.mark.parametrize("killed_in", ["write_segment", "write_manifest"])
def test_a_follower_that_dies_leaves_the_snapshot_before(ledger, folder, monkeypatch, killed_in):
    append(ledger, rate(2015))
    before = follow(ledger, folder)
    append(ledger, rate(2016))

    def die(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(following, killed_in, die)
        with pytest.raises(KeyboardInterrupt):
            follow(ledger, folder)
    assert read_manifest(folder) == before
    assert shown(before) == held(ledger)[:1]
    assert shown(follow(ledger, folder)) == held(ledger)


def test_a_follower_that_dies_in_a_long_ledger_loses_one_step(ledger, folder, monkeypatch):
    monkeypatch.setattr(following, "ENTRIES_A_PART", 2)
    monkeypatch.setattr(following, "PARTS_A_STEP", 1)
    append(ledger, *(rate(2010 + n) for n in range(7)))
    steps = []

    def die_in_the_third(manifest):
        steps.append(manifest.head)
        if len(steps) == 3:
            raise KeyboardInterrupt
        write(manifest)

    write = following.write_manifest
    with monkeypatch.context() as patched:
        patched.setattr(following, "write_manifest", die_in_the_third)
        with pytest.raises(KeyboardInterrupt):
            follow(ledger, folder)
    assert read_manifest(folder).head == 4
    assert shown(follow(ledger, folder)) == held(ledger)


def test_a_reader_keeps_the_files_that_it_has_begun_with(ledger, folder):
    append(ledger, rate(2015))
    old = follow(ledger, folder)
    append(ledger, rate(2015, area="330100"))
    follow(ledger, folder)
    assert len(shown(old)) == 1


def test_files_that_nobody_reads_any_more_are_deleted(ledger, folder):
    append(ledger, rate(2015))
    follow(ledger, folder)
    stale = folder / "2015-tail-99.part"
    stale.write_bytes(b"half")
    for record in (rate(2016), rate(2015, area="330100"), rate(2017)):
        append(ledger, record)
        manifest = follow(ledger, folder)
        for file in folder.iterdir():
            os.utime(file, (file.stat().st_atime, file.stat().st_mtime - 3600))
    names = {one.name for one in manifest.segments}
    assert {file.name for file in folder.iterdir()} - names == {"follow.lock", "manifest.json"}


def test_several_followers_at_once_make_one_snapshot(ledger, folder, sqlite_alias):
    append(ledger, *(rate(2001 + n % 20, area=f"33{n:04d}") for n in range(200)))

    def run(_):
        try:
            return shown(follow(ledger, folder))
        finally:
            connections[sqlite_alias].close()

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(run, range(8)))
    assert answers == [held(ledger)] * 8


def test_who_does_not_get_to_follow_reads_what_is_there(ledger, folder, monkeypatch):
    monkeypatch.setattr(following, "PATIENCE", 0)
    append(ledger, rate(2015))
    before = follow(ledger, folder)
    append(ledger, rate(2016))
    with FileLock(folder / "follow.lock"):
        assert follow(ledger, folder) == before
    assert follow(ledger, folder).head == 2


UNREADABLE = {
    "an area that is no code": ("area", "somewhere"),
    "a period that is none": ("period", "in 2015"),
    "a value that is no number": ("value", "1,5"),
}


@pytest.mark.parametrize(("column", "found"), UNREADABLE.values(), ids=UNREADABLE.keys())
def test_an_entry_that_was_tampered_with_is_named(ledger, folder, column, found):
    cells = {**OBSERVATIONS.encode(rate(2015)), column: found}
    entry = {"id": 7, "recorded_at": MONDAY, "recorded_by": "x", "withdrawn": False, "reason": ""}
    ledger.model._default_manager.using(ledger.using).create(**entry, **cells)
    with pytest.raises(DataError) as caught:
        follow(ledger, folder)
    fault = caught.value.faults[0]
    assert (fault.code, fault.found["entry"]) == ("entry_unreadable", "7")
    assert found in fault.found["found"]


def test_a_folder_that_cannot_be_written_is_named(ledger, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    append(ledger, rate(2015))
    with pytest.raises(DataError) as caught:
        follow(ledger, tmp_path / "file" / "columnar")
    assert caught.value.faults[0].code == "home_unwritable"


def test_the_snapshot_lies_in_the_data_folder(ledger, tmp_path, monkeypatch):
    monkeypatch.setenv("SHIDIAN_HOME", str(tmp_path / "home"))
    append(ledger, rate(2015))
    assert follow(ledger).folder == tmp_path / "home" / "columnar" / ledger.codec.name
    assert shown(follow(ledger)) == held(ledger)


def standing(manifest) -> list[tuple]:
    found = scan(manifest).select("id", "stands", "counted").sort("id").collect()
    return found.rows()


def test_one_value_stands_for_an_area_indicator_year_and_vintage(ledger, folder):
    base = rate(2015, "60.1")
    source = base.source
    append(
        ledger,
        replace(base, state=State.PLAN, source=replace(source, document="plan")),
        replace(base, state=State.DERIVED, source=replace(source, document="sum")),
        base,
        replace(
            base, value=Quantity.read("60.12", Unit.PERCENT), source=replace(source, document="b")
        ),
        replace(base, vintage=RATE.vintage),
        replace(base, period=Period(2015, "quarter", 1)),
    )
    assert standing(follow(ledger, folder)) == [
        (1, False, False),
        (2, False, False),
        (3, False, False),
        (4, True, True),
        (5, True, False),
        (6, True, True),
    ]


def test_a_value_entered_later_can_take_the_place_of_one_in_the_base(ledger, folder, monkeypatch):
    monkeypatch.setattr(following, "ROWS_IN_TAIL", 0)
    base = rate(2015, "60.1")
    append(ledger, base, rate(2015, area="330100"))
    follow(ledger, folder)
    monkeypatch.setattr(following, "ROWS_IN_TAIL", 9)
    better = replace(
        base,
        value=Quantity.read("60.12", Unit.PERCENT),
        source=replace(base.source, document="yearbook"),
    )
    (entry,) = append(ledger, better)
    manifest = follow(ledger, folder)
    assert manifest.partitions["2015"].tail.rows == 2
    assert standing(manifest) == [(1, False, False), (2, True, True), (3, True, True)]
    ledger.withdraw(entry, "wrong book", "tests", MONDAY + timedelta(days=1))
    assert standing(follow(ledger, folder)) == [(1, True, True), (2, True, True)]


BOUNDARY = frozenset({SeriesBreak.BOUNDARY})
PREFERENCES = {
    "without a break before more places": ({}, {"breaks": BOUNDARY, "figure": "60.12"}),
    "a better source before more places": (
        {},
        {"confidence": Confidence.UNVERIFIED, "figure": "60.12"},
    ),
    "printed before derived": ({}, {"state": State.DERIVED, "figure": "60.12"}),
    "more places before the older entry": ({"figure": "60.12"}, {}),
}


def one_of_two(
    document, figure="60.1", state=State.PUBLISHED, confidence=Confidence.HIGH, breaks=()
):
    """A value of one document, to stand or not beside that of another."""
    source = Source(document, confidence=confidence)
    quantity = Quantity.read(figure, Unit.PERCENT)
    plain = rate(2015)
    return replace(plain, value=quantity, state=state, source=source, breaks=frozenset(breaks))


@pytest.mark.parametrize(("better", "worse"), PREFERENCES.values(), ids=PREFERENCES.keys())
def test_the_better_value_stands_though_it_was_entered_later(ledger, folder, better, worse):
    append(ledger, one_of_two("a", **worse), one_of_two("b", **better))
    assert [stands for _, stands, _ in standing(follow(ledger, folder))] == [False, True]


def test_a_correction_in_the_tail_hides_what_the_base_has(ledger, folder, monkeypatch):
    monkeypatch.setattr(following, "ROWS_IN_TAIL", 0)
    first, other = append(ledger, rate(2015, "60"), rate(2015, "50", area="330100"))
    assert follow(ledger, folder).partitions["2015"].base.rows == 2
    monkeypatch.setattr(following, "ROWS_IN_TAIL", 9)
    ledger.supersede(first, rate(2015, "60.5"), "misprint", "tests", MONDAY)
    ledger.withdraw(other, "wrong place", "tests", MONDAY)
    manifest = follow(ledger, folder)
    assert manifest.partitions["2015"].base.rows == 2
    assert [row[4] for row in shown(manifest)] == ["60.5"]
    monkeypatch.setattr(following, "ROWS_IN_TAIL", 0)
    append(ledger, rate(2015, "40", area="330300"))
    assert shown(follow(ledger, folder)) == held(ledger)
    assert follow(ledger, folder).partitions["2015"].base.rows == 2


def test_an_old_file_has_its_grace_after_its_last_use(ledger, folder):
    append(ledger, rate(2015))
    old = follow(ledger, folder)
    for file in folder.iterdir():
        os.utime(file, (0, 0))
    append(ledger, rate(2015, area="330100"))
    follow(ledger, folder)
    assert len(shown(old)) == 1
