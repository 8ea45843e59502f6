"""Whether a figure tells how things stand, what is promised, what it costs, or who pays."""

from unittest.mock import ANY

import pytest

from shidian.plans import read
from tests.unit.plans.made import plan

KINDS = {
    "state of the base year": (
        plan(intro="2013年，青坪市常住人口88.5万人。"),
        [("baseline", "常住人口", 2013)],
    ),
    "state of an earlier year": (
        plan(intro="2012年，青坪市常住人口88.5万人。"),
        [("baseline", "常住人口", 2012)],
    ),
    "stated as present": (
        plan("目前，中心城区绿地率为31%。"),
        [("baseline", ANY, None)],
    ),
    "stated as of the end of a year": (
        plan("截至2013年底，农民工有12.6万人。", intro="2013年，青坪市常住人口88.5万人。"),
        [("baseline", "常住人口", 2013), ("baseline", "农民工", 2013)],
    ),
    "promised": (plan("到2017年，常住人口达到95万人。"), [("target", "常住人口", 2017)]),
    "cost per head": (
        plan(tasks=["（一）建立成本分担机制。经测算，人均市民化成本为13.5万元。"]),
        [("cost", "人均市民化成本", None)],
    ),
    "share of a cost": (
        plan(tasks=["（一）建立成本分担机制。市民化成本由政府承担40%，企业承担32%，个人承担28%。"]),
        [("cost", ANY, None)] * 3,
    ),
    "money set aside": (
        plan(tasks=["（一）落实资金。市财政每年安排专项资金5亿元。"]),
        [("funding", ANY, None)],
    ),
    "a fund": (
        plan(tasks=["（一）落实资金。设立规模10亿元的城镇化发展基金。"]),
        [("funding", "城镇化发展基金", None)],
    ),
    "what money is saved is promised, not provided": (
        plan(tasks=["（一）厉行节约。会议经费下降20%，行政经费年均递减5%。"]),
        [("target", "会议经费", None), ("target", "行政经费", None)],
    ),
    "an income is no money provided": (
        plan("到2020年，农村居民人均可支配收入达到1.8万元。"),
        [("target", "农村居民人均可支配收入", 2020)],
    ),
}


@pytest.mark.parametrize(("text", "expected"), KINDS.values(), ids=KINDS)
def test_the_kind_of_a_figure(text, expected):
    found = [(one.kind, one.indicator, one.year) for one in read(text).figures]
    assert found == expected
