"""Tables of indicators pasted as text, or taken from Word."""

from decimal import Decimal

import pytest

from shidian.plans import plan_of, read
from tests.unit.plans.made import TITLE, check_spans, plan, values, word

ROWS = [
    ["指标", "2013年", "2017年", "2020年"],
    ["常住人口城镇化率（%）", "52.3", "57.0", "60.50"],
    ["常住人口（万人）", "88.5", "92", "95"],
]
AFTER = "加强组织领导，到2017年，绿地率达到35%。"
TABLES = {
    "blanks": "\n".join(" ".join(row) for row in ROWS),
    "tabs": "\n".join("\t".join(row) for row in ROWS),
    "wide blanks": "\n".join("    ".join(row) for row in ROWS),
    "wide letters": "\n".join(" ".join(row) for row in ROWS).replace("57.0", "５７．０"),
}


def check(reading) -> None:
    found = [one for one in reading.figures if one.indicator != "绿地率"]
    assert [(one.indicator, one.unit) for one in found] == [
        *[("常住人口城镇化率", "%")] * 3,
        *[("常住人口", "万人")] * 3,
    ]
    assert [str(one.value) for one in found] == ["52.3", "57.0", "60.50", "88.5", "92", "95"]
    assert [one.year for one in found] == [2013, 2017, 2020] * 2
    assert [one.kind.value for one in found] == ["baseline", "target", "target"] * 2
    assert reading.coverage.unread == []
    check_spans(reading)


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_a_table_pasted_as_text(table):
    reading = read(plan(table, AFTER, intro="2013年，绿地率31%。"))
    check(reading)
    assert values(reading.figures)[-1] == "35%"


def test_a_table_of_a_word_file():
    content = plan_of("plan.docx", word(TITLE, "2013年，绿地率31%。", "一、主要目标", ROWS, AFTER))
    check(read(content.content))


def test_a_column_of_units_and_a_row_of_bounds():
    table = [
        "指标 单位 2013年 2020年",
        "公园 座 5 9",
        "失业率 % 4.5 ≤4.0",
        "绿地率 % 31 ≥38",
    ]
    found = read(plan(*table, intro="2013年，公园5座。")).figures[1:]
    assert [(one.indicator, one.op, one.value, one.unit) for one in found] == [
        ("公园", "=", Decimal(5), "座"),
        ("公园", "=", Decimal(9), "座"),
        ("失业率", "=", Decimal("4.5"), "%"),
        ("失业率", "<=", Decimal("4.0"), "%"),
        ("绿地率", "=", Decimal(31), "%"),
        ("绿地率", ">=", Decimal(38), "%"),
    ]


def test_signs_of_percent_in_the_cells():
    table = ["指标 2013年 2020年", "绿地率 31% 38%"]
    found = read(plan(*table, intro="2013年，公园5座。")).figures[1:]
    assert [(one.indicator, one.unit, one.year) for one in found] == [
        ("绿地率", "%", 2013),
        ("绿地率", "%", 2020),
    ]


def test_numbers_of_rows_are_no_part_of_a_name():
    table = ["序号\t指标\t2013年\t2020年", "1\t绿地率（%）\t31\t38", "2\t公园（座）\t5\t9"]
    reading = read(plan(*table, intro="2013年，湿地12处。"))
    found = [(one.indicator, *values([one]), one.year) for one in reading.figures[1:]]
    assert found == [
        ("绿地率", "31%", 2013),
        ("绿地率", "38%", 2020),
        ("公园", "5座", 2013),
        ("公园", "9座", 2020),
    ]


def test_cells_with_units_take_no_name_from_the_text_around():
    table = ["指标\t2013年\t2020年", "公园\t5座\t9座", "加强组织领导，健全机制。"]
    reading = read(plan(*table))
    assert {one.indicator for one in reading.figures} <= {"公园"}
    coverage = reading.coverage
    assert sum(coverage.classes.values()) == coverage.numerals


NO_TABLES = {
    "one year": "指标 2020年\n绿地率 38",
    "no years": "指标 目标\n绿地率 38",
    "a row of another width": "指标 2013年 2020年\n绿地率 31 35 38",
    "sentences": "到2013年 2020年\n推进落户。",
}


@pytest.mark.parametrize("table", NO_TABLES.values(), ids=NO_TABLES)
def test_what_is_no_table_of_years_invents_nothing(table):
    reading = read(plan(table))
    coverage = reading.coverage
    assert sum(coverage.classes.values()) == coverage.numerals
    assert {one.year for one in reading.figures} <= {None, 2013, 2020}


def test_a_table_pasted_without_its_head_is_told_as_unread():
    reading = read(plan("绿地率 31 38 45"))
    read_ = {one.text for one in reading.figures} | {one.text for one in reading.coverage.unread}
    assert {"31", "38", "45"} <= {word for text in read_ for word in text.split()}
