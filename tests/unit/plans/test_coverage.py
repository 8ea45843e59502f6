"""Every digit and numeral is accounted for; what was not read is listed."""

import re

import pytest

from shidian.plans import CLASSES, read
from tests.unit.plans.made import TITLE, plan

NUMERAL = re.compile(r"[0-9０-９零〇一二两三四五六七八九十百千万亿]")

TEXTS = {
    "a plan": plan(
        "到2017年，户籍人口城镇化率达到45%，落户5万人。",
        intro="根据国发〔2014〕25号，2013年常住人口88.5万人。",
        tasks=["（一）落户。制定《落户办法（2015年）》，覆盖三个方面。"],
    ),
    "full-width digits": plan("到２０１７年，户籍人口城镇化率达到４５．５％。"),
    "no numerals": "推进户籍改革。",
    "nothing": "",
    "numbers alone": "12\n34\n5678\n",
    "strange numerals": "万万万，百千，点五，十十，亿亿",
    "a comma of another script": "分别投资1,2,3亿元。",
    "a number that looks like a document's": "编号12,345号。",
    "two points": "版本1.2.3完成。",
    "a number that looks like an item's": "推进改革。\n0..5\n",
    "a table": "指标 2013年 2020年\n城镇化率（%） 41.7 ≥55\n",
    "a page number": "完善落户政策，放宽落户条件，健全\n\n 15\n公共服务体系，改善环境。\n",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_the_classes_sum_up_to_the_numerals(text):
    coverage = read(text).coverage
    assert coverage.numerals == len(NUMERAL.findall(text))
    assert sum(coverage.classes.values()) == coverage.numerals
    assert set(coverage.classes) <= set(CLASSES)
    assert all(coverage.classes.values())


def test_each_numeral_of_a_sentence_is_of_its_class():
    text = f"{TITLE}\n一、主要目标\n到2017年，三规合一，落户5万人，编号7788。\n"
    # 一、; 2017; 三规合一; 5万; 7788.
    assert read(text).coverage.classes == {
        "marker": 1,
        "time": 4,
        "slogan": 2,
        "figure": 2,
        "unread": 4,
    }


def test_what_is_unread_is_listed_with_its_place():
    text = plan("建设编号 7788 地块。")
    [unread] = read(text).coverage.unread
    assert unread.text == "7788"
    assert text[slice(*unread.span)] == "7788"
    assert "编号7788地块" in unread.around


def test_every_numeral_inside_a_figures_span_counts_as_figure():
    reading = read(plan("到2020年，常住人口达到一百二十万人左右。"))
    assert reading.coverage.classes["figure"] == 5
    assert reading.coverage.unread == []
