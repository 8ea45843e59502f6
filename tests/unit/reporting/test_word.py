"""Word files: page, fonts, ruled tables; and the appraisal sheets made of them."""

import io
import sys

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn

from shidian.core import UsageError
from shidian.plans.checks import Peers, run
from shidian.reporting.appraisal import appraisal_sheet, comparison
from shidian.reporting.word import WordFile
from tests.unit.plans.checks.figures import RESIDENT, claim, draft, rate
from tests.unit.plans.made import fault_of


def opened(content: bytes):
    return docx.Document(io.BytesIO(content))


def fonts(run) -> tuple[str, str]:
    """The font of Latin letters, and that of Chinese characters."""
    return run.font.name, run._element.rPr.rFonts.get(qn("w:eastAsia"))


def texts(document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def cells(table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


@pytest.fixture
def sample():
    file = WordFile()
    file.title("审核表")
    file.heading("一、数字")
    file.text("正文 2020")
    file.table(("指标", "数值"), [("绿地率", "38%"), ("公园", "9座")], [3, 1], frozenset({1}))
    return opened(file.content())


def test_titles_and_headings_in_heiti_texts_in_fangsong(sample):
    title, heading, text = sample.paragraphs
    assert [one.text for one in (title, heading, text)] == ["审核表", "一、数字", "正文 2020"]
    assert fonts(title.runs[0]) == ("Times New Roman", "黑体")
    assert fonts(heading.runs[0]) == ("Times New Roman", "黑体")
    assert fonts(text.runs[0]) == ("Times New Roman", "仿宋")
    assert title.alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert heading.paragraph_format.keep_with_next


def test_titles_and_headings_are_those_of_the_navigation(sample):
    assert [one.style.name for one in sample.paragraphs] == ["Title", "Heading 1", "Normal"]
    assert sample.core_properties.title == "审核表"
    assert sample.core_properties.author == "Shidian 试点"


def test_the_page_is_a4(sample):
    section = sample.sections[0]
    assert [round(side.cm, 1) for side in (section.page_width, section.page_height)] == [21.0, 29.7]
    wide = opened(WordFile(landscape=True).content()).sections[0]
    assert wide.orientation == WD_ORIENT.LANDSCAPE
    assert [round(side.cm, 1) for side in (wide.page_width, wide.page_height)] == [29.7, 21.0]


def test_a_ruled_table_with_its_head_on_every_page(sample):
    [table] = sample.tables
    assert cells(table) == [["指标", "数值"], ["绿地率", "38%"], ["公园", "9座"]]
    assert table.style.name == "Table Grid"
    assert [row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None
            for row in table.rows] == [True, False, False]  # fmt: skip
    head, body = table.rows[0].cells[0], table.rows[1].cells
    assert fonts(head.paragraphs[0].runs[0])[1] == "黑体"
    assert fonts(body[0].paragraphs[0].runs[0])[1] == "仿宋"
    assert body[1].paragraphs[0].alignment == WD_ALIGN_PARAGRAPH.RIGHT
    assert body[0].paragraphs[0].alignment is None


def test_the_columns_share_the_page(sample):
    section, [table] = sample.sections[0], sample.tables
    room = section.page_width - section.left_margin - section.right_margin
    widths = [cell.width for cell in table.rows[1].cells]
    assert abs(sum(widths) - room) < 10_000  # a hundredth of an inch
    assert widths[0] == pytest.approx(3 * widths[1], rel=0.01)


def test_without_the_part_that_writes_documents(monkeypatch):
    monkeypatch.setitem(sys.modules, "docx", None)
    fault = fault_of(WordFile, UsageError)
    assert (fault.code, fault.found["found"]) == ("no_documents", "python-docx")


PLAN = draft(rate(RESIDENT, 2013, "52.30"), rate(RESIDENT, 2020, "51"), claim("公园", "5", "座"))


@pytest.fixture
def peers(programme):
    return Peers(programme, [PLAN])


def test_an_appraisal_sheet(peers):
    findings = run(PLAN, peers)
    document = opened(appraisal_sheet(PLAN, findings, peers, "zh"))
    assert texts(document)[0] == "青坪市试点方案审核表"
    figures, faults, fine = (cells(table) for table in document.tables)
    assert figures[0] == ["指标", "2013", "2017", "2020"]
    assert figures[1] == ["常住人口城镇化率", "52.30%", "—", "51%"]
    assert len(faults) + len(fine) - 2 == len(findings)
    assert faults[1][:2] == ["错误", "逐年不退"]
    assert "52.30% → 51%" in faults[1][3]
    assert "[0, 5)" in faults[1][3]
    assert any("方括号" in text for text in texts(document))


def test_an_appraisal_sheet_counts_its_findings(peers):
    findings = run(PLAN, peers)
    counted = texts(opened(appraisal_sheet(PLAN, findings, peers, "zh")))[1]
    for severity in ("error", "warning", "note", "fine"):
        number = sum(one.result.severity == severity for one in findings)
        assert f" {number}" in counted


def test_findings_that_rest_on_unverified_limits_are_marked(peers):
    findings = run(PLAN, peers)
    document = opened(appraisal_sheet(PLAN, findings, peers, "zh"))
    told = [row for table in document.tables[1:] for row in cells(table)]
    marked = [row for row in told if any(cell.endswith("*") for cell in row)]
    assert len(marked) == sum(one.result.unverified for one in findings) > 0
    assert any("check_pace_percentile" in text for text in texts(document))


def test_an_appraisal_sheet_in_english(peers):
    document = opened(appraisal_sheet(PLAN, run(PLAN, peers), peers, "en"))
    assert "Appraisal of a pilot plan" in texts(document)[0]
    assert cells(document.tables[0])[1][0] == "Urbanization rate of the resident population"
    assert cells(document.tables[1])[1][0] == "error"


def test_a_sheet_of_a_plan_without_figures(peers):
    empty = draft()
    document = opened(appraisal_sheet(empty, run(empty, peers), peers, "zh"))
    assert {cell for row in cells(document.tables[0])[1:] for cell in row[1:]} == {"—"}


def test_a_comparison_has_a_row_for_each_plan(peers):
    other = draft(rate(RESIDENT, 2013, "40"), rate(RESIDENT, 2020, "47"), place="云湖县")
    plans = [PLAN, other]
    found = [run(one, peers) for one in plans]
    for lang in ("zh", "en"):
        document = opened(comparison(plans, found, peers, lang))
        assert document.sections[0].orientation == WD_ORIENT.LANDSCAPE
        table, grave = (cells(one) for one in document.tables)
        assert [row[:2] for row in table[1:]] == [["1", "青坪市"], ["2", "云湖县"]]
        assert "52.30%" in table[1]
        assert any(cell.startswith("1.00") for cell in table[2])
        counts = [[one.result.severity for one in findings] for findings in found]
        assert [row[-4:] for row in table[1:]] == [
            [str(own.count(severity)) for severity in ("error", "warning", "note", "fine")]
            for own in counts
        ]
        grave_count = sum(own.count("error") + own.count("warning") for own in counts)
        assert len(grave) == grave_count + 1
