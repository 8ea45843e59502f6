"""The portal as a folder: only what is published, written whole or not at all."""

import pytest

from shidian.core import DataError, UsageError
from shidian.register.lifecycle import Step
from shidian.store import portal
from shidian.store.filings.filings import by_id
from tests.unit.store.filings.conftest import REOPENING, Cast

NOTE = "indicators/population_resident/note"
PEOPLE = "indicators/population_resident/value"


@pytest.fixture
def cast(stored):
    return Cast()


@pytest.fixture
def filing(cast):
    made = cast.begin()
    cast.fill(made)
    cast.write(made, **{PEOPLE: ("820.23", 1), NOTE: ("未经公布的口径说明", 0)})
    return made


def everything(folder):
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file()).decode()


def test_what_is_filed_shows_only_when_it_is_published(cast, filing, tmp_path):
    for n, until in enumerate((None, Step.SUBMIT)):
        if until:
            cast.carry(filing, until)
        folder = tmp_path / str(n)
        count = portal.export(folder)
        assert count == len([path for path in folder.rglob("*") if path.is_file()])
        assert "820.23" not in everything(folder)
    cast.take(filing, Step.RETURN, "province", reason="内部退回的理由")
    done = cast.carry(by_id(filing.pk), Step.ACCEPT)
    portal.export(tmp_path / "accepted")
    assert "820.23" not in everything(tmp_path / "accepted")
    cast.take(done, Step.PUBLISH, "nation")
    portal.export(tmp_path / "published")
    text = everything(tmp_path / "published")
    assert "820.23" in text
    assert "宁波市2018年度报告" in text
    for inner in ("未经公布的口径说明", "内部退回的理由", "已核实", "张三", "officer"):
        assert inner not in text
    cast.take(by_id(filing.pk), Step.REOPEN, "nation", **REOPENING)
    cast.write(filing, **{PEOPLE: ("820.29", 2)})
    portal.export(tmp_path / "reopened")
    text = everything(tmp_path / "reopened")
    assert "820.23" in text
    assert "820.29" not in text


def test_the_scan_of_a_folder_finds_what_somebody_put_there(cast, filing, tmp_path):
    folder = tmp_path / "portal"
    count = portal.export(folder)
    assert portal.scan_folder(folder) == count
    page = folder / "pilots" / "03.html"
    text = page.read_text(encoding="utf-8").replace("</h1>", "</h1><p>820.23</p>")
    page.write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        portal.scan_folder(folder)
    assert [fault.code for fault in caught.value.faults] == ["portal_unpublished"]
    assert caught.value.faults[0].place.file == "pilots/03.html"


def test_a_folder_that_holds_something_is_left_alone(stored, tmp_path):
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "letter.txt").write_text("x")
    with pytest.raises(UsageError) as caught:
        portal.export(folder)
    assert caught.value.faults[0].code == "portal_folder"
    assert [path.name for path in folder.iterdir()] == ["letter.txt"]
    with pytest.raises(UsageError) as caught:
        portal.scan_folder(folder)
    assert caught.value.faults[0].code == "portal_none"


def test_a_full_disk_leaves_nothing_behind(stored, tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_bytes", full)
    with pytest.raises(UsageError) as caught:
        portal.export(tmp_path / "portal")
    assert caught.value.faults[0].code == "file_unwritable"
    assert list(tmp_path.glob(".portal*")) == []
    assert not (tmp_path / "portal").exists()


def test_a_file_that_is_too_large_to_be_examined_is_told(stored, tmp_path, monkeypatch):
    folder = tmp_path / "portal"
    portal.export(folder)
    monkeypatch.setattr(portal, "LARGEST", 1000)
    with pytest.raises(DataError) as caught:
        portal.scan_folder(folder)
    assert caught.value.faults[0].code == "file_too_large"
