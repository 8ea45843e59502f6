"""Heads of the chain are noted line by line; half a line was never noted."""

import pytest

from shidian.core import DataError
from shidian.register.chain import Anchor
from shidian.store import anchors

A, B = Anchor(3, "a" * 64), Anchor(9, "b" * 64)


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("SHIDIAN_HOME", str(tmp_path / "home"))


def test_they_are_read_in_the_order_in_which_they_were_noted():
    assert anchors.anchors() == []
    for head in (A, B, A):
        anchors.note(head, "audit")
    assert anchors.anchors() == [A, B, A]


def test_half_a_line_is_left_out_and_written_over():
    anchors.note(A, "audit")
    whole = anchors.file().read_bytes()
    anchors.file().write_bytes(whole + whole[:30])
    assert anchors.anchors() == [A]
    anchors.note(B, "audit")
    assert anchors.anchors() == [A, B]
    assert anchors.file().read_bytes().startswith(whole)


@pytest.mark.parametrize(
    "line", ["{}", "[1]", "no json", '{"number": "x", "sha256": "a", "at": "b", "why": "c"}']
)
def test_a_line_that_cannot_be_read_is_placed(line):
    anchors.note(A, "audit")
    anchors.note(B, "audit")
    lines = anchors.file().read_text().splitlines()
    anchors.file().write_text("\n".join([lines[0], line, lines[1], ""]))
    with pytest.raises(DataError) as caught:
        anchors.anchors()
    [fault] = caught.value.faults
    assert (fault.code, fault.place.row) == ("anchors_damaged", 2)


def test_a_folder_that_cannot_be_written():
    anchors.file().parent.write_bytes(b"")
    with pytest.raises(DataError) as caught:
        anchors.note(A, "audit")
    assert caught.value.faults[0].code == "home_unwritable"


def test_the_last_backup_is_known():
    assert anchors.last_backup() is None
    anchors.note(A, "audit")
    assert anchors.last_backup() is None
    anchors.note(A, anchors.BACKUP)
    anchors.note(B, "audit")
    assert anchors.last_backup().tzinfo is not None


def test_a_backup_keeps_those_that_its_chain_reaches():
    anchors.note(A, "audit")
    anchors.note(B, "audit")
    kept = anchors.file().with_name("kept.jsonl")
    kept.write_bytes(anchors.up_to(anchors.file(), 5))
    assert anchors.of(kept) == [A]
