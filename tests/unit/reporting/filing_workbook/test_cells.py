"""Odd contents of cells: read for what they are, or told at their sheet and cell; never guessed."""

from datetime import date, datetime

import pytest
from openpyxl.comments import Comment

from shidian.register.filing import read_entry
from tests.unit.reporting.filing_workbook.made import (
    DATE_CELL,
    NOTE_CELL,
    PLACES,
    RATE_CELL,
    TOTAL_CELL,
    blank,
    edited,
    entering,
    read,
    replaced,
    told,
    with_cell,
)

STAGE_CELL = "projects/1/stage"

TAKEN = {
    "a number": (RATE_CELL, 73.9, None, "73.9"),
    "a whole number": (RATE_CELL, 74, None, "74"),
    "a binary tail": (RATE_CELL, 69.39999999999999, None, "69.4"),
    "zeros that the format shows": (RATE_CELL, 73.9, "0.00", "73.90"),
    "thousands that the format shows": (TOTAL_CELL, 1234.5, "#,##0.00", "1234.50"),
    "an accounting format": (
        TOTAL_CELL,
        1234.5,
        '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ',
        "1234.50",
    ),
    "a zero shown as a dash": (TOTAL_CELL, 0, '#,##0.00;\\-#,##0.00;"-"', "0.00"),
    "a negative number": (TOTAL_CELL, -1234.5, "#,##0.0_);[Red](#,##0.0)", "-1234.5"),
    "a percent format": (RATE_CELL, 0.739, "0.00%", "73.90"),
    "a percent format without places": (RATE_CELL, 0.739, "0%", "73.9"),
    "a share that is not guessed to be percent": (RATE_CELL, 0.739, None, "0.739"),
    "the unit in the format": (TOTAL_CELL, 12.5, '0.0"万元"', "12.5"),
    "scientific format": (TOTAL_CELL, 123456, "0.00E+00", "123456"),
    "full-width digits": (RATE_CELL, "７３．９０", None, "73.90"),
    "a full-width percent sign": (RATE_CELL, "７３．９％", None, "73.9"),
    "thousands separators as text": (TOTAL_CELL, "1,234,567.80", None, "1234567.80"),
    "an apostrophe left in": (RATE_CELL, "'73.90", None, "73.90"),
    "a date as a number": (DATE_CELL, date(2018, 12, 31), "yyyy-mm-dd", "2018-12-31"),
    "a date in Chinese": (DATE_CELL, date(2018, 12, 31), 'yyyy"年"m"月"d"日";@', "2018-12-31"),
    "a date of the system": (
        DATE_CELL,
        date(2018, 12, 31),
        "[$-F800]dddd, mmmm dd, yyyy",
        "2018-12-31",
    ),
    "a date with a time of day": (
        DATE_CELL,
        datetime(2018, 12, 31, 18),
        "yyyy/m/d h:mm",
        "2018-12-31",
    ),
    "a date as text": (DATE_CELL, "2018年12月31日", "@", "2018-12-31"),
    "a first date": (DATE_CELL, 1, "yyyy-mm-dd", "1900-01-01"),
    "a choice in Chinese": (STAGE_CELL, "已完成", None, "done"),
    "a choice in English": (STAGE_CELL, "under way", None, "under_way"),
    "a number as text": (NOTE_CELL, 15, "@", "15"),
    "a date in a text": (NOTE_CELL, date(2018, 12, 31), "yyyy-mm-dd", "2018-12-31"),
    "lines": (NOTE_CELL, "一\n二", None, "一\n二"),
}


@pytest.mark.parametrize(("key", "value", "format", "text"), TAKEN.values(), ids=TAKEN)
def test_what_is_entered_is_taken(key, value, format, text):
    staged = read(entering(key, value, format))
    assert (dict(staged.cells), told(staged.faults)) == ({key: text}, [])


NOTHING = {
    "empty text": '<c t="inlineStr"><is><t></t></is></c>',
    "blanks": '<c t="inlineStr"><is><t xml:space="preserve">  </t></is></c>',
    "a dash": '<c t="inlineStr"><is><t>-</t></is></c>',
    "a formula that gives nothing": '<c t="str"><f>IF(1,"","")</f><v></v></c>',
    "an empty value": "<c><v></v></c>",
}


@pytest.mark.parametrize("xml", NOTHING.values(), ids=NOTHING)
def test_what_is_no_value_is_left_out(xml):
    staged = read(with_cell(RATE_CELL, xml))
    assert (dict(staged.cells), told(staged.faults)) == ({}, [])


WRITTEN = {
    "an exponent": (RATE_CELL, "<c><v>7.39E1</v></c>", "73.9"),
    "a small exponent": (RATE_CELL, "<c><v>1.5E-7</v></c>", "0.00000015"),
    "a large exponent": (TOTAL_CELL, "<c><v>1.5E+7</v></c>", "15000000"),
    "minus nothing": (RATE_CELL, "<c><v>-0.0</v></c>", "0"),
    "a date of the strict edition": (
        DATE_CELL,
        '<c t="d"><v>2018-12-31T00:00:00</v></c>',
        "2018-12-31",
    ),
    "a string with its formatting": (
        NOTE_CELL,
        '<c t="inlineStr"><is><r><rPr><b/></rPr><t>甲</t></r><r><t>乙</t></r></is></c>',
        "甲乙",
    ),
    "a string with its reading": (
        NOTE_CELL,
        '<c t="inlineStr"><is><t>宁波</t><rPh sb="0" eb="2"><t>níngbō</t></rPh></is></c>',
        "宁波",
    ),
    "an escaped line break": (
        NOTE_CELL,
        '<c t="inlineStr"><is><t>甲_x000A_乙</t></is></c>',
        "甲\n乙",
    ),
    "an escaped escape": (
        NOTE_CELL,
        '<c t="inlineStr"><is><t>_x005F_x000A_</t></is></c>',
        "_x000A_",
    ),
    "half a sign stays as it is": (
        NOTE_CELL,
        '<c t="inlineStr"><is><t>_xD83D_</t></is></c>',
        "_xD83D_",
    ),
    "a style that is not there": (RATE_CELL, '<c s="999"><v>73.9</v></c>', "73.9"),
}


@pytest.mark.parametrize(("key", "xml", "text"), WRITTEN.values(), ids=WRITTEN)
def test_what_other_programs_write_is_understood(key, xml, text):
    staged = read(with_cell(key, xml))
    assert (dict(staged.cells), told(staged.faults)) == ({key: text}, [])


REFUSED = {
    "words in a figure": (RATE_CELL, "约七成", None, "entry_not_number"),
    "another unit": (TOTAL_CELL, "12亿元", None, "entry_other_unit"),
    "another unit in the format": (TOTAL_CELL, 1.2, '0.0"亿元"', "entry_other_unit"),
    "percent where the unit is none": (TOTAL_CELL, 0.5, "0%", "entry_other_unit"),
    "money signs in the format": (TOTAL_CELL, 12, '"¥"#,##0', "entry_not_number"),
    "a date that Excel made of a figure": (
        RATE_CELL,
        date(2018, 3, 4),
        "yyyy-mm-dd",
        "entry_not_number",
    ),
    "thousands shown as ones": (TOTAL_CELL, 12345, "0,", "workbook_unclear"),
    "ten thousands shown as ones": (TOTAL_CELL, 12345, '0!.0,"万"', "workbook_unclear"),
    "a format with conditions": (TOTAL_CELL, 5, '[>=1]0.0"亿元";0.0"万元"', "workbook_unclear"),
    "a time": (RATE_CELL, 0.5, "h:mm", "workbook_unclear"),
    "a month without its day": (DATE_CELL, date(2018, 12, 1), 'yyyy"年"m"月"', "workbook_unclear"),
    "a day without its year": (DATE_CELL, date(2018, 12, 1), 'm"月"d"日"', "workbook_unclear"),
    "a date that is a bare number": (DATE_CELL, 43465, "General", "entry_not_date"),
    "a day that never was": (DATE_CELL, 60, "yyyy-mm-dd", "entry_not_date"),
    "no day at all": (DATE_CELL, 0, "yyyy-mm-dd", "entry_not_date"),
    "a day before all": (DATE_CELL, -5, "yyyy-mm-dd", "entry_not_date"),
    "a day after all": (DATE_CELL, 3_000_000, "yyyy-mm-dd", "entry_not_date"),
    "a date that is none": (DATE_CELL, "2018-02-30", None, "entry_not_date"),
    "a choice that is none": (STAGE_CELL, "差不多", None, "entry_not_choice"),
    "a truth value": (RATE_CELL, True, None, "workbook_boolean"),
    "a truth value in a text": (NOTE_CELL, False, None, "workbook_boolean"),
    "an error": (RATE_CELL, "#REF!", None, "workbook_error"),
    "an error in a text": (NOTE_CELL, "#N/A", None, "workbook_error"),
    "a formula without a value": (RATE_CELL, "=SUM(A1:A2)", None, "workbook_no_cache"),
    "a text that is too long": (NOTE_CELL, "长" * 41, None, "entry_too_long"),
    "a text that is far too long": (NOTE_CELL, "长" * 30_000, None, "entry_too_long"),
}


@pytest.mark.parametrize(("key", "value", "format", "code"), REFUSED.values(), ids=REFUSED)
def test_what_is_not_clear_is_refused_at_its_sheet_and_cell(key, value, format, code):
    staged = read(entering(key, value, format))
    assert told(staged.faults) == [(code, *PLACES[key])]
    assert staged.cells == {}


NUMBERS = ["1e999", "nan", "1_000", "0x10", "1" * 70, "--1", "１", "1e-300"]


@pytest.mark.parametrize("number", NUMBERS)
def test_what_is_no_number_is_refused(number):
    staged = read(with_cell(RATE_CELL, f"<c><v>{number}</v></c>"))
    assert told(staged.faults) == [("entry_not_number", *PLACES[RATE_CELL])]


FORMULAS = {
    "a sum": ("<c><f>SUM(A1:A2)</f><v>73.9</v></c>", "73.9"),
    "a text": ('<c t="str"><f>A1&amp;"%"</f><v>73.90%</v></c>', "73.90"),
    "one of a group": ('<c><f t="shared" si="0"/><v>73.9</v></c>', "73.9"),
    "of a table": ("<c><f>SUM(Table1[年末])</f><v>73.9</v></c>", "73.9"),
}


@pytest.mark.parametrize(("xml", "text"), FORMULAS.values(), ids=FORMULAS)
def test_the_value_of_a_formula_is_taken_and_told(xml, text):
    staged = read(with_cell(RATE_CELL, xml))
    assert (dict(staged.cells), staged.faults) == ({RATE_CELL: text}, ())
    assert told(staged.notes) == [("workbook_formula", *PLACES[RATE_CELL])]


def test_a_formula_on_another_workbook_is_refused_and_so_is_the_group_that_it_begins():
    first = with_cell(
        RATE_CELL, '<c><f t="shared" ref="F5:F6" si="3">[1]Sheet1!$A$1</f><v>73.9</v></c>'
    )
    both = replaced(
        first,
        "xl/worksheets/sheet1.xml",
        r'<c r="F6"[^>]*?(/>|>.*?</c>)',
        '<c r="F6"><f t="shared" si="3"/><v>800</v></c>',
    )
    staged = read(both)
    assert told(staged.faults) == [
        ("workbook_outside", "指标", "F5"),
        ("workbook_outside", "指标", "F6"),
    ]


def test_links_to_other_workbooks_are_told_and_never_followed():
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    link = f'<Relationship Id="x" Type="{office}/externalLink" Target="externalLinks/a.xml"/>'
    content = replaced(
        blank(), "xl/_rels/workbook.xml.rels", "</Relationships>", f"{link}</Relationships>"
    )
    staged = read(content)
    assert (told(staged.faults), told(staged.notes)) == ([], [("workbook_links", "", "")])


def test_a_figure_that_is_shown_rounded_is_taken_whole_and_told():
    staged = read(entering(RATE_CELL, 73.956, "0.0"))
    assert staged.cells == {RATE_CELL: "73.956"}
    assert told(staged.notes) == [("workbook_rounded", "指标", "F5")]
    assert staged.notes[0].found == {"found": "73.956", "places": "1"}


def test_dates_that_count_from_1904():
    content = with_cell(DATE_CELL, '<c s="0"><v>41638</v></c>')
    content = edited(
        content, lambda book: setattr(book["项目"]["F5"], "number_format", "yyyy-mm-dd")
    )
    content = replaced(content, "xl/workbook.xml", "<workbookPr", '<workbookPr date1904="1"')
    # 1462 days lie between the two beginnings: 43100 counted from 1900 is 2017-12-31.
    assert read(content).cells == {DATE_CELL: "2017-12-31"}
    late = replaced(content, "xl/worksheets/sheet2.xml", "<v>41638</v>", "<v>2958400</v>")
    assert told(read(late).faults) == [("entry_not_date", "项目", "F5")]


def test_merged_cells_have_the_value_of_the_first_alone():
    def change(book):
        page = book["指标"]
        page["F5"], page["F6"] = 73.9, 800
        page["F6"].value = None
        page.merge_cells("F5:F6")

    staged = read(edited(blank(), change))
    assert (dict(staged.cells), told(staged.faults)) == ({RATE_CELL: "73.9"}, [])
    assert told(staged.notes) == [("workbook_merged", "指标", "F5:F6")]


def test_what_a_merged_cell_hides_is_nobodys_value():
    content = edited(blank({RATE_CELL: "73.9", "indicators/people/value": "800"}), lambda _: None)
    merge = '</sheetData><mergeCells count="1"><mergeCell ref="F5:F6"/></mergeCells>'
    content = replaced(content, "xl/worksheets/sheet1.xml", "</sheetData>", merge)
    staged = read(content)
    assert (dict(staged.cells), staged.emptied) == ({RATE_CELL: "73.9"}, ())


def test_merged_heads_are_fine():
    staged = read(edited(blank(), lambda book: book["指标"].merge_cells("B1:H1")))
    assert (staged.faults, staged.notes) == ((), ())


BROKEN_MERGES = {"no range": "x", "endless": ":".join(["A1", "XFD9999999"]), "half": "A1:"}


@pytest.mark.parametrize("ref", BROKEN_MERGES.values(), ids=BROKEN_MERGES)
def test_merged_cells_that_cannot_be_do_no_harm(ref):
    merge = f'</sheetData><mergeCells><mergeCell ref="{ref}"/></mergeCells>'
    staged = read(replaced(blank(), "xl/worksheets/sheet1.xml", "</sheetData>", merge))
    assert [one.code for one in (*staged.faults, *staged.notes)] in (
        ["workbook_damaged"],
        ["workbook_merged"],
    )


def test_cells_merged_over_and_over_are_refused(monkeypatch):
    monkeypatch.setattr("shidian.reporting.filing_workbook.section_cells._MOST_COVERED", 10)
    merge = '<mergeCell ref="F5:H6"/>' * 2
    content = replaced(
        blank(),
        "xl/worksheets/sheet1.xml",
        "</sheetData>",
        f"</sheetData><mergeCells>{merge}</mergeCells>",
    )
    assert [fault.code for fault in read(content).faults] == ["workbook_damaged"]


def test_hidden_rows_are_read_and_told():
    def change(book):
        book["指标"]["F6"] = 800
        book["指标"].row_dimensions[6].hidden = True

    staged = read(edited(blank(), change))
    assert staged.cells == {"indicators/people/value": "800"}
    assert told(staged.notes) == [("workbook_hidden", "指标", "6:6")]


def test_comments_are_told_and_the_cell_is_read():
    def change(book):
        book["指标"]["F5"] = 73.9
        book["指标"]["F5"].comment = Comment("已核", "甲")

    staged = read(edited(blank(), change))
    assert (dict(staged.cells), staged.faults) == ({RATE_CELL: "73.9"}, ())
    assert told(staged.notes) == [("workbook_comments", "指标", "")]


def test_the_same_long_text_is_read_once(monkeypatch):
    times = []

    def counted(column, unit, typed):
        times.append(typed)
        return read_entry(column, unit, typed)

    monkeypatch.setattr("shidian.reporting.filing_workbook.section_cells.read_entry", counted)
    long = "长" * 65

    def change(book):
        for cell in ("C5", "C6"):
            book["项目"][cell] = long

    staged = read(edited(blank(), change))
    assert staged.cells == {"projects/1/name": long, "projects/2/name": long}
    assert times == [long]
