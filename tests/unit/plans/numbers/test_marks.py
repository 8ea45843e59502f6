"""What every numeral is: a quantity, a time, or no figure and of which class."""

import itertools

import pytest

from shidian.plans.coverage import CLASSES
from shidian.plans.numbers.marks import Mark, marks, unread
from shidian.plans.numbers.nonfigures import why_no_figure
from shidian.plans.numbers.quantities import quantities
from shidian.plans.numbers.times import Calendar

# A stretch of a sentence, and its class.
OTHERS = {
    "《规划（2014—2020年）》": "title",
    "发改规划〔2014〕1229号": "document_number",
    "国办发[2013]5号": "document_number",
    "第二十一条": "law_article",
    "党的十八大": "congress",
    "十八届三中全会": "congress",
    "第三产业": "ordinal",
    "前10名": "ordinal",
    "G15": "name",
    "12345热线": "name",
    "1+3+10": "name",
    "12月底": "date",
    "三规合一": "slogan",
    "“一带一路”": "slogan",
    "3年左右": "duration",
    "连续五年": "duration",
    "三个方面": "enumeration",
    "四大机制": "enumeration",
    "50万人以上的大城市": "category",
    "进一步": "word",
    "统一": "word",
}


@pytest.mark.parametrize(("text", "kind"), OTHERS.items(), ids=OTHERS)
def test_what_is_no_figure(text, kind):
    found = marks(f"推进{text}，加快发展", [], Calendar())
    assert list(found.quantities) == []
    assert {mark.kind for mark in found.others} == {kind}


def test_every_class_has_a_name_in_both_languages():
    found = {mark.kind for text in OTHERS for mark in marks(text, [], Calendar()).others}
    assert found <= set(CLASSES)
    assert all(text.zh and text.en.isascii() for text in CLASSES.values())


# A quantity, and the class that it belongs to; empty for a figure.
WHY = {
    "3所学校": "",
    "20%": "",
    "试行3年": "duration",
    "三个方面": "enumeration",
    "一个平台": "word",
    "新建十二所学校": "",
    "第5个": "ordinal",
    "居住满1年": "",
    "20个工作日内": "",
    "100万人以上城市": "category",
}


@pytest.mark.parametrize(("text", "kind"), WHY.items(), ids=WHY)
def test_why_a_quantity_is_no_figure(text, kind):
    assert why_no_figure(text, quantities(text)[0]) == kind


def test_what_is_known_already_is_kept():
    found = marks("5万人", [Mark(0, 1, "marker")], Calendar())
    assert [mark.kind for mark in found.others] == ["marker", "word"]
    assert list(found.quantities) == []


def test_what_nobody_can_place_is_unread():
    found = marks("编号7788，到2017年达到5万人", [], Calendar())
    assert [(mark.start, mark.end) for mark in unread(found)] == [(2, 6)]


def test_no_two_marks_share_a_character():
    text = "根据国发〔2014〕25号第三条，到2017年，三规合一覆盖20个县，约5万人，编号7788。"
    found = marks(text, [], Calendar())
    taken = sorted((one.start, one.end) for one in (*found.quantities, *found.times, *found.others))
    assert all(one[1] <= after[0] for one, after in itertools.pairwise(taken))
