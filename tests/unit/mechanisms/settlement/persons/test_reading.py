import os
import stat
from datetime import date

import polars as pl
import pytest

from shidian.core import Bilingual, DataError, UsageError
from shidian.engine import read_table
from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.persons import Identifier, reading
from shidian.mechanisms.settlement.planning import planning_table
from tests.unit.mechanisms.settlement.persons.office import (
    DAY,
    GOOD,
    HEADER,
    KEY,
    csv_file,
    read,
    rows_of,
    scheme,
)

EPOCH = date(1970, 1, 1)
BORN = (date(1985, 3, 9) - EPOCH).days
CAUGHT = (date(2016, 2, 29) - EPOCH).days
IDENTIFIER = Identifier("id", KEY)
AREAS = {"330200": Bilingual("宁波市", "Ningbo"), "330203": Bilingual("海曙区", "Haishu")}


def faults(file, **said):
    with pytest.raises(DataError) as caught:
        read(file, **said)
    assert [one.name for one in file.parent.iterdir()] == [file.name]  # nothing is half written
    return [(one.code, one.place.row, one.place.column) for one in caught.value.faults]


def changed(**cells):
    return tuple(cells.get(name, good) for name, good in zip(HEADER, GOOD, strict=True))


def test_a_file_becomes_a_table_of_whole_numbers(tmp_path):
    rows = [GOOD, ("1985/3/9", "高中", "", "否", "20160229")]
    found = read(csv_file(tmp_path, rows))
    assert rows_of(found) == [(BORN, 1, 60, 1, None), (BORN, 2, None, 0, CAUGHT)]
    assert found.rows == 2
    assert found.used == {name: name for name in HEADER}
    assert found.table.columns == read_table(tmp_path / "people.parquet").columns
    birth, education, months, *_ = found.table.columns.values()
    assert (birth.missing, education.codes) == (False, ("none", "junior", "senior"))
    assert (months.low, months.high, months.missing) == (0, 600, True)


def test_schemes_run_over_what_was_read(tmp_path):
    header = (*HEADER, "area", "sex")
    rows = [(*GOOD, "330203", "女"), (*GOOD, "330200", "男"), (*GOOD, "330203", "")]
    found = read(csv_file(tmp_path, rows, header))
    table = planning_table(Day(scheme(), DAY), found.table, by=("sex",))
    assert table.areas == ("330200", "330203")
    assert dict(table.cells.select("area", "people").rows()) == {0: 1, 1: 2}
    assert table.names["sex"] == ("male", "female", "missing")


def test_the_hash_of_the_file_is_kept(tmp_path):
    (tmp_path / "people.csv").write_bytes(b"birth_date,has_job\n1985-03-09,1\n")
    absent = dict.fromkeys(("education", "insurance_months", "last_crime"), "")
    found = read(tmp_path / "people.csv", mapping=absent)
    assert found.sha256 == "3a9145cf341b54bb091e7f0bda75877efbf135e83a35be08528a26b6cbbd65ed"
    assert rows_of(found) == [(BORN, None, None, 1, None)]
    assert found.empty == ("education", "insurance_months", "last_crime")


def test_columns_that_nobody_asks_for_are_not_copied(tmp_path):
    header = ("姓名", *HEADER, "备注", "联系方式")
    found = read(csv_file(tmp_path, [("王小明", *GOOD, "无", "13800138000")], header))
    assert found.dropped == ("姓名", "联系方式")
    assert found.ignored == ("备注",)
    written = (tmp_path / "people.parquet").read_bytes()
    assert "王小明".encode() not in written and b"13800138000" not in written


def test_an_identifier_is_kept_as_a_hash_that_links_two_files(tmp_path):
    rows = [("11010519491231002X", *GOOD), ("44052418800101001４", *GOOD)]
    first = rows_of(read(csv_file(tmp_path, rows, ("id", *HEADER)), identifier=IDENTIFIER))
    turned = [("440524188001010014", *GOOD), ("11010519491231002x", *GOOD)]
    second = rows_of(read(csv_file(tmp_path, turned, ("id", *HEADER)), identifier=IDENTIFIER))
    assert [row[-1] for row in first] == [row[-1] for row in second][::-1]
    assert len({row[-1] for row in first}) == 2
    other = Identifier("id", bytes(32))
    third = rows_of(read(csv_file(tmp_path, rows, ("id", *HEADER)), identifier=other))
    assert {row[-1] for row in third}.isdisjoint(row[-1] for row in first)
    assert b"1101051949" not in (tmp_path / "people.parquet").read_bytes()


ONE_FAULT = {
    "an unknown code": (changed(education="doctor"), "person_code_unknown", "education"),
    "a negative number": (changed(insurance_months="-1"), "person_outside", "insurance_months"),
    "a number beyond the range": (
        changed(insurance_months="601"),
        "person_outside",
        "insurance_months",
    ),
    "a fraction": (changed(insurance_months="12.5"), "person_not_whole", "insurance_months"),
    "no date": (changed(birth_date="9 March"), "person_not_date", "birth_date"),
    "a date in the future": (changed(last_crime="2017-06-02"), "person_date_after", "last_crime"),
    "a date before everybody's": (
        changed(birth_date="1795-03-09"),
        "persons_date_early",
        "birth_date",
    ),
    "nothing where everybody must have something": (
        changed(birth_date=""),
        "person_input_missing",
        "birth_date",
    ),
    "an event before birth": (
        changed(last_crime="1985-03-08"),
        "persons_before_birth",
        "last_crime",
    ),
    "a flag that is none": (changed(has_job="2"), "person_not_flag", "has_job"),
    "a cell too few": (GOOD[:-1], "row_width", ""),
    "a cell too many": ((*GOOD, ""), "row_width", ""),
    "a cell without end": (changed(education="x" * 2_001), "persons_cell_long", "education"),
    "the header once more": (HEADER, "person_not_date", "birth_date"),
}


@pytest.mark.parametrize(("row", "code", "column"), ONE_FAULT.values(), ids=ONE_FAULT)
def test_a_fault_is_placed(tmp_path, row, code, column):
    assert (code, 3, column) in faults(csv_file(tmp_path, [GOOD, row, GOOD]))


def test_a_birth_after_the_application_is_refused(tmp_path):
    applied = "{label: {zh: 申请日期, en: Applied on}, kind: date, missing: error}"
    file = csv_file(tmp_path, [(*GOOD, "1985-03-08")], (*HEADER, "applied_on"))
    found = faults(file, schemes=[scheme(applied_on=applied)])
    assert found == [("persons_before_birth", 2, "applied_on")]


def test_faults_are_listed_in_the_order_of_the_file(tmp_path):
    rows = [changed(last_crime="x"), changed(birth_date="x"), changed(education="x")]
    assert [row for _, row, _ in faults(csv_file(tmp_path, rows))] == [2, 3, 4]


def test_the_first_hundred_faults_are_listed_and_the_others_summed(tmp_path):
    rows = [changed(education="doctor", insurance_months="601")] * 70_000
    with pytest.raises(DataError) as caught:
        read(csv_file(tmp_path, rows))
    listed, more = caught.value.faults[:100], caught.value.faults[100:]
    assert {one.place.row for one in listed} == set(range(2, 52))
    assert sorted((one.place.column, one.found["count"]) for one in more) == [
        ("education", "69,950"),
        ("insurance_months", "69,950"),
    ]
    assert "row 2: “601 does not lie between 0 and 600.”" in more[1].line("en")


def test_a_kind_that_only_comes_late_is_still_named(tmp_path):
    rows = [changed(education="doctor")] * 150 + [changed(education="x" * 2_001)]
    with pytest.raises(DataError) as caught:
        read(csv_file(tmp_path, rows))
    more = {one.found["example"].en: one.found["count"] for one in caught.value.faults[100:]}
    assert sorted(more.values()) == ["1", "50"]


def test_a_person_who_stands_twice_is_named_with_the_first_row(tmp_path):
    rows = [("A", *GOOD), ("B", *GOOD), ("a", *GOOD), ("A ", *GOOD)]
    found = csv_file(tmp_path, rows, ("id", *HEADER))
    with pytest.raises(DataError) as caught:
        read(found, identifier=IDENTIFIER)
    twice = {(one.place.row, one.found["first"]) for one in caught.value.faults}
    assert twice == {(4, "2"), (5, "2")}


BAD_IDS = {
    "none": ("", "person_input_missing"),
    "one that Excel rounded": ("4.40524E+17", "persons_id_damaged"),
    "one without end": ("x" * 2_001, "persons_cell_long"),
}


@pytest.mark.parametrize(("text", "code"), BAD_IDS.values(), ids=BAD_IDS)
def test_an_identifier_that_is_none_is_refused(tmp_path, text, code):
    file = csv_file(tmp_path, [("A", *GOOD), (text, *GOOD)], ("id", *HEADER))
    assert faults(file, identifier=IDENTIFIER) == [(code, 3, "id")]


def test_numbers_of_persons_are_not_taken_as_data(tmp_path):
    money = "{label: {zh: 投资额, en: Investment}, kind: number, missing: '0'}"
    rows = [(*GOOD, f"1380013800{n}") for n in range(3)]
    file = csv_file(tmp_path, rows, (*HEADER, "手机"))
    said = {"schemes": [scheme(money=money)], "mapping": {"money": "手机"}}
    assert faults(file, **said) == [("persons_identifier_used", None, "手机")]


def test_faults_found_before_the_file_is_refused_are_told_too(tmp_path):
    rows = [(*changed(education="doctor"), f"1380013800{n}") for n in range(3)]
    file = csv_file(tmp_path, rows, (*HEADER, "area"))
    found = [code for code, _, _ in faults(file)]
    assert found == ["person_code_unknown"] * 3 + ["persons_identifier_used"]


def test_rows_that_say_nothing_are_refused(tmp_path):
    free = "{label: {zh: 出生, en: Birth}, kind: date, missing: never}"
    file = csv_file(tmp_path, [(*GOOD, "x"), ("", "", "", "", "", "x")], (*HEADER, "remark"))
    found = faults(file, schemes=[scheme(birth_date=free)])
    assert found == [("persons_row_empty", 3, "")]


def test_a_row_whose_only_value_is_faulty_is_not_empty(tmp_path):
    free = "{label: {zh: 出生, en: Birth}, kind: date, missing: never}"
    rows = [("", "", "x", "", ""), ("NULL", " ", r"\N", "", ""), ("", "", "12", "", "")]
    found = faults(csv_file(tmp_path, rows), schemes=[scheme(birth_date=free)])
    assert found == [("person_not_whole", 2, "insurance_months"), ("persons_row_empty", 3, "")]


def test_areas_are_those_of_the_programme_where_it_is_given(tmp_path):
    header = (*HEADER, "area")
    found = read(csv_file(tmp_path, [(*GOOD, "宁波市")], header), areas=AREAS)
    assert found.table.columns["area"].codes == ("330200", "330203")
    file = csv_file(tmp_path, [(*GOOD, "440300")], header)
    (tmp_path / "people.parquet").unlink()
    assert faults(file, areas=AREAS) == [("person_code_unknown", 2, "area")]


PERSONAL = {
    "an identity number": "11010519491231002X",
    "one in full-width digits": "１１０１０５１９４９１２３１００２Ｘ",
    "one of the first generation": "110105491231002",
    "a telephone number": "13800138000",
    "one that Excel rounded": "110105194912310000",
    "one as Excel shows it": "1.10105E+17",
}


@pytest.mark.parametrize("others", [1, 500])
@pytest.mark.parametrize("text", PERSONAL.values(), ids=PERSONAL)
def test_no_number_of_a_person_becomes_a_code(tmp_path, text, others):
    rows = [*[(*GOOD, "330203")] * others, (*GOOD, text)]
    file = csv_file(tmp_path, rows, (*HEADER, "area"))
    with pytest.raises(DataError) as caught:
        read(file)
    (fault,) = caught.value.faults
    assert (fault.code, fault.place.row) == ("persons_code_personal", others + 2)
    assert fault.found["found"] == f"{text[:2]}…".translate(FULL_WIDTH)


FULL_WIDTH = {0xFF10 + digit: str(digit) for digit in range(10)}
NAMES = {
    "a name by its surname": ("education", "王小明", "王**"),
    "a name with a gap": ("education", "李　雷", "李**"),
    "a name of four": ("education", "欧阳修文", "欧***"),
    "a name for a number": ("insurance_months", "王小明", "王**"),
    "a name for a date": ("last_crime", "王小明", "王**"),
    "a name for a flag": ("has_job", "王小明", "王**"),
    "an address": ("education", "宁波市海曙区中山路 1 号", "宁波…"),
    "a number with words": ("education", "证件 11010519491231002X", "证件…"),
    "no name": ("education", "博士", "博士"),
}


@pytest.mark.parametrize(("column", "text", "said"), NAMES.values(), ids=NAMES)
def test_a_fault_does_not_repeat_who_it_is(tmp_path, column, text, said):
    with pytest.raises(DataError) as caught:
        read(csv_file(tmp_path, [changed(**{column: text})]))
    assert [one.found["found"] for one in caught.value.faults] == [said]


@pytest.mark.parametrize("head", ["姓名", "full_name"])
def test_a_column_of_names_is_hidden_whatever_the_names(tmp_path, head):
    header = (HEADER[0], head, *HEADER[2:])
    rows = [changed(education="阿依古丽"), changed(education="John Smith")]
    with pytest.raises(DataError) as caught:
        read(csv_file(tmp_path, rows, header), mapping={"education": head})
    assert [one.found["found"] for one in caught.value.faults] == ["阿***", "J***"]


def test_a_column_that_holds_names_is_hidden_by_its_values(tmp_path):
    names = ("王小明", "李雷", "张三丰", "佟丽娅")
    with pytest.raises(DataError) as caught:
        read(csv_file(tmp_path, [changed(education=name) for name in names]))
    assert [one.found["found"] for one in caught.value.faults] == ["王**", "李*", "张**", "佟**"]


def test_a_file_without_header_does_not_show_its_first_person(tmp_path):
    with pytest.raises(DataError) as caught:
        read(csv_file(tmp_path, [GOOD], ("王小明", "11010519491231002X", "1985-03-09", "1", "")))
    assert [one.code for one in caught.value.faults] == ["persons_no_header"]
    assert "王小明" not in str(caught.value)


def test_the_table_is_of_the_day_and_its_owner_alone_reads_it(tmp_path):
    found = read(csv_file(tmp_path, [(*GOOD, "330203")], (*HEADER, "area")))
    assert found.table.on == read_table(tmp_path / "people.parquet").on == DAY
    assert stat.S_IMODE((tmp_path / "people.parquet").stat().st_mode) == 0o600


AREA_FAULTS = {"a name": ("宁波市", "persons_area"), "nothing": ("", "person_input_missing")}


@pytest.mark.parametrize(("text", "code"), AREA_FAULTS.values(), ids=AREA_FAULTS)
def test_an_area_has_a_code(tmp_path, text, code):
    file = csv_file(tmp_path, [(*GOOD, "330200"), (*GOOD, text)], (*HEADER, "area"))
    assert faults(file) == [(code, 3, "area")]


def test_a_column_with_ever_new_codes_is_no_column_of_areas(tmp_path):
    rows = [(*GOOD, f"a{n}") for n in range(10_002)]
    found = faults(csv_file(tmp_path, rows, (*HEADER, "area")))
    assert found == [("persons_codes_many", row, "area") for row in (10_002, 10_003)]


NO_ROWS = {"nothing": b"", "a header alone": b"birth_date,has_job\n", "blank lines": b"\n\n"}


@pytest.mark.parametrize("content", NO_ROWS.values(), ids=NO_ROWS)
def test_a_file_without_rows_is_refused(tmp_path, content):
    absent = dict.fromkeys(("education", "insurance_months", "last_crime"), "")
    (tmp_path / "people.csv").write_bytes(content)
    found = faults(tmp_path / "people.csv", mapping=absent)
    assert found in ([("persons_no_rows", None, "")], [("persons_no_header", 1, "")])


def test_the_output_may_not_be_the_file_itself(tmp_path):
    file = csv_file(tmp_path, [GOOD])
    before = file.read_bytes()
    with pytest.raises(UsageError, match="is the file that is read"):
        reading.read_persons(file, [scheme()], DAY, file)
    assert file.read_bytes() == before


UNUSABLE = {
    "a file that is not there": ("none.csv", "people.parquet", "Cannot read"),
    "a folder": (".", "people.parquet", "Cannot read"),
    "an output in no folder": ("people.csv", "none/people.parquet", "Cannot write"),
}


@pytest.mark.parametrize(("source", "output", "text"), UNUSABLE.values(), ids=UNUSABLE)
def test_paths_that_lead_nowhere_are_told(tmp_path, source, output, text):
    csv_file(tmp_path, [GOOD])
    with pytest.raises(UsageError, match=text):
        reading.read_persons(tmp_path / source, [scheme()], DAY, tmp_path / output)


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path, monkeypatch):
    file = csv_file(tmp_path, [GOOD])

    def opened_and_changed(path, content):
        os.utime(path, (1, 1))
        return opened(path, content)

    opened = reading.opened
    monkeypatch.setattr(reading, "opened", opened_and_changed)
    assert faults(file) == [("persons_file_changed", None, "")]


def test_a_former_table_stays_where_the_new_file_is_faulty(tmp_path):
    read(csv_file(tmp_path, [GOOD]))
    before = pl.read_parquet(tmp_path / "people.parquet")
    with pytest.raises(DataError):
        read(csv_file(tmp_path, [changed(education="doctor")]))
    assert pl.read_parquet(tmp_path / "people.parquet").equals(before)
