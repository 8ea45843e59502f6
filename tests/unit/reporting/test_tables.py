"""The tables: what they hold, and that every column is explained."""

import re
from decimal import Decimal

import pytest

from shidian.assessment import assess
from shidian.core import UsageError
from shidian.reporting import TABLES, dictionary, make_table
from tests.conftest import snapshot_of


@pytest.fixture
def made(specimen):
    """Makes a table of the specimen, as a list of rows by column name."""
    snapshot = snapshot_of(specimen)

    def make(name, **more):
        table = make_table(name, snapshot, assess(snapshot), **more)
        names = [column.name for column in table.columns]
        return [dict(zip(names, row, strict=True)) for row in table.rows]

    return make


COUNTS = {
    "pilots": 2,
    "tasks": 1,
    "indicators": 2,
    "commitments": 11,
    "observations": 4,
    "attainment": 3,
    "documents": 2,
}


def test_every_table_is_counted_here():
    assert list(TABLES) == list(COUNTS)


@pytest.mark.parametrize(("name", "count"), COUNTS.items(), ids=COUNTS)
def test_a_table_has_a_row_for_each_thing(name, count, made):
    assert len(made(name)) == count


def test_a_target_among_the_commitments_with_its_source(made):
    row = made("commitments")[1]
    assert (row["key"], row["op"], row["value"]) == ("01-rate-2020", "~", Decimal("73.90"))
    assert str(row["value"]) == "73.90"
    assert (row["type"], row["kind"], row["is_target"]) == ("figure", "target", True)
    assert (row["name"], row["indicator"], row["indicator_name"]) == (
        "城镇化率",
        "rate",
        "城镇化率",
    )
    assert (row["unit"], row["year"], row["qualifier"]) == ("%", 2020, "左右")
    assert (row["source_id"], row["span_start"], row["span_end"]) == ("plan", 120, 125)
    assert (row["entry"], row["recorded_by"], row["confidence"]) == (2, "tests", "high")


def test_a_cost_with_all_that_is_said_of_it(made):
    [row] = [row for row in made("commitments") if row["key"] == "01-130"]
    assert (row["type_name"], row["kind_name"], row["is_target"]) == ("数字", "成本", False)
    assert (row["name"], row["subject"], row["qualifier"]) == ("成本", "城区", "约")
    assert (row["op"], row["value"], str(row["value_high"])) == ("range", Decimal(10), "12.0")
    assert (row["unit"], row["year"], row["start_year"]) == ("万元", None, 2014)
    assert (row["per_year"], row["cumulative"], row["relative"]) == (True, False, False)
    assert (row["indicator"], row["indicator_name"]) == (None, None)
    assert (row["confidence"], row["source_note"]) == ("low", "粗略")


def test_what_is_no_figure_has_no_figures(made):
    rows = {row["key"]: row for row in made("commitments")}
    task, document = rows["01-task-150"], rows["01-deliverable-160"]
    assert (task["type_name"], task["kind"], task["kind_name"]) == ("任务", "sharing", "成本分担")
    assert (document["name"], document["detail"], document["year"]) == ("落户办法", "出台", 2015)
    assert (rows["01-fund-170"]["kind"], rows["01-fund-170"]["kind_name"]) == ("", "")
    figures = ("op", "value", "value_high", "unit", "indicator", "per_year", "relative", "subject")
    for row in (task, document, rows["02-body-230"], rows["02-evaluation-240"]):
        assert {row[name] for name in figures} == {None}
        assert row["source_id"] == "plan"


def test_targets_are_marked_among_the_commitments(made):
    marked = [row["key"] for row in made("commitments") if row["is_target"]]
    assert marked == [row["key"] for row in made("attainment")]


def test_a_column_may_mean_something_else_in_one_table(specimen):
    def title(table, name):
        columns = TABLES[table].columns(specimen)
        return next(column.title.en for column in columns if column.name == name)

    assert title("attainment", "year") == "Target year"
    assert title("commitments", "year") == "Year"
    assert title("documents", "kind") == "Kind"
    assert title("commitments", "kind") == "Kind code"


def test_an_observation_with_its_series(made):
    row = made("observations")[3]
    assert (row["area"], row["pilot_no"], row["value"]) == ("嘉兴市", "02", Decimal(5400868))
    assert (row["vintage"], row["series_break"]) == ("census2020", "boundary census")
    assert (row["unit"], row["source_id"], row["span_start"]) == ("人", "census", None)


def test_an_observation_of_no_pilot(specimen, made):
    assert {row["pilot_no"] for row in made("observations")} == {"01", "02"}


def test_what_was_attained(made):
    # the census stands between 69.8 and 78.00: levels are compared, no attainment is computed
    row = made("attainment")[1]
    assert (row["baseline"], row["target"], row["observed"]) == (
        Decimal("69.8"),
        Decimal("73.90"),
        Decimal("78.00"),
    )
    assert (row["gap"], row["verdict"]) == (Decimal("4.10"), "met")
    # 78 / 73.9 = 1.05548...
    assert (str(row["level_completion"]), row["attainment"]) == ("1.0555", None)
    assert row["caveats"].split() == ["census", "derived"]


def test_nothing_is_shown_where_nothing_was_observed(made):
    row = made("attainment")[0]
    assert row["verdict"] == "no_value"
    shown = ("observed", "gap", "level_completion", "attainment", "observed_source_id")
    assert {row[name] for name in shown} == {None}
    assert row["baseline"] == Decimal("69.8")


def test_figures_of_a_row_are_in_the_unit_of_the_row(made):
    row = made("attainment")[2]
    assert (row["unit"], row["target"], row["target_high"]) == ("万人", Decimal(450), Decimal(500))
    assert (row["observed"], row["observed_unit"]) == (Decimal(5400868), "人")
    assert row["gap"] == Decimal("90.0868")


def test_rows_may_be_chosen(made):
    chosen = made("attainment", keep=lambda result: result.pilot.no == "02")
    assert [row["key"] for row in chosen] == ["02-people-2020"]


@pytest.mark.parametrize("name", ["", "pilot", "dictionary ", "../pilots"])
def test_an_unknown_table(name, made):
    with pytest.raises(UsageError) as caught:
        made(name)
    assert caught.value.faults[0].code == "unknown_table"
    assert "attainment" in caught.value.faults[0].found["known"]


def test_the_dictionary_explains_every_column_of_every_table(programme):
    table = dictionary(programme)
    names = [column.name for column in table.columns]
    rows = [dict(zip(names, row, strict=True)) for row in table.rows]
    expected = [
        (name, column.name) for name, kind in TABLES.items() for column in kind.columns(programme)
    ]
    assert [(row["table"], row["column"]) for row in rows] == expected
    chinese = re.compile(r"[\u4e00-\u9fff]")
    for row in rows:
        assert row["title_en"], row
        assert row["meaning_en"], row
        assert not chinese.search(row["title_en"] + row["meaning_en"]), row
        assert row["title_zh"], row
        assert row["meaning_zh"], row


@pytest.mark.parametrize("kind", TABLES.values(), ids=TABLES)
def test_no_table_has_two_columns_of_one_name_or_title(kind, programme):
    columns = kind.columns(programme)
    for texts in (
        [column.name for column in columns],
        [column.title.zh for column in columns],
        [column.title.en for column in columns],
    ):
        assert len(set(texts)) == len(texts)
    assert kind.title.zh
    assert kind.title.en
    assert kind.meaning.en
