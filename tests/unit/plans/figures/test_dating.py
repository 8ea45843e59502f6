"""The year of a figure that names none."""

import pytest

from shidian.plans import Context, context_of, read
from tests.unit.plans.made import plan

# Goals of a plan, and the years of their figures.
TABLE = {
    "of its own": (["到2017年，绿地率达到35%。"], [2017]),
    "of the clause before": (["到2017年，绿地率达到35%，公园达到5座。"], [2017, 2017]),
    "of the sentence before": (["到2017年，绿地率达到35%。公园达到5座。"], [2017, 2017]),
    "of the last sentence that names one": (
        ["到2017年，绿地率达到35%。到2020年，绿地率达到38%。公园达到9座。"],
        [2017, 2020, 2020],
    ),
    "none": (["绿地率达到35%。"], [None]),
    "not of a year that is compared with": (["绿地率比2013年提高5个百分点。"], [None]),
    "not of a sentence after": (["绿地率达到35%。到2017年，公园达到5座。"], [None, 2017]),
    "not of another part": (
        ["（一）绿地。到2017年，绿地率达到35%。", "（二）公园。公园达到5座。"],
        [2017, None],
    ),
    "of a sentence that opens a list": (
        ["到2020年，主要实现以下目标：", "——绿地率达到38%。", "——公园达到9座。"],
        [2020, 2020],
    ),
    "among them": (
        ["到2017年，落户农业转移人口30万人。其中本地农业转移人口18万人。"],
        [2017, 2017],
    ),
    "in brackets after": (["建成公园5座（2017年）。"], [2017]),
}


@pytest.mark.parametrize(("goals", "years"), TABLE.values(), ids=TABLE)
def test_the_year_of_a_figure(goals, years):
    assert [one.year for one in read(plan(*goals)).figures] == years


def test_facts_are_dated_by_the_sentence_before_and_areas_are_not():
    intro = "2013年，常住人口88.5万人。城镇人口40.2万人。土地面积1850平方公里。"
    found = read(plan(intro=intro)).figures
    assert [(one.unit, one.year) for one in found] == [
        ("万人", 2013),
        ("万人", 2013),
        ("平方公里", None),
    ]


def test_tasks_are_not_dated_by_the_sentence_before():
    text = plan(tasks=["（一）到2017年，建成学校5所。改造棚户区3000户。"])
    assert [one.year for one in read(text).figures] == [2017, None]


def test_what_stood_at_the_base_year_is_a_baseline():
    sentence = "绿地率在2014年达到33%，到2017年达到35%。"
    intro = "2014年，常住人口88.5万人。"
    kinds = [one.kind.value for one in read(plan(sentence, intro=intro)).figures]
    assert kinds == ["baseline", "baseline", "target"]
    undated = read(plan(sentence), Context(base_year=2013)).figures
    assert [one.kind.value for one in undated] == ["target", "target"]


RATES = {
    "before and after 2013": (
        "常住人口城镇化率和户籍人口城镇化率分别由2013年的50%、30%提高到2017年的55%、40%。",
        [(2013, 50), (2017, 55)],
        [(2013, 30), (2017, 40)],
    ),
    "two years in one clause": (
        "到2017年和2020年，常住人口城镇化率达到55%和60%，户籍人口城镇化率达到40%和46%。",
        [(2017, 55), (2020, 60)],
        [(2017, 40), (2020, 46)],
    ),
    "two rates in two years": (
        "到2017年和2020年，常住人口城镇化率和户籍人口城镇化率分别达到55%和60%、40%和46%。",
        [(2017, 55), (2020, 60)],
        [(2017, 40), (2020, 46)],
    ),
    "two years named once": (
        "2017、2020年常住人口城镇化率分别达到55%和60%，户籍人口城镇化率分别达到40%和46%。",
        [(2017, 55), (2020, 60)],
        [(2017, 40), (2020, 46)],
    ),
    "one word for both": (
        "到2017年末，常住、户籍人口城镇化率分别提升至55%、40%。",
        [(2017, 55)],
        [(2017, 40)],
    ),
    "one noun for both": (
        "到2017年末，常住人口和户籍人口城镇化率分别提升至55%、40%。",
        [(2017, 55)],
        [(2017, 40)],
    ),
    "named in the sentence before": (
        "2013年，常住人口城镇化率为50%、户籍人口城镇化率为30%。到2017年分别达到55%、40%；"
        "2020年分别达到60%、46%。",
        [(2013, 50), (2017, 55), (2020, 60)],
        [(2013, 30), (2017, 40), (2020, 46)],
    ),
    "两率": (
        "到2017年，常住人口城镇化率达到55%，户籍人口城镇化率达到40%，两率差距缩小到15个百分点；"
        "到2020年，两率分别达到60%和46%。",
        [(2017, 55), (2020, 60)],
        [(2017, 40), (2020, 46)],
    ),
    "one in brackets": (
        "到2017年，常住人口城镇化率达到55%（户籍人口城镇化率达到40%），到2020年达到60%。",
        [(2017, 55), (2020, 60)],
        [(2017, 40)],
    ),
    "the beginning in brackets": (
        "常住人口城镇化率达到55%（2013年为50%），户籍人口城镇化率达到40%（2013年为30%）。",
        [(2013, 50), (None, 55)],
        [(2013, 30), (None, 40)],
    ),
    "from and to": (
        "常住人口城镇化率由50%提高到2017年55%和2020年60%以上。",
        [(None, 50), (2017, 55), (2020, 60)],
        [],
    ),
    "by words": (
        "十二五末常住人口城镇化率达到53%，十三五末突破60%大关。",
        [(2015, 53), (2020, 60)],
        [],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("sentence", "resident", "registered"), RATES.values(), ids=RATES)
def test_the_two_rates_however_they_are_said(sentence, resident, registered, programme):
    found = read(plan(sentence), context_of(programme)).figures
    for code, levels in {
        "urbanization_rate_resident": resident,
        "urbanization_rate_hukou": registered,
    }.items():
        own = [one for one in found if one.indicator_code == code]
        assert sorted((one.value, one.year) for one in own) == [(v, y) for y, v in levels]


@pytest.mark.parametrize(
    ("lines", "years"),
    [
        (
            ["到2017年：", "1、绿地率达到35%（2013年为30%）。", "2、公园达到5座。"],
            [2017, 2013, 2017],
        ),
        (
            ["（一）2017年目标", "公园达到5座，其中2015年2座。", "绿地率达到35%。"],
            [2017, 2015, 2017],
        ),
    ],
    ids=["after a colon", "in a heading"],
)
def test_a_year_that_stands_over_a_list(lines, years):
    assert [one.year for one in read(plan(*lines)).figures] == years


def test_a_point_of_a_list_does_not_date_the_next():
    text = plan(
        tasks=["（一）一是发行债券8亿元，2015年发行；二是发行2016年债券；三是设立基金5亿元。"]
    )
    assert [one.year for one in read(text).figures] == [None, None]
