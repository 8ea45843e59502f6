"""Reading one person: what is understood, and what is refused."""

from datetime import date

import pytest

from shidian.core import DataError
from shidian.mechanisms.settlement.person import read_person
from shidian.mechanisms.settlement.persons.asked import asked_columns
from shidian.mechanisms.settlement.persons.cells import cell_reader
from shidian.mechanisms.settlement.table_of import number_of
from tests.unit.mechanisms.settlement.small import DAY, small

SCHEME = small("entitlements: [{id: e, NAMES}]\n")
BORN = {"birth": "1990-01-15"}
REFUSED = {
    "an input that is not asked": ({"height": "180"}, "person_input_unknown", "height"),
    "no value where there must be one": ({"birth": " "}, "person_input_missing", "birth"),
    "an unknown code": ({"school": "doctor"}, "person_code_unknown", "school"),
    "a broken number": ({"months": "1.5"}, "person_not_whole", "months"),
    "a number with a unit": ({"months": "12个月"}, "person_not_whole", "months"),
    "digits of another script": ({"months": "१२"}, "person_not_whole", "months"),
    "an endless number": ({"months": "9" * 5000}, "person_not_whole", "months"),
    "negative months": ({"months": "-1"}, "person_outside", "months"),
    "more months than there can be": ({"months": "601"}, "person_outside", "months"),
    "no truth": ({"job": "perhaps"}, "person_not_flag", "job"),
    "no date": ({"crime": "2014-02-29"}, "person_not_date", "crime"),
    "a birth that nobody alive had": ({"birth": "1879-12-31"}, "persons_date_early", "birth"),
    "a date to come": ({"crime": "2017-06-02"}, "person_date_after", "crime"),
    "born after the application": ({"birth": "2017-06-02"}, "person_date_after", "birth"),
}
WRITTEN = {
    "a date with strokes": ("crime", "2014/12/31", date(2014, 12, 31)),
    "a Chinese date": ("crime", "2014年12月31日", date(2014, 12, 31)),
    "a date without anything": ("crime", "20141231", date(2014, 12, 31)),
    "a date with a time": ("crime", "2014-12-31 08:30", date(2014, 12, 31)),
    "a number as Excel writes it": ("months", "12.0", 12),
    "full-width digits": ("months", "１２", 12),
    "there is one": ("job", "有", True),
    "there is none": ("job", "无", False),
    "one letter": ("job", "y", True),
    "another letter": ("job", "N", False),
    "what databases write for nothing": ("months", "NULL", None),
    "a code in capitals": ("school", "SENIOR", "senior"),
}
FLAGS = {"yes": True, "NO": False, "1": True, "0": False, "是": True, "否": False, "True": True}


def test_a_person_is_read_whole():
    found = {
        "birth": "1990-01-15",
        "months": " 24 ",
        "balance": "-3",
        "school": "senior",
        "job": "yes",
        "crime": "2017-06-01",
    }
    assert read_person(SCHEME, found, DAY) == {
        "birth": date(1990, 1, 15),
        "months": 24,
        "balance": -3,
        "school": "senior",
        "job": True,
        "crime": date(2017, 6, 1),
    }


def test_what_is_not_said_is_missing_and_never_zero():
    found = read_person(SCHEME, {**BORN, "months": "", "job": None}, DAY)
    assert [found[name] for name in ("months", "balance", "school", "job", "crime")] == [None] * 5


@pytest.mark.parametrize(("said", "so"), FLAGS.items())
def test_a_truth_is_said_in_several_ways(said, so):
    assert read_person(SCHEME, {**BORN, "job": said}, DAY)["job"] is so


@pytest.mark.parametrize(("name", "text", "value"), WRITTEN.values(), ids=WRITTEN)
def test_what_an_office_writes_is_understood_in_forms_too(name, text, value):
    assert read_person(SCHEME, {**BORN, name: text}, DAY)[name] == value
    column = cell_reader(asked_columns([SCHEME], DAY, {})[name])(text)
    assert number_of(SCHEME.inputs[name], value) == column


@pytest.mark.parametrize(("said", "code", "column"), REFUSED.values(), ids=REFUSED)
def test_a_value_that_cannot_be_is_refused_by_name(said, code, column):
    with pytest.raises(DataError) as error:
        read_person(SCHEME, {**BORN, **said}, DAY)
    assert [(one.code, one.place.column) for one in error.value.faults] == [(code, column)]


def test_all_faults_are_listed_at_once():
    with pytest.raises(DataError) as error:
        read_person(SCHEME, {"months": "x", "job": "x"}, DAY)
    assert [one.place.column for one in error.value.faults] == ["birth", "months", "job"]
