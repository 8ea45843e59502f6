from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shidian.core import Bilingual, DataError
from shidian.engine import Holds
from shidian.mechanisms.settlement.persons.asked import Asked
from shidian.mechanisms.settlement.persons.cells import cell_reader
from shidian.mechanisms.settlement.written import plain

ANY = Bilingual("项", "Thing")
EPOCH = date(1970, 1, 1)
CODES = {
    "none": Bilingual("无", "None"),
    "junior": Bilingual("初中", "Junior school"),
    "senior": Bilingual("高中", "Senior school"),
}
NUMBER = Asked(ANY, Holds.NUMBER, 0, 600)
CODE = Asked(ANY, Holds.CODE, codes=CODES)
FLAG = Asked(ANY, Holds.FLAG)
DATE = Asked(ANY, Holds.DATE, -32872, (date(2017, 6, 1) - EPOCH).days)
COLUMNS = st.sampled_from([NUMBER, CODE, FLAG, DATE])

READ = {
    "a whole number": (NUMBER, "12", 12),
    "a whole number as Excel writes it": (NUMBER, "12.0", 12),
    "full-width digits": (NUMBER, " １２ ", 12),
    "zero": (NUMBER, "0", 0),
    "the greatest number": (NUMBER, "600", 600),
    "a code": (CODE, "junior", 1),
    "a Chinese label": (CODE, "初中", 1),
    "an English label in capitals": (CODE, "SENIOR SCHOOL", 2),
    "a code that is a word for nothing elsewhere": (CODE, "none", 0),
    "yes in Chinese": (FLAG, "是", 1),
    "no in Chinese": (FLAG, "否", 0),
    "yes": (FLAG, "Yes", 1),
    "false": (FLAG, "FALSE", 0),
    "one as Excel writes it": (FLAG, "1.0", 1),
    "an ISO date": (DATE, "1970-01-02", 1),
    "a date with strokes": (DATE, "1970/1/2", 1),
    "a date with points": (DATE, "1970.01.02", 1),
    "a date without anything": (DATE, "19700102", 1),
    "a Chinese date": (DATE, "1970年1月2日", 1),
    "a date with a time": (DATE, "1970-01-02 08:30:00", 1),
    "a date as Python writes it": (DATE, "1970-01-02T00:00:00.000000", 1),
    "the day of the run": (DATE, "2017-06-01", 17318),
    "nothing": (NUMBER, "", None),
    "spaces": (FLAG, "  ", None),
    "what databases write for nothing": (CODE, "NULL", None),
    "what MySQL writes for nothing": (DATE, r"\N", None),
}
REFUSED = {
    "half a month": (NUMBER, "12.5", "person_not_whole"),
    "an exponent": (NUMBER, "1e2", "person_not_whole"),
    "a number with its unit": (NUMBER, "12个月", "person_not_whole"),
    "a number beyond every number": (NUMBER, "9" * 40, "person_not_whole"),
    "a negative number": (NUMBER, "-3", "person_outside"),
    "a number beyond the range": (NUMBER, "601", "person_outside"),
    "an unknown code": (CODE, "doctor", "person_code_unknown"),
    "the place of a code": (CODE, "1", "person_code_unknown"),
    "a word that is no answer": (FLAG, "maybe", "person_not_flag"),
    "the number two": (FLAG, "2", "person_not_flag"),
    "a month": (DATE, "2014-12", "person_not_date"),
    "30 February": (DATE, "2014-02-30", "person_not_date"),
    "mixed separators": (DATE, "2014-12/31", "person_not_date"),
    "a bare count of days": (DATE, "41275", "person_not_date"),
    "a day of a week": (DATE, "2014W011", "person_not_date"),
    "a date in the future": (DATE, "2017-06-02", "person_date_after"),
    "a date of another age": (DATE, "1014-12-31", "persons_date_early"),
}


@pytest.mark.parametrize(("asked", "text", "expected"), READ.values(), ids=READ)
def test_a_cell_is_read(asked, text, expected):
    assert cell_reader(asked)(text) == expected


@pytest.mark.parametrize(("asked", "text", "code"), REFUSED.values(), ids=REFUSED)
def test_a_cell_is_refused(asked, text, code):
    with pytest.raises(DataError) as caught:
        cell_reader(asked)(text)
    assert [fault.code for fault in caught.value.faults] == [code]


def test_a_value_that_everybody_must_have_is_missed():
    with pytest.raises(DataError, match="needs a value"):
        cell_reader(Asked(ANY, Holds.NUMBER, 0, 600, required=True))(" ")


def test_a_label_that_two_codes_share_says_nothing():
    twins = {"a": Bilingual("其他", "Other"), "b": Bilingual("其他", "Rest")}
    read = cell_reader(Asked(ANY, Holds.CODE, codes=twins))
    assert read("Rest") == 1
    with pytest.raises(DataError):
        read("其他")


def test_a_message_does_not_repeat_the_number_of_a_person():
    with pytest.raises(DataError) as caught:
        cell_reader(FLAG)("11010519491231002X")
    assert "19491231" not in str(caught.value)


@given(COLUMNS, st.text(max_size=30))
def test_any_text_is_read_or_refused(asked, text):
    try:
        found = cell_reader(asked)(text)
    except DataError as error:
        assert len(error.faults) == 1
    else:
        assert found is None or asked.column().low <= found <= asked.column().high


@given(st.dates(date(1880, 1, 1), date(2017, 6, 1)))
def test_every_way_of_writing_a_date_is_the_same_date(day):
    ways = (f"{day}", f"{day:%Y%m%d}", f"{day:%Y/%m/%d}", f"{day.year}年{day.month}月{day.day}日")
    assert {cell_reader(DATE)(way) for way in ways} == {(day - EPOCH).days}


@given(st.integers(0, 600))
def test_a_number_is_itself_however_it_is_padded(number):
    read = cell_reader(NUMBER)
    assert read(str(number)) == read(f"{number}.00") == read(f"\u3000{number} ") == number


@given(st.text(max_size=30))
def test_plain_text_stays_as_it_is(text):
    assert plain(plain(text)) == plain(text)
