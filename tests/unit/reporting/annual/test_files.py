"""The files: Word and PDF with the same contents, official fonts, the mark of a draft, bytes."""

import io
import re
import shutil
import sys
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from shidian.core import DataError, UsageError
from shidian.reporting.annual import pilot_sheet
from shidian.reporting.annual.document import Grid, Heading, Row, text
from shidian.reporting.annual.typesetter import TEMPLATES, Typesetter, check_fonts
from shidian.reporting.annual.word import word
from tests.unit.plans.made import fault_of
from tests.unit.reporting.annual.reading import pages, parts, squeezed, word_text, words_of

PIXEL = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU"
    b"\x00\x00\x00\nIDATx\x9cc`\x00\x00\x00\x02\x00\x01H\xaf\xa4q\x00\x00\x00\x00IEND\xaeB`\x82"
)


@pytest.fixture(scope="module")
def sheet(of_published):
    return of_published[3]


@pytest.fixture(scope="module")
def in_word(sheet) -> bytes:
    return word(sheet, lambda chart: PIXEL)


@pytest.fixture(scope="module")
def in_pdf(sheet, setter) -> bytes:
    return setter.pdf(sheet)


def test_there_are_65_documents_with_names_of_their_own(of_published):
    names = [one.name for one in of_published]
    assert len(set(names)) == 65
    assert names[0] == "annual-2020"
    assert names[3] == "sheet-03-ningbo-2020"
    assert all(re.fullmatch(r"[a-z0-9-]+", name) for name in names)


def test_word_says_all_that_the_document_says(sheet, in_word):
    said = word_text(in_word)
    missing = [one for one in words_of(sheet) if squeezed(one) not in said]
    assert missing == []
    assert all(one.id in said for one in sheet.references)


def test_the_national_report_is_whole_in_word_too(of_invented):
    report = of_invented[0]
    said = word_text(word(report, lambda chart: PIXEL))
    assert [one for one in words_of(report) if squeezed(one) not in said] == []


def test_pdf_says_all_that_the_document_says(sheet, in_pdf):
    said = "".join(pages(in_pdf))
    for figure in ("69.8", "73.9%", "78.0", "105.5%", "宁波市2020年度评估表", "普查断点"):
        assert figure in said
    assert all(one.id in said for one in sheet.references)


def test_a_sheet_has_at_most_two_pages(of_published, setter):
    longest = max(of_published[1:], key=lambda one: len(list(one.references)))
    assert len(pages(setter.pdf(longest))) <= 2


def test_official_fonts_are_set_for_chinese_characters(in_word):
    styles = parts(in_word)["word/styles.xml"]
    fonts = set(re.findall(r'w:eastAsia="([^"]+)"', styles))
    assert {"方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312"} <= fonts
    used = set(re.findall(r'w:pStyle w:val="([^"]+)"', parts(in_word)["word/document.xml"]))
    assert {"Title", "Heading1", "ShidianText", "ShidianNote", "ShidianCell"} <= used


def test_the_page_is_a4_with_its_number_at_the_outer_side(in_word):
    document = docx.Document(io.BytesIO(in_word))
    [section] = document.sections
    assert [round(side.mm) for side in (section.page_width, section.page_height)] == [210, 297]
    odd, even = section.footer.paragraphs[0], section.even_page_footer.paragraphs[0]
    assert (odd.alignment, even.alignment) == (2, 0)
    assert "PAGE" in odd._element.xml


def test_the_report_has_the_margins_of_official_documents(of_published):
    document = docx.Document(io.BytesIO(word(of_published[0], lambda chart: PIXEL)))
    [section] = document.sections
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(side.mm) for side in margins] == [37, 35, 28, 26]  # GB/T 9704
    assert document.styles["Shidian Text"].font.size.pt == 16


def test_heads_of_tables_stand_on_every_page(in_word, sheet):
    document = docx.Document(io.BytesIO(in_word))
    assert len(document.tables) == 3
    for table in document.tables:
        assert "w:tblHeader" in table.rows[0]._tr.xml


def test_pictures_are_described_in_words(in_word, sheet):
    assert 'descr="常住人口城镇化率：路径 69.8（2013）' in parts(in_word)["word/document.xml"]


def test_a_draft_is_marked_on_every_page(in_word, in_pdf, of_published, setter):
    headers = [text for name, text in parts(in_word).items() if name.startswith("word/header")]
    assert len(headers) >= 2
    assert all("草稿" in header for header in headers)
    report = pages(setter.pdf(of_published[0]))
    assert len(report) > 5
    assert all("草稿" in page for page in (*pages(in_pdf), *report))


def test_under_a_signed_policy_nothing_is_marked(signed, setter):
    sheet = pilot_sheet(signed, signed.evaluation.pilots["03"])
    assert not any("草稿" in page for page in pages(setter.pdf(sheet)))
    assert not any("草稿" in text for text in parts(word(sheet, lambda _: PIXEL)).values())


def test_the_same_document_is_the_same_file(sheet, in_word, in_pdf, setter):
    picture = setter.picture(sheet.charts[0], "zh")
    assert picture == Typesetter().picture(sheet.charts[0], "zh")
    assert in_word == word(sheet, lambda chart: PIXEL)
    assert in_pdf == Typesetter().pdf(sheet)


def test_pictures_have_300_dots_an_inch(sheet, setter):
    picture = setter.picture(sheet.charts[0], "zh")
    width = int.from_bytes(picture[16:20], "big")
    assert abs(width - 158 / 25.4 * 300) <= 2


def test_every_kind_of_chart_can_be_drawn(of_invented, setter):
    kinds = [chart.kind for chart in of_invented[0].charts]
    assert kinds == ["quadrants", "ranks"]
    for chart in of_invented[0].charts:
        assert len(setter.picture(chart, "zh")) > 10_000


def test_signs_with_a_meaning_in_xml_or_typst_are_printed_as_they_are(sheet, setter):
    said = "<甲> & #乙 $x$ {{ y }} {% z %} *z* @w \\ `c`"
    grid = Grid("表 <1>", ("甲 & 乙",), (Row((said,)),), (1.0,))
    odd = replace(sheet, title=said, blocks=(Heading(said), text(said, "\x07响\x00铃"), grid))
    written = word_text(word(odd, lambda chart: PIXEL))
    page = pages(setter.pdf(odd))[0]
    for told in (written, page):
        assert told.count(squeezed(said)) == 4
        assert "响铃" in told


def test_without_a_chinese_font_it_is_said_what_to_install():
    fault = fault_of(lambda: check_fonts(["DejaVu Sans", "Libertinus Serif"]), UsageError)
    assert fault.code == "no_chinese_font"
    assert "Noto CJK" in fault.advice("zh")
    assert "Noto CJK" in fault.advice("en")
    check_fonts(["DejaVu Sans", "FangSong"])


@pytest.mark.parametrize("missing", ["typst", "docxtpl"])
def test_without_what_makes_documents(monkeypatch, sheet, missing):
    monkeypatch.setitem(sys.modules, missing, None)
    make = {"typst": Typesetter, "docxtpl": lambda: word(sheet, lambda chart: PIXEL)}
    fault = fault_of(make[missing], UsageError)
    assert (fault.code, fault.found["found"]) == ("no_reports", missing)


@pytest.fixture
def own(tmp_path) -> Path:
    """A template of an office's own: the one that comes with the software, to be changed."""
    shutil.copy(TEMPLATES / "sheet.docx", tmp_path)
    return tmp_path


def test_a_template_that_was_edited_in_word_is_used(own, sheet):
    file = own / "sheet.docx"
    template = docx.Document(str(file))
    template.paragraphs[0].insert_paragraph_before("某某省发展和改革委员会文件")
    template.save(str(file))
    said = word_text(word(sheet, lambda chart: PIXEL, own))
    assert said.startswith("某某省发展和改革委员会文件宁波市2020年度评估表")


def test_a_template_with_a_broken_loop_is_told(own, sheet):
    file = own / "sheet.docx"
    template = docx.Document(str(file))
    template.paragraphs[-1].text = "{%p endfo %}"
    template.save(str(file))
    fault = fault_of(lambda: word(sheet, lambda chart: PIXEL, own), DataError)
    assert (fault.code, fault.place.file) == ("template_broken", "sheet.docx")
    assert "endfo" in fault.text("en")


@pytest.mark.parametrize("content", [b"", b"no Word file"], ids=["empty", "text"])
def test_a_template_that_is_no_word_file_is_told(own, sheet, content):
    (own / "sheet.docx").write_bytes(content)
    fault = fault_of(lambda: word(sheet, lambda chart: PIXEL, own), DataError)
    assert (fault.code, fault.place.file) == ("template_broken", "sheet.docx")


def test_a_template_that_is_not_there_is_told(tmp_path, sheet):
    fault = fault_of(lambda: word(sheet, lambda chart: PIXEL, tmp_path), UsageError)
    assert fault.code == "file_unreadable"
