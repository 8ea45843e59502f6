"""Downloads hold what the tables hold, under a name that says which state of the register."""

import csv
import io
import re
from collections import Counter

import openpyxl
import pytest

from shidian.reporting import FORMATS, TABLES
from tests.conftest import URBANIZATION


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
    assert len(rows) == sheet.max_row - 1 > 200
    for n, row in enumerate(rows, start=2):
        value = sheet.cell(n, at).value
        assert (float(row["observed"]) if row["observed"] else None) == value


def test_every_commitment_is_there_with_its_type(client):
    """Counted in the package's own file."""
    with (URBANIZATION / "commitments.csv").open(encoding="utf-8", newline="") as file:
        expected = Counter(row["type"] for row in csv.DictReader(file))
    text = client.get("/data/commitments.csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert Counter(row["type"] for row in rows) == expected
    attained = client.get("/data/attainment.csv").content.decode("utf-8-sig")
    judged = {row["key"] for row in csv.DictReader(io.StringIO(attained))}
    assert {row["key"] for row in rows if row["is_target"] == "yes"} == judged
