"""The log is examined: the chain itself, and what the tables hold beside it."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connections

from shidian.core import DataError
from shidian.register.chain import Anchor
from shidian.store import anchors
from shidian.store.audit import Wanted, examine, life, verify_end
from shidian.store.crosscheck import Difference
from shidian.store.events import Actor, Happening, record
from shidian.store.models import Event, Filing, FilingCell
from shidian.store.steady import steady, streamed
from tests.stored import without_guards

NOW = datetime(2026, 11, 25, tzinfo=UTC)
ZHANG, LI = Actor("张三", 1), Actor("李四", 2)


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("SHIDIAN_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def write(alias, filing, key, value, actor=ZHANG):
    """Save a cell as the pages do, and log it."""
    cell, new = FilingCell.objects.using(alias).get_or_create(
        filing_id=filing, key=key, defaults={"saved_by": "张三", "saved_at": NOW, "version": 0}
    )
    before = None if new else {"value": cell.value, "version": cell.version}
    cell.value, cell.version = value, cell.version + 1
    cell.save(using=alias)
    after = {"value": value, "version": cell.version}
    subject = f"filing/{filing}/{key}"
    record(actor, Happening("filing.write", subject, "330200", before, after), using=alias)


def step(alias, filing, name, state, round_=1):
    Filing.objects.using(alias).filter(pk=filing).update(state=state, round=round_)
    after = {"state": state, "round": round_}
    record(LI, Happening(f"filing.{name}", f"filing/{filing}", "330200", None, after), using=alias)


@pytest.fixture
def logged(alias):
    """Two filings with cells; the first was submitted. Eight events."""
    for area in ("330200", "330300"):
        made = Filing.objects.using(alias).create(
            pilot="01", area=area, year=2018, form="annual", form_version="1", created_at=NOW
        )
        begun = Happening("filing.begin", f"filing/{made.pk}", area, after={"state": "draft"})
        record(ZHANG, begun, using=alias)
    first, second = Filing.objects.using(alias).order_by("pk").values_list("pk", flat=True)
    write(alias, first, "practices/1/title", "一")
    write(alias, first, "practices/1/title", "二")
    write(alias, first, "practices/2/title", "三")
    write(alias, second, "practices/1/title", "四")
    write(alias, second, "practices/1/title", "")
    step(alias, first, "submit", "submitted")
    return alias, first, second


def test_a_sound_log_is_sound_and_its_head_is_noted(logged):
    alias, *_ = logged
    done = examine(using=alias)
    assert (done.sound, done.chain.count, done.mismatches) == (True, 8, [])
    assert anchors.anchors() == [done.chain.head]
    assert examine(using=alias).sound
    assert anchors.anchors() == [done.chain.head]  # noted once


def test_an_empty_log_is_sound_and_notes_nothing(alias):
    assert examine(using=alias).sound
    assert anchors.anchors() == []


def past_the_software(alias, statement):
    with without_guards(alias), connections[alias].cursor() as cursor:
        cursor.execute(statement)


TAMPERED = {
    "an edit": ("UPDATE store_event SET after = '{}' WHERE number = 4", (4, 4, "changed")),
    "a deletion": ("DELETE FROM store_event WHERE number IN (3, 4)", (3, 4, "missing")),
    "the end": ("DELETE FROM store_event WHERE number > 6", (7, 8, "cut")),
    "everything": ("DELETE FROM store_event", (1, 8, "cut")),
}


@pytest.mark.parametrize(("statement", "expected"), TAMPERED.values(), ids=TAMPERED)
def test_what_was_done_to_the_log_is_told(logged, statement, expected):
    alias, *_ = logged
    assert examine(using=alias).sound
    past_the_software(alias, statement)
    done = examine(using=alias)
    assert tuple(done.chain.breaks[0]) == expected
    assert not done.sound
    assert len(anchors.anchors()) == 1  # a broken head is not noted


def test_a_head_kept_elsewhere_is_looked_for(logged):
    alias, *_ = logged
    head = examine(using=alias).chain.head
    anchors.file().unlink()
    past_the_software(alias, "DELETE FROM store_event WHERE number = 8")
    past_the_software(alias, "UPDATE store_filing SET state = 'draft'")
    assert examine(using=alias).sound  # nobody could know
    assert [tuple(one) for one in examine([head], alias).chain.breaks] == [(8, 8, "cut")]
    assert examine([Anchor(3, "f" * 64)], alias).chain.breaks[0].wrong == "other"


TABLES = {
    "a value": (
        "UPDATE store_filingcell SET value = '九' WHERE filing_id = {0} AND key LIKE '%/1/%'",
        ("filing/{0}/practices/1/title", Difference.CELL),
    ),
    "a version": (
        "UPDATE store_filingcell SET version = 7 WHERE filing_id = {0} AND key LIKE '%/2/%'",
        ("filing/{0}/practices/2/title", Difference.CELL),
    ),
    "a cell that is gone": (
        "DELETE FROM store_filingcell WHERE filing_id = {0} AND key LIKE '%/2/%'",
        ("filing/{0}/practices/2/title", Difference.LOST),
    ),
    "a cell that nobody wrote": (
        "INSERT INTO store_filingcell (filing_id, key, value, version, saved_by, saved_at) "
        "VALUES ({0}, 'practices/3/title', '九', 1, '张三', '2026-11-25')",
        ("filing/{0}/practices/3/title", Difference.UNLOGGED),
    ),
    "a state": (
        "UPDATE store_filing SET state = 'accepted' WHERE id = {0}",
        ("filing/{0}", Difference.STATE),
    ),
    "a round": ("UPDATE store_filing SET round = 2 WHERE id = {0}", ("filing/{0}", "state")),
    "a state without a step": (
        "UPDATE store_filing SET state = 'returned' WHERE id = {1}",
        ("filing/{1}", Difference.STATE),
    ),
}


@pytest.mark.parametrize(("statement", "expected"), TABLES.values(), ids=TABLES)
def test_what_was_done_to_the_tables_is_told(logged, statement, expected):
    alias, *filings = logged
    past_the_software(alias, statement.format(*filings))
    done = examine(using=alias)
    assert done.chain.whole
    [one] = done.mismatches
    assert (one.subject, one.difference) == (expected[0].format(*filings), expected[1])


def test_both_sides_of_a_difference_are_given(logged):
    alias, first, _ = logged
    past_the_software(alias, TABLES["a value"][0].format(first))
    [one] = examine(using=alias).mismatches
    assert one.logged == '{"value":"二","version":2}'
    assert one.held == '{"value":"九","version":2}'


def test_a_filing_that_is_gone_is_told(logged):
    alias, _, second = logged
    past_the_software(alias, f"DELETE FROM store_filingcell WHERE filing_id = {second}")
    past_the_software(alias, f"DELETE FROM store_filing WHERE id = {second}")
    found = [(one.subject, one.difference) for one in examine(using=alias).mismatches]
    assert found == [(f"filing/{second}", Difference.GONE)]  # its only cell was empty at the end


def test_an_emptied_cell_may_be_gone(logged):
    alias, _, second = logged
    emptied = f"filing_id = {second} AND key = 'practices/1/title'"
    past_the_software(alias, f"DELETE FROM store_filingcell WHERE {emptied}")
    assert examine(using=alias).sound


def test_what_cannot_be_read_in_an_event_is_a_difference(logged):
    alias, first, _ = logged
    past_the_software(
        alias, f"UPDATE store_event SET after = '[1' WHERE subject LIKE 'filing/{first}/%/2/%'"
    )
    done = examine(using=alias)
    assert [one.wrong for one in done.chain.breaks] == ["changed"]
    assert [one.difference for one in done.mismatches] == [Difference.CELL]


def test_bytes_that_are_no_text_are_told_as_changed(sqlite_alias):
    record(ZHANG, Happening("a.b", "x"), using=sqlite_alias)
    past_the_software(sqlite_alias, "UPDATE store_event SET reason = CAST(x'ff41' AS TEXT)")
    assert [one.wrong for one in examine(using=sqlite_alias).chain.breaks] == ["changed"]


def test_a_subject_that_is_none_of_ours_is_a_lost_cell(alias):
    odd = Happening("filing.write", "somewhere", after={"value": "1", "version": 1})
    record(ZHANG, odd, using=alias)
    assert [one.difference for one in examine(using=alias).mismatches] == [Difference.LOST]


def test_every_difference_has_words_in_both_languages():
    for one in Difference:
        assert one.text.zh != one.text.en


def test_a_damaged_file_of_anchors_is_no_sound_log(logged):
    alias, *_ = logged
    examine(using=alias)
    anchors.file().write_text("{}\n")
    with pytest.raises(DataError):
        examine(using=alias)


# --- the end of the chain --------------------------------------------------------------------


def test_the_end_of_the_chain_is_verified_alone(logged):
    alias, *_ = logged
    examine(using=alias)
    done = verify_end(3, alias)
    assert (done.whole, done.count, done.head.number) == (True, 3, 8)
    assert verify_end(100, alias).count == 8
    past_the_software(alias, "UPDATE store_event SET after = '{}' WHERE number = 4")
    assert verify_end(3, alias).whole  # it lies before
    assert [tuple(one) for one in verify_end(5, alias).breaks] == [(4, 4, "changed")]


def test_an_anchor_before_the_end_is_looked_up(logged):
    alias, *_ = logged
    anchors.note(Anchor(2, "f" * 64), "audit")
    assert [tuple(one) for one in verify_end(3, alias).breaks] == [(2, 2, "other")]


def test_the_end_that_was_cut_off(logged):
    alias, *_ = logged
    examine(using=alias)
    past_the_software(alias, "DELETE FROM store_event WHERE number > 2")
    assert [tuple(one) for one in verify_end(3, alias).breaks] == [(3, 8, "cut")]


# --- reading while others write --------------------------------------------------------------


def test_what_is_read_is_of_one_moment_and_keeps_no_writer_waiting(logged):
    alias, *_ = logged

    def another():
        try:
            record(LI, Happening("a.b", "x"), using=alias)
        finally:
            connections[alias].close()

    count = "SELECT COUNT(*) FROM store_event"
    with steady(alias):
        before = list(streamed(count, alias))
        with ThreadPoolExecutor(1) as pool:
            pool.submit(another).result(timeout=20)
        assert list(streamed(count, alias)) == before
    assert Event.objects.using(alias).count() == before[0][0] + 1


# --- the life of a figure --------------------------------------------------------------------

LIVES = {
    "a cell": ({"subject": "filing/{0}/practices/1/title"}, ["一", "二"]),
    "a filing with its cells": ({"subject": "filing/{0}"}, ["", "一", "二", "三", ""]),
    "an act": ({"subject": "filing/{0}", "act": "filing.write"}, ["一", "二", "三"]),
    "the first word of acts": ({"subject": "filing/{1}", "act": "filing"}, ["", "四", ""]),
    "half a word is no act": ({"act": "fil"}, []),
    "half a subject is none": ({"subject": "filin"}, []),
    "a person": ({"actor": "李四"}, [""]),
    "an area": ({"area": "330300"}, [""]),
    "before": ({"until": NOW - timedelta(days=9999)}, []),
    "after": ({"since": NOW + timedelta(days=99999)}, []),
}


@pytest.mark.parametrize(("wanted", "expected"), LIVES.values(), ids=LIVES)
def test_the_events_that_are_asked_for(logged, wanted, expected):
    alias, *filings = logged
    filled = {k: v.format(*filings) if isinstance(v, str) else v for k, v in wanted.items()}
    rows = list(life(Wanted(**filled), alias))
    assert [json.loads(row.after).get("value", "") for row in rows] == expected
    assert [row.number for row in rows] == sorted(row.number for row in rows)


def test_moments_are_compared_as_time(logged):
    alias, *_ = logged
    moment = datetime.fromisoformat(Event.objects.using(alias).get(number=5).at)
    assert life(Wanted(since=moment), alias).first().number == 5
    assert life(Wanted(until=moment), alias).last().number == 5
