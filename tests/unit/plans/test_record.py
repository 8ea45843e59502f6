"""Figures as JSON lines, and annotations that are read back from them."""

import json
from decimal import Decimal

import pytest

from shidian.plans import read
from shidian.plans.record import FIELDS, json_line, records
from tests.unit.plans.made import fault_of, plan

ISSUE = (
    "pilot section heading kind indicator indicator_code subject year start_year op value "
    "value_high unit per_year cumulative relative qualifier span text"
)
"""The fields of a figure as they were asked for, in their order."""

GOOD = {"kind": "target", "indicator": "绿地率", "year": 2017, "value": 35, "unit": "%",
        "span": [3, 6]}  # fmt: skip


def line_of(sentence: str) -> str:
    [figure] = read(plan(sentence)).figures
    return json_line(figure, "plan.txt")


def test_the_fields_and_their_order():
    assert list(json.loads(line_of("到2017年，绿地率达到35%。"))) == [*ISSUE.split(), "file"]
    assert " ".join(FIELDS) == ISSUE


def test_a_line_as_a_whole():
    text = plan("到2020年，户籍人口城镇化率力争达到60.50%左右。")
    [figure] = read(text).figures
    made = json.loads(json_line(figure, "plan.txt"))
    start = text.index("60.50")
    assert made == {
        "pilot": "青坪市",
        "section": "goal",
        "heading": "一、主要目标",
        "kind": "target",
        "indicator": "户籍人口城镇化率",
        "indicator_code": None,
        "subject": None,
        "year": 2020,
        "start_year": None,
        "op": "~",
        "value": 60.5,
        "value_high": None,
        "unit": "%",
        "per_year": False,
        "cumulative": False,
        "relative": False,
        "qualifier": "力争左右",
        "span": [start, start + 8],
        "text": "60.50%左右",
        "file": "plan.txt",
    }


DIGITS = {"60.50%": "60.50", "1,490.70万元": "1490.70", "0.10%": "0.10", "1000000人": "1000000"}


@pytest.mark.parametrize(("printed", "digits"), DIGITS.items())
def test_numbers_keep_the_digits_that_are_printed(printed, digits):
    assert f'"value": {digits}, ' in line_of(f"到2020年，绿地率达到{printed}。")


def test_a_range_has_both_numbers():
    assert '"value": 30.0, "value_high": 35.5,' in line_of("到2020年，绿地率达到30.0%—35.5%。")


def test_what_is_written_is_read_again():
    lines = "\n".join(
        json_line(one, "plan.txt") for one in read(plan("到2020年，绿地率达到60.50%。")).figures
    )
    [record] = records("gold.jsonl", f"\n{lines}\n\n")
    assert (str(record["value"]), record["unit"], record["year"]) == ("60.50", "%", 2020)


BAD = {
    "no JSON": ("绿地率 35%", "gold_no_json"),
    "half an object": ('{"kind": "target"', "gold_no_json"),
    "too deep": ("[" * 100_000, "gold_no_json"),
    "a list": ("[]", "gold_without"),
    "a number": ("5", "gold_without"),
    "no object at all": ("null", "gold_without"),
    "span with one end": (json.dumps(GOOD | {"span": [3]}), "gold_span"),
    "span that is none": (json.dumps(GOOD | {"span": "3-6"}), "gold_span"),
    "span of fractions": (json.dumps(GOOD | {"span": [3.0, 6.0]}), "gold_span"),
    "span of words": (json.dumps(GOOD | {"span": ["3", "6"]}), "gold_span"),
    "span backwards": (json.dumps(GOOD | {"span": [6, 3]}), "gold_span"),
    "empty span": (json.dumps(GOOD | {"span": [3, 3]}), "gold_span"),
    "span before the file": (json.dumps(GOOD | {"span": [-1, 3]}), "gold_span"),
    "span of truths": (json.dumps(GOOD | {"span": [False, True]}), "gold_span"),
    "value with a unit": (json.dumps(GOOD | {"value": "35%"}), "gold_value"),
    "no value": (json.dumps(GOOD | {"value": None}), "gold_value"),
    "a list of values": (json.dumps(GOOD | {"value": [35]}), "gold_value"),
}


@pytest.mark.parametrize(("line", "code"), BAD.values(), ids=BAD)
def test_a_line_that_is_no_annotation(line, code):
    fault = fault_of(lambda: list(records("gold.jsonl", f"{json.dumps(GOOD)}\n{line}\n")))
    assert (fault.code, fault.place.file, fault.place.row) == (code, "gold.jsonl", 2)


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity"])
def test_a_value_that_is_no_finite_number(value):
    line = json.dumps(GOOD).replace("35", value)
    assert fault_of(lambda: list(records("gold.jsonl", line))).code in (
        "gold_value",
        "gold_no_json",
    )


@pytest.mark.parametrize("name", ["kind", "indicator", "year", "value", "unit", "span"])
def test_a_line_that_lacks_a_field(name):
    line = json.dumps({field: one for field, one in GOOD.items() if field != name})
    fault = fault_of(lambda: list(records("gold.jsonl", line)))
    assert (fault.code, fault.found["missing"]) == ("gold_without", name)


def test_values_are_exact():
    [record] = records("gold.jsonl", json.dumps(GOOD | {"value": "60.50"}))
    assert str(record["value"]) == "60.50"
    [record] = records("gold.jsonl", json.dumps(GOOD).replace("35", "0.1"))
    assert record["value"] == Decimal("0.1")
