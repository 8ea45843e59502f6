"""What people type in cells: understood in one way, or refused with the reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shidian.core import Bilingual, DataError
from shidian.programme.filing_form import Column, ColumnKind
from shidian.register.filing import excel_date, read_entry, shown_entry

NAME = Bilingual("列", "column")
FIGURE = Column("value", NAME, ColumnKind.FIGURE)
TEXT = Column("note", NAME, ColumnKind.TEXT, longest=10)
DATE = Column("dated", NAME, ColumnKind.DATE)
CHOICES = {"issued": Bilingual("已出台", "issued"), "none": Bilingual("未起草", "not drafted")}
CHOICE = Column("status", NAME, ColumnKind.CHOICE, choices=CHOICES)

UNDERSTOOD = {
    "a figure": (FIGURE, "%", "73.9", "73.9"),
    "trailing zeros are kept": (FIGURE, "%", "73.90", "73.90"),
    "full-width digits": (FIGURE, "%", "７３．９０", "73.90"),
    "its own unit behind it": (FIGURE, "%", "73.9%", "73.9"),
    "a full-width percent sign": (FIGURE, "%", "73.9％", "73.9"),
    "unit in words": (FIGURE, "万人", "820.2 万人", "820.2"),
    "thousands separators": (FIGURE, "元", "1,234,567.80", "1234567.80"),
    "full-width separators": (FIGURE, "元", "１，２３４", "1234"),
    "a minus sign": (FIGURE, "pp", "−0.5", "-0.5"),
    "leading zeros": (FIGURE, "元", "007.50", "7.50"),
    "zero": (FIGURE, "元", "0", "0"),
    "blanks around": (FIGURE, "元", " \t12 ", "12"),
    "nothing": (FIGURE, "元", "", ""),
    "a dash for nothing": (FIGURE, "元", "—", ""),
    "a word for nothing": (FIGURE, "元", "无数据", ""),
    "a date": (DATE, "", "2018-12-31", "2018-12-31"),
    "a Chinese date": (DATE, "", "2018年12月31日", "2018-12-31"),
    "a date with slashes": (DATE, "", "2018/1/5", "2018-01-05"),
    "full-width date": (DATE, "", "２０１８．１．５", "2018-01-05"),
    "a choice by code": (CHOICE, "", "issued", "issued"),
    "a choice by its name": (CHOICE, "", "已出台", "issued"),
    "a choice in English": (CHOICE, "", "not drafted", "none"),
    "a text": (TEXT, "", "  两 个  词 ", "两 个 词"),
    "lines of text": (TEXT, "", "一\r\n二 ", "一\n二"),
}


@pytest.mark.parametrize(("column", "unit", "typed", "text"), UNDERSTOOD.values(), ids=UNDERSTOOD)
def test_understood(column, unit, typed, text):
    assert read_entry(column, unit, typed) == text


REFUSED = {
    "a word": (FIGURE, "%", "约七成", "entry_not_number"),
    "letters": (FIGURE, "%", "abc", "entry_not_number"),
    "two points": (FIGURE, "%", "1.2.3", "entry_not_number"),
    "separators in the wrong place": (FIGURE, "元", "12,34", "entry_not_number"),
    "another unit": (FIGURE, "万人", "8.2亿人", "entry_other_unit"),
    "a percent sign where persons are": (FIGURE, "万人", "82%", "entry_other_unit"),
    "a range": (FIGURE, "%", "70-75", "entry_not_number"),
    "scientific notation": (FIGURE, "元", "1e5", "entry_other_unit"),
    "too many digits": (FIGURE, "元", "1" * 25, "entry_not_number"),
    "infinity": (FIGURE, "元", "∞", "entry_not_number"),
    "a formula": (FIGURE, "元", "=1+1", "entry_not_number"),
    "other digits": (FIGURE, "元", "٣", "entry_not_number"),
    "no such day": (DATE, "", "2018-02-30", "entry_not_date"),
    "a year": (DATE, "", "2018", "entry_not_date"),
    "no choice": (CHOICE, "", "快了", "entry_not_choice"),
    "too long": (TEXT, "", "字" * 11, "entry_too_long"),
    "control signs": (TEXT, "", "a\x07b", "entry_control"),
}


@pytest.mark.parametrize(("column", "unit", "typed", "code"), REFUSED.values(), ids=REFUSED)
def test_refused(column, unit, typed, code):
    with pytest.raises(DataError) as caught:
        read_entry(column, unit, typed)
    assert [fault.code for fault in caught.value.faults] == [code]


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=3
    )
)
def test_a_plain_figure_comes_out_as_it_went_in(number):
    assert read_entry(FIGURE, "元", f"{number:f}") == f"{number:f}"


@given(st.text(max_size=40))
def test_no_text_breaks_it_and_what_is_read_reads_the_same_again(typed):
    for column in (FIGURE, DATE, CHOICE, TEXT):
        try:
            once = read_entry(column, "%", typed)
        except DataError:
            continue
        assert read_entry(column, "%", once) == once


def test_serial_numbers_of_excel():
    assert [excel_date(n) for n in (1, 36526, 43465)] == ["1899-12-31", "2000-01-01", "2018-12-31"]


def test_a_choice_is_shown_by_its_name():
    assert shown_entry(CHOICE, "none").en == "not drafted"
    assert shown_entry(FIGURE, "73.90").zh == "73.90"
