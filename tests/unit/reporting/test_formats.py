"""Tables as files: what is written can be read back, unrounded and harmless."""

import csv
import io
import json
from datetime import datetime, timedelta, timezone
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from shidian.core import Bilingual, UsageError
from shidian.reporting import FORMATS, TABLES, Column, Table, dictionary, make_table, write

MOMENT = datetime(2026, 1, 7, 16, 30, 5, tzinfo=timezone(timedelta(hours=8)))
NAMES = ["text", "count", "figure", "empty", "yes", "moment"]
ROW = ["宁波, “市”\n第二行", 64, Decimal("8029.30"), None, True, MOMENT]
FORMULAS = {
    "equals": "=1+1",
    "plus": "+1+1",
    "minus": "-1+1",
    "at": "@SUM(A1)",
    "tab": "\t=1+1",
    "carriage return": "\r=1+1",
    "line feed": "\n=1+1",
    "program": '=cmd|"/c calc"!A1',
    "link": '=HYPERLINK("http://x","y")',
}


def column(name: str) -> Column:
    return Column(name, Bilingual(f"{name}列", name), Bilingual("含义", "meaning"), str)


def table_of(*rows: list, names: list[str] = NAMES) -> Table:
    title = Bilingual("样本", "Specimen")
    return Table("specimen", title, title, [column(name) for name in names], rows)


def from_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def sheet_of(content: bytes):
    return load_workbook(io.BytesIO(content)).worksheets[0]


def test_csv():
    content = write(table_of(ROW, ROW), "csv", "zh")
    assert content.startswith(b"\xef\xbb\xbf")
    written = ["宁波, “市”\n第二行", "64", "8029.30", "", "yes", "2026-01-07T16:30:05+08:00"]
    assert from_csv(content) == [NAMES, written, written]


def test_json():
    whole = json.loads(write(table_of(ROW), "json", "en"))
    assert (whole["table"], whole["title"]) == ("specimen", "Specimen")
    assert [c["name"] for c in whole["columns"]] == NAMES
    assert whole["columns"][0] == {"name": "text", "title": "text", "meaning": "meaning"}
    assert whole["rows"] == [
        {
            "text": "宁波, “市”\n第二行",
            "count": 64,
            "figure": "8029.30",
            "empty": None,
            "yes": True,
            "moment": "2026-01-07T16:30:05+08:00",
        }
    ]


def test_json_lines_are_the_rows_of_json():
    table = table_of(ROW, ["=1+1", 0, Decimal("0.00"), None, False, MOMENT])
    lines = [json.loads(line) for line in write(table, "jsonl", "zh").decode().split("\n")[:-1]]
    assert lines == json.loads(write(table, "json", "zh"))["rows"]


def test_titles_are_in_the_language_asked_for():
    assert json.loads(write(table_of(), "json", "zh"))["title"] == "样本"
    assert sheet_of(write(table_of(), "xlsx", "zh"))["A1"].value == "text列"
    assert sheet_of(write(table_of(), "xlsx", "en"))["A1"].value == "text"


def test_workbook():
    sheet = sheet_of(write(table_of(ROW), "xlsx", "zh"))
    assert sheet.title == "样本"
    text, count, figure, empty, yes, _ = sheet[2]
    assert (text.value, count.value, empty.value, yes.value) == (ROW[0], 64, None, True)
    assert (Decimal(str(figure.value)), figure.number_format) == (Decimal("8029.3"), "0.00")
    assert sheet.freeze_panes == "A2"


def test_moments_of_a_workbook_are_in_utc():
    sheet = sheet_of(write(table_of(ROW), "xlsx", "zh"))
    assert sheet["F2"].value == datetime(2026, 1, 7, 8, 30, 5)


def test_a_workbook_explains_its_columns():
    content = write(table_of(ROW), "xlsx", "en")
    explained = load_workbook(io.BytesIO(content))["Columns"]
    rows = [[cell.value for cell in row] for row in explained.iter_rows(min_row=3)]
    assert rows == [[name, "meaning", name] for name in NAMES]


FIGURES = ["0.00", "-0.5", "54.96", "123456789012.345678901234", "0.0000000001", "1E+3"]


@pytest.mark.parametrize("text", FIGURES)
def test_figures_are_not_rounded(text):
    table = table_of([Decimal(text)], names=["figure"])
    plain = f"{Decimal(text):f}"
    assert from_csv(write(table, "csv", "zh"))[1] == [plain]
    assert json.loads(write(table, "jsonl", "zh"))["figure"] == plain


@pytest.mark.parametrize("text", FORMULAS.values(), ids=FORMULAS)
def test_no_text_becomes_a_formula(text):
    table = table_of([text], names=["text"])
    [[cell]] = from_csv(write(table, "csv", "zh"))[1:]
    assert cell == f"'{text}"
    sheet = sheet_of(write(table, "xlsx", "zh"))
    assert sheet["A2"].data_type in ("s", "inlineStr")
    assert sheet["A2"].value.split() == text.split()
    assert json.loads(write(table, "jsonl", "zh"))["text"] == text


@pytest.mark.parametrize("text", ["=", "-", "~", ">=", "", "1-2", "#N/A", "'", "123"])
def test_other_text_is_left_as_it_is(text):
    table = table_of([text], names=["text"])
    assert from_csv(write(table, "csv", "zh") + b"x\r\n")[1] == ([text] if text else [""])
    cell = sheet_of(write(table, "xlsx", "zh"))["A2"]
    assert (cell.value or "") == text


def test_characters_that_a_workbook_cannot_hold_are_left_out():
    table = table_of(["甲\x0b乙\x00丙\x1f"], names=["text"])
    assert sheet_of(write(table, "xlsx", "zh"))["A2"].value == "甲乙丙"


@pytest.mark.parametrize("format", FORMATS)
def test_a_table_without_rows(format):
    content = write(table_of(), format, "zh")
    rows = {
        "csv": lambda: from_csv(content)[1:],
        "json": lambda: json.loads(content)["rows"],
        "jsonl": content.splitlines,
        "xlsx": lambda: list(sheet_of(content).iter_rows(min_row=2)),
    }
    assert rows[format]() == []


@pytest.mark.parametrize("format", ["", "pdf", "CSV", "../x"])
def test_an_unknown_format(format):
    with pytest.raises(UsageError) as caught:
        write(table_of(), format, "zh")
    assert caught.value.faults[0].code == "unknown_format"


@pytest.fixture(scope="module", params=[*TABLES, "dictionary"])
def table(request, programme, snapshot, results) -> Table:
    """Each table of the built-in programme."""
    if request.param == "dictionary":
        return dictionary(programme)
    return make_table(request.param, snapshot, results)


def texts(table: Table) -> list[list[str | None]]:
    """The cells of a table as text, made without the writers."""
    return [[None if cell is None else as_text(cell) for cell in row] for row in table.rows]


def as_text(cell: object) -> str:
    if isinstance(cell, Decimal):
        return format(cell, "f")
    return cell.isoformat(timespec="seconds") if isinstance(cell, datetime) else str(cell)


def test_every_table_reads_back_from_csv(table):
    header, *rows = from_csv(write(table, "csv", "zh"))
    assert header == [column.name for column in table.columns]
    as_csv = {None: "", "True": "yes", "False": ""}
    expected = [[as_csv.get(cell, cell) for cell in row] for row in texts(table)]
    assert [[cell.removeprefix("'") for cell in row] for row in rows] == expected


def test_every_table_reads_back_from_json(table):
    names = [column.name for column in table.columns]
    whole = json.loads(write(table, "json", "zh"))["rows"]
    lines = [json.loads(line) for line in write(table, "jsonl", "zh").decode().split("\n")[:-1]]
    assert whole == lines
    read = [[None if row[n] is None else str(row[n]) for n in names] for row in whole]
    assert read == texts(table)


def test_every_table_reads_back_from_a_workbook(table):
    sheet = sheet_of(write(table, "xlsx", "en"))
    header, *rows = sheet.iter_rows(values_only=True)
    assert list(header) == [column.title.en for column in table.columns]
    assert len(rows) == len(table.rows)
    for read, written in zip(rows, table.rows, strict=True):
        for cell, value in zip(read, written, strict=True):
            if isinstance(value, Decimal):
                assert Decimal(str(cell)) == value
            elif isinstance(value, datetime):
                assert cell == value.replace(tzinfo=None)
            else:
                assert cell == (value if value != "" else None)
