"""The drawer behind every figure: document, place, confidence, sentence, record."""

import hashlib
import re

import pytest

from shidian.core import Document
from shidian.store import documents
from shidian.store.snapshot import assessed


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
    entries = snapshot.observations if ledger == "observations" else snapshot.targets
    for entry in entries[:: max(1, len(entries) // 25)]:
        answer = client.get(f"/sources/{ledger}/{entry.id}/", headers={"HX-Request": "true"})
        assert answer.status_code == 200
        document = snapshot.programme.documents[entry.record.source.document]
        assert document.title.zh in answer.text.replace("&amp;", "&")
