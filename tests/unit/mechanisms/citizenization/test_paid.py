"""What was paid beside what is due; what is not stated has no value."""

import pytest

from shidian.core import DataError
from shidian.mechanisms.citizenization.paid import compared, read_paid
from shidian.mechanisms.citizenization.result import answered
from shidian.mechanisms.citizenization.sharing import Payer
from tests.unit.mechanisms.citizenization.asked import question

HEAD = "year,item,payer,yuan,source\n"
RESULT = answered(question())


def read(*rows):
    return read_paid((HEAD + "\n".join(rows) + "\n").encode(), "paid.csv", RESULT)


def test_due_and_paid_stand_side_by_side():
    rows = compared(RESULT, read("2015,works,government,4215800.00,accounts"))
    first = rows[0]
    assert (first.year, first.item, first.payer) == (2015, "works", Payer.GOVERNMENT)
    assert (first.due, first.paid, first.gap, first.share) == (421_580_000, 421_580_000, 0, 1)
    second = rows[1]
    assert (second.paid, second.gap, second.share, second.source) == (None, None, None, None)
    assert sum(row.due for row in rows) == RESULT.totals.cents


def test_a_payment_that_nobody_owes_is_told_and_no_share_of_it():
    rows = compared(RESULT, read("2016,works,centre,12.34,accounts"))
    [unowed] = [row for row in rows if row.payer is Payer.CENTRE]
    assert (unowed.due, unowed.gap, unowed.share) == (0, -1_234, None)


FAULTY = {
    "an unknown item": ("2015,roads,city,1,x", "not_choice", "item"),
    "an unknown payer": ("2015,works,bank,1,x", "not_choice", "payer"),
    "a year that the list lacks": ("2031,works,city,1,x", "cost_paid_year", "year"),
    "below zero": ("2015,works,city,-1,x", "number_negative", "yuan"),
    "less than a 分": ("2015,works,city,1.005,x", "cost_paid_amount", "yuan"),
    "more than anybody pays": (f"2015,works,city,1{'0' * 16},x", "number_long", "yuan"),
    "no number": ("2015,works,city,much,x", "not_number", "yuan"),
    "no source": ("2015,works,city,1,", "empty", "source"),
}


@pytest.mark.parametrize(("row", "code", "column"), FAULTY.values(), ids=FAULTY)
def test_a_faulty_row_is_refused_with_row_and_column(row, code, column):
    with pytest.raises(DataError) as raised:
        read("2015,services,city,1,x", row)
    (fault,) = raised.value.faults
    assert (fault.code, fault.place.row, fault.place.column) == (code, 3, column)


def test_the_same_payment_twice_is_refused():
    with pytest.raises(DataError) as raised:
        read("2015,works,city,1,x", "2015,works,city,2,y")
    assert (raised.value.faults[0].code, raised.value.faults[0].place.row) == ("duplicate", 3)


def test_a_table_in_words_is_read_as_one_in_codes():
    heads, row = "年份\t项目\t承担方\t已付（元）\t来源\n", "2015\tworks\t市级\t12.34\t决算\n"
    assert read_paid((heads + row).encode("gb18030"), "实付.csv", RESULT) == read(
        "2015,works,city,12.34,决算"
    )
