"""`validate`: one test for each kind of fault, with its code, file, row and column."""

from pathlib import Path

import pytest

from shidian.programme import load_programme, validate
from tests.specimen import COMMITMENTS, SOUND, altered, write_package

Place = tuple[str, str, int | None, str]


def found(folder: Path, files: dict[str, bytes]) -> list[Place]:
    """Code, file, row and column of every fault; each must also read well."""
    faults = validate(write_package(folder, files))
    for fault in faults:
        for lang in ("zh", "en"):
            assert "None" not in fault.line(lang), "a missing thing has no name"
            assert fault.text(lang)
            assert fault.advice(lang)
    return [(f.code, f.place.file, f.place.row, f.place.column) for f in faults]


def test_the_specimen_is_sound(package):
    assert validate(package) == []


C, V, P, A = "commitments.csv", "observations.csv", "pilots.csv", "areas.csv"
FIRST = "=,72.2,,%,2017,,,,,,plan,一,110,115,high"

# file, text replaced, by what; code, row and column of the fault
CELLS = {
    "unknown unit": (C, FIRST, FIRST.replace("%", "％"), "not_unit", 2, "unit"),
    "unit of another dimension": (C, FIRST, FIRST.replace("%", "万元"), "unit_mismatch", 2, "unit"),
    "missing source document": (C, FIRST, FIRST.replace("plan", ""), "empty", 2, "document"),
    "unknown source document": (
        C,
        FIRST,
        FIRST.replace("plan", "nup"),
        "unknown_reference",
        2,
        "document",
    ),
    "dangling pilot": (C, "01-rate-2017,01", "01-rate-2017,99", "unknown_reference", 2, "pilot_no"),
    "dangling indicator": (C, ",rate,,~", ",rates,,~", "unknown_reference", 3, "indicator"),
    "dangling national task": (C, "task,sharing", "task,caring", "unknown_reference", 8, "kind"),
    "dangling area": (V, "330200,rate,2013", "330201,rate,2013", "unknown_reference", 2, "area"),
    "dangling province": (
        P,
        ",city,330000,big",
        ",city,340000,big",
        "unknown_reference",
        2,
        "province",
    ),
    "dangling parent": (
        A,
        "prefecture,330000,,,",
        "prefecture,340000,,,",
        "unknown_reference",
        4,
        "parent",
    ),
    "duplicate key": (C, "01-rate-2020,", "01-rate-2017,", "duplicate", 3, "key"),
    "duplicate pilot": (P, "02,浙江省嘉兴市", "01,浙江省嘉兴市", "duplicate", 3, "pilot_no"),
    "duplicate pinyin": (P, "jiaxing", "ningbo", "duplicate", 3, "pinyin"),
    "duplicate area of pilots": (P, ",small,330400", ",small,330200", "duplicate", 3, "area"),
    "duplicate observation": (
        V,
        "330400,people,2020,5400868,人,published,census2020,boundary census,census",
        "330400,people,2013,455.9,万人,plan,census2010,,plan",
        "duplicate",
        5,
        "area",
    ),
    "a second target for the same year": (
        C,
        "02-people-2020,02,figure,target,常住人口,,people,,range,450,500,万人",
        "02-rate-2020,01,figure,target,城镇化率,,rate,,=,74,,%",
        "duplicate",
        4,
        "pilot_no",
    ),
    "target year in the baseline": (
        C,
        FIRST,
        FIRST.replace("2017", "2013"),
        "year_before_baseline",
        2,
        "year",
    ),
    "year of two digits": (C, FIRST, FIRST.replace("2017", "17"), "not_year", 2, "year"),
    "year of five digits": (C, FIRST, FIRST.replace("2017", "02017"), "not_year", 2, "year"),
    "year in full width": (C, FIRST, FIRST.replace("2017", "２０１７"), "not_year", 2, "year"),
    "endless year": (C, FIRST, FIRST.replace("2017", "9" * 5000), "not_year", 2, "year"),
    "stretch backwards": (
        C,
        "万人,2020,,,",
        "万人,2020,2021,yes,",
        "start_after_year",
        4,
        "start_year",
    ),
    "unknown type": (C, "figure,cost", "number,cost", "not_choice", 6, "type"),
    "unknown kind of figure": (C, "figure,cost", "figure,price", "not_choice", 6, "kind"),
    "unknown kind of document": (C, ",planned,", ",wanted,", "not_choice", 9, "kind"),
    "figure without a value": (C, ",10,12.0,", ",,12.0,", "statement_figure", 6, "value"),
    "target without a value": (C, FIRST, FIRST.replace("72.2", ""), "statement_figure", 2, "value"),
    "task with a value": (
        C,
        "建立分担机制,,,,,,,,",
        "建立分担机制,,,,,80,,,",
        "statement_figure",
        8,
        "value",
    ),
    "task with a unit": (
        C,
        "建立分担机制,,,,,,,,",
        "建立分担机制,,,,,,,%,",
        "statement_figure",
        8,
        "unit",
    ),
    "change in the unit of another dimension": (
        C,
        ",,,-,20,,%,,2013",
        ",people,,-,20,,%,,2013",
        "unit_mismatch",
        7,
        "unit",
    ),
    "change of a count in points": (
        C,
        ",,,-,20,,%,,2013",
        ",people,,-pp,20,,pp,,2013",
        "unit_mismatch",
        7,
        "unit",
    ),
    "level of a share in points": (C, FIRST, FIRST.replace("%", "pp"), "unit_mismatch", 2, "unit"),
    "value of a share in points": (V, "69.8,%", "69.8,pp", "unit_mismatch", 2, "unit"),
    "baseline above its bound": (C, "=,69.8,", "=,698,", "out_of_bounds", 5, "value"),
    "number with separator": (C, FIRST, FIRST.replace("72.2", '"1,234"'), "not_number", 2, "value"),
    "number in full width": (C, FIRST, FIRST.replace("72.2", "６８"), "not_number", 2, "value"),
    "number with unit": (C, FIRST, FIRST.replace("72.2", "68%"), "not_number", 2, "value"),
    "not a number": (C, FIRST, FIRST.replace("72.2", "nan"), "not_number", 2, "value"),
    "number in scientific form": (C, FIRST, FIRST.replace("72.2", "1e5"), "not_number", 2, "value"),
    "number in words": (C, FIRST, FIRST.replace("72.2", "七十二"), "not_number", 2, "value"),
    "value above its bound": (C, FIRST, FIRST.replace("72.2", "722"), "out_of_bounds", 2, "value"),
    "value below its bound": (V, ",69.8,", ",-69.8,", "out_of_bounds", 2, "value"),
    "value below its bound in another unit": (
        V,
        "5400868,人",
        "-5400868,人",
        "out_of_bounds",
        5,
        "value",
    ),
    "upper end above its bound": (
        C,
        FIRST,
        FIRST.replace("=,72.2,", "range,72.2,722"),
        "out_of_bounds",
        2,
        "value_high",
    ),
    "more digits than a register holds": (
        C,
        FIRST,
        FIRST.replace("72.2", "72." + "2" * 60),
        "number_long",
        2,
        "value",
    ),
    "range without upper end": (C, "range,450,500,", "range,450,,", "range_ends", 4, "value_high"),
    "range backwards": (C, "range,450,500,", "range,500,450,", "range_backwards", 4, "value_high"),
    "half a span": (C, FIRST, FIRST.replace("115", ""), "half_span", 2, "span_start"),
    "span backwards": (C, FIRST, FIRST.replace("115", "110"), "half_span", 2, "span_start"),
    "span below zero": (C, FIRST, FIRST.replace("115", "-1"), "number_negative", 2, "span_end"),
    "endless span": (C, FIRST, FIRST.replace("115", "9" * 5000), "number_long", 2, "span_end"),
    "outline backwards": (P, "330400,200,300", "330400,300,200", "half_span", 3, "outline_start"),
    "unknown confidence": (
        C,
        FIRST,
        FIRST.replace("high", "certain"),
        "not_choice",
        2,
        "confidence",
    ),
    "no confidence": (C, FIRST, FIRST.replace("high", ""), "empty", 2, "confidence"),
    "unknown op": (C, FIRST, FIRST.replace("=", "≥"), "not_choice", 2, "op"),
    "no op": (C, FIRST, FIRST.replace("=", ""), "not_choice", 2, "op"),
    "level with an upper end": (C, "=,72.2,,", "=,72.2,80,", "range_ends", 2, "value_high"),
    "unknown level": (P, "ningbo,city", "ningbo,town", "unknown_reference", 2, "level"),
    "unknown peer class": (P, ",big,", ",huge,", "unknown_reference", 2, "peer_class"),
    "unknown state": (V, "69.8,%,plan", "69.8,%,guess", "not_choice", 2, "state"),
    "unknown vintage": (V, "%,plan,census2010", "%,plan,census2000", "not_choice", 2, "vintage"),
    "unknown break": (V, "boundary census", "boundary;census", "not_choice", 5, "series_break"),
    "unknown period": (V, "rate,2013", "rate,2013Q5", "not_period", 2, "period"),
    "neither yes nor no": (C, "万人,2020,,,", "万人,2020,,true,", "not_bool", 4, "per_year"),
    "not an identifier": (C, "01-rate-2017", "01 rate", "not_identifier", 2, "key"),
    "not an area code": (A, "330400,嘉兴市", "3304,嘉兴市", "not_area_code", 5, "code"),
    "validity backwards": (A, "1983,2020-11", "2020-11,1983", "validity_backwards", 5, "valid_to"),
    "not a date": (A, "1983,2020-11", "1983,2020-13", "not_date", 5, "valid_to"),
    "a day that the month has not": (
        A,
        "1983,2020-11",
        "1983,2020-11-31",
        "not_date",
        5,
        "valid_to",
    ),
    "row with too many cells": (C, FIRST, FIRST + ",more", "row_width", 2, ""),
    "row with too few cells": (C, "110,115,high,,", "110,115,high", "row_width", 2, ""),
    "unquoted comma": (C, ",左右,", ",左右,约,", "row_width", 3, ""),
    "missing column": ("tiles.csv", "area,column,row,", "area,column,", "column_missing", 1, "row"),
}


@pytest.mark.parametrize("case", CELLS.values(), ids=CELLS)
def test_a_fault_is_named_and_placed(case, tmp_path):
    file, old, new, code, row, column = case
    faults = found(tmp_path, altered(file, old, new))
    if file in (C, V):  # nothing refers to a figure, so one fault of it stays one
        assert faults == [(code, file, row, column)]
    else:
        assert (code, file, row, column) in faults


def test_every_fault_is_listed_in_the_order_of_files_and_rows(tmp_path):
    text = COMMITMENTS.replace("72.2", "x").replace("73.90", "y").replace("450", "z")
    files = {**SOUND, C: text.encode()} | {V: altered(V, "69.8", "w")[V]}
    assert found(tmp_path, files) == [
        ("not_number", C, 2, "value"),
        ("not_number", C, 3, "value"),
        ("not_number", C, 4, "value"),
        ("not_number", V, 2, "value"),
    ]


def test_two_faults_of_one_row_are_both_listed(tmp_path):
    files = altered(C, FIRST, FIRST.replace("72.2", "x").replace("high", "certain"))
    assert found(tmp_path, files) == [
        ("not_number", C, 2, "value"),
        ("not_choice", C, 2, "confidence"),
    ]


def test_a_repeated_key_names_the_first_row(tmp_path):
    [fault] = validate(write_package(tmp_path, altered(C, "01-rate-2020,", "01-rate-2017,")))
    assert fault.text("en") == "“01-rate-2017” repeats row 2."


def test_a_package_that_was_loaded_has_no_fault(tmp_path):
    programme = load_programme(write_package(tmp_path))
    assert [target.key for target in programme.targets] == TARGETS


TARGETS = ["01-rate-2017", "01-rate-2020", "02-people-2020"]
# What makes a promised figure one that cannot be judged: still a commitment, and no fault.
PROMISE = f"figure,target,城镇化率,,rate,,{FIRST}"
NOT_JUDGED = {
    "no year": PROMISE.replace("2017", ""),
    "no indicator": PROMISE.replace("rate", ""),
    "a change": PROMISE.replace("=", "+"),
    "a change in points": PROMISE.replace("=", "+pp").replace("%", "pp"),
    "relative": PROMISE.replace("2017,,,,,", "2017,,,,yes,"),
    "a cost": PROMISE.replace("target", "cost"),
}


@pytest.mark.parametrize("new", NOT_JUDGED.values(), ids=NOT_JUDGED)
def test_a_figure_that_cannot_be_judged_is_no_target(new, tmp_path):
    programme = load_programme(write_package(tmp_path, altered(C, PROMISE, new)))
    assert [target.key for target in programme.targets] == TARGETS[1:]
    assert len(programme.commitments) == len(COMMITMENTS.splitlines()) - 1
    first = programme.commitments[0]
    assert (first.key, str(first.printed.value)) == ("01-rate-2017", "72.2")


def test_two_figures_that_are_not_judged_may_be_about_the_same(tmp_path):
    twice = "01-140,01,figure,target,审批事项,,,,-,20,,%,,2013,,,yes,,plan,一,140,143,medium,,\n"
    files = altered(C, twice, twice + twice.replace("01-140", "01-145"))
    assert len(load_programme(write_package(tmp_path, files)).commitments) == 12
