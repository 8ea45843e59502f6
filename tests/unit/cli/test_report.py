"""`shidian report annual`: 65 documents in both formats, figures that resolve, and refusals."""

import json
import os
import re
import sqlite3
import sys
from pathlib import Path

import pytest

from shidian.cli import report
from shidian.core import UsageError
from shidian.reporting.annual.typesetter import Typesetter
from tests.unit.reporting.annual.reading import pages, word_text

REFERENCE = re.compile(r"[0-9a-f]{10}")


@pytest.fixture(scope="module")
def written(shidian, tmp_path_factory) -> Path:
    """The folder into which the report of 2020 was written once."""
    try:
        Typesetter()
    except UsageError as error:
        pytest.skip(str(error))
    out = tmp_path_factory.mktemp("report") / "new" / "folder"
    done = shidian("report", "annual", "--year", "2020", "--out", str(out))
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    assert "130" in done.stderr
    assert "\r" not in done.stderr  # no progress bar where nobody looks
    return out


def test_65_documents_are_written_in_both_formats(written):
    names = sorted(path.name for path in written.iterdir())
    assert len([name for name in names if name.endswith(".docx")]) == 65
    assert len([name for name in names if name.endswith(".pdf")]) == 65
    assert {Path(name).stem for name in names if name.endswith(".pdf")} == {
        Path(name).stem for name in names if name.endswith(".docx")
    }


def test_the_references_of_a_sheet_resolve_in_the_store(written, loaded_home):
    content = (written / "sheet-03-ningbo-2020.docx").read_bytes()
    printed = set(REFERENCE.findall(word_text(content)))
    with sqlite3.connect(loaded_home / "shidian.sqlite3") as database:
        rows = dict(database.execute("SELECT id, content FROM store_figure"))
    database.close()
    kept = {id for id in printed if id in rows}
    assert len(kept) >= 5  # four targets and the total
    values = [json.loads(rows[id])["value"] for id in kept]
    assert any("78.0" in value and "105.5%" in value for value in values)


def test_word_and_pdf_have_the_same_references(written):
    found = []
    for suffix in ("docx", "pdf"):
        content = (written / f"annual-2020.{suffix}").read_bytes()
        said = word_text(content) if suffix == "docx" else "".join(pages(content))
        found.append(len(REFERENCE.findall(said)))
    assert found[0] > 100
    assert abs(found[0] - found[1]) <= 2  # digits of a figure may touch a reference


def test_the_bundle_is_the_one_that_assess_writes(written, shidian, tmp_path):
    file = tmp_path / "bundle.json"
    assert shidian("assess", "--year", "2020", "--bundle", str(file)).returncode == 0
    from shidian.assessment.rating import read_bundle  # noqa: PLC0415

    sha256 = read_bundle(file.read_bytes()).sha256
    assert sha256 in word_text((written / "annual-2020.docx").read_bytes())


def test_the_same_inputs_give_the_same_files(written, shidian, tmp_path):
    done = shidian("report", "annual", "-y", "2020", "-o", str(tmp_path), "--format", "pdf")
    assert done.returncode == 0, done.stderr
    for path in tmp_path.iterdir():
        assert path.read_bytes() == (written / path.name).read_bytes()
    assert len(list(tmp_path.iterdir())) == 65


WRONG = {
    "another report": (("monthly", "--year", "2020"), 2, "monthly"),
    "an unknown format": (("annual", "--year", "2020", "--format", "odt"), 2, "docx pdf both"),
    "no year": (("annual",), 2, "--year"),
    "no year at all": (("annual", "--year", "twenty"), 2, "twenty"),
    "the baseline year": (("annual", "--year", "2013"), 2, "2014"),
    "an unknown policy": (("annual", "--year", "2020", "--policy", "other"), 2, "other"),
    "a policy file that is not there": (
        ("annual", "-y", "2020", "--policy", "no.yaml"),
        2,
        "no.yaml",
    ),
}


@pytest.mark.parametrize(("words", "code", "said"), WRONG.values(), ids=WRONG)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_wrong_words_are_refused(shidian, tmp_path, words, code, said, lang):
    done = shidian("report", *words, "--out", str(tmp_path), "--lang", lang)
    assert (done.returncode, done.stdout) == (code, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_folder_must_be_named(shidian):
    done = shidian("report", "annual", "--year", "2020")
    assert done.returncode == 2
    assert "OUT" in done.stderr


def test_a_policy_with_faults_is_refused_with_its_faults(shidian, tmp_path):
    policy = tmp_path / "policy.yaml"
    policy.write_text("code: x\n", encoding="utf-8")
    out = tmp_path / "out"
    done = shidian("report", "annual", "-y", "2020", "--policy", str(policy), "--out", str(out))
    assert done.returncode == 1
    assert "policy.yaml" in done.stderr


def test_a_file_in_place_of_the_folder(shidian, tmp_path):
    file = tmp_path / "here"
    file.write_text("mine", encoding="utf-8")
    done = shidian("report", "annual", "--year", "2020", "--out", str(file), "--lang", "en")
    assert done.returncode == 2
    assert "is a file" in done.stderr
    assert file.read_text(encoding="utf-8") == "mine"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_into(shidian, tmp_path):
    tmp_path.chmod(0o500)
    done = shidian("report", "annual", "--year", "2020", "--out", str(tmp_path))
    tmp_path.chmod(0o700)
    assert done.returncode == 1
    assert str(tmp_path) in done.stderr


def test_a_template_that_is_not_there(shidian, tmp_path):
    out = tmp_path / "out"
    words = ("report", "annual", "-y", "2020", "-o", str(out), "--templates", str(tmp_path))
    done = shidian(*words, "--format", "docx")
    assert done.returncode == 2
    assert "report.docx" in done.stderr


def test_a_bar_is_shown_on_a_terminal_only(monkeypatch, capsys):
    documents = ["one", "two"]
    with report._progress(2, "zh") as shown:
        assert list(shown(documents)) == documents
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("FORCE_COLOR", "1")
    with report._progress(2, "zh") as shown:
        assert list(shown(documents)) == documents
    assert "生成报告" in capsys.readouterr().err


def test_a_folder_that_cannot_be_made(shidian, tmp_path):
    file = tmp_path / "here"
    file.write_text("mine", encoding="utf-8")
    done = shidian("report", "annual", "--year", "2020", "--out", str(file / "below"))
    assert done.returncode == 1
    assert "below" in done.stderr


def test_an_empty_folder_name_is_refused(shidian):
    done = shidian("report", "annual", "--year", "2017", "--out", "", "--lang", "en")
    assert (done.returncode, done.stdout) == (2, "")
    assert "OUT" in done.stderr
