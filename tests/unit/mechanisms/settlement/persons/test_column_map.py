import pytest

from shidian.core import DataError, UsageError
from shidian.mechanisms.settlement.persons import read_column_map
from shidian.mechanisms.settlement.persons.asked import asked_columns
from shidian.mechanisms.settlement.persons.column_map import matched
from tests.unit.mechanisms.settlement.persons.office import (
    DAY,
    GOOD,
    HEADER,
    csv_file,
    read,
    scheme,
)

ASKED = asked_columns([scheme()], DAY, {})


def placed(header, mapping=None, identifier=None):
    return matched(header, ASKED, mapping or {}, identifier)


def codes(error):
    return [(fault.code, fault.place.column) for fault in error.value.faults]


def test_columns_are_found_by_name_by_either_label_and_by_the_map():
    header = ("number", "教育", " 出生日期 ", "Months Insured", "HAS_JOB", "last_crime", "sex")
    found = placed(header, {"education": "教育"}, "number")
    assert found.identifier == 0
    assert found.places == {
        "birth_date": 2,
        "education": 1,
        "insurance_months": 3,
        "has_job": 4,
        "last_crime": 5,
        "sex": 6,
    }


def test_a_name_goes_before_a_label():
    assert placed((*HEADER, "文化程度")).places["education"] == 1


def test_an_input_that_the_office_does_not_hold_has_no_place():
    assert placed(HEADER[:-1], {"last_crime": ""}).places["last_crime"] is None


REFUSED = {
    "a missing column": (HEADER[1:], {}, None, [("persons_column_missing", "birth_date")]),
    "a needed input that is said not to be held": (
        HEADER[1:],
        {"birth_date": ""},
        None,
        [("persons_column_missing", "birth_date")],
    ),
    "a map of what nobody asks": (HEADER, {"age": "x"}, None, [("persons_map_unknown", "age")]),
    "a map to a column that is not there": (
        HEADER,
        {"education": "学历"},
        None,
        [("persons_map_column", "education")],
    ),
    "a column twice": ((*HEADER, "Has_Job"), {}, None, [("persons_header_twice", "Has_Job")]),
    "an identifier that is not there": (
        HEADER,
        {},
        "身份证号",
        [("persons_column_missing", "身份证号")],
    ),
}


@pytest.mark.parametrize(
    ("header", "mapping", "identifier", "expected"), REFUSED.values(), ids=REFUSED
)
def test_what_cannot_be_placed_is_refused(header, mapping, identifier, expected):
    with pytest.raises(DataError) as caught:
        placed(header, mapping, identifier)
    assert codes(caught) == expected


def test_two_columns_that_could_be_one_input_are_refused():
    with pytest.raises(DataError) as caught:
        placed(("birth_date", "education", "参保月数", "Months insured", "has_job", "last_crime"))
    assert codes(caught) == [("persons_column_either", "insurance_months")]


def test_faults_of_the_header_name_the_file(tmp_path):
    with pytest.raises(DataError, match=r"people\.csv, column birth_date"):
        read(csv_file(tmp_path, [GOOD[1:]], HEADER[1:]))


WRITTEN = {
    "YAML": ("map.yaml", "education: 学历\nlast_crime:\n"),
    "CSV": ("map.csv", "input,column\neducation,学历\nlast_crime,\n"),
}


@pytest.mark.parametrize(("name", "text"), WRITTEN.values(), ids=WRITTEN)
def test_a_map_is_a_file(tmp_path, name, text):
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert read_column_map(tmp_path / name) == {"education": "学历", "last_crime": ""}


BROKEN = {
    "a list": ("map.yaml", "- a\n", "not_yaml_mapping"),
    "a column that is a mapping": ("map.yaml", "a: {b: c}\n", "persons_map_text"),
    "an input twice in YAML": ("map.yaml", "a: b\na: c\n", "duplicate"),
    "an input twice in CSV": ("map.csv", "input,column\na,b\na,c\n", "persons_map_twice"),
    "another table": ("map.csv", "x,y\na,b\n", "column_missing"),
    "a file without end": ("map.yaml", "#" * (2**20 + 1), "file_too_large"),
}


@pytest.mark.parametrize(("name", "text", "code"), BROKEN.values(), ids=BROKEN)
def test_a_broken_map_is_refused(tmp_path, name, text, code):
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        read_column_map(tmp_path / name)
    assert code in [fault.code for fault in caught.value.faults]


def test_a_map_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(UsageError, match="Cannot read"):
        read_column_map(tmp_path / "map.yaml")
