"""Files that plans come in, and everything that can be wrong with them."""

import hashlib
import io
import os
import sys
import zipfile

import docx
import pytest

from shidian.core import UsageError
from shidian.plans import open_plan, plan_of, read
from shidian.plans.files import pdf, plan_file, word
from shidian.plans.files.plan_file import text_file
from tests.unit.plans import made
from tests.unit.plans.made import LOCKED, fault_of, memory_below, plan, values

TEXT = plan("到2017年，户籍人口城镇化率达到45.5%。", "到2020年，落户农业转移人口5万人。")
ENCODED = {
    "UTF-8": TEXT.encode(),
    "UTF-8 with mark": TEXT.encode("utf-8-sig"),
    "GB18030": TEXT.encode("gb18030"),
    "GBK": TEXT.encode("gbk"),
    "UTF-16": TEXT.encode("utf-16"),
    "UTF-16, the other end first": b"\xfe\xff" + TEXT.encode("utf-16-be"),
    "line ends of Windows": TEXT.replace("\n", "\r\n").encode(),
    "line ends of old Macs": TEXT.replace("\n", "\r").encode(),
    "GB18030 with line ends of Windows": TEXT.replace("\n", "\r\n").encode("gb18030"),
}


@pytest.mark.parametrize("data", ENCODED.values(), ids=ENCODED)
def test_a_text_file(data, tmp_path):
    path = tmp_path / "plan.txt"
    path.write_bytes(data)
    opened = open_plan(path)
    assert opened.content == TEXT
    assert (opened.name, opened.sha256) == ("plan.txt", hashlib.sha256(data).hexdigest())
    assert values(read(opened.content).figures) == ["45.5%", "5万人"]


LINES = TEXT.splitlines()
HOLDING = {
    "Word": made.word(*LINES),
    "PDF": made.pdf(LINES),
    "PDF of several pages": made.pdf(LINES[:2], LINES[2:]),
}


@pytest.mark.parametrize("data", HOLDING.values(), ids=HOLDING)
def test_word_and_pdf_give_the_same_figures(data):
    opened = plan_of("plan", data)
    reading = read(opened.content)
    assert values(reading.figures) == ["45.5%", "5万人"]
    assert [one.heading for one in reading.figures] == ["一、主要目标"] * 2
    made.check_spans(reading)


def test_the_content_decides_not_the_name():
    assert plan_of("plan.pdf", TEXT.encode()).content == TEXT
    assert plan_of("plan.txt", made.pdf(["甲县"])).content.strip() == "甲县"


def test_a_page_without_text_or_picture_is_just_empty():
    assert plan_of("plan.pdf", made.pdf(["甲县"], [], ["乙县"])).content.split() == ["甲县", "乙县"]


def test_line_breaks_and_cells_of_word():
    document = docx.Document()
    document.add_paragraph("甲县").add_run().add_break()
    merged = document.add_table(1, 3)
    merged.cell(0, 0).merge(merged.cell(0, 1)).text = "合并"
    merged.cell(0, 2).text = "一\n二"
    assert plan_of("plan.docx", made.saved(document)).content.splitlines()[-1] == "合并\t一 二"


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
WORD = made.word("甲县人口5万人。")
PART = "word/document.xml"


def lying(size: int) -> bytes:
    """A Word file that says its text is small, and unpacks to `size` bytes."""
    data = bytearray(made.repacked(WORD, {PART: b" " * size}))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        part = archive.getinfo(PART)
        start, central = part.header_offset, data.rindex(PART.encode())
    small = (100).to_bytes(4, "little")
    data[start + 22 : start + 26] = data[central - 22 : central - 18] = small
    return bytes(data)


def scrambled(data: bytes) -> bytes:
    """A Word file whose packed text is no longer what it was."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        start = archive.getinfo(PART).header_offset + 30 + len(PART)
    return (
        data[:start] + bytes(byte ^ 0x5A for byte in data[start : start + 40]) + data[start + 40 :]
    )


def locked(data: bytes) -> bytes:
    """A zip file whose parts say that they are encrypted."""
    made_ = bytearray(data)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = made_.find(mark)
        while place >= 0:
            made_[place + at] |= 1
            place = made_.find(mark, place + 4)
    return bytes(made_)


BAD = {
    "empty": (b"", "plan_empty"),
    "blank": (b" \n\r\n\t", "plan_empty"),
    "a mark alone": ("\ufeff \n".encode(), "plan_empty"),
    "wide blanks": ("\u3000\u3000\n".encode(), "plan_empty"),
    "a program": (b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 8, "plan_binary"),
    "zeros": (bytes(4000), "plan_binary"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "plan_binary"),
    "control characters": ("甲县\x01人口5万人。".encode(), "plan_binary"),
    "Big5": ("推進新型城鎮化，健全公共服務體系。".encode("big5"), "plan_encoding"),
    "Shift JIS": ("新型都市化を推進する。サービス体系。".encode("shift-jis"), "plan_encoding"),
    "a broken character": ("甲县人口5万人，绿地率。".encode() + b"\xff\xfe\xfd", "plan_encoding"),
    "Word of long ago": (OLD, "plan_old_office"),
    "a packed file of something else": (made.packed({"a.txt": b"a"}), "plan_no_word"),
    "a workbook": (made.packed({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<w/>"}),
                   "plan_no_word"),
    "macros": (made.repacked(WORD, {"word/vbaProject.bin": b"Sub"}), "plan_macros"),
    "cut short": (WORD[: len(WORD) // 2], "plan_damaged"),
    "a head alone": (b"PK\x03\x04", "plan_damaged"),
    "text that is no XML": (made.repacked(WORD, {PART: b"<w:document"}), "plan_damaged"),
    "text that is empty": (made.repacked(WORD, {PART: b""}), "plan_damaged"),
    "other XML": (made.repacked(WORD, {PART: b"<other/>"}), "plan_damaged"),
    "no list of parts": (made.repacked(WORD, {"[Content_Types].xml": None}), "plan_damaged"),
    "no relations": (made.repacked(WORD, {"_rels/.rels": None}), "plan_damaged"),
    "Word without text": (made.word(""), "plan_empty"),
    "packed text that is scrambled": (scrambled(WORD), "plan_damaged"),
    "a bomb that lies": (lying(4_000_000), "plan_damaged"),
    "PDF cut short": (made.pdf(["甲县"])[:60], "plan_damaged"),
    "PDF that is none": (b"%PDF-1.7\nnothing", "plan_damaged"),
    "PDF without a page it names": (made.pdf(["甲县"], ["乙县"], lost=True), "plan_damaged"),
    "PDF with a password": (made.pdf(["甲县"], trailer=LOCKED), "plan_encrypted"),
    "PDF that is scanned": (made.pdf(None), "plan_scanned"),
    "PDF without any text": (made.pdf([]), "plan_empty"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "code"), BAD.values(), ids=BAD)
def test_a_bad_file(data, code):
    fault = fault_of(lambda: plan_of("plan.docx", data))
    assert (fault.code, fault.place.file) == (code, "plan.docx")


def test_a_word_file_whose_parts_are_encrypted():
    fault = fault_of(lambda: plan_of("plan.docx", locked(WORD)))
    assert fault.code in ("plan_damaged", "plan_encrypted")
    assert "PDF" not in fault.text("en")


def test_a_scanned_page_is_named_and_recognition_advised():
    fault = fault_of(lambda: plan_of("plan.pdf", made.pdf(["甲县"], None, ["乙县"], None)))
    assert "2 4" in fault.text("zh")
    assert "2 4" in fault.text("en")
    assert "OCR" in fault.advice("zh")
    assert "OCR" in fault.advice("en")


def test_a_file_that_is_too_large(tmp_path, monkeypatch):
    monkeypatch.setattr(plan_file, "LARGEST_FILE", 100)
    path = tmp_path / "plan.txt"
    path.write_bytes(b" " * 101)
    fault = fault_of(lambda: open_plan(path))
    assert (fault.code, fault.found["size"], fault.found["limit"]) == (
        "plan_too_large",
        "101",
        "100",
    )


def test_a_file_of_500_megabytes_is_not_read(tmp_path):
    path = tmp_path / "plan.txt"
    with path.open("wb") as file:
        file.truncate(500 * 2**20)  # a hole: nothing is written
    with memory_below(1):
        assert fault_of(lambda: open_plan(path)).code == "plan_too_large"


def test_a_text_that_is_too_long(monkeypatch):
    monkeypatch.setattr(plan_file, "LONGEST_TEXT", 20)
    assert fault_of(lambda: plan_of("plan.txt", b"a" * 21)).code == "plan_too_long"
    assert plan_of("plan.txt", b"a" * 20).content == "a" * 20


def test_a_pdf_of_too_many_pages(monkeypatch):
    monkeypatch.setattr(pdf, "MOST_PAGES", 1)
    assert fault_of(lambda: plan_of("a.pdf", made.pdf(["甲"], ["乙"]))).code == "plan_too_long"


BOMBS = {
    "text": {PART: bytes(33 * 2**20)},
    "styles": {"word/styles.xml": bytes(33 * 2**20)},
    "relations": {"word/_rels/document.xml.rels": bytes(33 * 2**20)},
    "many parts": {f"word/media/{number}.png": b"" for number in range(2001)},
}


@pytest.mark.parametrize("parts", BOMBS.values(), ids=BOMBS)
def test_a_bomb_is_not_unpacked(parts):
    data = made.repacked(WORD, parts)
    with memory_below(8):
        assert fault_of(lambda: plan_of("plan.docx", data)).code == "plan_bomb"


def test_a_bomb_of_pictures(monkeypatch):
    monkeypatch.setattr(word, "LARGEST_WHOLE", 2**20)
    data = made.repacked(WORD, {"word/media/a.png": bytes(2**20)})
    fault = fault_of(lambda: plan_of("plan.docx", data))
    assert (fault.code, fault.found["limit"]) == ("plan_bomb", str(2**20))


def test_a_bomb_that_lies_about_its_size_is_not_unpacked():
    data = lying(64 * 2**20)
    with memory_below(16):
        assert fault_of(lambda: plan_of("plan.docx", data)).code == "plan_damaged"


def test_entities_of_xml_are_not_expanded():
    lots = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
    bomb = (
        f'<!DOCTYPE w [<!ENTITY a0 "甲甲甲甲甲甲甲甲甲甲">{lots}]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:body><w:p><w:r><w:t>乙&a8;</w:t></w:r></w:p></w:body></w:document>"
    )
    data = made.repacked(WORD, {PART: bomb.encode()})
    try:
        content = plan_of("plan.docx", data).content
    except plan_file.DataError as error:
        assert error.faults[0].code in ("plan_damaged", "plan_empty")
    else:
        assert len(content) < 100


MISSING = {"docx": WORD, "pypdfium2": made.pdf(["甲县"])}


@pytest.mark.parametrize(("module", "data"), MISSING.items(), ids=MISSING)
def test_without_the_part_that_reads_documents(module, data, monkeypatch):
    monkeypatch.setitem(sys.modules, module, None)
    fault = fault_of(lambda: plan_of("plan", data))
    assert fault.code == "no_documents"
    assert plan_of("plan.txt", TEXT.encode()).content == TEXT


def test_a_file_that_is_not_there_or_is_a_folder(tmp_path):
    for path in (tmp_path / "none.txt", tmp_path):
        assert fault_of(lambda path=path: open_plan(path), UsageError).code == "file_unreadable"


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads every file")
def test_a_file_that_may_not_be_read(tmp_path):
    path = tmp_path / "plan.txt"
    path.write_text(TEXT)
    path.chmod(0)
    assert fault_of(lambda: open_plan(path), UsageError).code == "file_unreadable"


def test_annotations_are_read_with_the_same_bounds(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_bytes("{}\r\n".encode("utf-8-sig"))
    assert text_file(path).strip() == "{}"
    path.write_bytes(bytes(100))
    assert fault_of(lambda: text_file(path)).code == "plan_binary"


HONEST = {
    "no plan": "今天天气很好，我们去公园散步，看见很多花。",
    "another language": "The quick brown fox jumps over the lazy dog.",
    "a plan without numbers": plan("户籍人口城镇化率明显提高，公共服务体系更加健全。"),
}


@pytest.mark.parametrize("text", HONEST.values(), ids=HONEST)
def test_an_honest_empty_result(text):
    assert list(read(plan_of("a.txt", text.encode()).content).figures) == []
