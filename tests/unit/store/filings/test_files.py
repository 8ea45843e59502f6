"""Evidence: what is taken, what is refused, and that nobody changes it unseen."""

import io
import zipfile

import pytest

from shidian.core import DataError, UsageError
from shidian.register.lifecycle import Step
from shidian.store.access import Refused, posts_of
from shidian.store.events import actor_of
from shidian.store.filings.files import add, content_of, remove, standing
from shidian.store.home import home
from shidian.store.models import Event, EvidenceFile


def office(folder, *more):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in ("[Content_Types].xml", f"{folder}/document.xml", *more):
            archive.writestr(name, "x")
    return made.getvalue()


PDF = b"%PDF-1.7 a document"
TAKEN = {
    "pdf": ("通知.pdf", PDF),
    "capital letters": ("通知.PDF", PDF),
    "png": ("照片.png", b"\x89PNG\r\n\x1a\n..."),
    "jpg": ("照片.jpg", b"\xff\xd8\xff\xe0..."),
    "docx": ("办法.docx", office("word")),
    "xlsx": ("表.xlsx", office("xl")),
}
REFUSED = {
    "another type": ("脚本.exe", b"MZ", "evidence_type"),
    "no ending": ("通知", PDF, "evidence_type"),
    "a page": ("a.html", b"<html>", "evidence_type"),
    "empty": ("通知.pdf", b"", "evidence_empty"),
    "something else by its name": ("通知.pdf", b"<html>", "evidence_other"),
    "macros": ("表.xlsx", office("xl", "xl/vbaProject.bin"), "evidence_other"),
    "a zip that is no document": ("办法.docx", office("other"), "evidence_other"),
    "a broken zip": ("办法.docx", b"PK\x03\x04", "evidence_other"),
    "too large": ("通知.pdf", PDF + b"x" * (20 * 2**20), "evidence_large"),
}


@pytest.fixture
def attach(cast, filing):
    row = next(iter(k for k in _sheet(filing) if k.startswith("documents/"))).rsplit("/", 1)[0]

    def attached(name, content, who="officer", row=row):
        one = getattr(cast, who)
        return add(filing, row, name, content, posts_of(one), actor_of(one))

    return attached


def _sheet(filing):
    from shidian.store.filings.filings import sheet_of  # noqa: PLC0415

    return sheet_of(filing).cells


@pytest.mark.parametrize(("name", "content"), TAKEN.values(), ids=TAKEN)
def test_taken(attach, filing, name, content):
    file = attach(name, content)
    assert content_of(file) == content
    assert [one.name for one in standing(filing)] == [name]
    assert Event.objects.filter(act="evidence.add").count() == 1


@pytest.mark.parametrize(("name", "content", "code"), REFUSED.values(), ids=REFUSED)
def test_refused(attach, filing, name, content, code):
    with pytest.raises(DataError) as caught:
        attach(name, content)
    assert caught.value.faults[0].code == code
    assert standing(filing) == []


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/通知.pdf", "通知.pdf"),
        ("C:\\文件\\通知.pdf", "通知.pdf"),
        ("a\x00\u202eb.pdf", "ab.pdf"),
    ],
)
def test_a_name_has_no_folders_and_no_hidden_signs(attach, name, kept):
    assert attach(name, PDF).name == kept


def test_it_is_kept_under_its_hash_outside_any_served_folder(attach):
    file = attach("通知.pdf", PDF)
    assert (home() / "evidence" / file.sha256).read_bytes() == PDF


def test_a_changed_or_missing_file_is_told(attach):
    file = attach("通知.pdf", b"%PDF-1.7 to be changed")
    path = home() / "evidence" / file.sha256
    path.write_bytes(b"%PDF-1.7 another one.")
    with pytest.raises(DataError) as caught:
        content_of(file)
    assert caught.value.faults[0].code == "evidence_file_changed"
    path.unlink()
    with pytest.raises(UsageError) as caught:
        content_of(file)
    assert caught.value.faults[0].code == "evidence_gone"


def test_only_who_writes_adds_and_removes_and_only_while_open(cast, attach, filing):
    for who in ("province", "nation", "auditor", "stranger"):
        with pytest.raises(Refused):
            attach("通知.pdf", PDF, who)
    file = attach("通知.pdf", PDF)
    cast.fill(filing)
    cast.carry(filing, Step.SUBMIT)
    posts, actor = posts_of(cast.officer), actor_of(cast.officer)
    with pytest.raises(Refused):
        attach("通知.pdf", PDF)
    with pytest.raises(Refused):
        remove(file, posts, actor)
    cast.take(filing, Step.RETURN, "province", reason="补材料")
    remove(EvidenceFile.objects.get(), posts, actor)
    assert standing(filing) == []
    assert Event.objects.filter(act="evidence.remove").count() == 1


def test_no_more_files_than_the_form_allows(attach, monkeypatch):
    from shidian.store.filings import files  # noqa: PLC0415

    monkeypatch.setattr(files, "standing", lambda filing: [None] * 60)
    with pytest.raises(DataError) as caught:
        attach("通知.pdf", PDF)
    assert caught.value.faults[0].code == "evidence_many"


def test_a_row_that_the_form_lacks_takes_no_file(attach):
    with pytest.raises(DataError) as caught:
        attach("通知.pdf", PDF, row="documents/99")
    assert caught.value.faults[0].code == "no_cell"
