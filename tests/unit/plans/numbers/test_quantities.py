"""Numbers with their units, before anything is known of their meaning."""

import pytest

from shidian.plans.numbers.quantities import quantities
from shidian.plans.numbers.units import multiplier

# Text, then value, upper end and unit of each quantity in it.
TABLE = {
    "a number and its unit": ("766.3万人", [("766.3", None, "万人")]),
    "two": ("60%和45.50%", [("60", None, "%"), ("45.50", None, "%")]),
    "thousands": ("7,940万元", [("7940", None, "万元")]),
    "a bare multiplier": ("67万", [("67", None, "万")]),
    "a range": ("20%—30%", [("20", "30", "%")]),
    "a range with one unit": ("1200—1300万人", [("1200", "1300", "万人")]),
    "a range in words": ("5至8个", [("5", "8", "个")]),
    "a range with another dash": ("5-8公里", [("5", "8", "公里")]),
    "a range whose first number has a multiplier": ("100万—300万人", [("100", "300", "万人")]),
    "a ratio": ("2.03：1", [("2.03", None, ":1")]),
    "a ratio with another colon": ("2.5:1", [("2.5", None, ":1")]),
    "a ratio in words": ("二比一", [("2", None, ":1")]),
    "three ways": ("5:3:2", [("5", None, ""), ("3", None, ""), ("2", None, "")]),
    "more than": ("20余万元", [("20", None, "万元")]),
    "more than, after": ("300多家", [("300", None, "家")]),
    "chinese numerals": ("二十万人", [("20", None, "万人")]),
    "chinese numerals with a myriad inside": ("两千五百万元", [("2500", None, "万元")]),
    "tenths": ("六成以上", [("60", None, "%")]),
    "a fraction": ("达到2/3，", [("66.67", None, "%")]),
    "points": ("5个百分点", [("5", None, "个百分点")]),
    "points in a list": ("4个和5个百分点", [("4", None, "个百分点"), ("5", None, "个百分点")]),
    "per head": ("13.5万元/人", [("13.5", None, "万元/人")]),
    "doubling twice": ("翻两番", [("300", None, "%")]),
    "halving": ("减半。", [("50", None, "%")]),
    "an index": ("容积率由0.8提高到1.2", [("0.8", None, ""), ("1.2", None, "")]),
    "nothing": ("城镇化水平明显提高", []),
    "a number without a unit": ("编号7788", []),
}


@pytest.mark.parametrize(("text", "expected"), TABLE.values(), ids=TABLE)
def test_quantities(text, expected):
    found = [
        (f"{one.value:f}", None if one.high is None else f"{one.high:f}", one.unit)
        for one in quantities(text)
    ]
    assert found == expected


AMOUNTS = {
    "一亿三千万元": 130_000_000,
    "一百二十万五千人": 1_205_000,
    "三百五十万人": 3_500_000,
    "十三亿元": 1_300_000_000,
}


@pytest.mark.parametrize(("text", "amount"), AMOUNTS.items())
def test_a_chinese_numeral_and_its_unit_make_up_the_amount(text, amount):
    [one] = quantities(text)
    assert one.value * multiplier(one.unit) == amount


def test_quantities_say_that_more_is_meant():
    assert [one.more for one in quantities("20余万元，300多家，5家")] == ["余", "多", ""]


@pytest.mark.parametrize("text", [text for text, _ in TABLE.values()])
def test_places_hold_the_number_and_move_with_it(text):
    for one in quantities(f"约{text}"):
        assert 1 <= one.start < one.end <= len(text) + 1
        assert (one.moved(5).start, one.moved(5).end) == (one.start + 5, one.end + 5)
