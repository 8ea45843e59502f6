"""Numbers in digits and in Chinese numerals, and shares in words."""

from decimal import Decimal

import pytest

from shidian.plans.numbers.numerals import arabic, chinese, number, percent, shares

CHINESE = {
    "零": 0, "〇": 0, "五": 5, "两": 2, "十": 10, "十二": 12, "二十": 20, "三十五": 35, "一百": 100,
    "一百零五": 105, "一百一十": 110, "一千零一": 1001, "两千五百": 2500, "三千零四十": 3040,
    "九千九百九十九": 9999, "一万": 10_000, "一万零五百": 10_500, "十二万": 120_000,
    "二十万三千": 203_000, "一百五十万": 1_500_000, "一千二百万": 12_000_000, "一亿": 10**8,
    "一亿三千万": 130_000_000, "十三亿": 1_300_000_000, "二〇一七": 2017, "一九七八": 1978,
}  # fmt: skip


@pytest.mark.parametrize(("text", "value"), CHINESE.items())
def test_a_chinese_numeral(text, value):
    assert chinese(text) == value


@pytest.mark.parametrize(("text", "value"), {"十二点五": "12.5", "零点八": "0.8"}.items())
def test_a_chinese_numeral_with_places(text, value):
    assert str(chinese(text)) == value


@pytest.mark.parametrize("text", ["百千", "万", "亿", "二三十百", "百", "十百", "五六十"])
def test_what_is_no_numeral(text):
    assert chinese(text) is None


@pytest.mark.parametrize(
    ("text", "value"), [("12", "12"), ("0.50", "0.50"), ("7,940", "7940"), ("1,234.50", "1234.50")]
)
def test_digits_keep_their_places(text, value):
    assert str(arabic(text)) == value
    assert str(number(text)) == value


def test_a_number_in_either_script():
    assert (number("35"), number("三十五")) == (35, 35)


SHARES = {
    "百分之六十": "60",
    "百分之百": "100",
    "百分之十二点五": "12.5",
    "百分之65": "65",
    "三分之一": "33.33",
    "三分之二": "66.67",
    "四分之三": "75",
    "五分之一": "20",
    "六成": "60",
    "六成以上": "60",
    "八成半": "85",
    "九成五左右": "95",
    "超过一半": "50",
}


@pytest.mark.parametrize(("text", "percent"), SHARES.items())
def test_a_share_in_words(text, percent):
    [share] = shares(f"覆盖率达到{text}，")
    assert share.percent == Decimal(percent)
    assert "覆盖率达到" not in f"覆盖率达到{text}，"[share.start : share.end]


@pytest.mark.parametrize("text", ["形成机制", "两成员国", "三成为主", "五成果", "部分之一", "分成"])
def test_what_is_no_share(text):
    assert shares(text) == []


def test_a_fraction_as_a_percentage():
    assert [str(percent(*pair)) for pair in ((1, 3), (1, 8), (2, 2))] == ["33.33", "12.50", "100"]
