"""Tables of a comparison, of a sensitivity analysis and of a queue, in every format."""

import csv
import io
import json
from datetime import date
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from shidian.core import Bilingual
from shidian.mechanisms.settlement.comparison import Claims, Comparison, Flow
from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.differences import Difference
from shidian.mechanisms.settlement.near import Near
from shidian.mechanisms.settlement.queue import Queue, QueuePlan, QueueYear, Waits
from shidian.mechanisms.settlement.scheme import read_scheme
from shidian.mechanisms.settlement.sensitivity import Change, Effect, Sensitivity
from shidian.reporting import FORMATS, Table, write
from shidian.reporting.simulation_tables import (
    claims_table,
    comparison_table,
    differences_table,
    near_table,
    queue_table,
    sensitivity_table,
    waits_table,
)
from tests.conftest import URBANIZATION

FILE = URBANIZATION / "schemes" / "demonstration.yaml"
DAY = Day(read_scheme(FILE.read_bytes(), FILE.name), date(2016, 6, 1))
HOME = Bilingual("住所", "Home")
FLOW = Flow(4, 1, 2, 2, 1, Decimal("6.0"))
NEAR = Near(7, "a1b2", Decimal("99.5"), Decimal("100.0"), False, True, {"home": (None, Decimal(5))})
COMPARISON = Comparison(
    DAY,
    DAY,
    FLOW,
    {"housing": {"bought": FLOW, "missing": FLOW}, "age": {"21-30": FLOW}},
    {"school": Claims(Bilingual("入学", "School"), 5, 4, 1, 2)},
    (NEAR,),
    (),
    (Difference("items.home.cap", HOME, None, "20"),),
)
SENSITIVITY = Sensitivity(
    DAY,
    Decimal("0.1"),
    9,
    4,
    (Effect("home", HOME, Change.LEFT_OUT, 3, -1, Decimal("-0.2500")),),
    2,
    3,
)
WAITS = Waits(9, 5, 1, 3, 1, None, Decimal("0.3333"))
QUEUE = Queue(
    DAY,
    QueuePlan(1, (3,), seed=5),
    (QueueYear(DAY.on, 9, 0, 6, 3, 3, 2, 1, 3, Decimal(100), Decimal(120), Decimal("34.5")),),
    {"": {"": WAITS}, "housing": {"rented": WAITS}},
    {"": {}},
)
TABLES = {
    "comparison": comparison_table(COMPARISON),
    "claims": claims_table(COMPARISON),
    "near": near_table(COMPARISON),
    "differences": differences_table(COMPARISON),
    "sensitivity": sensitivity_table(SENSITIVITY),
    "queue": queue_table(QUEUE),
    "waits": waits_table(QUEUE),
}


def records(table: Table) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(write(table, "csv", "zh").decode("utf-8-sig"))))


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("format", FORMATS)
def test_every_table_is_written_in_every_format_and_language(table, lang, format):
    content = write(table, format, lang)
    assert content
    if format == "json":
        said = json.loads(content)
        assert said["title"] == table.title.text(lang)
        assert all(column["title"] and column["meaning"] for column in said["columns"])
        assert len(said["rows"]) == len(table.rows) > 0
    if format == "xlsx":
        sheet = load_workbook(io.BytesIO(content)).worksheets[0]
        assert sheet["A1"].value == table.columns[0].title.text(lang)


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_a_terminal_shows_a_few_columns(table):
    brief = [column for column in table.columns if column.brief]
    assert 4 <= len(brief) <= 12


def test_groups_have_the_names_of_the_scheme():
    names = [(row["grouping"], row["group"], row["group_name"], row["group_name_en"])
             for row in records(TABLES["comparison"])]  # fmt: skip
    assert names == [
        ("", "", "全部", "all"),
        ("housing", "bought", "自有", "Own"),
        ("housing", "missing", "缺失", "missing"),
        ("age", "21-30", "21-30", "21-30"),
    ]


def test_a_comparison_says_gains_losses_and_the_mean():
    row = records(TABLES["comparison"])[0]
    assert [row[name] for name in ("people", "before", "after", "gain", "lose", "mean_change")] == [
        "4", "1", "2", "2", "1", "1.5000",
    ]  # fmt: skip


def test_a_person_at_the_threshold_has_the_points_of_each_item_before_and_after():
    row = records(TABLES["near"])[0]
    assert (row["side"], row["row"], row["person"]) == ("above", "7", "a1b2")
    assert (row["settled_before"], row["settled_after"]) == ("no", "yes")
    assert (row["home_before"], row["home_after"]) == ("", "5")
    titles = {column.name: column.title.zh for column in TABLES["near"].columns}
    assert titles["home_after"] == "住所（现）"


def test_what_was_not_said_before_is_empty():
    assert records(TABLES["differences"])[0]["before"] == ""


def test_a_change_is_told_in_words():
    row = records(TABLES["sensitivity"])[0]
    assert (row["change"], row["change_name"], row["change_name_en"]) == (
        "left_out",
        "取消该项",
        "left out",
    )
    assert "10%" in TABLES["sensitivity"].meaning.zh


def test_a_year_that_is_not_reached_is_empty():
    first, second = records(TABLES["waits"])
    assert (first["median"], first["ninety"], first["unsettled"]) == ("1", "", "0.3333")
    assert (second["since"], second["group_name"]) == ("joining", "租赁")


def test_a_year_of_the_queue_is_a_row():
    row = records(TABLES["queue"])[0]
    assert (row["on"], row["by_points"], row["last_points"]) == ("2016-06-01", "3", "120")
