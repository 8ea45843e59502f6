"""Tables of what was read in plan files."""

import json
from decimal import Decimal

import pytest

from shidian.core import UsageError
from shidian.plans import read
from shidian.reporting import VIEWS, ReadFile, reading_table, write
from tests.unit.plans.made import fault_of

FIRST = """\
云湖县国家新型城镇化综合试点工作方案要点
一、总体目标
到2020年，户籍人口城镇化率达到45.50%左右，编号7788。
二、主要任务
（一）建立分担机制
2015年出台《落户办法》。
"""
SECOND = FIRST.replace("云湖县", "双溪市").replace("45.50", "50")
FILES = [ReadFile("one.txt", read(FIRST)), ReadFile("both.txt", read(FIRST + SECOND))]


def rows(view: str, **more) -> list[dict]:
    table = reading_table(view, FILES, **more)
    names = [column.name for column in table.columns]
    return [dict(zip(names, row, strict=True)) for row in table.rows]


def test_figures_with_all_their_fields():
    found = rows("figures")
    assert [(one["file"], one["pilot"], str(one["value"])) for one in found] == [
        ("one.txt", "云湖县", "45.50"),
        ("both.txt", "云湖县", "45.50"),
        ("both.txt", "双溪市", "50"),
    ]
    start = FIRST.index("45.50")
    assert found[0] == {
        "file": "one.txt",
        "pilot": "云湖县",
        "section": "goal",
        "heading": "一、总体目标",
        "kind": "target",
        "indicator": "户籍人口城镇化率",
        "indicator_code": None,
        "subject": None,
        "year": 2020,
        "start_year": None,
        "op": "~",
        "value": Decimal("45.50"),
        "value_high": None,
        "unit": "%",
        "per_year": False,
        "cumulative": False,
        "relative": False,
        "qualifier": "左右",
        "span_start": start,
        "span_end": start + 8,
        "text": "45.50%左右",
    }


def test_statements():
    found = [one for one in rows("statements") if one["file"] == "one.txt"]
    assert [
        (one["type"], one["kind"], one["name"], one["detail"], one["year"]) for one in found
    ] == [
        ("task", "", "建立分担机制", "", None),
        ("deliverable", "planned", "落户办法", "出台", 2015),
    ]
    assert FIRST[found[1]["span_start"] : found[1]["span_end"]] == "《落户办法》"


def test_the_outline():
    found = [one for one in rows("outline") if one["file"] == "one.txt"]
    assert [(one["level"], one["section"], one["heading"]) for one in found] == [
        (1, "goal", "一、总体目标"),
        (1, "task", "二、主要任务"),
        (2, "task", "（一）建立分担机制"),
    ]
    for one in found:
        inside = FIRST[one["span_start"] : one["span_end"]]
        assert inside.replace("\n", "").startswith(one["heading"])


def test_coverage_and_what_is_unread():
    counts = [one for one in rows("coverage") if one["file"] == "one.txt"]
    # 一、二、（一）; 2020, 2015; 45.50; 7788.
    assert {one["class"]: one["numerals"] for one in counts} == {
        "marker": 3,
        "time": 8,
        "figure": 4,
        "unread": 4,
    }
    unread = [one for one in rows("unread") if one["file"] == "one.txt"]
    assert [(one["text"], FIRST[one["span_start"] : one["span_end"]]) for one in unread] == [
        ("7788", "7788")
    ]


def test_only_the_plans_that_are_wanted():
    wanted = "双溪市".__eq__
    assert {one["pilot"] for one in rows("figures", keep=wanted)} == {"双溪市"}
    assert {one["pilot"] for one in rows("statements", keep=wanted)} == {"双溪市"}
    assert {one["pilot"] for one in rows("outline", keep=wanted)} == {"双溪市"}
    assert rows("figures", keep=lambda place: False) == []


def test_a_view_that_does_not_exist():
    fault = fault_of(lambda: reading_table("figure", FILES), UsageError)
    assert (fault.code, fault.found["known"]) == ("unknown_view", " ".join(VIEWS))


@pytest.mark.parametrize("view", VIEWS)
def test_every_column_is_explained(view):
    table = reading_table(view, FILES)
    assert table.rows
    assert any(column.brief for column in table.columns)
    for column in table.columns:
        for text in (column.title, column.meaning):
            assert text.zh
            assert text.en
    for text in (table.title, table.meaning):
        assert text.zh
        assert text.en


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("format", ["csv", "json", "jsonl", "xlsx"])
def test_every_view_can_be_written(view, format):
    assert write(reading_table(view, FILES), format, "zh")
    write(reading_table(view, []), format, "en")


def test_numbers_keep_their_digits():
    lines = write(reading_table("figures", FILES), "jsonl", "zh").decode().splitlines()
    assert json.loads(lines[0])["value"] == "45.50"
