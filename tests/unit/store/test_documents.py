"""Official documents that a user has loaded: the right file only, and its sentences by span."""

import hashlib

import pytest

from shidian.core import DataError, Source, UsageError
from shidian.programme import load_programme
from shidian.store import documents
from tests.specimen import altered, write_package

TEXT = "总则。\n样本一到2017年\n城镇化率达到72.2%，以后再提高。其他。"
SPAN = (TEXT.index("72.2"), TEXT.index("72.2") + 5)


@pytest.fixture
def cited(tmp_path, monkeypatch):
    """A programme that cites `TEXT`, and a data folder without any document."""
    monkeypatch.setenv("SHIDIAN_HOME", str(tmp_path / "home"))
    sha256 = hashlib.sha256(TEXT.encode()).hexdigest()
    files = altered("documents.csv", "plan,2014-12,", f"plan,2014-12,{sha256}")
    yield load_programme(write_package(tmp_path / "package", files))
    documents._text.cache_clear()


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "plan.txt"
    path.write_bytes(TEXT.encode())
    return path


def test_no_sentence_without_the_document(cited):
    assert documents.quotation(cited, Source("plan", span=SPAN)) is None


def test_the_sentence_of_a_figure(cited, file):
    assert documents.keep_document(cited, file).id == "plan"
    assert documents.quotation(cited, Source("plan", span=SPAN)) == (
        "样本一到2017年城镇化率达到",
        "72.2%",
        "，以后再提高。",
    )


def test_no_sentence_of_a_document_that_is_not_held(cited, file):
    documents.keep_document(cited, file)
    assert documents.quotation(cited, Source("census", span=SPAN)) is None
    assert documents.quotation(cited, Source("plan")) is None


@pytest.mark.parametrize("content", [TEXT.replace("72.2", "72.3").encode(), b"", b"\0" * 10])
def test_another_file_is_refused(cited, file, content):
    file.write_bytes(content)
    with pytest.raises(DataError) as caught:
        documents.keep_document(cited, file)
    assert caught.value.faults[0].code == "wrong_document"
    assert documents.quotation(cited, Source("plan", span=SPAN)) is None


def test_a_huge_file_is_not_read(cited, file, monkeypatch):
    monkeypatch.setattr(documents, "LARGEST_FILE", 10)
    with pytest.raises(DataError) as caught:
        documents.keep_document(cited, file)
    assert caught.value.faults[0].code == "file_too_large"


def test_a_file_that_cannot_be_read(cited, tmp_path):
    for path in (tmp_path, tmp_path / "nowhere.txt"):
        with pytest.raises(UsageError) as caught:
            documents.keep_document(cited, path)
        assert caught.value.faults[0].code == "file_unreadable"


def test_a_document_changed_after_it_was_loaded_is_not_quoted(cited, tmp_path):
    file = tmp_path / "plan.txt"
    file.write_bytes(TEXT.encode())
    documents.keep_document(cited, file)
    source = Source("plan", span=SPAN)
    assert documents.quotation(cited, source)[1] == "72.2%"
    documents._text.cache_clear()
    [kept] = (tmp_path / "home" / "documents").glob("*.txt")
    kept.write_bytes(TEXT.replace("72.2", "92.2").encode())
    with pytest.raises(DataError, match="is not the document"):
        documents.quotation(cited, source)
