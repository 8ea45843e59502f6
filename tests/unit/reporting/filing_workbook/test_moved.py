"""Workbooks whose rows, columns and sheets went elsewhere, or that are of something else."""

import re

import pytest

from shidian.core import Bilingual
from shidian.register.filing import SheetRow
from shidian.reporting.filing_workbook import read_workbook, template
from tests.unit.reporting.filing_workbook.made import (
    PEOPLE,
    RATE,
    RATE_CELL,
    SHEET,
    TOTAL_CELL,
    blank,
    edited,
    inserted,
    read,
    replaced,
    sheet,
    told,
)

VALUES = {RATE_CELL: "73.9", "indicators/people/value": "800", TOTAL_CELL: "12.5"}
FILLED = blank(VALUES)
RATES = {key: text for key, text in VALUES.items() if key.startswith("indicators")}
BOOK = "xl/workbook.xml"
KEYS = "xl/worksheets/sheet4.xml"

OTHERS = {
    "another form": (sheet(code="quarterly"), "workbook_other_form"),
    "an older version of the form": (sheet(version="2"), "workbook_other_version"),
    "another pilot": (sheet(area="330300"), "workbook_other_pilot"),
    "another year": (sheet(year=2019), "workbook_other_year"),
}


@pytest.mark.parametrize(("expected", "code"), OTHERS.values(), ids=OTHERS)
def test_a_workbook_of_something_else_is_refused(expected, code):
    staged = read_workbook(FILLED, expected)
    assert [fault.code for fault in staged.faults] == [code]
    assert told(staged.faults)
    assert staged.cells == {}


def line(number, old, new):
    """A change of words in one line of the key sheet."""

    def change(page):
        cell = page.cell(number, 1)
        assert old in cell.value
        cell.value = cell.value.replace(old, new)

    return change


CHANGED_KEYS = {
    "emptied": (lambda page: page.delete_rows(1, 100), "workbook_key_changed"),
    "no head": (lambda page: page.delete_rows(1), "workbook_key_changed"),
    "another edition": (line(1, "1", "0"), "workbook_edition"),
    "another word": (line(5, "sheet", "tab"), "workbook_key_changed"),
    "rows before all sheets": (line(5, "sheet", "row"), "workbook_key_changed"),
    "a field too many": (line(3, "330200", "330200\tx"), "workbook_key_changed"),
    "a column too few": (lambda page: page.delete_rows(6), "workbook_key_changed"),
    "versions too few": (line(9, "4 0 0", "4 0"), "workbook_key_changed"),
    "versions in words": (line(9, "4 0 0", "4 0 x"), "workbook_key_changed"),
    "a row twice": (line(10, "people", "rate"), "workbook_key_changed"),
    "an unknown section": (line(5, "indicators", "funds"), "workbook_key_changed"),
}


@pytest.mark.parametrize(("change", "code"), CHANGED_KEYS.values(), ids=CHANGED_KEYS)
def test_a_key_sheet_that_was_changed_is_refused(change, code):
    staged = read(edited(FILLED, lambda book: change(book["_shidian"])))
    assert [fault.code for fault in staged.faults] == [code]
    assert told(staged.faults)
    assert staged.cells == {}


def test_a_renamed_sheet_is_read_and_told():
    def change(book):
        book["指标"].title = "指标（2018）"
        for name in book.defined_names.values():
            name.attr_text = name.attr_text.replace("'指标'", "'指标（2018）'")

    staged = read(edited(FILLED, change))
    assert (dict(staged.cells), staged.faults) == (VALUES, ())
    assert told(staged.notes) == [("workbook_renamed", "指标（2018）", "")]


def test_a_sheet_that_was_deleted_is_told_and_the_others_are_read():
    def change(book):
        book.remove(book["项目"])
        for name in book.defined_names.values():
            name.attr_text = re.sub("'项目'!.*", "#REF!", name.attr_text)

    staged = read(edited(FILLED, change))
    assert (dict(staged.cells), staged.emptied) == (RATES, ())
    assert told(staged.faults) == [("workbook_sheet_gone", "项目", "")]


def test_a_sheet_without_its_names_is_not_guessed_at():
    def change(book):
        for name in [name for name in book.defined_names if name.startswith("shidian.s2")]:
            del book.defined_names[name]

    staged = read(edited(FILLED, change))
    assert dict(staged.cells) == RATES
    assert told(staged.faults) == [("workbook_names_gone", "项目", "")]


@pytest.mark.parametrize("at", [1, 5, 6], ids=["above all", "above the rows", "between the rows"])
def test_rows_inserted_are_followed(at):
    staged = read(edited(FILLED, lambda book: inserted(book, "指标", at)))
    assert (dict(staged.cells), told(staged.faults)) == (VALUES, [])
    assert [note.code for note in staged.notes] == ["workbook_moved"]
    assert told(staged.notes)


def test_columns_that_were_swapped_are_followed():
    def change(book):
        page = book["指标"]
        for row in range(3, 7):
            first, second = page.cell(row, 6), page.cell(row, 8)
            first.value, second.value = second.value, first.value
        names = book.defined_names
        one, two = names["shidian.s1.c1"], names["shidian.s1.c3"]
        one.attr_text, two.attr_text = two.attr_text, one.attr_text

    staged = read(edited(FILLED, change))
    assert (dict(staged.cells), told(staged.faults)) == (VALUES, [])
    assert [note.code for note in staged.notes] == ["workbook_moved"]


def test_cells_shifted_down_in_one_column_are_not_taken():
    def change(book):
        page = book["指标"]
        page["F7"], page["F6"], page["F5"] = page["F6"].value, page["F5"].value, None
        name = book.defined_names["shidian.s1.c1"]
        name.attr_text = name.attr_text.replace("$F$6", "$F$7")

    staged = read(edited(FILLED, change))
    assert told(staged.faults)[0] == ("workbook_shifted", "指标", "F5:F6")
    assert dict(staged.cells) == {TOTAL_CELL: "12.5"}
    assert staged.emptied == ()


def test_a_row_that_was_deleted_is_told_and_is_not_taken_for_emptied():
    def change(book):
        book["指标"].delete_rows(6)
        for name in book.defined_names.values():
            if "'指标'!" in name.attr_text:
                name.attr_text = name.attr_text.replace("$6", "$5")

    staged = read(edited(FILLED, change))
    assert told(staged.faults) == [("workbook_row_gone", "指标", "A6")]
    assert (staged.cells.get(RATE_CELL), staged.emptied) == ("73.9", ())


def test_a_row_that_was_copied_is_not_guessed_at():
    def change(book):
        inserted(book, "指标", 6)
        for column in range(1, 9):
            book["指标"].cell(6, column, book["指标"].cell(5, column).value)

    staged = read(edited(FILLED, change))
    assert told(staged.faults) == [
        ("workbook_row_twice", "指标", "A5"),
        ("workbook_row_twice", "指标", "A6"),
    ]
    assert RATE_CELL not in staged.cells
    assert staged.cells["indicators/people/value"] == "800"


def test_rows_sorted_without_their_keys_are_not_taken():
    def change(book):
        page = book["指标"]
        for column in range(2, 9):
            first, second = page.cell(5, column), page.cell(6, column)
            first.value, second.value = second.value, first.value

    staged = read(edited(FILLED, change))
    assert told(staged.faults) == [
        ("workbook_words", "指标", "B5"),
        ("workbook_words", "指标", "B6"),
    ]
    assert staged.cells == {TOTAL_CELL: "12.5"}


WORDS = {"of a unit": ("C5", "万人"), "of a head": ("F4", "去年值"), "of a row": ("B5", "城镇化")}


@pytest.mark.parametrize(("cell", "words"), WORDS.values(), ids=WORDS)
def test_changed_words_of_the_template_are_told(cell, words):
    staged = read(edited(FILLED, lambda book: book["指标"].__setitem__(cell, words)))
    assert told(staged.faults) == [("workbook_words", "指标", cell)]
    assert RATE_CELL not in staged.cells


def test_blanks_in_the_words_of_the_template_do_not_matter():
    staged = read(edited(FILLED, lambda book: book["指标"].__setitem__("B5", " 城镇 化率\n")))
    assert (dict(staged.cells), staged.faults) == (VALUES, ())


def test_a_column_that_was_deleted_or_copied_is_told():
    gone = read(edited(FILLED, lambda book: book["项目"].__setitem__("E3", None)))
    assert told(gone.faults) == [("workbook_column_gone", "项目", "E5:E7")]
    twice = read(edited(FILLED, lambda book: book["项目"].__setitem__("J3", "total")))
    assert told(twice.faults) == [("workbook_column_twice", "项目", "E5:E7")]
    assert dict(gone.cells) == dict(twice.cells) == RATES


def test_a_sheet_without_its_mark_or_with_two_is_not_guessed_at():
    lost = read(edited(FILLED, lambda book: book["项目"].__setitem__("A3", None)))
    two = read(edited(FILLED, lambda book: book["项目"].__setitem__("J3", "shidian:projects")))
    expected = [("workbook_marks", "项目", "")]
    assert told(lost.faults) == told(two.faults) == expected
    assert dict(lost.cells) == dict(two.cells) == RATES


def test_more_rows_than_the_form_has_are_told():
    def change(book):
        book["项目"]["B8"] = "4"
        book["项目"]["C8"], book["项目"]["E8"] = "第四个", 5

    staged = read(edited(FILLED, change))
    assert told(staged.faults) == [("workbook_extra_row", "项目", "C8")]
    assert dict(staged.cells) == VALUES


def test_cells_beside_the_form_and_other_sheets_are_told():
    def change(book):
        book["项目"]["J5"], book["项目"]["K9"] = "合计", 5
        book.create_sheet("草稿")["A1"] = "算"

    staged = read(edited(FILLED, change))
    assert (dict(staged.cells), staged.faults) == (VALUES, ())
    assert told(staged.notes) == [
        ("workbook_beside", "项目", "J5"),
        ("workbook_other_sheet", "草稿", ""),
    ]
    assert staged.notes[0].found == {"count": "2"}


def test_a_row_that_the_form_lost_since_is_told_if_it_holds_something():
    staged = read_workbook(FILLED, sheet((RATE,)))
    assert told(staged.faults) == [("workbook_row_left", "指标", "F6")]
    assert "indicators/people/value" not in {**staged.cells, **staged.versions}
    assert read_workbook(blank(), sheet((RATE,))).faults == ()


def test_a_row_that_the_form_got_since_is_told():
    new = SheetRow("schools", Bilingual("学校", "Schools"), "个")
    staged = read_workbook(FILLED, sheet((RATE, PEOPLE, new)))
    assert (dict(staged.cells), staged.faults) == (VALUES, ())
    assert [note.found["count"] for note in staged.notes] == ["1"]
    assert told(staged.notes) == [("workbook_new_rows", "", "")]


def test_a_section_without_rows_has_no_sheet_and_is_no_fault():
    empty = sheet(())
    content = template(empty, {TOTAL_CELL: "12.5"}, {}, "zh")
    staged = read_workbook(content, empty)
    assert (dict(staged.cells), staged.faults) == ({TOTAL_CELL: "12.5"}, ())


def test_a_sheet_that_is_a_path_outside_the_file_is_not_followed():
    content = replaced(
        FILLED,
        "xl/_rels/workbook.xml.rels",
        'Target="/xl/worksheets/sheet1.xml"',
        'Target="file:///etc/passwd" TargetMode="External"',
    )
    staged = read(content)
    assert told(staged.faults) == [("workbook_sheet_gone", "指标", "")]


def test_emptied_cells_are_those_that_had_been_saved():
    def change(book):
        book["指标"]["F5"], book["项目"]["E5"] = None, "-"

    staged = read(edited(FILLED, change))
    assert staged.emptied == (RATE_CELL, TOTAL_CELL)
    assert dict(staged.versions) == dict.fromkeys(VALUES, 4)


def test_a_cell_with_a_fault_is_not_taken_for_emptied():
    staged = read(edited(FILLED, lambda book: book["指标"].__setitem__("F5", "约七成")))
    assert (staged.emptied, staged.versions[RATE_CELL]) == ((), 4)
    assert RATE_CELL not in staged.cells


def test_the_form_is_the_one_that_was_laid_out():
    assert len(SHEET.cells) == 2 * 3 + 3 * 4
