"""What printed units measure, and by how much they multiply."""

from decimal import Decimal

import pytest

from shidian.plans.numbers.units import dimension, multiplier, size

MEASURED = {
    "%": "share", "个百分点": "share", "人": "people", "万人": "people", "万人次": "people",
    "亿元": "money", "万美元": "money_usd", "元/人": "money/people", "万元/人": "money/people",
    "平方公里": "area", "万亩": "area", "公顷": "area", "公里": "length", "万立方米": "volume",
    "万吨": "mass", "户": "households", "万套": "count", "所": "count", "张床位": "count",
    "年": "duration", "个工作日": "duration", "小时": "duration", "倍": "multiple",
    ":1": "ratio", ":3": "ratio", "万": "number", "亿": "number",
}  # fmt: skip


@pytest.mark.parametrize(("unit", "measured"), MEASURED.items())
def test_what_a_unit_measures(unit, measured):
    assert dimension(unit) == measured


@pytest.mark.parametrize("unit", ["", "光年", "人万", "万万人民", "abc"])
def test_an_unknown_unit_measures_nothing(unit):
    assert dimension(unit) == ""


SIZES = {
    "人": 1, "%": 1, "十": 10, "百": 100, "千": 1000, "万": 10**4, "万人": 10**4, "百万人": 10**6,
    "亿元": 10**8, "千亿元": 10**11, "万亿元": 10**12, ":1": 1,
}  # fmt: skip


@pytest.mark.parametrize(("unit", "size"), SIZES.items())
def test_by_how_much_a_unit_multiplies(unit, size):
    assert multiplier(unit) == size


ALIKE = {
    "公顷 and 亩": ("1", "公顷", "15", "亩"),
    "平方公里 and 公顷": ("1", "平方公里", "100", "公顷"),
    "平方米 and 亩": ("10000", "平方米", "15", "亩"),
    "万亩 and 平方公里": ("1.5", "万亩", "10", "平方公里"),
    "公里 and 米": ("1.2", "公里", "1200", "米"),
    "万吨 and 公斤": ("1", "万吨", "10000000", "公斤"),
    "亿元 and 万元": ("1", "亿元", "10000", "万元"),
}


@pytest.mark.parametrize(("one", "unit", "other", "of"), ALIKE.values(), ids=ALIKE)
def test_sizes_of_units_of_one_measure(one, unit, other, of):
    assert dimension(unit) == dimension(of)
    assert Decimal(one) * size(unit) == Decimal(other) * size(of)
