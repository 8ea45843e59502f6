"""Downloads hold what the tables hold, under a name that says which state of the register."""

import csv
import io
import re

import openpyxl
import pytest

from shidian.reporting import FORMATS, TABLES


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("table", [*TABLES, "dictionary"])
def test_every_table_can_be_had_in_every_format(client, table, format):
    answer = client.get(f"/data/{table}.{format}")
    assert answer.status_code == 200
    name = re.search(r'filename="(.*)"', answer.headers["Content-Disposition"])[1]
    assert re.fullmatch(rf"urbanization_2014-{table}-\d+-\d+-\d+\.{format}", name)
    assert len(answer.content) > 200


def test_a_figure_is_the_same_in_csv_and_workbook(client):
    text = client.get("/data/attainment.csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    book = openpyxl.load_workbook(io.BytesIO(client.get("/en/data/attainment.xlsx").content))
    sheet = book.worksheets[0]
    headings = [cell.value for cell in sheet[1]]
    at = headings.index("Observed") + 1
    assert len(rows) == sheet.max_row - 1 == 231
    for n, row in enumerate(rows, start=2):
        value = sheet.cell(n, at).value
        assert (float(row["observed"]) if row["observed"] else None) == value
