"""How a number binds: the words before and after it."""

import pytest

from shidian.plans.figures.binding import Binding, binding
from shidian.plans.figures.phrases import lead, trail
from shidian.plans.numbers.quantities import quantities

# Before, number, after: relation, qualifier, whether it is a change.
TABLE = {
    "达到": ("绿地率达到", "38%", "", "=", None, False),
    "以上": ("绿地率达到", "38%", "以上", ">=", "以上", False),
    "及以上": ("绿地率达到", "38%", "及以上", ">=", "及以上", False),
    "不低于": ("绿地率不低于", "38%", "", ">=", "不低于", False),
    "不少于": ("床位不少于", "300张", "", ">=", "不少于", False),
    "至少": ("床位至少", "300张", "", ">=", "至少", False),
    "以内": ("失业率控制在", "4%", "以内", "<=", None, False),
    "不超过": ("失业率不超过", "4%", "", "<=", "不超过", False),
    "不高于": ("失业率不高于", "4%", "", "<=", "不高于", False),
    "控制在": ("规模控制在", "120万人", "以下", "<=", None, False),
    "左右": ("绿地率达到", "38%", "左右", "~", "左右", False),
    "约": ("人口约", "95万人", "", "~", "约", False),
    "近": ("人口近", "95万人", "", "~", "近", False),
    "超过": ("人口超过", "95万人", "", ">", "超过", False),
    "突破": ("人口突破", "95万人", "", ">", "突破", False),
    "低于": ("失业率低于", "4%", "", "<", "低于", False),
    "不足": ("人口不足", "5万人", "", "<", "不足", False),
    "余": ("引进企业", "300余家", "", ">", "余", False),
    "力争": ("绿地率力争达到", "38%", "", "=", "力争", False),
    "力争超过": ("绿地率力争超过", "38%", "", ">", "力争超过", False),
    "下降": ("能耗下降", "12%", "", "-", None, True),
    "压缩": ("机构压缩", "10%", "", "-", None, True),
    "精简": ("事项精简", "30%", "以上", "-", "以上", True),
    "增长": ("产值增长", "15%", "", "+", None, True),
    "提高": ("城镇化率提高", "5个百分点", "", "+pp", None, True),
    "降低": ("失业率降低", "1个百分点", "左右", "-pp", "左右", True),
    "提高到": ("城镇化率提高到", "60%", "", "=", None, False),
    "下降到": ("失业率下降到", "4%", "", "=", None, False),
    "range": ("绿地率达到", "35%—38%", "", "range", None, False),
    "range of a change": ("能耗下降", "20%—30%", "", "-", None, True),
}


@pytest.mark.parametrize(
    ("before", "number", "after", "op", "qualifier", "relative"), TABLE.values(), ids=TABLE
)
def test_how_a_number_binds(before, number, after, op, qualifier, relative):
    made = binding(quantities(number)[0], lead(before), after)
    assert (made.op, made.relative) == (op, relative)
    if before[-3:] != "控制在":
        assert made.qualifier == qualifier


@pytest.mark.parametrize("after", ["以上", "左右", "以内", "及以上"])
def test_qualifiers_after_a_number(after):
    assert trail(f"{after}，户籍人口") == after


@pytest.mark.parametrize("after", ["内设机构", "多元化", "余热利用", "以下简称"])
def test_words_that_only_begin_like_qualifiers(after):
    assert trail(after) == ""


def test_a_plain_level():
    assert binding(quantities("38%")[0], lead("绿地率"), "") == Binding("=", None, False)
