"""Events are appended in the transaction of what happened, numbered and chained."""

import hashlib
import json
from datetime import UTC, datetime

import pytest
from django.db import transaction

from shidian.store import anchors
from shidian.store.events import Actor, Happening, actor_of, record, request_id
from shidian.store.models import Event, Person
from tests.unit.store.test_writers import WRITERS, together

ZHANG = Actor("张三", 7)


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("SHIDIAN_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def events(alias):
    return list(Event.objects.using(alias).order_by("number"))


def test_an_event_holds_what_happened(alias):
    token = request_id.set("4f1c")
    before = datetime.now(UTC)
    change = Happening("filing.write", "filing/1/a/b/c", "330200", {"value": "1"}, {"b": 2, "a": 1})
    try:
        record(ZHANG, change, using=alias)
    finally:
        request_id.reset(token)
    [one] = events(alias)
    said = (one.number, one.act, one.actor, one.person, one.area, one.subject, one.request)
    assert said == (1, "filing.write", "张三", 7, "330200", "filing/1/a/b/c", "4f1c")
    assert (one.before, one.after, one.reason) == ('{"value":"1"}', '{"a":1,"b":2}', "")
    moment = datetime.fromisoformat(one.at)
    assert before <= moment <= datetime.now(UTC)
    assert moment.utcoffset().total_seconds() == 0


def test_each_carries_the_hash_of_the_one_before(alias):
    record(ZHANG, Happening("a.b", "x"), Happening("a.c", "y", reason="更正"), using=alias)
    record(Actor("shidian load"), Happening("a.d", "z", after=[]), using=alias)
    rows = events(alias)
    assert [row.number for row in rows] == [1, 2, 3]
    assert [row.previous for row in rows] == ["0" * 64, rows[0].sha256, rows[1].sha256]
    for row in rows:
        fields = [getattr(row, field.name) for field in Event._meta.fields][:-1]
        text = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
        assert row.sha256 == hashlib.sha256(text.encode()).hexdigest()


def test_what_did_not_happen_is_not_logged(alias):
    with pytest.raises(RuntimeError), transaction.atomic(using=alias):
        record(ZHANG, Happening("a.b", "x"), using=alias)
        raise RuntimeError
    record(ZHANG, Happening("a.c", "y"), using=alias)
    assert [(row.number, row.act) for row in events(alias)] == [(1, "a.c")]


def test_nothing_that_happened_is_no_event(alias):
    record(ZHANG, using=alias)
    assert events(alias) == []


def test_many_writers_make_one_chain(alias):
    def write(writer):
        for n in range(6):
            said = [Happening("a.b", f"{writer}/{n}/{k}") for k in range(2)]
            record(Actor(f"writer {writer}"), *said, using=alias)

    together(alias, write)
    rows = events(alias)
    assert [row.number for row in rows] == list(range(1, WRITERS * 12 + 1))
    assert [row.previous for row in rows[1:]] == [row.sha256 for row in rows[:-1]]
    assert len({row.subject for row in rows}) == WRITERS * 12


def test_a_person_is_named_by_a_copy():
    assert actor_of(Person(pk=3, username="li", name="李四")) == Actor("李四", 3)


# --- the head, noted outside the database ----------------------------------------------------

ACCEPTED = Happening("filing.accept", "filing/1", after={"state": "accepted", "round": 1})


def test_with_an_acceptance_the_head_is_noted(alias):
    record(ZHANG, Happening("filing.submit", "filing/1"), using=alias)
    assert anchors.anchors() == []
    record(ZHANG, ACCEPTED, Happening("a.b", "x"), using=alias)
    last = events(alias)[-1]
    assert anchors.anchors() == [(3, last.sha256)]


def test_not_before_the_transaction_has_ended(alias):
    with transaction.atomic(using=alias):
        record(ZHANG, ACCEPTED, using=alias)
        assert anchors.anchors() == []
    assert len(anchors.anchors()) == 1


def test_nor_if_it_is_taken_back(alias):
    with pytest.raises(RuntimeError), transaction.atomic(using=alias):
        record(ZHANG, ACCEPTED, using=alias)
        raise RuntimeError
    assert anchors.anchors() == []


def test_an_acceptance_stands_where_its_head_cannot_be_noted(alias, home, caplog):
    home.mkdir()
    (home / "audit").write_bytes(b"a file where the folder should be")
    record(ZHANG, ACCEPTED, using=alias)
    assert len(events(alias)) == 1
    assert "home_unwritable" in caplog.text or "Cannot write" in caplog.text
