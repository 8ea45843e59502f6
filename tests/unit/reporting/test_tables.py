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
    "commitments": 3,
    "observations": 4,
    "attainment": 3,
    "documents": 2,
}


def test_every_table_is_counted_here():
    assert list(TABLES) == list(COUNTS)


@pytest.mark.parametrize(("name", "count"), COUNTS.items(), ids=COUNTS)
def test_a_table_has_a_row_for_each_thing(name, count, made):
    assert len(made(name)) == count


def test_a_commitment_with_its_source(made):
    row = made("commitments")[1]
    assert (row["key"], row["op"], row["target"]) == ("01-rate-2020", "~", Decimal("73.90"))
    assert str(row["target"]) == "73.90"
    assert (row["unit"], row["year"], row["qualifier"]) == ("%", 2020, "左右")
    assert (row["source_id"], row["span_start"], row["span_end"]) == ("plan", 120, 125)
    assert (row["entry"], row["recorded_by"], row["confidence"]) == (2, "tests", "high")


def test_an_observation_with_its_series(made):
    row = made("observations")[3]
    assert (row["area"], row["pilot_no"], row["value"]) == ("嘉兴市", "02", Decimal(5400868))
    assert (row["vintage"], row["series_break"]) == ("census2020", "boundary census")
    assert (row["unit"], row["source_id"], row["span_start"]) == ("人", "census", None)


def test_an_observation_of_no_pilot(specimen, made):
    assert {row["pilot_no"] for row in made("observations")} == {"01", "02"}


def test_what_was_attained(made):
    row = made("attainment")[1]
    assert (row["baseline"], row["target"], row["observed"]) == (
        Decimal("69.8"),
        Decimal("73.90"),
        Decimal("78.00"),
    )
    assert (row["gap"], row["verdict"]) == (Decimal("4.10"), "met")
    # 78 / 73.9 = 1.05548...; (78 - 69.8) / (73.9 - 69.8) = 2
    assert (str(row["level_completion"]), row["attainment"]) == ("1.0555", Decimal(2))
    assert row["caveats"].split() == ["unverified_tolerance", "census", "derived"]


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
