"""What each number of a sentence is of: lists, parts, pairs, and who pays."""

import pytest

from shidian.plans.figures.names import names
from shidian.plans.figures.slots import slots
from shidian.plans.numbers.quantities import quantities
from shidian.plans.numbers.times import times
from shidian.plans.text.sentences import Sentence

RATES = ["常住人口城镇化率", "户籍人口城镇化率"]
TABLE = {
    "before": ("绿地率达到38%。", ["绿地率"]),
    "after": ("设立5个服务站。", ["服务站"]),
    "after 的": ("设立3亿元的引导资金。", ["引导资金"]),
    "light words say nothing": ("使污水处理率达到90%。", ["污水处理率"]),
    "one clause each": ("绿地率达到38%，燃气普及率达到80%。", ["绿地率", "燃气普及率"]),
    "taken over from before": ("绿地率2017年达到35%，2020年达到38%。", ["绿地率", "绿地率"]),
    "taken over after a semicolon": ("绿地率2017年达到35%；2020年达到38%。", ["绿地率", "绿地率"]),
    "respectively": (f"{RATES[0]}和{RATES[1]}分别达到60%和45%。", RATES),
    "respectively, with a comma": (f"{RATES[0]}、{RATES[1]}分别达到60%、45%。", RATES),
    "one thing respectively": ("绿地率分别达到35%和38%。", ["绿地率", "绿地率"]),
    "from one to another": ("绿地率由31%提高到38%。", ["绿地率", "绿地率"]),
    "from one to another, of now": ("绿地率从目前的31%提升至38%。", ["绿地率", "绿地率"]),
    "reduced from one to another": ("将内设机构由28个精简到20个。", ["内设机构", "内设机构"]),
    "shares in a pair of lists": (
        "政府、企业、个人按5：3：2分担。",
        ["政府分担比例", "企业分担比例", "个人分担比例"],
    ),
    "shares that are told as one": (
        "政府、企业、个人分担比例为5：3：2。",
        ["政府分担比例", "企业分担比例", "个人分担比例"],
    ),
    "payers respectively": (
        "政府、企业和个人分别承担40%、32%和28%。",
        ["政府承担", "企业承担", "个人承担"],
    ),
    "what a share of money is of": (
        "人均成本12万元，其中政府承担60%。",
        ["人均成本", "人均成本政府承担"],
    ),
    "before, with an emphasis after": ("社区服务覆盖率实现100%全覆盖。", ["社区服务覆盖率"]),
    "after half a year": ("2016年上半年完成发证率95%。", ["发证率"]),
    "a colon names what follows": ("绿地率：38%。", ["绿地率"]),
    "units that are places": ("全市辖2区4县。", ["下辖区", "下辖县"]),
    "a size of what is set up": (
        "设立城市发展基金，总规模30亿元，首期10亿元。",
        ["城市发展基金总规模", "城市发展基金首期"],
    ),
    "not a size in another clause": (
        "设立城市发展基金；规模10亿元。",
        ["规模"],
    ),
    "parts of a rate": (
        "城镇化率51.8%，其中甲区、乙区分别为78.4%和57.2%。",
        ["城镇化率", "城镇化率", "城镇化率"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), TABLE.values(), ids=TABLE)
def test_names(text, expected):
    sentence = Sentence(text, 0, 0, _numbers(text), times(text))
    assert [name.indicator for name in names(sentence, slots(sentence))] == expected


def _numbers(text):
    """Quantities that are no years, as the reader tells them apart."""
    taken = [(time.start, time.end) for time in times(text)]
    return [one for one in quantities(text) if not any(a <= one.start < b for a, b in taken)]


def test_one_part_of_the_place_does_not_name_another():
    text = "县城吸纳4万人，重点镇吸纳2.5万人。"
    sentence = Sentence(text, 0, 0, quantities(text), [])
    first, second = names(sentence, slots(sentence))
    assert "县城" in f"{first.subject}{first.indicator}"
    assert "重点镇" in f"{second.subject}{second.indicator}"
    assert "县城" not in second.indicator


def test_the_lower_end_of_a_change_is_marked():
    text = "绿地率由31%提高到38%，公园由5座增加到9座。"
    sentence = Sentence(text, 0, 0, quantities(text), [])
    assert [name.baseline for name in names(sentence, slots(sentence))] == [True, False] * 2


def test_a_list_deals_out_its_years():
    text = "绿地率2017年、2020年分别达到35%和38%。"
    sentence = Sentence(text, 0, 0, _numbers(text), times(text))
    assert [name.year for name in names(sentence, slots(sentence))] == [2017, 2020]


def test_a_part_of_the_place_with_the_name_of_the_whole():
    text = "落户60万人，其中中心城区25万人、县城28万人。"
    sentence = Sentence(text, 0, 0, quantities(text), [])
    whole, *parts = names(sentence, slots(sentence))
    assert whole.indicator == "落户"
    assert [(one.indicator, one.subject) for one in parts] == [
        ("落户", "中心城区"),
        ("落户", "县城"),
    ]
