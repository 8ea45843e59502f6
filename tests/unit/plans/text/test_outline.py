"""The structure of a document: its plans, their headings, and which part a character stands in."""

import pytest

from shidian.plans import SECTIONS, Node, Plan, read
from shidian.plans.text.flow import flow
from shidian.plans.text.outline import plans

OUTLINE = """\
云湖县国家新型城镇化综合试点工作方案要点
云湖县2013年末户籍人口45.2万人。
一、总体目标
到2017年，户籍人口城镇化率达到40%。
二、主要任务
（一）建立成本分担机制
1.明确责任。由县财政承担。
2.落实资金。
——设立专项资金。
（二）推进行政管理创新
下放审批权限。
三、保障措施
加强组织领导。
"""
OTHER = OUTLINE.replace("云湖县", "江岭省双溪市").replace("45.2", "88.1")


def nodes(content: str) -> list[Node]:
    [only] = plans(flow(content))
    return list(only.nodes)


def at(plan: Plan, chars: str, words: str) -> int:
    return chars.index(words, plan.start)


def test_levels_and_headings():
    found = [(node.level, node.heading) for node in nodes(OUTLINE)]
    assert found == [
        (1, "一、总体目标"),
        (1, "二、主要任务"),
        (2, "（一）建立成本分担机制"),
        (3, "1.明确责任"),
        (3, "2.落实资金"),
        (4, "——设立专项资金"),
        (2, "（二）推进行政管理创新"),
        (1, "三、保障措施"),
    ]


CHAPTERS = """\
青坪市城镇化规划
第一章 发展目标
第一节 总体目标
绿地率达到38%。
第二章 重点任务
第一节 落户
放宽条件。
"""


def test_chapters_and_sections():
    found = [(node.level, node.heading) for node in nodes(CHAPTERS)]
    assert found == [
        (1, "第一章发展目标"),
        (2, "第一节总体目标"),
        (1, "第二章重点任务"),
        (2, "第一节落户"),
    ]


def test_a_node_ends_where_the_next_of_its_level_begins():
    text = flow(OUTLINE)
    first, tasks, sharing = nodes(OUTLINE)[:3]
    assert text.chars[first.start : first.end].endswith("40%。")
    assert text.chars[tasks.start : tasks.end].endswith("审批权限。")
    assert text.chars[sharing.start : sharing.end].endswith("专项资金。")
    assert text.chars[sharing.body : sharing.end].startswith("1.明确责任")


def test_every_node_keeps_its_place_in_the_file():
    content = OUTLINE.replace("\n", "\n\n")
    text = flow(content)
    for node in nodes(content):
        start, end = text.span(node.start, node.end)
        assert content[start:end].startswith(node.marker)


def test_the_sections_of_a_plan():
    text = flow(OUTLINE)
    [plan] = plans(text)
    places = {"45.2": "intro", "40%": "goal", "县财政": "task", "审批": "task", "领导": "measure"}
    found = {words: plan.section(at(plan, text.chars, words)) for words in places}
    assert found == places
    assert set(places.values()) == set(SECTIONS)


def test_the_headings_above_a_character():
    text = flow(OUTLINE)
    [plan] = plans(text)
    assert plan.heading(at(plan, text.chars, "45.2")) == ""
    place = at(plan, text.chars, "县财政")
    assert plan.heading(place) == "1.明确责任"
    assert [node.marker for node in plan.path(place)] == ["二、", "（一）", "1."]


def test_a_document_of_many_plans():
    content = f"总体实施方案\n一、总体要求\n积极稳妥推进。\n{OUTLINE}{OTHER}"
    text = flow(content)
    found = plans(text)
    assert [plan.place for plan in found] == ["", "云湖县", "江岭省双溪市"]
    assert [len(plan.nodes) for plan in found] == [1, 8, 8]
    assert [plan.start for plan in found[1:]] == [plan.end for plan in found[:-1]]
    assert found[-1].end == len(text.chars)
    reading = read(content)
    populations = [(one.pilot, f"{one.value}") for one in reading.figures if one.unit == "万人"]
    assert populations == [("云湖县", "45.2"), ("江岭省双溪市", "88.1")]


TITLES = {
    "a city": ("青坪市新型城镇化试点方案", "青坪市"),
    "a county of a province": ("江岭省云湖县国家新型城镇化综合试点工作方案要点", "江岭省云湖县"),
    "a town": ("云湖县东屿镇新型城镇化综合试点工作方案", "云湖县东屿镇"),
    "a plan of other words": ("青坪市推进新型城镇化行动计划", "青坪市"),
    "for some years": ("青坪市城镇化规划（2014—2020年）", "青坪市"),
}


@pytest.mark.parametrize(("title", "place"), TITLES.values(), ids=TITLES)
def test_the_title_names_the_place(title, place):
    found = plans(flow(f"{title}\n一、主要目标\n绿地率达到38%。\n"))
    assert [plan.place for plan in found] == [place]
    assert found[0].title == title


def test_a_text_without_title_or_headings():
    [plan] = plans(flow("绿地率达到38%。"))
    assert (plan.place, list(plan.nodes), plan.start, plan.end) == ("", [], 0, 9)
    assert (plan.section(3), plan.heading(3), plan.path(3)) == ("intro", "", [])


def test_numbers_inside_sentences_open_no_part():
    text = "一、主要目标\n绿地率达到38.5%，第一、第二产业协调，落户（一）类人员。\n"
    assert [node.heading for node in nodes(text)] == ["一、主要目标"]


def test_a_long_opening_is_no_heading():
    text = "青坪市新型城镇化试点方案\n（一）到2017年，绿地率达到38%，公园50座。\n"
    [node] = nodes(text)
    assert (node.marker, node.title) == ("（一）", "")


def test_no_text():
    [plan] = plans(flow(""))
    assert (plan.start, plan.end, plan.place) == (0, 0, "")
    assert list(read("").figures) == []
