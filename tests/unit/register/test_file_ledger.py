"""The ledger in a file: damage is named, and a failing write leaves it as it was."""

import json
import os

import pytest

from shidian.core import DataError
from shidian.register import OBSERVATIONS, FileLedger
from tests.records import MONDAY, PEOPLE, RATE, TUESDAY, rate


@pytest.fixture
def ledger(tmp_path):
    ledger = FileLedger(tmp_path / "observations.jsonl", OBSERVATIONS)
    ledger.append([rate(2017), rate(2018), rate(2019)], "张三", MONDAY)
    return ledger


def without(line: bytes, name: str) -> bytes:
    row = json.loads(line)
    del row[name]
    return json.dumps(row).encode()


def with_cell(line: bytes, name: str, value: object) -> bytes:
    return json.dumps({**json.loads(line), name: value}).encode()


DAMAGES = {
    "not JSON": lambda line: b"{oops",
    "half a line, as after a power cut": lambda line: line[:40],
    "blank line": lambda line: b"",
    "not an object": lambda line: b"[1, 2]",
    "a word": lambda line: b'"word"',
    "column missing": lambda line: without(line, "value"),
    "number missing": lambda line: without(line, "id"),
    "number changed": lambda line: with_cell(line, "id", 7),
    "unknown unit": lambda line: with_cell(line, "unit", "里"),
    "value that is no number": lambda line: with_cell(line, "value", "x"),
    "moment that is none": lambda line: with_cell(line, "recorded_at", "soon"),
    "not UTF-8": lambda line: line.replace("张".encode(), b"\xff\xfe"),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_line_is_named(ledger, damage):
    lines = ledger.path.read_bytes().splitlines()
    lines[1] = damage(lines[1])
    ledger.path.write_bytes(b"\n".join(lines) + b"\n")
    with pytest.raises(DataError) as caught:
        ledger.entries()
    [fault] = caught.value.faults
    place = fault.place
    assert (fault.code, place.file, place.row) == ("ledger_damaged", "observations.jsonl", 2)


def test_a_line_that_was_taken_out_is_noticed(ledger):
    lines = ledger.path.read_bytes().splitlines(keepends=True)
    ledger.path.write_bytes(lines[0] + lines[2])
    with pytest.raises(DataError) as caught:
        ledger.append([rate(2020)], "张三", TUESDAY)
    assert caught.value.faults[0].code == "ledger_damaged"


WRITES = {
    "append": lambda ledger: ledger.append([rate(2020), rate(2021)], "张三", TUESDAY),
    "supersede": lambda ledger: ledger.supersede(1, rate(2017, "61"), "更正", "张三", TUESDAY),
    "withdraw": lambda ledger: ledger.withdraw(1, "误报", "张三", TUESDAY),
}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_a_full_disk_leaves_the_file_as_it_was(ledger, write, monkeypatch):
    before = ledger.path.read_bytes()

    def full(_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(DataError) as caught:
            write(ledger)
    [fault] = caught.value.faults
    assert (fault.code, fault.found["found"]) == ("file_unwritable", "No space left on device")
    assert ledger.path.read_bytes() == before
    write(ledger)
    assert ledger.head() > 3


def test_a_first_write_that_fails_leaves_an_empty_ledger(tmp_path, monkeypatch):
    ledger = FileLedger(tmp_path / "new" / "observations.jsonl", OBSERVATIONS)

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DataError):
        ledger.append([rate(2020)], "张三", MONDAY)
    assert (ledger.head(), list(ledger.entries())) == (0, [])


def test_a_folder_in_place_of_the_file(tmp_path):
    with pytest.raises(DataError) as caught:
        FileLedger(tmp_path, OBSERVATIONS).entries()
    assert caught.value.faults[0].code == "file_unreadable"


def test_a_file_in_place_of_the_folder(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(DataError) as caught:
        FileLedger(tmp_path / "file" / "x.jsonl", OBSERVATIONS).append([rate(2020)], "张三", MONDAY)
    assert caught.value.faults[0].code in ("file_unreadable", "file_unwritable")


def test_a_person_can_read_it(ledger):
    first = json.loads(ledger.path.read_text(encoding="utf-8").splitlines()[0])
    assert list(first)[:3] == ["id", "recorded_at", "recorded_by"]
    assert (first["recorded_by"], first["value"], first["unit"]) == ("张三", "60", "%")
    assert "张三" in ledger.path.read_text(encoding="utf-8")


def test_a_file_whose_last_line_lost_its_end_goes_on(tmp_path):
    ledger = FileLedger(tmp_path / "register.jsonl", OBSERVATIONS)
    ledger.append([RATE], "张三", MONDAY)
    ledger.path.write_bytes(ledger.path.read_bytes().rstrip(b"\n"))
    ledger.append([PEOPLE], "张三", TUESDAY)
    assert [entry.record for entry in ledger.entries()] == [RATE, PEOPLE]
