import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shidian.core import DataError
from shidian.mechanisms.settlement.persons import Identifier, excel_file
from tests.unit.mechanisms.settlement.persons.office import HEADER, KEY, read, rows_of

BORN = (date(1985, 3, 9) - date(1970, 1, 1)).days
ROW = (date(1985, 3, 9), "初中", 60.0, True, None)


def workbook(*rows, header=HEADER, others=()):
    book = openpyxl.Workbook()
    for row in (header, *rows):
        book.active.append(row)
    for name in others:
        book.create_sheet(name)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def saved(folder, content):
    (folder / "people.xlsx").write_bytes(content)
    return folder / "people.xlsx"


def faults(file, **said):
    with pytest.raises(DataError) as caught:
        read(file, **said)
    return [(one.code, one.place.row, one.place.column) for one in caught.value.faults]


def repacked(content, change):
    """A workbook with its parts changed."""
    written = io.BytesIO()
    old = zipfile.ZipFile(io.BytesIO(content))
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return written.getvalue()


def test_cells_are_read_as_a_person_would_have_typed_them(tmp_path):
    rows = [ROW, (datetime(1985, 3, 9), "junior", 60, "是", datetime(2016, 2, 29, 8, 30))]
    rows += [("1985/3/9", "Junior", "60", 1, "")]
    found = read(saved(tmp_path, workbook(*rows)))
    crime = (date(2016, 2, 29) - date(1970, 1, 1)).days
    assert rows_of(found) == [
        (BORN, 1, 60, 1, None),
        (BORN, 1, 60, 1, crime),
        (BORN, 1, 60, 1, None),
    ]


def test_only_the_first_worksheet_is_read_and_the_others_are_named(tmp_path):
    assert read(saved(tmp_path, workbook(ROW, others=("说明", "代码")))).left == ("说明", "代码")


def test_empty_rows_are_passed_over_and_counted(tmp_path):
    empty = (None,) * 5
    rows = [empty, ROW, empty, (date(1985, 3, 9), "doctor", 60, 1, None), empty]
    assert faults(saved(tmp_path, workbook(*rows))) == [("person_code_unknown", 5, "education")]


def test_a_fraction_is_refused_with_its_row(tmp_path):
    file = saved(tmp_path, workbook(ROW, (date(1985, 3, 9), "junior", 12.5, 1, None)))
    assert faults(file) == [("person_not_whole", 3, "insurance_months")]


def test_a_cell_beside_the_header_is_a_fault(tmp_path):
    assert faults(saved(tmp_path, workbook((*ROW, "x")))) == [("row_width", 2, "")]


def test_an_error_of_excel_is_no_value(tmp_path):
    file = saved(tmp_path, workbook((date(1985, 3, 9), "#N/A", 60, 1, None)))
    assert faults(file) == [("person_code_unknown", 2, "education")]


def test_an_identity_number_that_was_a_number_has_lost_its_end(tmp_path):
    content = workbook((440524188001010014, *ROW), header=("id", *HEADER))
    file = saved(tmp_path, content)
    assert faults(file, identifier=Identifier("id", KEY)) == [("persons_id_damaged", 2, "id")]


def test_a_formula_that_nobody_computed_is_refused(tmp_path):
    row = (date(1985, 3, 9), "junior", "=5*12", 1, None)
    assert faults(saved(tmp_path, workbook(ROW, row))) == [("persons_formula", 3, "")]


def test_a_formula_counts_with_its_value(tmp_path):
    row = (date(1985, 3, 9), "junior", "=5*12", 1, None)
    content = repacked(
        workbook(row),
        lambda _, part: (
            part.replace(b"</f><v />", b"</f><v>60</v>")
            .replace(b"</f><v/>", b"</f><v>60</v>")
            .replace(b"</f><v></v>", b"</f><v>60</v>")
        ),
    )
    assert rows_of(read(saved(tmp_path, content))) == [(BORN, 1, 60, 1, None)]


def test_a_document_type_is_refused(tmp_path):
    def change(name, part):
        return b"<!DOCTYPE x [<!ENTITY a 'b'>]>" + part if "sheet1" in name else part

    assert faults(saved(tmp_path, repacked(workbook(ROW), change)))[0][0] == "workbook_doctype"


def test_macros_are_refused(tmp_path):
    content = io.BytesIO(workbook(ROW))
    with zipfile.ZipFile(content, "a") as book:
        book.writestr("xl/vbaProject.bin", b"x")
    assert faults(saved(tmp_path, content.getvalue())) == [("workbook_macro", None, "")]


def test_a_part_that_would_fill_memory_is_refused(tmp_path):
    def change(name, part):
        return part + b" " * 3_000_000 if "styles" in name else part

    file = saved(tmp_path, repacked(workbook(ROW), change))
    assert faults(file) == [("persons_large", None, "")]


LIMITS = {
    "a file beyond the limit": ("LARGEST_FILE", 100, "persons_large"),
    "a part beyond the limit": ("LARGEST_PART", 100, "persons_large"),
    "too many parts": ("MOST_PARTS", 2, "workbook_entries"),
}


@pytest.mark.parametrize(("limit", "value", "code"), LIMITS.values(), ids=LIMITS)
def test_workbooks_have_bounds(tmp_path, monkeypatch, limit, value, code):
    monkeypatch.setattr(excel_file, limit, value)
    assert faults(saved(tmp_path, workbook(ROW))) == [(code, None, "")]


OTHERS = {
    "an old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "workbook_old_format"),
    "a workbook with a password": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "workbook_encrypted",
    ),
    "a zip file without a workbook": (b"PK\x03\x04" + b"\0" * 60, "workbook_damaged"),
    "a header alone": (workbook(), "persons_no_rows"),
    "an empty worksheet": (workbook(header=()), "persons_no_header"),
    "a worksheet of charts alone": (workbook(header=(None, None)), "persons_no_header"),
    "too many columns": (workbook(header=[f"c{n}" for n in range(501)]), "persons_columns_many"),
}


@pytest.mark.parametrize(("content", "code"), OTHERS.values(), ids=OTHERS)
def test_other_workbooks_are_refused(tmp_path, content, code):
    assert [one[0] for one in faults(saved(tmp_path, content))] == [code]


NOISE = st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=4)


@settings(max_examples=40, deadline=None)
@given(NOISE, st.integers(900, 10**5))
def test_no_workbook_gives_a_traceback(tmp_path_factory, noise, kept):
    content = bytearray(workbook(ROW, ROW))
    for at, byte in noise:
        content[at % len(content)] = byte
    file = saved(tmp_path_factory.mktemp("xlsx"), bytes(content[:kept]))
    try:
        assert read(file).rows > 0
    except DataError as error:
        assert error.faults


PARTS = st.sampled_from(["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"])


@settings(max_examples=40, deadline=None)
@given(PARTS, st.integers(0, 3000), st.binary(max_size=8))
def test_no_part_of_a_workbook_gives_a_traceback(tmp_path_factory, name, at, noise):
    def change(found, part):
        return (
            part[: at % len(part)] + noise + part[at % len(part) + 2 :] if found == name else part
        )

    file = saved(tmp_path_factory.mktemp("xlsx"), repacked(workbook(ROW, ROW), change))
    try:
        assert read(file).rows > 0
    except DataError as error:
        assert error.faults
