"""Errors: place, message and advice, in two languages."""

import pytest

from shidian.core import DataError, Fault, Place, ShidianError, UsageError

HERE = Place("pilots.csv", 12, "area")

PLACES = {
    "all parts": (HERE, "pilots.csv 第 12 行 area 列", "pilots.csv, row 12, column area"),
    "file": (Place("pilots.csv"), "pilots.csv", "pilots.csv"),
    "file and column": (
        Place("pilots.csv", column="area"),
        "pilots.csv area 列",
        "pilots.csv, column area",
    ),
    "nowhere": (Place(), "", ""),
}


@pytest.mark.parametrize(("place", "zh", "en"), PLACES.values(), ids=PLACES)
def test_a_place_in_words(place, zh, en):
    assert (place.text("zh"), place.text("en")) == (zh, en)


def test_a_line_holds_place_message_and_advice():
    fault = Fault("not_year", HERE, found="12/2017")
    assert fault.line("en") == (
        "pilots.csv, row 12, column area: “12/2017” is not a year. "
        "Write a year of four digits, such as 2017."
    )
    assert fault.line("zh") == (
        "pilots.csv 第 12 行 area 列：“12/2017”不是年份。请写四位年份，如 2017。"
    )


def test_what_a_user_typed_is_never_a_placeholder():
    fault = Fault("unknown_pilot", asked="{0.__class__} {nearest} %s", nearest="宁波")
    assert fault.text("en") == "There is no pilot {0.__class__} {nearest} %s."


def test_a_fault_without_its_data_fails_when_it_is_made():
    with pytest.raises(KeyError):
        Fault("not_number")


def test_a_fault_of_a_constructor_is_placed_by_its_reader():
    placed = Fault("half_span", Place(column="span_start"), start=5, end=3).at("tasks.csv", 7)
    assert placed.place == Place("tasks.csv", 7, "span_start")
    assert placed.found == {"start": "5", "end": "3"}


def test_an_error_carries_all_its_faults():
    faults = [Fault("empty", HERE), Fault("not_year", HERE, found="x")]
    error = DataError(faults)
    assert error.faults == tuple(faults)
    assert list(error.lines("zh")) == [fault.line("zh") for fault in faults]
    assert "row 12" in str(error)


def test_exit_codes_tell_data_from_usage_from_the_rest():
    assert (DataError.exit_code, UsageError.exit_code, ShidianError.exit_code) == (1, 2, 3)
