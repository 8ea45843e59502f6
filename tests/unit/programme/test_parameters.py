"""Dated parameters: which value holds when, and what is wrong with a file of them."""

from decimal import Decimal

import pytest

from shidian.core import Confidence
from shidian.programme import load_programme
from tests.specimen import SOUND, altered
from tests.unit.programme.test_validate import found

FILE = "parameters/tolerances.yaml"
FIRST = '{from: "2014-12", value: "1", source: 本项目建议, confidence: unverified}'
LATER = '{from: "2019-01", value: "0.5", source: 本项目建议, confidence: unverified}'

IN_FORCE = {
    "the first day": ("2014-12", "1"),
    "between": ("2018-12-31", "1"),
    "the day of a change": ("2019-01", "0.5"),
    "a day inside that month": ("2019-01-15", "0.5"),
    "a year": ("2020", "0.5"),
}


@pytest.mark.parametrize(("date", "value"), IN_FORCE.values(), ids=IN_FORCE)
def test_the_value_in_force(date, value, package):
    parameter = load_programme(package).parameters["about_tolerance_share"]
    dated = parameter.on(date)
    assert dated.value == Decimal(value)
    assert (dated.source, dated.confidence) == ("本项目建议", Confidence.UNVERIFIED)


def test_no_value_before_the_first(package):
    parameter = load_programme(package).parameters["about_tolerance_share"]
    with pytest.raises(LookupError, match="2014-11"):
        parameter.on("2014-11")


FAULTY = {
    "without value": ('value: "0.5", ', "", "key_missing"),
    "without source": (
        "source: 本项目建议, confidence: unverified}\nabout_tolerance_of",
        "confidence: unverified}\nabout_tolerance_of",
        "key_missing",
    ),
    "value that is no number": ('value: "0.5"', 'value: "50%"', "not_number"),
    "value that is a list": ('value: "0.5"', "value: [1]", "key_missing"),
    "unknown confidence": (
        "unverified}\nabout_tolerance_of",
        "sure}\nabout_tolerance_of",
        "not_choice",
    ),
    "date that is none": ('"2019-01"', '"soon"', "not_date"),
    "dates out of order": ('"2019-01"', '"2013-01"', "dates_out_of_order"),
    "date twice": ('"2019-01"', '"2014-12"', "dates_out_of_order"),
    "no values": (
        f"    - {FIRST}\n    - {LATER}\n",
        "",
        "key_missing",
    ),
    "without unit": ("unit: pp", "other: pp", "key_missing"),
    "without title": ("title_zh: 容差\n", "other: 容差\n", "key_missing"),
}


@pytest.mark.parametrize(("old", "new", "code"), FAULTY.values(), ids=FAULTY)
def test_a_fault_of_a_parameter(old, new, code, tmp_path):
    expected = [(code, FILE, None, "about_tolerance_share")]
    assert found(tmp_path, altered(FILE, old, new)) == expected


def test_a_parameter_that_is_a_word(tmp_path):
    files = {**SOUND, FILE: SOUND[FILE] + b"other: word\n"}
    assert found(tmp_path, files) == [("key_missing", FILE, None, "other")]


def test_a_parameter_of_two_files(tmp_path):
    text = SOUND[FILE].decode()
    files = {**SOUND, "parameters/z.yaml": text[text.index("about_tolerance_cap") :].encode()}
    [(code, file, *_)] = found(tmp_path, files)
    assert (code, file) == ("parameter_twice", "parameters/z.yaml")
