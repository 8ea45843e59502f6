"""Files that are no workbook, must not be read, or are built to do harm: refused, and told why."""

import io
import os
import struct
import zipfile

import pytest

from shidian.reporting.filing_workbook import archive
from tests.unit.reporting.filing_workbook.made import (
    MAIN,
    blank,
    parts_of,
    read,
    replaced,
    told,
    with_part,
    zipped,
)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
SHEET_1 = "xl/worksheets/sheet1.xml"
BOOK = "xl/workbook.xml"
TYPES = "[Content_Types].xml"
WHOLE = blank()
BILLION = (
    '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    f']><worksheet xmlns="{MAIN}"><sheetData>&b;</sheetData></worksheet>'
)
OUTSIDE = (
    f'<!DOCTYPE w SYSTEM "http://example.invalid/x.dtd"><worksheet xmlns="{MAIN}"></worksheet>'
)


def stored_lie() -> bytes:
    """A part that says it has 10 bytes and inflates to many."""
    content = bytearray(zipped({"[Content_Types].xml": b"<a>" + b" " * 5000 + b"</a>"}))
    at = content.rfind(b"PK\x01\x02")
    content[at + 24 : at + 28] = struct.pack("<I", 10)
    return bytes(content)


def locked() -> bytes:
    """A zip file whose parts need a password."""
    content = bytearray(WHOLE)
    at = -1
    while (at := content.find(b"PK\x01\x02", at + 1)) >= 0:
        content[at + 8] |= 1
    return bytes(content)


def two_of_one_name() -> bytes:
    made = io.BytesIO(WHOLE)
    with zipfile.ZipFile(made, "a") as file:
        file.writestr("XL/workbook.xml", b"<other/>")
    return made.getvalue()


def packed(method: int) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as file:
        file.writestr("[Content_Types].xml", b"<a/>")
    return made.getvalue()


def many_entries(count: int) -> bytes:
    return zipped({f"part{number}.xml": b"" for number in range(count)})


def cells(inside: str) -> bytes:
    """The blank template with other cells in its first worksheet."""
    xml = f'<worksheet xmlns="{MAIN}"><sheetData>{inside}</sheetData></worksheet>'
    return with_part(SHEET_1, xml.encode())


def noise(size: int) -> bytes:
    return os.urandom(size)


FILES = {
    "nothing": (b"", "workbook_not_zip"),
    "text": ("地区,值\n甲,1".encode("gbk"), "workbook_not_zip"),
    "a page saved as .xls": (
        b"<html><table><tr><td>1</td></tr></table></html>",
        "workbook_not_zip",
    ),
    "half of a workbook": (WHOLE[: len(WHOLE) // 2], "workbook_not_zip"),
    "the end alone": (WHOLE[-22:], "workbook_damaged"),
    "an empty zip file": (zipped({}), "workbook_not_zip"),
    "a Word file": (
        zipped({TYPES: b"<Types/>", "word/document.xml": b"<a/>"}),
        "workbook_not_zip",
    ),
    "an old .xls": (OLE + "Workbook".encode("utf-16-le"), "workbook_old_format"),
    "encrypted by Excel": (OLE + "EncryptedPackage".encode("utf-16-le"), "workbook_encrypted"),
    "encrypted as a zip file": (locked(), "workbook_encrypted"),
    "macros": (with_part("xl/vbaProject.bin", b"x"), "workbook_macro"),
    "macros under another name": (
        replaced(WHOLE, TYPES, r"spreadsheetml\.sheet\.main", "ms-excel.sheet.macroEnabled.main"),
        "workbook_macro",
    ),
    "macros of Excel 4": (with_part("xl/macrosheets/sheet1.xml", b"<a/>"), "workbook_macro"),
    "larger than allowed": (bytes(archive.LARGEST_FILE + 1), "workbook_large"),
    "a bomb by ratio": (with_part(SHEET_1, b" " * (4 * 2**20)), "workbook_bomb"),
    "a bomb in a picture": (with_part("xl/media/image1.png", bytes(2**21)), "workbook_bomb"),
    "a part that lies about its size": (stored_lie(), "workbook_damaged"),
    "too many parts": (many_entries(archive.MOST_PARTS + 1), "workbook_entries"),
    "two parts of one name": (two_of_one_name(), "workbook_damaged"),
    "another compression": (packed(zipfile.ZIP_LZMA), "workbook_damaged"),
    "entities that expand": (with_part(SHEET_1, BILLION.encode()), "workbook_doctype"),
    "a document type from outside": (with_part(BOOK, OUTSIDE.encode()), "workbook_doctype"),
    "a document type in the types": (with_part(TYPES, OUTSIDE.encode()), "workbook_doctype"),
    "XML cut off": (with_part(SHEET_1, b"<worksheet><sheetData>"), "workbook_damaged"),
    "an unknown encoding": (
        with_part(SHEET_1, b'<?xml version="1.0" encoding="utf-7"?><a/>'),
        "workbook_damaged",
    ),
    "elements in one another": (cells("<a>" * 100 + "</a>" * 100), "workbook_damaged"),
    "one endless tag": (
        cells(f'<row a="{noise(2**20).hex()}"/>'),
        "workbook_damaged",
    ),
    "a text that is not there": (
        cells('<row r="1"><c r="A1" t="s"><v>7</v></c></row>'),
        "workbook_damaged",
    ),
    "a cell in the wrong row": (
        cells('<row r="1"><c r="A2"><v>7</v></c></row>'),
        "workbook_damaged",
    ),
    "a cell twice": (
        cells('<row r="1"><c r="A1"><v>7</v></c><c r="A1"><v>8</v></c></row>'),
        "workbook_damaged",
    ),
    "a row that cannot be": (cells('<row r="99999999"/>'), "workbook_damaged"),
    "a column that cannot be": (cells('<row r="1"><c r="a1"/></row>'), "workbook_damaged"),
    "a type that cannot be": (
        cells('<row r="1"><c r="A1" t="x"><v>7</v></c></row>'),
        "workbook_damaged",
    ),
    "a text longer than a cell": (
        cells(f'<row r="1"><c r="A1" t="str"><v>{noise(20_000).hex()}</v></c></row>'),
        "workbook_damaged",
    ),
    "a worksheet twice": (
        replaced(WHOLE, BOOK, 'name="项目"', 'name="指标"'),
        "workbook_damaged",
    ),
    "no key sheet": (
        replaced(WHOLE, BOOK, 'name="_shidian"', 'name="other"'),
        "workbook_no_key",
    ),
}


@pytest.mark.parametrize(("content", "code"), FILES.values(), ids=FILES)
def test_a_file_that_is_refused_says_why_and_gives_nothing(content, code):
    staged = read(content)
    assert [fault.code for fault in staged.faults] == [code]
    assert told(staged.faults)
    assert (staged.cells, staged.versions, staged.emptied) == ({}, {}, ())


def test_sizes_are_looked_at_before_anything_is_inflated(monkeypatch):
    def never(*_):
        raise AssertionError("inflated")

    monkeypatch.setattr(zipfile.ZipFile, "open", never)
    content = FILES["a bomb by ratio"][0]
    assert [fault.code for fault in read(content).faults] == ["workbook_bomb"]


def test_a_list_of_parts_that_is_too_long_is_not_even_listed(monkeypatch):
    def never(*_):
        raise AssertionError("listed")

    content = many_entries(archive.MOST_PARTS + 1)
    monkeypatch.setattr(zipfile, "ZipFile", never)
    assert [fault.code for fault in read(content).faults] == ["workbook_entries"]


@pytest.mark.parametrize("bound", ["LARGEST_PART", "LARGEST_WHOLE"])
def test_parts_that_are_too_large_are_refused_whatever_their_ratio(monkeypatch, bound):
    largest = max(len(part) for part in parts_of(WHOLE).values())
    monkeypatch.setattr(archive, bound, largest - 1)
    assert [fault.code for fault in read(WHOLE).faults] == ["workbook_bomb"]


def test_more_cells_than_a_worksheet_may_have(monkeypatch):
    monkeypatch.setattr("shidian.reporting.filing_workbook.sheet_cells.MOST_CELLS", 5)
    assert [fault.code for fault in read(WHOLE).faults] == ["workbook_cells"]


def test_more_elements_than_a_part_may_have(monkeypatch):
    monkeypatch.setattr("shidian.reporting.filing_workbook.markup.MOST_ELEMENTS", 20)
    assert [fault.code for fault in read(WHOLE).faults] == ["workbook_damaged"]


def test_more_number_formats_than_a_workbook_has(monkeypatch):
    monkeypatch.setattr("shidian.reporting.filing_workbook.book.MOST_FORMATS", 1)
    assert [fault.code for fault in read(WHOLE).faults] == ["workbook_damaged"]


def test_the_long_list_of_faults_is_counted_at_the_end(monkeypatch):
    monkeypatch.setattr("shidian.reporting.filing_workbook.told.MOST", 2)
    content = replaced(WHOLE, BOOK, "(?s)<definedNames>.*</definedNames>", "")
    content = replaced(content, BOOK, 'name="项目"', 'name="项目2"')
    staged = read(content)
    assert [fault.code for fault in staged.faults] == ["workbook_names_gone", "workbook_sheet_gone"]
    rows = "".join(f'<row r="{n}"><c r="F{n}"><v>{n}</v></c></row>' for n in (8, 9, 10))
    staged = read(replaced(WHOLE, SHEET_1, "</sheetData>", f"{rows}</sheetData>"))
    assert [fault.code for fault in staged.faults] == [
        "workbook_extra_row",
        "workbook_extra_row",
        "workbook_more",
    ]
    assert staged.faults[-1].found == {"found": "1"}
