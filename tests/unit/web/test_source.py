"""The drawer behind every figure: document, place, confidence, sentence, record."""

import hashlib
import html
import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from shidian.core import Document, Statement, StatementType
from shidian.register import COMMITMENTS
from shidian.store import documents
from shidian.store.ledger import DatabaseLedger
from shidian.store.snapshot import assessed

LATER = datetime(2026, 12, 1, tzinfo=UTC)  # than the package that was loaded


def entry_of(pilot: str, year: int) -> int:
    """Number of the commitment of a pilot's resident rate."""
    snapshot, _ = assessed()
    key = f"{pilot}-urbanization_rate_resident-{year}"
    return next(entry.id for entry in snapshot.targets if entry.record.key == key)


def test_a_figure_opens_to_its_place_in_the_document(client):
    page = client.get(f"/en/sources/commitments/{entry_of('03', 2020)}/").text
    assert "73.9" in page
    assert re.search(r"<dd>\d+–\d+</dd>", page)
    assert "shidian load --document" in page  # the sentence is not ours to ship
    assert "package urbanization_2014" in page


def test_the_sentence_is_shown_once_the_document_is_loaded(client, monkeypatch, tmp_path):
    snapshot, _ = assessed()
    entry = next(one for one in snapshot.targets if one.id == entry_of("03", 2020))
    start, end = entry.record.source.span
    text = "前一句。" + "地" * (start - 10) + "。到二〇，达" + "73.9%" + "，其余。后一句。"
    assert text[start:end] == "73.9%"
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    document = snapshot.programme.documents["plan-2014"]
    forged = Document("plan-2014", document.title, document.kind, sha256=sha256)
    monkeypatch.setitem(snapshot.programme.documents, "plan-2014", forged)
    file = tmp_path / "plan.txt"
    file.write_text(text, encoding="utf-8")
    assert documents.keep_document(snapshot.programme, file) is forged
    page = client.get(f"/sources/commitments/{entry.id}/").text
    assert "到二〇，达<mark>73.9%</mark>，其余。" in page
    assert "后一句" not in page


@pytest.mark.parametrize("ledger", ["observations", "commitments"])
def test_every_current_entry_has_its_page(client, ledger):
    snapshot, _ = assessed()
    entries = snapshot.observations if ledger == "observations" else snapshot.commitments
    for entry in entries[:: max(1, len(entries) // 25)]:
        answer = client.get(f"/sources/{ledger}/{entry.id}/", headers={"HX-Request": "true"})
        assert answer.status_code == 200
        document = snapshot.programme.documents[entry.record.source.document]
        assert document.title.zh in answer.text.replace("&amp;", "&")


def first(**wanted: object) -> tuple[int, Statement]:
    """Number and record of the first commitment of which all of this holds."""
    snapshot, _ = assessed()
    return next(
        (entry.id, entry.record)
        for entry in snapshot.commitments
        if isinstance(entry.record, Statement)
        and all(getattr(entry.record, name) == value for name, value in wanted.items())
    )


@pytest.mark.parametrize("kind", list(StatementType))
def test_the_page_of_every_type_of_commitment(client, kind):
    number, said = first(type=kind)
    english = html.unescape(client.get(f"/en/sources/commitments/{number}/").text)
    chinese = html.unescape(client.get(f"/sources/commitments/{number}/").text)
    for page, text in ((english, said.type.text.en), (chinese, said.type.text.zh)):
        assert re.search(rf"<dd>{text}\b", page)
        assert said.name in page
        assert said.source.section in page
        assert f"{said.source.span[0]}–{said.source.span[1]}" in page
    assert not said.name or f'<span lang="zh-Hans">{said.name}</span>' in english


def test_a_cost_opens_to_number_unit_and_words(client):
    """Dalian: the plan puts the cost of one person at 11 (10,000 yuan)."""
    number, _ = first(pilot="04", kind="cost")
    page = client.get(f"/en/sources/commitments/{number}/").text
    assert re.search(r"cost\s*<span class=\"big\">11</span> 10,000 yuan", page)


def test_a_corrected_statement_says_what_it_said_before(client):
    number, said = first(type=StatementType.FUND)
    ledger = DatabaseLedger(COMMITMENTS)
    new = ledger.supersede(number, replace(said, name="新名"), "更名", "张三", LATER)
    old, now = (client.get(f"/sources/commitments/{n}/").text for n in (number, new))
    assert "这一条已被更正" in old
    assert "这一条已被更正" not in now
    for page in (old, now):
        assert said.name in page
        assert "新名" in page
        assert "更名" in page
