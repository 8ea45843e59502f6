"""The files of the portal, and the scan that reads them again."""

import csv
import io
import json
import re
from hashlib import sha256

import pytest

from shidian.reporting.portal import Unpublished, scan, site


@pytest.fixture(scope="module")
def made(snapshot, results):
    return site(snapshot, results, "1-2-3")


def test_every_pilot_has_a_page_in_both_languages(made, programme):
    for pilot in programme.pilots.values():
        zh = made.files[f"pilots/{pilot.no}.html"].decode()
        en = made.files[f"en/pilots/{pilot.no}.html"].decode()
        assert f"<h1>{pilot.name.zh}</h1>" in zh
        assert 'lang="zh-Hans"' in zh
        assert 'lang="en"' in en


def test_figures_stand_as_printed(made):
    page = made.files["en/pilots/03.html"].decode()
    row = next(line for line in page.splitlines() if "<data>78.00" in line)
    assert "Urbanization rate of the resident population" in row
    assert "● met" in page


def test_all_links_lead_somewhere_and_nothing_is_fetched_from_elsewhere(made):
    for path, content in made.files.items():
        if not path.endswith(".html"):
            continue
        text = content.decode()
        assert "://" not in text
        assert "<script" not in text
        assert " style=" not in text
        folder = path.rpartition("/")[0]
        for link in re.findall(r'(?:href|src)="([^"]+)"', text):
            parts = [*folder.split("/"), *link.split("/")] if folder else link.split("/")
            where = []
            for part in parts:
                where = where[:-1] if part == ".." else [*where, part]
            assert "/".join(where) in made.files, (path, link)


def test_open_data_come_with_dictionary_licence_and_hashes(made, snapshot):
    text = made.files["data/observations.csv"].decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == len(snapshot.observations)
    assert made.files["data/LICENCE.txt"] == b"CC-BY-4.0\n"
    assert "data/dictionary.csv" in made.files
    contents = json.loads(made.files["data/contents.json"])
    assert contents["register"] == "1-2-3"
    listed = contents["files"]
    assert set(listed) == set(made.files) - {"data/contents.json"}
    for path, digest in listed.items():
        assert sha256(made.files[path]).hexdigest() == digest


HIDDEN = [
    Unpublished("330200", "urbanization_rate_resident", "2018", "73.711"),
    Unpublished("330200", "note", "2018", "口径与公报不一致"),
]


def test_a_sound_portal_passes(made, snapshot):
    assert scan(made.files, snapshot, HIDDEN, "") == []


def leaking(made, path, old, new):
    files = dict(made.files)
    text = files[path].decode()
    assert old in text
    files[path] = text.replace(old, new, 1).encode()
    return files


LEAKS = {
    "a value on a page": ("pilots/03.html", "<data>78.00</data>", "<data>73.711</data>"),
    "a remark on a page": ("en/pilots/03.html", "</h1>", "</h1><p>口径与公报不一致</p>"),
    "a remark in data": ("data/observations.csv", "全国参照值", "口径与公报不一致"),
    "a value in data": ("data/attainment.json", '"verdict": "met"', '"verdict": "73.711"'),
}


@pytest.mark.parametrize(("path", "old", "new"), LEAKS.values(), ids=LEAKS)
def test_what_is_not_public_is_found(made, snapshot, path, old, new):
    found = scan(leaking(made, path, old, new), snapshot, HIDDEN, "")
    assert ("portal_unpublished", path) in {(fault.code, fault.place.file) for fault in found}


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_a_row_that_the_register_lacks_is_found(made, snapshot, kind):
    path = f"data/observations.{kind}"
    found = scan(leaking(made, path, "53.7", "54.7"), snapshot, [], "")
    assert [(fault.code, fault.place.file) for fault in found] == [("portal_row", path)]


def test_what_was_public_before_is_no_leak(made, snapshot):
    assert scan(made.files, snapshot, [Unpublished("", "", "", "78.00")], "") == []
    said = [Unpublished("", "", "", "统计公报所列")]
    files = leaking(made, "pilots/03.html", "</h1>", "</h1><p>统计公报所列</p>")
    assert scan(files, snapshot, said, "package: 统计公报所列") == []
    assert scan(files, snapshot, said, "") != []
